import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEmbeddings, type EmbeddingSettings, type Embeddings } from '../../../../knowledge/vectors/client.ts'
import { createReranker } from '../../../../knowledge/vectors/rerank.ts'
import {
  type EmbeddingMode,
  type EmbeddingServer,
  embedText,
  startEmbeddingServer,
} from '../../../support/embedding-server.ts'

const dimensions = 32
let server: EmbeddingServer
let waits: number[]

beforeAll(async () => {
  server = await startEmbeddingServer(dimensions)
})
afterAll(() => server.close())
beforeEach(() => {
  server.mode('well')
  waits = []
})

function client(more: Partial<EmbeddingSettings> = {}): Embeddings {
  const retrying = {
    random: () => 0.5,
    pause: async (ms: number) => {
      waits.push(ms)
    },
  }
  const own = { baseUrl: server.url, model: 'grams', apiKey: () => 'key-1', fetch, instruction: undefined }
  return createEmbeddings({ ...own, dimensions, batch: 4, timeoutMs: 2000, ...more }, retrying)
}

const close = (one: Float32Array | undefined, other: readonly number[]) =>
  one?.every((value, at) => Math.abs(value - (other[at] as number)) < 1e-4)

describe('the client of an embeddings endpoint', () => {
  test('gives each text its vector, of length 1, and sends the key', async () => {
    const vectors = await client().documents(['年休假', '病假'])
    expect(close(vectors[0], embedText('年休假', dimensions))).toBe(true)
    expect(close(vectors[1], embedText('病假', dimensions))).toBe(true)
    expect(vectors.map((vector) => Math.hypot(...vector))).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)])
    expect(server.keys.at(-1)).toBe('Bearer key-1')
  })

  test('reads an answer in another order by its numbers', async () => {
    server.mode('shuffled')
    const vectors = await client().documents(['年休假', '病假', '加班'])
    for (const [at, text] of ['年休假', '病假', '加班'].entries())
      expect(close(vectors[at], embedText(text, dimensions)), text).toBe(true)
  })

  test.each<[EmbeddingMode, string, number]>([
    ['busy', 'busy', 5],
    ['broken', 'busy', 5],
    ['rubbish', 'garbled', 5],
    ['nan', 'garbled', 5],
    ['null', 'not_finite', 5],
    ['infinite', 'not_finite', 5],
    ['empty', 'empty', 5],
    ['zero', 'empty', 5],
    ['nothing', 'empty', 5],
    ['too_few', 'order', 5],
    ['unordered', 'order', 5],
    ['twice', 'order', 5],
    // It asks once more with the dimension it wants.
    ['wrong_dimension', 'dimension', 10],
    ['refusing', 'refused', 1],
  ])('an endpoint that is %s gives E_EMBED (%s), after %i requests', async (mode, reason, requests) => {
    server.mode(mode)
    const before = server.requests.length
    await expect(client().documents(['年休假', '病假'])).rejects.toMatchObject({ code: 'E_EMBED', reason })
    expect(server.requests.length - before).toBe(requests)
  })

  test('tries again with growing pauses and goes on when it works again', async () => {
    server.mode('broken', 3)
    await expect(client().documents(['年休假'])).resolves.toHaveLength(1)
    expect(waits).toEqual([400, 800, 1600])
    waits = []
    server.mode('busy', 1)
    await client().documents(['年休假'])
    expect(waits).toEqual([0])
  })

  test('ends after its time, and nobody is there without an endpoint', async () => {
    server.mode('hanging')
    await expect(client({ timeoutMs: 80 }).query('年休假', { timeoutMs: 80 })).rejects.toMatchObject({
      reason: 'timeout',
    })
    await expect(client({ baseUrl: 'http://127.0.0.1:9' }).documents(['年休假'])).rejects.toMatchObject({
      reason: 'unreachable',
    })
  })

  test('stops when it is told to', async () => {
    server.mode('hanging')
    const end = new AbortController()
    const running = client().documents(['年休假'], end.signal)
    setTimeout(() => end.abort(new Error('enough')), 30)
    await expect(running).rejects.toThrow('enough')
  })

  test('asks for the dimension where the plain answer has another, and remembers that', async () => {
    const asked: unknown[] = []
    const shortening: typeof fetch = async (_url, init) => {
      const body = JSON.parse(String(init?.body)) as { input: string[]; dimensions?: number }
      asked.push(body.dimensions)
      const data = body.input.map((text, index) => ({ index, embedding: embedText(text, body.dimensions ?? 64) }))
      return Response.json({ data })
    }
    const embeddings = client({ fetch: shortening })
    await embeddings.documents(['年休假'])
    await embeddings.documents(['病假'])
    expect(asked).toEqual([undefined, 32, 32])
  })

  test('tells the model what a question is for, and documents nothing', async () => {
    await client({ instruction: '查法规' }).query('年假几天', { timeoutMs: 500 })
    expect(server.texts.at(-1)).toBe('Instruct: 查法规\nQuery:年假几天')
    await client({ instruction: 'query: {query}' }).query('$& 几天', { timeoutMs: 500 })
    expect(server.texts.at(-1)).toBe('query: $& 几天')
    await client({ instruction: '查法规' }).documents(['第一条'])
    expect(server.texts.at(-1)).toBe('第一条')
  })

  test('a fault tells neither the text nor what was received', async () => {
    server.mode('rubbish')
    const error = await client()
      .documents(['秘密的内容'])
      .catch((fault: unknown) => fault)
    expect(JSON.stringify(error) + String(error) + (error as Error).stack).not.toMatch(/秘密|html/)
  })
})

describe('the client of a rerank endpoint', () => {
  const reranker = () => createReranker({ baseUrl: server.url, model: 'cross', apiKey: () => undefined, fetch })
  const texts = ['食堂开放时间', '年休假天数', '出差补助']

  test('orders all texts, best first', async () => {
    expect(await reranker().order('年休假有几天', texts, { timeoutMs: 500 })).toEqual([
      1,
      expect.any(Number),
      expect.any(Number),
    ])
  })

  test.each<[EmbeddingMode, string]>([
    ['too_few', 'garbled'],
    ['rubbish', 'garbled'],
    ['busy', 'busy'],
    ['hanging', 'timeout'],
  ])('of an endpoint that is %s nothing is used (%s)', async (mode, reason) => {
    server.mode(mode)
    await expect(reranker().order('年休假', texts, { timeoutMs: 80 })).rejects.toMatchObject({ reason })
  })
})
