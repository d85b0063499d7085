import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { type Curators, curatorsOf } from '../support/curation.ts'
import { canary, docxFiles, docxOf, paragraph, rawZip, zipOf } from '../support/office-files.ts'
import { joinBytes, latin1, latinPdf, pdfOfPages } from '../support/pdf-files.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

/** Stands in every file; whoever finds it has been served what was refused. */
const trace = '琥珀色飞艇停泊费'
const body = paragraph(`第一条 ${trace}每日八百元。`)
const encoder = new TextEncoder()
const half = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share))

/** Files of bad-documents.md that end with a refusal whatever reads them, each with its row. */
const hostile: Readonly<Record<string, (canaryAddress: string) => Promise<Uint8Array> | Uint8Array>> = {
  'row 1 bomb-flat.docx': async () =>
    zipOf({ ...docxFiles({ body }), 'word/media/spaces.xml': Buffer.alloc(220 * 2 ** 20, 32) }, { level: 9 }),
  'row 3 bomb-nested.docx': async () => {
    let inner = await zipOf({ 'a.txt': trace })
    for (let depth = 0; depth < 5; depth++) inner = await zipOf({ 'inner.zip': inner })
    return inner
  },
  'row 4 lying-size.docx': () =>
    rawZip([{ name: 'word/document.xml', content: Buffer.alloc(2 ** 20, 32), times: 300, statedSize: 1024 }]),
  'row 5 entries.xlsx': async () => zipOf(Array.from({ length: 3000 }, (_, at) => [`xl/${at}.xml`, ''] as const)),
  'row 6 slip.docx': () => rawZip([{ name: '../../evil.txt', content: encoder.encode(trace) }]),
  'row 7 symlink.docx': async () =>
    zipOf({ ...docxFiles({ body }), 'word/link': '/etc/passwd' }, { modes: { 'word/link': 0o120777 } }),
  'row 8 dup-entry.docx': async () =>
    zipOf([...Object.entries(docxFiles({ body })), ['word/document.xml', '<w:document/>']]),
  'row 9 xxe.docx': async (address) =>
    zipOf({
      ...docxFiles({ body }),
      'word/document.xml': `<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "${address}">]><w:document>&e;&h;</w:document>`,
    }),
  'row 13 macro-renamed.docx': async () =>
    docxOf({ body, files: { 'word/vbaProject.bin': encoder.encode('Attribute VB_Name') } }),
  'row 26 old.doc': () =>
    joinBytes([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), new Uint8Array(4096)]),
  'row 27 truncated.docx': async () => half(await docxOf({ body }), 0.5),
  'row 27 truncated.pdf': () => half(latinPdf([['Hello']]), 0.5),
  'row 29 random.pdf': () => {
    const bytes = new Uint8Array(2 ** 20)
    for (let at = 0, state = 7; at < bytes.length; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      bytes[at] = state >>> 16
    }
    return joinBytes([latin1('%PDF-1.7\n'), bytes])
  },
  'row 30 polyglot.pdf': async () => joinBytes([latinPdf([['Hello']]), await zipOf({ 'a.txt': trace })]),
  'row 31 program.pdf': () => joinBytes([latin1('MZ'), new Uint8Array(2000)]),
  'row 31 page.docx': () => encoder.encode(`<html><body>${trace}</body></html>`),
  'row 31 empty.md': () => new Uint8Array(0),
  'row 36 many-pages.pdf': () => pdfOfPages(Array.from({ length: 501 }, () => ({ content: '' }))),
  'row 37 scan-only.pdf': () => pdfOfPages([{ content: '' }]),
  'row 41 long.txt': () => encoder.encode(trace.repeat(260_000)),
}

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let kb: Curators
let listened: Awaited<ReturnType<typeof canary>>

const Imported = z.object({
  imported: z.array(z.looseObject({ doc: z.string() })),
  failed: z.array(z.object({ name: z.string(), reason: z.string() })),
})
const library = async () => JSON.stringify((await kb.get('kong', 'list')).body)
const ownTemporary = async () => (await readdir(tmpdir())).filter((name) => /renshi-(?:read|import|upload)/.test(name))
/** Resident memory of the server in MiB; 0 where the machine does not tell. */
async function memoryOf({ pid }: Server): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
  kb = curatorsOf(server)
  listened = await canary()
  await server.chat('zhang', { text: '年休假可以跨年安排吗' })
})
afterAll(async () => {
  await server?.stop()
  await listened?.close()
  await folder?.remove()
})

test.each(Object.entries(hostile))(
  'T-18: %s is refused with a sentence, and the server goes on',
  async (name, make) => {
    const before = await library()
    const base64 = Buffer.from(await make(listened.address)).toString('base64')
    const body = { files: [{ name, base64 }], collection: 'handbook', publish: true, approvedBy: 'kong2' }
    const sending = kb.post('kong', 'import', body)
    // Others are answered meanwhile, each for its own sake.
    const others = await Promise.all([server.request('/health', ''), server.request('/api/session', 'zhang')])
    expect(others.map(({ status }) => status)).toEqual([200, 200])
    const { status, body: answer } = await sending
    const said = JSON.stringify(answer)
    expect(status, said).toBeLessThan(500)
    expect(said).not.toMatch(/node_modules|\n\s+at |root:x:/)
    if (status === 200) {
      const { imported, failed } = Imported.parse(answer)
      expect(imported).toEqual([])
      expect(failed).toMatchObject([{ name, reason: expect.stringMatching(/[\u4e00-\u9fff].*。$/) }])
    }
    expect(JSON.stringify((await kb.get('zhang', 'search', { q: `${trace}每日多少` })).body)).not.toContain(trace)
    expect(await library()).toBe(before)
    expect(listened.hits()).toBe(0)
  },
  120_000,
)

test('T-18: after all of them the server serves as before, and nothing was left behind', async () => {
  expect((await server.chat('zhang', { text: '年休假可以跨年安排吗' })).answer).toContain('年休假')
  expect(await ownTemporary()).toEqual([])
  expect(await memoryOf(server)).toBeLessThan(1024)
  const { body } = await kb.get('kong', 'list', { state: 'draft' })
  expect(body.items).toEqual([])
})
