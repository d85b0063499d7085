import { AIMessage, type BaseMessage } from '@langchain/core/messages'
import { z } from '#sdk'
import { type DialectName, dialectOf, type KnownDialect, recogniseFrame, recogniseHeaders } from './dialects.ts'
import { createFrameReader } from './frames.ts'

const Body = z.looseObject({
  messages: z.array(z.looseObject({ tool_calls: z.array(z.looseObject({ id: z.string() })).optional() })),
  max_tokens: z.unknown().optional(),
})

/** How an endpoint is spoken with. */
export type Wire = {
  dialect(): KnownDialect
  /** Hears what an answer was recognised by. */
  recognised(name: DialectName): void
  /** Whether the model is to think before it answers; undefined leaves it to the service. */
  readonly thinking: boolean | undefined
}

/** The reasoning of the assistant's messages by the id of each call they made. */
function reasoningOf(messages: readonly BaseMessage[]): ReadonlyMap<string, string> {
  const byCall = new Map<string, string>()
  for (const message of messages) {
    const reasoning = message.additional_kwargs.reasoning_content
    if (!AIMessage.isInstance(message) || typeof reasoning !== 'string' || reasoning === '') continue
    for (const { id } of message.tool_calls ?? []) if (id) byCall.set(id, reasoning)
  }
  return byCall
}

function speak({ dialect, thinking }: Wire, text: string, byCall: ReadonlyMap<string, string>): string {
  const { reasoningBack, limit, thinking: think } = dialectOf(dialect())
  const { messages, max_tokens, ...body } = Body.parse(JSON.parse(text))
  const told = messages.map((message) => {
    const reasoning = byCall.get(message.tool_calls?.[0]?.id ?? '')
    return reasoning && reasoningBack ? { ...message, [reasoningBack]: reasoning } : message
  })
  const more = thinking === undefined ? {} : think(thinking)
  return JSON.stringify({ ...body, messages: told, [limit]: max_tokens, ...more })
}

/** The lines of a stream of events, each piece of the answer in the one form that is read. */
function readLines(wire: Wire): TransformStream<Uint8Array, Uint8Array> {
  const read = createFrameReader()
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  const readLine = (line: string): string => {
    const [, json] = /^data:\s?(\{.*)$/s.exec(line.trimEnd()) ?? []
    if (json === undefined) return line
    try {
      const frame: unknown = JSON.parse(json)
      const name = recogniseFrame(frame)
      if (name) wire.recognised(name)
      return `data: ${JSON.stringify(read(frame))}`
    } catch {
      return line
    }
  }
  return new TransformStream({
    transform(chunk, controller) {
      const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
      rest = lines.pop() ?? ''
      if (lines.length > 0) controller.enqueue(encoder.encode(`${lines.map(readLine).join('\n')}\n`))
    },
    flush(controller) {
      if (rest !== '') controller.enqueue(encoder.encode(readLine(rest)))
    },
  })
}

/** An answer that came whole though a stream was asked for, as a stream of one piece. */
async function asEvents(response: Response): Promise<ReadableStream<Uint8Array>> {
  const text = await response.text()
  return new Blob([`data: ${text.replace(/\s*\n\s*/g, ' ')}\n\ndata: [DONE]\n\n`]).stream()
}

/**
 * A fetch that speaks the dialect of the endpoint: what is sent as it wants it, and what comes in one form whoever sends
 * it. The library sends no reasoning again and reads only calls that are numbered and cut as OpenAI does.
 */
export function wireFetch(inner: typeof fetch, wire: Wire, sent: readonly BaseMessage[]): typeof fetch {
  const byCall = reasoningOf(sent)
  return async (url, init) => {
    const told = typeof init?.body === 'string' ? { ...init, body: speak(wire, init.body, byCall) } : init
    const response = await inner(url, told)
    if (!response.ok || !response.body) return response
    const name = recogniseHeaders(response.headers)
    if (name) wire.recognised(name)
    const isWhole = response.headers.get('content-type')?.includes('application/json') ?? false
    const body = (isWhole ? await asEvents(response) : response.body).pipeThrough(readLines(wire))
    const headers = new Headers(response.headers)
    headers.set('content-type', 'text/event-stream')
    headers.delete('content-length')
    headers.delete('content-encoding')
    return new Response(body, { status: response.status, headers })
  }
}
