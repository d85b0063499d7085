/** A chat model as the knowledge base needs it: one request, one text. */
export type Chat = {
  /** Name of the model. */
  readonly name: string
  /** @throws whatever says why there is no answer; a `code` on it is told in the trace */
  say(
    system: string,
    user: string,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<string>
}

/** The first JSON value of a kind in what a model said, whatever it said around it; null when there is none. */
export function jsonIn(said: string, open: '{' | '['): unknown {
  const from = said.indexOf(open)
  const to = said.lastIndexOf(open === '{' ? '}' : ']')
  if (from < 0 || to < from) return null
  try {
    return JSON.parse(said.slice(from, to + 1))
  } catch {
    return null
  }
}
