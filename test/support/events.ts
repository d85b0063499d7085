/** One server-sent event. */
export type StreamedEvent = {
  readonly id: number
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The events of a stream that may have broken off; comments and the half of an event are left out. */
export function parseEvents(text: string): StreamedEvent[] {
  return text
    .split(/(?<=\n\n)/)
    .filter((block) => block.startsWith('id: ') && block.endsWith('\n\n'))
    .map((block) => ({
      id: Number(/^id: (\d+)$/m.exec(block)?.[1]),
      kind: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') as Record<string, unknown>,
    }))
}

/** Reads a stream that does not end by itself until enough events have come, and breaks the connection. */
export async function readStream(
  open: (init: { readonly signal: AbortSignal }) => Promise<Response>,
  enough: number,
): Promise<StreamedEvent[]> {
  const stop = new AbortController()
  const response = await open({ signal: stop.signal })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (parseEvents(text).length >= enough) break
  }
  stop.abort()
  return parseEvents(text)
}
