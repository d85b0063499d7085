import { z } from '#sdk'

/** Services that speak the chat completions API each in a way of its own. */
export const dialectNames = ['openai', 'deepseek', 'qwen', 'vllm', 'ollama'] as const
export type DialectName = (typeof dialectNames)[number]

/** What is sent otherwise to one service than to another; what comes back is read the same from all. */
export type Dialect = {
  /** Field in which a reasoning model sees its own reasoning again, beside the calls it made; null = it must not. */
  readonly reasoningBack: 'reasoning_content' | 'reasoning' | null
  /** Name of the limit of an answer's length. */
  readonly limit: 'max_tokens' | 'max_completion_tokens'
  /** Fields that switch thinking before the answer on or off. */
  thinking(on: boolean): Readonly<Record<string, unknown>>
}

/** The one place where services differ. */
const dialects: Readonly<Record<DialectName | 'plain', Dialect>> = {
  /** @see OpenAI API reference, "Create chat completion", read 2026-11 */
  openai: {
    reasoningBack: null,
    limit: 'max_completion_tokens',
    thinking: (on) => ({ reasoning_effort: on ? 'medium' : 'none', ...(on ? { temperature: undefined } : {}) }),
  },
  /** @see DeepSeek API docs, "Thinking mode, tool calls", read 2026-11 */
  deepseek: {
    reasoningBack: 'reasoning_content',
    limit: 'max_tokens',
    thinking: (on) => ({ thinking: { type: on ? 'enabled' : 'disabled' } }),
  },
  /** @see Alibaba Cloud Model Studio, "OpenAI compatible: Chat" and "Deep thinking", read 2026-11 */
  qwen: { reasoningBack: null, limit: 'max_tokens', thinking: (on) => ({ enable_thinking: on }) },
  /** @see vLLM docs, "Reasoning outputs" and "Tool calling", read 2026-11 */
  vllm: {
    reasoningBack: 'reasoning',
    limit: 'max_tokens',
    thinking: (on) => ({ chat_template_kwargs: { enable_thinking: on } }),
  },
  /** @see Ollama docs, "OpenAI compatibility", read 2026-11 */
  ollama: {
    reasoningBack: 'reasoning',
    limit: 'max_tokens',
    thinking: (on) => ({ reasoning_effort: on ? 'medium' : 'none' }),
  },
  /** What nobody has named or recognised: what the services have in common. */
  plain: { reasoningBack: 'reasoning_content', limit: 'max_tokens', thinking: () => ({}) },
}

/** Which dialect is spoken with an endpoint, and who says so. */
export type KnownDialect =
  | { readonly name: DialectName; readonly by: 'configuration' | 'answers' }
  | { readonly name: 'plain'; readonly by: 'nobody' }

/** How a dialect is spoken. */
export function dialectOf({ name }: KnownDialect): Dialect {
  return dialects[name]
}

const Frame = z.looseObject({
  system_fingerprint: z.unknown().optional(),
  choices: z.array(z.looseObject({})).optional(),
  usage: z.looseObject({}).nullish(),
})

const marksOfHeaders: readonly (readonly [RegExp, DialectName])[] = [
  [/^x-dashscope-/, 'qwen'],
  [/^x-ds-/, 'deepseek'],
  [/^openai-/, 'openai'],
]

/** Recognises a service by the headers of an answer, which only it sends. */
export function recogniseHeaders(headers: Headers): DialectName | null {
  for (const name of headers.keys()) for (const [mark, dialect] of marksOfHeaders) if (mark.test(name)) return dialect
  return null
}

/** Recognises a service by fields of an answer that only it sends; the name of the model says nothing. */
export function recogniseFrame(frame: unknown): DialectName | null {
  const { data } = Frame.safeParse(frame)
  if (!data) return null
  if (data.system_fingerprint === 'fp_ollama') return 'ollama'
  if (data.usage && 'prompt_cache_hit_tokens' in data.usage) return 'deepseek'
  if (data.choices?.some((choice) => 'stop_reason' in choice)) return 'vllm'
  return 'service_tier' in data ? 'openai' : null
}
