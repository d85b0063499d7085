import { createCipheriv, createDecipheriv, createHash, type Hash, randomBytes, scryptSync } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { PassThrough, type Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from '#sdk'

/** A backup cannot be used as it is: another format, damaged, cut off, or sealed with another key. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable'
  readonly code = 'backup_unusable'
}

const Header = z.object({
  renshi: z.literal('backup'),
  version: z.literal(1),
  sealed: z.boolean(),
  salt: z.string(),
  iv: z.string(),
})
type Header = z.output<typeof Header>
const Begin = z.object({ begin: z.string(), about: z.unknown() })
const End = z.object({ end: z.string(), rows: z.number().int(), sha256: z.string() })
const Done = z.object({ done: z.number().int() })
const Mark = z.union([End, Done, Begin])

/** One part as it goes into a backup: a table or a file, in lines. */
export type PartWriter = (name: string, about: unknown, lines: AsyncIterable<readonly string[]>) => Promise<number>

/** What reads a backup part by part. */
export type PartReader = {
  begin(name: string, about: unknown): Promise<void>
  lines(lines: readonly string[]): Promise<void>
  end(rows: number): Promise<void>
}

const tagBytes = 16
const batch = 500

function keyOf(secret: string, { salt }: Header): Buffer {
  return scryptSync(secret, Buffer.from(salt, 'base64'), 32)
}

/**
 * Writes a backup as one file: a line that says what it is, then compressed lines, sealed with AES-256-GCM where there
 * is a secret. The file has its name only when it is whole and on disk.
 * @param secret null = not sealed
 */
export async function writeBackup(
  file: string,
  secret: string | null,
  work: (part: PartWriter) => Promise<void>,
): Promise<void> {
  const header: Header = {
    ...{ renshi: 'backup', version: 1, sealed: secret !== null },
    ...{ salt: randomBytes(16).toString('base64'), iv: randomBytes(12).toString('base64') },
  }
  const unfinished = `${file}.unfinished`
  const target = createWriteStream(unfinished, { mode: 0o600 })
  target.write(`${JSON.stringify(header)}\n`)
  const gzip = createGzip({ level: 4 })
  const cipher =
    secret === null ? null : createCipheriv('aes-256-gcm', keyOf(secret, header), Buffer.from(header.iv, 'base64'))
  const flowing = cipher ? pipeline(gzip, cipher, target, { end: false }) : pipeline(gzip, target, { end: false })
  flowing.catch(() => {})
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), flowing])
  }
  try {
    let parts = 0
    await work(async (name, about, lines) => {
      await write(JSON.stringify({ begin: name, about }))
      const sum = createHash('sha256')
      let rows = 0
      for await (const some of lines)
        for (const line of some) {
          sum.update(line).update('\n')
          await write(`=${line}`)
          rows += 1
        }
      await write(JSON.stringify({ end: name, rows, sha256: sum.digest('hex') }))
      parts += 1
      return rows
    })
    await write(JSON.stringify({ done: parts }))
    gzip.end()
    await flowing
    target.end(cipher ? cipher.getAuthTag() : undefined)
    await finished(target)
    const handle = await open(unfinished, 'r+')
    await handle.sync()
    await handle.close()
    await rename(unfinished, file)
  } catch (error) {
    target.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}

async function readHeader(file: string): Promise<{ header: Header; start: number }> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
    const end = buffer.subarray(0, bytesRead).indexOf(10)
    const header = Header.safeParse(parseJson(buffer.subarray(0, Math.max(end, 0)).toString('utf8')))
    if (!header.success) throw new BackupUnusable(`${file} 不是本产品的备份文件。It is no backup of this product.`)
    return { header: header.data, start: end + 1 }
  } finally {
    await handle.close()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function plainLines(file: string, secret: string | null): Promise<Readable> {
  const { header, start } = await readHeader(file)
  if (header.sealed && secret === null)
    throw new BackupUnusable('备份已加密，请设 RENSHI_BACKUP_KEY。The backup is sealed; set RENSHI_BACKUP_KEY.')
  const { size } = await stat(file)
  const out = new PassThrough()
  const gunzip = createGunzip()
  if (!header.sealed || secret === null) {
    pipeline(createReadStream(file, { start }), gunzip, out).catch((error: Error) => out.destroy(error))
    return out
  }
  const handle = await open(file, 'r')
  const { buffer: tag } = await handle.read(Buffer.alloc(tagBytes), 0, tagBytes, size - tagBytes)
  await handle.close()
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, header), Buffer.from(header.iv, 'base64'))
  decipher.setAuthTag(tag)
  const sealed = createReadStream(file, { start, end: size - tagBytes - 1 })
  pipeline(sealed, decipher, gunzip, out).catch((error: Error) => out.destroy(error))
  return out
}

function damaged(): BackupUnusable {
  return new BackupUnusable(
    '备份文件已损坏、不完整或密钥不对，没有恢复任何内容。The backup is damaged, cut off or sealed with another key; nothing was restored.',
  )
}

type Open = { readonly name: string; readonly sum: Hash; rows: number; held: string[] }

/** Takes the lines of a backup one by one. */
function createParser(reader: PartReader) {
  let part: Open | null = null
  let parts = 0
  let isDone = false
  const row = async (line: string) => {
    if (part === null) throw damaged()
    part.sum.update(line).update('\n')
    part.rows += 1
    part.held.push(line)
    if (part.held.length < batch) return
    await reader.lines(part.held)
    part.held = []
  }
  const end = async (ended: Open, said: z.output<typeof End>) => {
    if (said.end !== ended.name || said.rows !== ended.rows || said.sha256 !== ended.sum.digest('hex')) throw damaged()
    if (ended.held.length > 0) await reader.lines(ended.held)
    await reader.end(ended.rows)
    parts += 1
    part = null
  }
  const mark = async (line: string) => {
    const said = Mark.safeParse(parseJson(line))
    if (!said.success || isDone) throw damaged()
    if ('end' in said.data) {
      if (part === null) throw damaged()
      return end(part, said.data)
    }
    if (part !== null) throw damaged()
    if ('done' in said.data) {
      if (said.data.done !== parts) throw damaged()
      isDone = true
      return
    }
    part = { name: said.data.begin, sum: createHash('sha256'), rows: 0, held: [] }
    await reader.begin(said.data.begin, said.data.about)
  }
  return {
    take: (line: string) => (line.startsWith('=') ? row(line.slice(1)) : mark(line)),
    isDone: () => isDone,
  }
}

/**
 * Reads a backup whole and checks the sum of every part.
 * @throws BackupUnusable for one that is damaged, cut off, no backup, or sealed with another key
 */
export async function readBackup(file: string, secret: string | null, reader: PartReader): Promise<void> {
  const source = await plainLines(file, secret)
  let failed: Error | null = null
  source.on('error', (error) => {
    failed = error
  })
  const { take, isDone } = createParser(reader)
  try {
    for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) await take(line)
  } catch (error) {
    if (error === failed) throw damaged()
    throw error
  }
  if (failed !== null || !isDone()) throw damaged()
}
