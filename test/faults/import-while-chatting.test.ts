import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { count } from '../support/counts.ts'
import { curatorsOf } from '../support/curation.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

const imports = count(15, 50)
const pages = 500
/** A conversation is answered within this time whatever is imported, in milliseconds; generous for a busy machine. */
const patienceMs = 20_000

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

/** Distinct sentences of a page's length, so that nothing of them compresses into a few terms. */
function page(document: number, number: number): string {
  const words = Array.from({ length: 40 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((document * 977 + number * 131 + at * 61) % 20_000)),
  )
  const lines = Array.from(
    { length: 12 },
    (_, at) => `第${at + 1}柜存放${words.slice(at, at + 12).join('')}等器材，领用登记号${document}${number}${at}。`,
  )
  return `第${number}条 ${lines.join('')}`
}

function file(document: number, length: number): { readonly name: string; readonly base64: string } {
  const name = `器材目录${document}`
  const head = `---\ndoc: "${name}(2026-01-05)"\ntitle: "${name}"\nversion_date: "2026-01-05"\neffective_date: "2026-02-01"\neffective_date_source: "text"\naudience: "staff"\n---\n`
  const text = Array.from({ length }, (_, at) => page(document, at + 1)).join('\n\n')
  return { name: `${name}.md`, base64: Buffer.from(head + text).toString('base64') }
}

const Imported = z.object({
  imported: z.array(z.looseObject({ doc: z.string(), articles: z.number() })),
  failed: z.array(z.unknown()),
})
const Listed = z.object({ items: z.array(z.looseObject({ doc: z.string(), articles: z.number(), state: z.string() })) })

test(`R-16: a document of ${pages} pages and ${imports} imports at once; conversations are answered and nothing is lost`, async () => {
  const kb = curatorsOf(server)
  const send = async (files: readonly { name: string; base64: string }[]) => {
    const { status, body } = await kb.post('kong', 'import', {
      files,
      collection: 'handbook',
      publish: true,
      approvedBy: 'kong2',
    })
    expect(status, JSON.stringify(body)).toBe(200)
    return Imported.parse(body)
  }
  const ask = async (as: string, round: number) => {
    const from = performance.now()
    const { status, answer } = await server.chat(as, { text: '年休假可以跨年安排吗' }, `r16-${as}-${round}`)
    expect([status, answer]).toEqual([200, expect.stringContaining('年休假')])
    return performance.now() - from
  }
  const quiet = await ask('zhang', 0)
  let running = true
  // Every few of the same file, as several people send what one of them has sent already.
  const sent = Array.from({ length: imports }, (_, at) => send([file(Math.floor(at / 3), 20)]))
  const all = Promise.all([send([file(1000, pages)]), ...sent]).finally(() => {
    running = false
  })
  const times: number[] = []
  const talk = async (as: string) => {
    for (let round = 1; running; round++) times.push(await ask(as, round))
  }
  const talking = Promise.all(['zhang', 'li', 'wang'].map(talk))
  const [results] = await Promise.all([all, talking])
  times.sort((a, b) => a - b)
  const worst = times.at(-1) ?? 0
  process.stdout.write(
    `R-16: ${times.length} answers while ${imports} imports and one of ${pages} pages ran; quiet ${quiet.toFixed(0)} ms, median ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, longest ${worst.toFixed(0)} ms\n`,
  )
  expect(times.length).toBeGreaterThan(0)
  expect(worst).toBeLessThan(patienceMs)
  expect(results.flatMap(({ failed }) => failed)).toEqual([])
  const { items } = Listed.parse((await kb.get('kong', 'list')).body)
  const catalogues = items.filter(({ doc, state }) => doc.startsWith('器材目录') && state === 'published')
  // Each file is one version, whoever sent it again at the same time.
  expect(catalogues).toHaveLength(1 + Math.ceil(imports / 3))
  expect(items.filter(({ doc }) => doc.startsWith('器材目录'))).toHaveLength(catalogues.length)
  expect(catalogues.find(({ doc }) => doc === '器材目录1000(2026-01-05)')?.articles).toBe(pages)
  for (const { doc, articles } of catalogues) expect([doc, articles === 20 || articles === pages]).toEqual([doc, true])
  const last = new URLSearchParams({ document: '器材目录1000(2026-01-05)', article: `第${pages}条` })
  expect(await (await server.request(`/api/article?${last}`, 'zhang')).text()).toContain(`领用登记号1000${pages}`)
}, 300_000)
