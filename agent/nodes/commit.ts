import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import type { Locale, Text } from '#sdk'
import { z } from '#sdk'
import type { Delivery } from '../deliver.ts'
import { isUnidentified } from '../gate.ts'
import type { Confirmation, Confirmations, Delivered, OutboxState, Submissions } from '../ports.ts'
import { composeReply, remember, type Saying } from '../replies.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import { type ActParts, admit } from './act.ts'

/** How long an answer waits for the HR system before it says 处理中. */
const patienceMs = 5000
const lookAgainMs = 50

/** What committing needs. */
export type CommitParts = Pick<ActParts, 'toolbox' | 'stage' | 'audit'> & {
  readonly confirmations: Confirmations
  readonly delivery: Delivery
  readonly submissions: Submissions
}

const words = {
  none: {
    zh: '没有找到这份待确认的内容。请把要办的事重新说一次。',
    en: 'There is nothing of yours to confirm here. Please say again what you need.',
  },
  cancelled: { zh: '已取消，没有提交任何内容。', en: 'Cancelled. Nothing was submitted.' },
  cancelTooLate: {
    zh: '这份内容已经确认过，不能在这里取消。要撤回请直接说“撤回”加上事项。',
    en: 'This was confirmed already and can no longer be cancelled here. To take it back, ask for that.',
  },
  expired: {
    zh: '确认时间已过，没有提交。请把要办的事重新说一次。',
    en: 'The time to confirm is over and nothing was submitted. Please say again what you need.',
  },
  superseded: {
    zh: '这份内容已被后来的一份取代，没有提交。请确认最新的那份。',
    en: 'A later one has taken its place; this was not submitted. Please confirm the latest.',
  },
  forbidden: {
    zh: '您现在没有办理这件事的权限，没有提交。',
    en: 'You no longer have the right to do this; nothing was submitted.',
  },
  away: {
    zh: '人事系统暂时没有响应，还没有提交。请稍后再确认一次。',
    en: 'The HR system does not answer at the moment and nothing was submitted yet. Please confirm again later.',
  },
  waiting: {
    zh: '处理中：已收到您的确认，人事系统还没有答复。有结果我会马上告诉您，请不要重复提交。',
    en: 'In progress: your consent is recorded and the HR system has not answered yet. You will be told; please do not submit again.',
  },
} as const satisfies Record<string, Text>

/**
 * Third of the three nodes of a write: takes the decision to the tables, which are the authority, and sends. Works
 * after an interrupt as well as on its own, since the graph's memory may lag behind the tables.
 */
export function createCommit(parts: CommitParts) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const { decided } = state
    const scope = scopeOf(config)
    if (!decided) return say(state, scope, { outcome: 'clarify', text: words.none[state.locale] })
    if (decided.decision === 'cancel') {
      const cancelled = await parts.confirmations.cancel(scope.turn, scope.person.id, decided.confirmationId)
      return say(state, scope, afterCancel(cancelled, state.locale))
    }
    return commit(parts, state, scope, decided.confirmationId)
  }
}

async function commit(parts: CommitParts, state: State, scope: TurnScope, id: string): Promise<Update> {
  const { confirmations, toolbox } = parts
  const { locale } = state
  // The gate once more, before consent is taken: rights may have changed since the card was shown.
  const mine = await confirmations.byId(scope.person.id, id)
  if (!mine) return say(state, scope, { outcome: 'clarify', text: words.none[locale] })
  const call = { tool: mine.tool, args: mine.args }
  if (isUnidentified(scope.person)) return say(state, scope, { outcome: 'decline', text: words.away[locale] })
  const allowed = await admit(parts, toolbox.find(mine.tool), scope.person, call).catch(() => null)
  if (!allowed) return say(state, scope, { outcome: 'refuse', text: words.forbidden[locale] })
  const decided = await confirmations.consume(scope.turn, scope.person.id, id, locale)
  if (!decided?.confirmation.outboxId)
    return say(state, scope, { outcome: 'clarify', text: notOpen(decided?.confirmation, locale) })
  const outboxId = decided.confirmation.outboxId
  await scope.progress({ zh: '正在提交人事系统 …', en: 'Submitting to the HR system …' })
  const outcome = await sendNow(parts, outboxId)
  const calls = [...state.calls.filter(({ tool }) => tool !== mine.tool), { ...call, effect: allowed.tool.effect }]
  const saying = { ...afterSending(outcome, locale), ...(decided.repeated ? { repeated: true } : {}) }
  return {
    ...say({ ...state, calls }, scope, saying),
    calls,
    watch: outcome.state === 'waiting' ? outboxId : null,
  }
}

/** Tries the submission at once and waits for its end, but not longer than a person likes to. */
async function sendNow({ delivery, submissions }: CommitParts, outboxId: string): Promise<OutboxState> {
  const patience = AbortSignal.timeout(patienceMs)
  const over = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()))
  await Promise.race([delivery.deliver(outboxId), over])
  let state = await submissions.state(outboxId)
  // Another worker may have taken the row first; its try is waited for as ours would be.
  while (state.inFlight && !patience.aborted) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
    state = await submissions.state(outboxId)
  }
  return state
}

function notOpen(confirmation: Confirmation | undefined, locale: Locale): string {
  if (confirmation?.state === 'expired') return words.expired[locale]
  if (confirmation?.state === 'cancelled') return words.cancelled[locale]
  if (confirmation?.state === 'superseded') return words.superseded[locale]
  return words.none[locale]
}

function afterCancel(confirmation: Confirmation | null, locale: Locale): Saying {
  if (confirmation?.state === 'consumed') return { outcome: 'clarify', text: words.cancelTooLate[locale] }
  return { outcome: 'smalltalk', text: confirmation ? words.cancelled[locale] : words.none[locale] }
}

const Stored = z.custom<Delivered>((value) => typeof value === 'object' && value !== null && 'sentence' in value)

function afterSending(outcome: OutboxState, locale: Locale): Saying {
  const stored = Stored.safeParse(outcome.result)
  if (outcome.state === 'waiting' || !stored.success) return { outcome: 'call', text: words.waiting[locale] }
  const { receipt, sentence, parts } = stored.data
  if (outcome.state !== 'done' || !receipt) return { outcome: 'decline', text: sentence }
  const text = locale === 'zh' ? `已提交，编号 ${receipt}。` : `Submitted. Receipt number ${receipt}.`
  return { outcome: 'call', text, parts, receipt }
}

function say(state: State, { turn }: TurnScope, saying: Saying): Update {
  const reply = composeReply(saying, state, turn.turnId)
  return { reply, history: remember(state, reply) }
}
