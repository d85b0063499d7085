import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { z } from '#sdk'
import { bigrams, fold } from '../../knowledge/text/normalize.ts'

/** Ways in which an endpoint of embeddings fails. */
export const embeddingFaults = [
  'busy',
  'broken',
  'refusing',
  'rubbish',
  'wrong_dimension',
  'nan',
  'null',
  'infinite',
  'empty',
  'zero',
  'nothing',
  'too_few',
  'unordered',
  'twice',
] as const
/** How the server answers: well, late, never, in another order with right numbers, or with a fault. */
export type EmbeddingMode = 'well' | 'shuffled' | 'slow' | 'hanging' | (typeof embeddingFaults)[number]

const EmbedBody = z.looseObject({
  model: z.string(),
  input: z.array(z.string()),
  dimensions: z.number().int().optional(),
})
const RerankBody = z.looseObject({ query: z.string(), documents: z.array(z.string()) })
const ChatBody = z.looseObject({ messages: z.array(z.looseObject({ role: z.string(), content: z.string() })) })

/** A server on loopback with the endpoints that search by more than words needs. */
export type EmbeddingServer = {
  /** Up to and with `/v1`. */
  readonly url: string
  readonly port: number
  /** Texts that were embedded, in the order in which they came. */
  readonly texts: readonly string[]
  /** Bodies of all requests as they came, to search them for what must not leave. */
  readonly raw: readonly string[]
  /** Requests by the last part of their path. */
  readonly requests: readonly string[]
  /** Values of `authorization` that came. */
  readonly keys: readonly string[]
  /** Sets how embeddings and reranks are answered, for so many requests if given. */
  mode(next: EmbeddingMode, times?: number): void
  /** What the chat model says to the last thing that was said to it. */
  script(next: (system: string, user: string) => string): void
  /** The vector of a text, as the server gives it. */
  embed(text: string): readonly number[]
  close(): Promise<void>
}

function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  // The low bits choose the dimension, a high one the sign: they must not go together.
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0
  return (sum ^ (sum >>> 13)) >>> 0
}

/** Hashed runs of one to three characters, projected to some dimensions and brought to length 1. */
export function embedText(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0)
  const plain = fold(text).replace(/[\s\p{P}]/gu, '')
  for (let size = 1; size <= 3; size++)
    for (let at = 0; at + size <= plain.length; at++) {
      const number = hash(plain.slice(at, at + size))
      const place = number % dimensions
      vector[place] = (vector[place] as number) + (number >>> 31 === 0 ? size : -size)
    }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  if (length === 0) vector[0] = 1
  return vector.map((value) => Number((value / (length || 1)).toFixed(6)))
}

type Item = { readonly index?: number; readonly embedding: readonly (number | null)[] }

const broken: Partial<Record<EmbeddingMode, (items: readonly Item[]) => readonly Item[]>> = {
  wrong_dimension: (items) => items.map(({ index = 0, embedding }) => ({ index, embedding: embedding.slice(1) })),
  null: (items) => items.map(({ index = 0, embedding }) => ({ index, embedding: [null, ...embedding.slice(1)] })),
  empty: (items) => items.map(({ index = 0 }) => ({ index, embedding: [] })),
  zero: (items) => items.map(({ index = 0, embedding }) => ({ index, embedding: embedding.map(() => 0) })),
  nothing: () => [],
  too_few: (items) => items.slice(1),
  unordered: (items) => items.toReversed().map(({ embedding }) => ({ embedding })),
  twice: (items) => (items.length > 1 ? items : [...items, ...items]).map((item) => ({ ...item, index: 0 })),
  shuffled: (items) => items.toReversed(),
}

