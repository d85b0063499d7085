import type { Tail } from './channel.ts'

type Event = { readonly seq: number; readonly kind: string; readonly data: unknown; readonly turnId: string }

const heartbeatMs = 15_000

/** One event in the text of server-sent events; its number is what a client resumes from. */
function encode({ seq, kind, data, turnId }: Event): string {
  return `id: ${seq}\nevent: ${kind}\ndata: ${JSON.stringify({ turnId, ...(data as object) })}\n\n`
}

/**
 * Streams events as server-sent events until the client leaves, or `isLast` says that no more will come.
 * A comment every 15 seconds keeps proxies from closing a quiet stream.
 */
export function streamEvents(
  tail: Tail,
  from: {
    readonly conversation: string
    readonly after: number
    readonly signal: AbortSignal
    readonly isNewest?: boolean
  },
  isLast: (event: Event) => boolean,
  isWanted: (event: Event) => boolean = () => true,
): Response {
  const stop = new AbortController()
  const signal = AbortSignal.any([from.signal, stop.signal])
  const bytes = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      // Sent at once, so that a client knows that it is connected before anything happens.
      const sayHere = () => controller.enqueue(bytes.encode(': here\n\n'))
      sayHere()
      const beat = setInterval(sayHere, heartbeatMs)
      try {
        for await (const event of tail(from.conversation, from.after, signal, from.isNewest)) {
          if (!isWanted(event)) continue
          controller.enqueue(bytes.encode(encode(event)))
          if (isLast(event)) break
        }
        controller.close()
      } catch (error) {
        if (!signal.aborted) controller.error(error)
      } finally {
        clearInterval(beat)
      }
    },
    cancel() {
      stop.abort()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}
