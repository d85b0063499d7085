import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { type BadFile, badFiles } from '../support/bad-files.ts'
import { isFull } from '../support/counts.ts'
import { canary, docxOf, paragraph } from '../support/office-files.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let bird: Awaited<ReturnType<typeof canary>>
beforeAll(async () => {
  bird = await canary()
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
  await bird?.close()
})

const Answer = z.looseObject({
  error: z.string().optional(),
  code: z.string().optional(),
  imported: z.array(z.looseObject({ name: z.string(), held: z.string().nullable() })).default([]),
  existing: z.array(z.unknown()).default([]),
  failed: z.array(z.object({ name: z.string(), code: z.string(), reason: z.string() })).default([]),
})

async function upload(name: string, bytes: Uint8Array, more: object = {}) {
  const files = [{ name, base64: Buffer.from(bytes).toString('base64') }]
  const body = JSON.stringify({ files, collection: 'handbook', publish: true, approvedBy: 'kong2', ...more })
  const headers = { 'content-type': 'application/json' }
  const response = await server.request('/api/kb/import', 'kong', { method: 'POST', headers, body })
  return { status: response.status, ...Answer.parse(await response.json()) }
}
const isAlive = async () => (await server.request('/health', 'kong')).ok

/** Rows whose files are large or slow, which the full size alone brings in over HTTP. */
const heavy = new Set([1, 4, 5, 10, 23, 28, 35, 36, 41, 42])
const wanted = ({ row }: BadFile, at: number, all: readonly BadFile[]) =>
  isFull || (!heavy.has(row) && all.findIndex((one) => one.row === row) === at)

test('rows 1 to 53: a child server answers each file with a typed refusal or a document, never 5xx, and others meanwhile', async () => {
  for (const { row, name, bytes, expect: expected } of (await badFiles(bird.address)).filter(wanted)) {
    const uploading = upload(name, bytes)
    expect(await isAlive()).toBe(true)
    const { status, error, code, imported, failed } = await uploading
    const outcome = code ?? (imported[0]?.held === null ? 'published' : 'held')
    const fits = expected.some((one) => one === outcome)
    expect([row, name, status, fits ? '' : outcome]).toEqual([row, name, failed.length > 0 ? 422 : 200, ''])
    if (error) expect(error).toMatch(/^[^\n<>]*\p{Script=Han}[^\n<>]*$/u)
    expect(JSON.stringify([imported, failed])).not.toMatch(/node_modules|at \w+ \(|<img/)
  }
  expect(bird.hits()).toBe(0)
  expect(await isAlive()).toBe(true)
  expect((await readdir(tmpdir())).filter((name) => /upload|multipart/i.test(name))).toEqual([])
}, 600_000)

test('row 52: a mark of secrecy is told to whoever answers for security, and to nobody else', async () => {
  const bytes = await docxOf(paragraph('绝密★长期') + paragraph('第一条 布防要点。'))
  const refused = await upload('布防要点.docx', bytes)
  expect(refused).toMatchObject({ status: 422, code: 'E_CLASSIFIED', imported: [] })
  const Notices = z.object({ items: z.array(z.looseObject({ kind: z.string() })) })
  const noticesOf = async (as: string) =>
    JSON.stringify(
      Notices.parse(await (await server.request('/api/notices', as)).json()).items.filter(
        ({ kind }) => kind === 'security',
      ),
    )
  expect(await noticesOf('shi')).toContain('涉密标志')
  expect(await noticesOf('shi')).not.toContain('布防')
  expect(await noticesOf('kong2')).toBe('[]')
})

test('row 55: parallel uploads of one file make one version', async () => {
  const bytes = await docxOf(paragraph('第一条 食堂十一点半开餐。'))
  const answers = await Promise.all(Array.from({ length: 50 }, () => upload('食堂办法.docx', bytes)))
  expect(answers.filter(({ imported }) => imported.length === 1)).toHaveLength(1)
  expect(answers.filter(({ existing }) => existing.length === 1)).toHaveLength(49)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
}, 120_000)

describe('row 54: how an upload comes', () => {
  /** Sends bytes as they are and gives the status line of the answer; '' when the connection is closed without one. */
  function raw(lines: readonly string[], body: Uint8Array | string = '', end = false): Promise<string> {
    const { hostname, port } = new URL(server.address)
    return new Promise((resolve) => {
      let answer = ''
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `${[...lines, `host: ${hostname}:${port}`, `authorization: Bearer ${server.token}`, 'x-renshi-as: kong', 'content-type: application/json'].join('\r\n')}\r\n\r\n`,
        )
        socket.write(body)
        if (end) socket.end()
      })
      socket.on('data', (chunk) => {
        answer += chunk.toString('utf8')
        if (answer.includes('\r\n')) socket.destroy()
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    })
  }
  const post = 'POST /api/kb/import HTTP/1.1'

  test('more than may be is refused by its length at once, and by its count when it says none', async () => {
    expect(await raw([post, 'content-length: 400000000'])).toContain('413')
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 32), Buffer.from('\r\n')])
    const forever = Buffer.concat(Array.from({ length: 40 }, () => chunk))
    expect(await raw([post, 'transfer-encoding: chunked'], forever)).toMatch(/413|^$/)
  })

  test('a length that is wrong, parts of a form and long headers are refused', async () => {
    expect(await raw([post, 'content-length: 4'], '{"files":[]}')).toContain('400')
    expect(await raw([post, 'content-length: x'], '{}')).toContain('400')
    expect(await raw([post, `x-long: ${'a'.repeat(1_000_000)}`])).toMatch(/431|^$/)
    const form = Array.from(
      { length: 10_000 },
      (_, at) => `--b\r\ncontent-disposition: form-data; name="f"; filename="${at}"\r\n\r\na\r\n`,
    ).join('')
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const response = await server.request('/api/kb/import', 'kong', { method: 'POST', headers, body: `${form}--b--` })
    expect(response.status).toBe(400)
  })

  test('one that breaks off leaves nothing, and the next one is served', async () => {
    const { hostname, port } = new URL(server.address)
    await new Promise<void>((resolve) => {
      const headers = {
        authorization: `Bearer ${server.token}`,
        'x-renshi-as': 'kong',
        'content-type': 'application/json',
        'content-length': '1000000',
      }
      const asked = httpRequest({ hostname, port, method: 'POST', path: '/api/kb/import', headers })
      asked.on('error', () => resolve())
      asked.write(Buffer.alloc(990_000, 32), () => asked.destroy(new Error('gone')))
    })
    expect(await upload('会务办法.md', new TextEncoder().encode('第一条 会务由办公室负责。'))).toMatchObject({
      status: 200,
      failed: [],
    })
  })

  test('the same field twice, no files and no base64 are told of', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const body of ['{"files":[],"files":[]}', '{"files":[{"name":"a.md","base64":"%"}]}', '[', ''])
      expect((await server.request('/api/kb/import', 'kong', { method: 'POST', headers, body })).status).toBe(400)
  })
})
