import type { PageEvent } from './api.ts'

/** What a follower of the conversation is told. */
export type Following = {
  event(event: PageEvent): void
  /** False while the connection is lost and tried again. */
  connected(isConnected: boolean): void
  /** The session is over. */
  signedOut(): void
}

/** The server says something at least every 15 seconds; after this long without a word the line is dead. */
const silenceMs = 40_000
const firstPauseMs = 400
const longestPauseMs = 4000

/**
 * Follows the conversation from an event on and resumes by `Last-Event-ID` after a lost connection, however often.
 * @returns stops following
 */
export function follow(after: number, following: Following): () => void {
  const stopped = new AbortController()
  let seen = after
  let failures = 0

  async function once(): Promise<void> {
    const line = new AbortController()
    const silence = watchdog(line)
    let isUp = false
    stopped.signal.addEventListener('abort', () => line.abort(), { signal: line.signal })
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(seen) }
      const response = await fetch('/api/events', { headers, signal: line.signal, cache: 'no-store' })
      if (response.status === 401) return following.signedOut()
      if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`)
      await readBlocks(response.body, (block) => {
        silence.rest()
        if (!isUp) following.connected(true)
        isUp = true
        failures = 0
        const event = parse(block)
        if (!event || event.seq <= seen) return
        seen = event.seq
        following.event(event)
      })
    } finally {
      silence.end()
      line.abort()
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await once().catch(() => {})
      if (stopped.signal.aborted) return
      following.connected(false)
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** failures++), stopped.signal)
    }
  }
  void run()
  return () => stopped.abort()
}

function watchdog(line: AbortController): { rest(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout>
  const rest = () => {
    clearTimeout(timer)
    timer = setTimeout(() => line.abort(), silenceMs)
  }
  rest()
  return { rest, end: () => clearTimeout(timer) }
}

async function readBlocks(body: ReadableStream<Uint8Array>, onBlock: (block: string) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) onBlock(block)
  }
}

function parse(block: string): PageEvent | null {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ')
      return [line.slice(0, at), line.slice(at + 2)]
    }),
  )
  const [id, kind, data] = [fields.get('id'), fields.get('event'), fields.get('data')]
  if (!id || !kind || !data) return null
  const { turnId, ...rest } = JSON.parse(data)
  return { seq: Number(id), kind, turnId, data: rest }
}

/** Waits, but not beyond the moment at which the machine is online again. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
