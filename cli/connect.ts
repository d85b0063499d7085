import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '#sdk'
import type { Config } from '../config.ts'
import { DirectoryInUse } from '../store/lock.ts'
import { createLog } from './log.ts'

/** What `serve` leaves in the data directory for the commands of the same owner. */
export const ServeFile = z.object({ address: z.url(), token: z.string(), pid: z.number().int() })
export type ServeFile = z.output<typeof ServeFile>

/** The product's HTTP API as one person: a running server's, or one opened here for this command. */
export type Connection = {
  readonly kind: 'server' | 'direct'
  request(
    path: string,
    init?: RequestInit & { readonly as?: string; readonly conversation?: string },
  ): Promise<Response>
  close(): Promise<void>
}

const startPatienceMs = 15_000

/** Connects to the server that runs on the data directory; when none does, opens the directory for this command. */
export async function connect(config: Config, options: { now?: string } = {}): Promise<Connection> {
  const until = Date.now() + startPatienceMs
  for (;;) {
    const server = await runningServer(config.RENSHI_DATA_DIR)
    if (server) return server
    try {
      return await openDirect(config, options)
    } catch (error) {
      // Somebody holds the directory and does not answer yet: most likely a server that is just starting.
      if (!(error instanceof DirectoryInUse) || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

function headersFor(token: string, init: { headers?: HeadersInit; as?: string; conversation?: string }): Headers {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${token}`)
  if (init.as) headers.set('x-renshi-as', encodeURIComponent(init.as))
  if (init.conversation) headers.set('x-renshi-conversation', encodeURIComponent(init.conversation))
  return headers
}

async function runningServer(directory: string): Promise<Connection | null> {
  const text = await readFile(join(directory, 'serve.json'), 'utf8').catch(() => null)
  if (!text) return null
  const parsed = ServeFile.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { address, token } = parsed.data
  const healthy = await fetch(new URL('/health', address), { signal: AbortSignal.timeout(2000) }).catch(() => null)
  if (!healthy?.ok) return null
  return {
    kind: 'server',
    request: (path, init = {}) => fetch(new URL(path, address), { ...init, headers: headersFor(token, init) }),
    close: async () => {},
  }
}

async function openDirect(config: Config, { now }: { now?: string }): Promise<Connection> {
  // Loaded only when no server runs: with one, a command needs a fraction of the product.
  const { openNode } = await import('../jobs/open-node.ts')
  const node = await openNode(config, { log: createLog(config.RENSHI_LOG), ...(now ? { now } : {}) })
  return {
    kind: 'direct',
    request: async (path, init = {}) =>
      node.api.request(
        new Request(new URL(path, 'http://127.0.0.1'), { ...init, headers: headersFor(node.localToken, init) }),
      ),
    close: () => node.close(),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
