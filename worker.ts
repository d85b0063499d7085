import { AsyncLocalStorage } from 'node:async_hooks'
import { AsyncLocalStorageProviderSingleton } from '@langchain/core/singletons'
import { DefinitionError, z } from '#sdk'
import { workLeftovers } from './jobs/leftovers.ts'
import { type Kept, type OpenWorker, openWorker } from './jobs/open-worker.ts'

// Before the first turn, else `interrupt()` does not find its run and fails without a word.
AsyncLocalStorageProviderSingleton.initializeGlobalInstance(new AsyncLocalStorage())

/** The bindings of wrangler.toml; every other text among them is a setting (Cloudflare Workers, Bindings, 2026-10). */
type Bindings = {
  readonly HYPERDRIVE?: { readonly connectionString: string }
  readonly TURNS: { send(body: Job): Promise<unknown> }
  readonly [setting: string]: unknown
}
type Invocation = { waitUntil(work: Promise<unknown>): void }
type Message = { readonly body: unknown; ack(): void; retry(options: { delaySeconds: number }): void }
type Batch = { readonly messages: readonly Message[] }

const Job = z.object({ conversation: z.string() })
type Job = z.output<typeof Job>

const kept: Kept = { catalogue: { held: null }, isPrepared: false }

function open(bindings: Bindings, invocation: Invocation): Promise<OpenWorker> {
  const texts = Object.entries(bindings).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const environment = { ...Object.fromEntries(texts), DATABASE_URL: bindings.HYPERDRIVE?.connectionString }
  // A job that is not taken is found again by the clock: its turn is stored already.
  const wake = (conversation: string) => invocation.waitUntil(bindings.TURNS.send({ conversation }).catch(() => {}))
  return openWorker(environment, kept, wake)
}

function refusal({ message }: DefinitionError): Response {
  const sentence = message.replace(/\s*\n\s*/g, ' ')
  return Response.json({ error: `这个 Worker 还没有配置好：${sentence}`, errorEn: sentence }, { status: 503 })
}

/** The connections of an invocation stay open as long as its answer streams. */
function lasting(response: Response, close: () => Promise<void>, invocation: Invocation): Response {
  if (!response.body) {
    invocation.waitUntil(close())
    return response
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  invocation.waitUntil(
    response.body
      .pipeTo(writable)
      .catch(() => {})
      .then(close),
  )
  return new Response(readable, response)
}

async function during(bindings: Bindings, invocation: Invocation, work: (product: OpenWorker) => Promise<void>) {
  const product = await open(bindings, invocation)
  try {
    await work(product)
  } finally {
    await product.close()
  }
}

const retryAfterSeconds = 5

async function work({ app }: OpenWorker, message: Message): Promise<void> {
  try {
    await app.worker.work(Job.parse(message.body).conversation)
    message.ack()
  } catch {
    message.retry({ delaySeconds: retryAfterSeconds })
  }
}

export default {
  async fetch(request: Request, bindings: Bindings, invocation: Invocation): Promise<Response> {
    try {
      const product = await open(bindings, invocation)
      return lasting(await product.api.fetch(request), product.close, invocation)
    } catch (error) {
      if (error instanceof DefinitionError) return refusal(error)
      throw error
    }
  },

  /** The slow half: each job names a conversation that has something to do. */
  async queue({ messages }: Batch, bindings: Bindings, invocation: Invocation): Promise<void> {
    await during(bindings, invocation, async (product) => {
      await Promise.all(messages.map((message) => work(product, message)))
    })
  },

  /** What was left: turns nobody took, submissions the HR system did not answer. */
  async scheduled(_event: unknown, bindings: Bindings, invocation: Invocation): Promise<void> {
    await during(bindings, invocation, workLeftovers)
  },
}
