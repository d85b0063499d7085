/** A part of an answer as the server sends it. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; title: string; facts: { label: string; value: string }[] }
  | { kind: 'table'; title: string; columns: string[]; rows: string[][] }
  | { kind: 'chart'; title: string; labels: string[]; series: { name: string; values: number[] }[] }
  | {
      kind: 'card'
      title: string
      text: string
      changes: { label: string; before: string | null; after: string }[]
      actions: { id: 'confirm' | 'cancel'; label: string; value: string }[]
    }
  | { kind: 'file'; name: string; url: string }
  | { kind: 'citations'; title: string; citations: Cited[] }

/** An article that was quoted. */
export type Cited = {
  document: string
  title: string
  article: string
  version: string
  quote: string
  validity?: string
}

/** An event of the conversation. */
export type PageEvent = {
  seq: number
  kind: string
  turnId: string
  data: {
    incoming?: { kind: string; text?: string; code?: string }
    text?: { zh: string }
    sentence?: string
    parts?: Part[]
    error?: string
  }
}

/** Asks the server for JSON; a refusal is thrown as its sentence. */
export async function ask<T>(path: string, send?: unknown): Promise<T> {
  const init =
    send === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(send) }
  const response = await fetch(path, init)
  const body = await response.json()
  if (!response.ok) throw new Error(body.error ?? `服务器答复 ${response.status}`)
  return body as T
}

/** Follows the conversation from an event on; the browser resumes by itself after a lost connection. */
export function follow(
  after: number,
  onEvent: (event: PageEvent) => void,
  onState: (connected: boolean) => void,
): () => void {
  const source = new EventSource(`/api/events?after=${after}`)
  for (const kind of ['said', 'progress', 'reply', 'failed', 'follow_up'])
    source.addEventListener(kind, (message) => {
      const { turnId, ...data } = JSON.parse(message.data)
      onEvent({ seq: Number(message.lastEventId), kind, turnId, data })
    })
  source.addEventListener('open', () => onState(true))
  source.addEventListener('error', () => onState(false))
  return () => source.close()
}