function bodyOf(mode: EmbeddingMode, items: readonly Item[]): string {
  const text = JSON.stringify({ object: 'list', data: broken[mode]?.(items) ?? items })
  // What some servers write, and no JSON parser takes.
  if (mode === 'nan') return text.replace(/\[-?[\d.]+/, '[NaN')
  if (mode === 'infinite') return text.replace(/\[-?[\d.]+/, '[1e999')
  return text
}

const sayNothing = () => '[]'
const slowMs = 600

/** Starts the server. @param firstMode how it answers from the start */
export async function startEmbeddingServer(
  dimensions: number,
  { port = 0, mode: firstMode = 'well', delayMs = 0 }: { port?: number; mode?: EmbeddingMode; delayMs?: number } = {},
): Promise<EmbeddingServer> {
  let mode: EmbeddingMode = firstMode
  let times = Number.POSITIVE_INFINITY
  let say: (system: string, user: string) => string = sayNothing
  const texts: string[] = []
  const raw: string[] = []
  const requests: string[] = []
  const keys: string[] = []
  const take = (): EmbeddingMode => {
    const now = mode
    times -= 1
    if (times <= 0) mode = 'well'
    return now
  }

  const json = (response: ServerResponse, text: string, status = 200, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)

  async function beforehand(now: EmbeddingMode, response: ServerResponse): Promise<boolean> {
    if (delayMs > 0) await pause(delayMs)
    if (now === 'slow') await pause(slowMs)
    if (now === 'busy') json(response, '{"error":"slow down"}', 429, { 'retry-after': '0' })
    else if (now === 'broken') json(response, '{"error":"oops"}', 500)
    else if (now === 'refusing') json(response, '{"error":"no"}', 400)
    else if (now === 'rubbish') json(response, '<html>')
    else return now !== 'hanging'
    return false
  }

  async function embeddings(text: string, response: ServerResponse): Promise<void> {
    const { input } = EmbedBody.parse(JSON.parse(text))
    texts.push(...input)
    const now = take()
    if (!(await beforehand(now, response))) return
    json(
      response,
      bodyOf(
        now,
        input.map((each, index) => ({ index, embedding: embedText(each, dimensions) })),
      ),
    )
  }

  async function rerank(text: string, response: ServerResponse): Promise<void> {
    const { query, documents } = RerankBody.parse(JSON.parse(text))
    const now = take()
    if (!(await beforehand(now, response))) return
    const asked = bigrams(fold(query))
    const results = documents.map((document, index) => {
      const own = new Set(bigrams(fold(document)))
      return { index, relevance_score: asked.filter((gram) => own.has(gram)).length / Math.max(1, asked.length) }
    })
    results.sort((a, b) => b.relevance_score - a.relevance_score)
    json(response, JSON.stringify({ results: now === 'too_few' ? results.slice(1) : results }))
  }

  async function chat(text: string, response: ServerResponse): Promise<void> {
    const { messages } = ChatBody.parse(JSON.parse(text))
    if (!(await beforehand(take(), response))) return
    const contentOf = (role: string) => messages.findLast((message) => message.role === role)?.content ?? ''
    const content = say(contentOf('system'), contentOf('user'))
    const chunk = (delta: object, finish: string | null) =>
      `data: ${JSON.stringify({ id: 'c', created: 1, model: 'm', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(`${chunk({ role: 'assistant', content }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`)
  }

  const routes: Readonly<Record<string, (text: string, response: ServerResponse) => Promise<void>>> = {
    embeddings,
    rerank,
    completions: chat,
  }
  const server = createServer((request, response) => {
    response.on('error', () => {})
    void (async () => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      const path = request.url?.split('/').at(-1) ?? ''
      raw.push(text)
      requests.push(path)
      keys.push(request.headers.authorization ?? '')
      await routes[path]?.(text, response)
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const listening = (server.address() as AddressInfo).port
  return {
    ...{ texts, raw, requests, keys, port: listening },
    url: `http://127.0.0.1:${listening}/v1`,
    embed: (text) => embedText(text, dimensions),
    mode(next, forRequests = Number.POSITIVE_INFINITY) {
      mode = next
      times = forRequests
    },
    script(next) {
      say = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

// Started alone: node test/support/embedding-server.ts [DIMENSIONS] [PORT] [MODE]
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dimensions = '256', port = '0', mode = 'well'] = process.argv.slice(2)
  const first = (['well', 'shuffled', 'slow', 'hanging', ...embeddingFaults] as const).find((one) => one === mode)
  const server = await startEmbeddingServer(Number(dimensions), { port: Number(port), mode: first ?? 'well' })
  process.stdout.write(`${server.url}\n`)
}
