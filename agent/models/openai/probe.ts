import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import type { KnownDialect } from './dialects.ts'
import type { Ask, FunctionTool } from './endpoint.ts'

/** What an endpoint was seen to do. */
export type Abilities = {
  readonly answers: boolean
  /** Its text came in more than one piece. */
  readonly streams: boolean
  readonly callsTools: boolean
  /** Why it does not answer; a code such as `timeout`. */
  readonly fault: string | null
  /** The dialect that is spoken with it, and who says so. */
  readonly dialect: KnownDialect
}

const probeMs = 5000
const echo: FunctionTool = {
  type: 'function',
  function: {
    name: 'echo_word',
    description: 'Repeats one word.',
    parameters: { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] },
  },
}

/** Finds out by two short requests what an endpoint can do; never throws. */
export async function probeEndpoint(ask: Ask): Promise<Abilities> {
  const signal = AbortSignal.timeout(probeMs * 2)
  let pieces = 0
  const onText = () => {
    pieces += 1
  }
  const spoken = await ask([new HumanMessage('请从一数到十。')], [], { signal, timeoutMs: probeMs, onText }).catch(
    (error: unknown) => codeOf(error),
  )
  if (typeof spoken === 'string')
    return { answers: false, streams: false, callsTools: false, fault: spoken, dialect: ask.dialect() }
  const called = await ask(
    [new SystemMessage('Call the tool echo_word with the word “ok”.'), new HumanMessage('ok')],
    [echo],
    { signal, timeoutMs: probeMs },
  ).catch(() => null)
  const callsTools = called?.calls.some(({ name }) => name === echo.function.name) ?? false
  return { answers: true, streams: pieces > 1, callsTools, fault: null, dialect: ask.dialect() }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreachable'
}
