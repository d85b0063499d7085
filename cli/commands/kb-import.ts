import { basename } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { type FoundFile, findFiles, readFound } from '../../knowledge/read/folder.ts'
import type { SourceFile } from '../../knowledge/read/source.ts'
import { type Connection, connect } from '../connect.ts'
import { CommandFailed, print, printJson, UsageError } from '../output.ts'
import { bodyOf } from '../post.ts'
import { severities } from './kb-findings.ts'

const mostFiles = 8
const megabyte = 1024 * 1024
/** One request of files, before they are written as base64. */
const mostBytes = 20 * megabyte

const Finding = z.looseObject({ id: z.string(), severity: z.string(), sentence: z.string() })
const Imported = z.object({
  imported: z.array(
    z.object({
      ...{ name: z.string(), doc: z.string(), articles: z.number(), state: z.string() },
      sameAs: z.string().nullable(),
      held: z.string().nullable(),
      findings: z.array(Finding),
      toConfirm: z.array(
        z.object({
          ...{ field: z.string(), label: z.string(), readFrom: z.string() },
          value: z.union([z.string(), z.array(z.string())]).nullable(),
        }),
      ),
    }),
  ),
  unchanged: z.array(z.string()),
  existing: z.array(z.object({ name: z.string(), doc: z.string(), reason: z.string() })),
  failed: z.array(z.object({ name: z.string(), code: z.string(), reason: z.string() })),
})
type Imported = z.output<typeof Imported>

/** What `kb import` is given. */
export type ImportOptions = {
  readonly as: string
  readonly approvedBy?: string
  readonly publish: boolean
  readonly collection: string
  readonly audience: readonly string[]
  readonly json: boolean
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function toSend({ name, bytes, questions }: SourceFile) {
  // The folders of this machine are nobody's business there.
  return { name: basename(name), base64: base64(bytes), ...(questions ? { questionsBase64: base64(questions) } : {}) }
}

/** Files in parts that one request takes, in their order. */
function batches(files: readonly FoundFile[]): readonly (readonly FoundFile[])[] {
  const parts: FoundFile[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const file of files) {
    const last = parts.at(-1)
    if (last && last.length < mostFiles && size + file.size <= mostBytes) {
      last.push(file)
      size += file.size
    } else {
      parts.push([file])
      size = file.size
    }
  }
  return parts
}

function tooLarge({ name }: FoundFile) {
  const reason = `文件超过 ${mostBytes / megabyte} MB 的上限。请拆成几个较小的文件后再导入。`
  return { name: basename(name), code: 'E_SIZE', reason }
}

/** Sends some files; a part of which none went in is told of like any other. */
async function sendPart(
  connection: Connection,
  part: readonly FoundFile[],
  { as, publish, approvedBy, collection, audience }: ImportOptions,
): Promise<Imported> {
  const files = (await Promise.all(part.map(readFound))).map(toSend)
  const body = { files, publish, collection, audience, ...(approvedBy ? { approvedBy } : {}) }
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', as, headers, body: JSON.stringify(body) }
  const response = await connection.request('/api/kb/import', init)
  return Imported.parse(response.status === 422 ? await response.json() : await bodyOf(response))
}

async function importAll(
  connection: Connection,
  files: readonly FoundFile[],
  options: ImportOptions,
  onDone: (files: readonly FoundFile[]) => void,
): Promise<Imported> {
  const large = files.filter(({ size }) => size > mostBytes)
  const total: Imported = { imported: [], unchanged: [], existing: [], failed: large.map(tooLarge) }
  onDone(large)
  for (const part of batches(files.filter(({ size }) => size <= mostBytes))) {
    const done = await sendPart(connection, part, options)
    total.imported.push(...done.imported)
    total.unchanged.push(...done.unchanged)
    total.existing.push(...done.existing)
    total.failed.push(...done.failed)
    onDone(part)
  }
  return total
}

/** Imports files, folders and archives; a damaged file is named with the reason and the rest go in. */
export async function importFiles(config: Config, paths: readonly string[], options: ImportOptions): Promise<void> {
  const files = await findFiles(paths).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new UsageError(`没有这个文件或目录：${error.path ?? paths.join(' ')}。请检查路径。`)
    throw error
  })
  if (files.length === 0)
    throw new UsageError('这里没有可导入的文件（.md、.txt、.docx、.pdf、.xlsx、.csv、.html 或 .zip）。')
  const connection = await connect(config)
  try {
    const bar = new SingleBar(
      {
        format: '导入 {bar} {percentage}% {value}/{total} 用时 {duration_formatted} {name}',
        hideCursor: true,
        stream: process.stderr,
        noTTYOutput: !options.json,
        notTTYSchedule: 5000,
      },
      Presets.shades_classic,
    )
    bar.start(files.length, 0, { name: '' })
    const onDone = (part: readonly FoundFile[]) =>
      bar.increment(part.length, { name: basename(part.at(-1)?.name ?? '') })
    const total = await importAll(connection, files, options, onDone).finally(() => bar.stop())
    report(total, files.length, options.json)
  } finally {
    await connection.close()
  }
}

/** What somebody has to look at in a document that went in. */
function reportOne({ name, doc, sameAs, held, findings, toConfirm }: Imported['imported'][number]): void {
  if (sameAs) print(`注意：《${doc}》的正文与《${sameAs}》完全相同。`)
  if (held) print(`未发布 ${name}，仍是草稿：${held}`)
  for (const { id, severity, sentence } of findings)
    if (!held || severity === 'note')
      print(`  《${doc}》检查结果 ${id}（${severities[severity] ?? severity}）：${sentence}`)
  for (const { field, label, value, readFrom } of toConfirm)
    print(`  《${doc}》待确认 ${label}（${field}）：${String(value ?? '')}，${readFrom}`)
}

function report(total: Imported, files: number, json: boolean): void {
  const { imported, unchanged, failed } = total
  const articles = imported.reduce((sum, { articles: count }) => sum + count, 0)
  if (json) printJson({ files, articles, ...total })
  else {
    print(
      `共 ${files} 份：导入 ${imported.length} 份（${articles} 条），已存在未变 ${unchanged.length} 份，未能导入 ${failed.length} 份。`,
    )
    for (const one of imported) reportOne(one)
    for (const { name, code, reason } of failed) print(`✘ ${name}：${reason}（${code}）`)
  }
  if (imported.length + unchanged.length === 0) throw new CommandFailed('没有一份文件能导入，原因见上。')
}
