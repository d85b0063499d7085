import { AIMessage, type BaseMessage } from '@langchain/core/messages'
import { z } from '#sdk'

const Body = z.looseObject({
  messages: z.array(z.looseObject({ tool_calls: z.array(z.looseObject({ id: z.string() })).optional() })),
})

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

/**
 * A fetch that sends the assistant's `reasoning_content` again. Reasoning endpoints demand it within a loop of tool
 * calls; the library reads the field and never sends it.
 * @see DeepSeek API docs, "Thinking mode, tool calls", read 2026-11
 */
export function reasoningFetch(inner: typeof fetch, sent: readonly BaseMessage[]): typeof fetch {
  const byCall = reasoningOf(sent)
  return (url, init) => {
    if (byCall.size === 0 || typeof init?.body !== 'string') return inner(url, init)
    const body = Body.parse(JSON.parse(init.body))
    const messages = body.messages.map((message) => {
      const reasoning = byCall.get(message.tool_calls?.[0]?.id ?? '')
      return reasoning ? { ...message, reasoning_content: reasoning } : message
    })
    return inner(url, { ...init, body: JSON.stringify({ ...body, messages }) })
  }
}
