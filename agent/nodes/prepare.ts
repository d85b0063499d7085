import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import { inLocale, z } from '#sdk'
import { readingContext } from '../contexts.ts'
import type { ToolCall, ToolResult } from '../model.ts'
import type { Confirmation, Confirmations, Shared, Shown } from '../ports.ts'
import { composeReply, confirmationCard, exchangeOf, pendingOf } from '../replies.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import type { Offered } from '../toolbox.ts'
import { type ActParts, admit, failure, parseArguments, refuseTainted, writes } from './act.ts'
import { secondWords } from './second.ts'

const prepareTimeoutMs = 10_000
const defaultMinutes = 10

/** What preparing needs besides what running tools needs. */
export type PrepareParts = ActParts & { readonly confirmations: Confirmations; readonly shared: Shared }

/**
 * First of the three nodes of a write: counts it in the HR system without doing it, stores exactly what was shown,
 * and drafts the card. One write at a time: further ones of the same text are named, not prepared.
 */
export function createPrepare(parts: PrepareParts) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    if (state.thought?.kind !== 'call') return {}
    const scope = scopeOf(config)
    const [call, ...more] = state.thought.calls.filter(({ tool }) => writes(scope.toolbox.find(tool)))
    if (!call) return {}
    const prepared = await prepareCall(parts, call, scope, state)
    if (!('confirmation' in prepared)) return { results: [...state.results, prepared] }
    return draft(state, prepared.confirmation, prepared.offered, more.length, scope)
  }
}

async function prepareCall(
  parts: PrepareParts,
  call: ToolCall,
  scope: TurnScope,
  state: State,
): Promise<ToolResult | { confirmation: Confirmation; offered: Offered }> {
  try {
    const offered = await admit(parts, scope.toolbox.find(call.tool), scope.person, call)
    await refuseTainted(parts, call, scope, state)
    const input = parseArguments(offered.tool.input, call)
    await scope.progress({ zh: `正在核算：${offered.tool.title.zh} …`, en: `Counting: ${offered.tool.title.en} …` })
    const signal = AbortSignal.any([scope.signal, AbortSignal.timeout(prepareTimeoutMs)])
    const person = { ...scope.person, locale: state.locale }
    const { context, shown } = readingContext(parts.sources, offered, person, signal, scope.turn)
    return { confirmation: await store(parts, offered, input, context, shown, scope), offered }
  } catch (error) {
    return failure(call, error)
  }
}

async function store(
  parts: PrepareParts,
  offered: Offered,
  input: Record<string, unknown>,
  context: Parameters<NonNullable<Offered['tool']['prepare']>>[1],
  shown: readonly Shown[],
  { turn, person }: TurnScope,
): Promise<Confirmation> {
  const { tool, name } = offered
  if (!tool.prepare) throw new Error(`${name} writes and has no prepare.`)
  const preparation = await tool.prepare(input, context)
  // What is stored is what will be sent, so it must fit the tool's own input once more.
  const args = z.record(z.string(), z.unknown()).parse(tool.input.parse(preparation.input))
  const preview = {
    sentence: preparation.sentence,
    notes: [...(preparation.notes ?? []), ...(tool.effect === 'submit+' ? [secondWords.needed] : [])],
    changes: [...preparation.changes],
  }
  return parts.confirmations.prepare(turn, {
    id: parts.shared.newId(),
    code: parts.shared.newCode(),
    personId: person.id,
    tool: name,
    args,
    shown,
    preview,
    minutes: preparation.expiresInMinutes ?? defaultMinutes,
  })
}

function draft(state: State, confirmation: Confirmation, offered: Offered, more: number, { turn }: TurnScope): Update {
  const { locale } = state
  const calls = [...state.calls, { tool: offered.name, args: confirmation.args, effect: offered.tool.effect }]
  const ask =
    locale === 'zh'
      ? `请核对下面的内容。确认无误请点“确认提交”，或回复“确认 ${confirmation.code}”；不办了请回复“取消 ${confirmation.code}”。`
      : `Please check this. To go ahead press “Confirm” or reply “confirm ${confirmation.code}”; to drop it reply “cancel ${confirmation.code}”.`
  const notice = state.thought?.kind === 'call' ? state.thought.notice?.[locale] : undefined
  const later = locale === 'zh' ? '其余的事请在这件办完之后再说。' : 'Please ask for the rest once this is done.'
  const reply = composeReply(
    {
      outcome: 'confirm',
      text: [notice, ask, more > 0 ? later : undefined].filter((line) => line !== undefined).join('\n'),
      parts: [...state.shown, confirmationCard(confirmation, titleOf(offered), locale)],
      pending: pendingOf(confirmation, locale),
    },
    { locale, calls },
    turn.turnId,
  )
  return { calls, prepared: confirmation.id, reply, exchange: exchangeOf({ ...state, calls }, reply) }
}

function titleOf({ tool }: Offered) {
  return { zh: `待确认：${inLocale(tool.title, 'zh')}`, en: `To confirm: ${inLocale(tool.title, 'en')}` }
}
