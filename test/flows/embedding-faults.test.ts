import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { careCalls, documentText } from '../support/care-calls.ts'
import { count } from '../support/counts.ts'
import { type EmbeddingMode, type EmbeddingServer, startEmbeddingServer } from '../support/embedding-server.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder, until } from '../support/server.ts'

const dimensions = 32
const State = z.object({ state: z.looseObject({ articles: z.number(), embedded: z.number() }).nullable() })
const Found = z.looseObject({ passages: z.array(z.looseObject({ text: z.string() })), means: z.array(z.string()) })
const all: readonly EmbeddingMode[] = ['wrong_dimension', 'nan', 'zero', 'empty', 'too_few', 'rubbish', 'refusing']
/** Those that are not tried again for long come first. */
const faults = all.slice(-count(2, all.length))

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: EmbeddingServer
let product: Product
let calls: ReturnType<typeof careCalls>

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startEmbeddingServer(dimensions)
  const settings = {
    EMBED_BASE_URL: server.url,
    EMBED_MODEL: 'grams',
    EMBED_DIMENSIONS: String(dimensions),
    EMBED_BATCH: '40',
  }
  product = await openProduct({ directory: folder.path, settings })
  calls = careCalls(product)
  await until('A whole index', 60_000, state, (held) => held !== null && held.articles === held.embedded)
})
afterAll(async () => {
  await product?.close()
  await server?.close()
  await folder?.remove()
})

const state = async () => State.parse((await calls.get('kong', '/api/kb-vectors/state')).body).state
/** Embeds what is missing, once. @returns the status and, when it was not done, the sentence why */
async function embed(): Promise<readonly [number, string]> {
  const headers = {
    authorization: `Bearer ${product.localToken}`,
    'x-renshi-as': 'kong',
    'content-type': 'application/json',
  }
  const asked = new Request('http://127.0.0.1/api/kb-vectors/embed', { method: 'POST', headers, body: '{}' })
  const response = await product.api.request(asked)
  return [response.status, z.looseObject({ error: z.string().default('') }).parse(await response.json()).error]
}
const search = async (q: string) =>
  Found.parse((await calls.get('zhang', `/api/kb/search?q=${encodeURIComponent(q)}`)).body)

test.each(faults)(
  'row 58: what is published while the endpoint is %s is found by its words, has no wrong vector, and is embedded later',
  async (mode) => {
    server.mode(mode)
    const before = await state()
    const name = `天湖市${mode.replace('_', '')}灯笼办法`
    const meta = {
      ...{ doc: `${name}(2026-01-05)`, title: name, level: '单位制度', version_date: '2026-01-05' },
      ...{ effective_date: '2026-02-01', effective_date_source: 'header', audience: 'staff' },
    }
    const text = documentText(meta, `第一条　${mode.replace('_', '')}灯笼挂在东门。`)
    expect((await calls.publish(mode, text)).body).toMatchObject({ failed: [] })
    const refused = await embed()
    // A text that the endpoint refuses is left out; any other fault ends the run with a sentence that names it.
    if (mode !== 'refusing') expect(refused).toEqual([503, expect.stringMatching(/[\u4e00-\u9fff].*E_EMBED.*。/)])
    expect(await state()).toMatchObject({ articles: (before?.articles ?? 0) + 1, embedded: before?.embedded })
    const { passages, means } = await search(`${mode.replace('_', '')}灯笼挂在哪里`)
    expect([passages[0]?.text, means]).toEqual([expect.stringContaining('东门'), ['lexical']])
    server.mode('well')
    await until(
      'A whole index',
      60_000,
      async () => {
        await embed()
        return state()
      },
      (held) => held !== null && held.articles === held.embedded,
    )
    expect((await search('灯笼挂在哪里')).means).toContain('dense')
  },
  120_000,
)
