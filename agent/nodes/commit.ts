import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import type { Locale } from '#sdk'
import { z } from '#sdk'
import type { Delivery } from '../deliver.ts'
import { isUnidentified } from '../gate.ts'
import { closedWords, isClosedTo } from '../policy.ts'
import type { Confirmation, Decided, Delivered, OutboxState, Submissions } from '../ports.ts'
import { composeReply, exchangeOf, type Saying } from '../replies.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import type { Offered } from '../toolbox.ts'
import { admit } from './act.ts'
import { decisionWords, notOpen } from './decision-words.ts'
import { admitSecond, askSecond, refuseAsSecond, type SecondParts } from './second.ts'

/** How long an answer waits for the HR system before it says 处理中. */
const patienceMs = 5000
const lookAgainMs = 50

/** What committing needs. */
export type CommitParts = SecondParts & {
  readonly delivery: Delivery
  readonly submissions: Submissions
}

/**
 * Third of the three nodes of a write: takes the decision to the tables, which are the authority, and sends. Works
 * after an interrupt as well as on its own, since the graph's memory may lag behind the tables.
 */
export function createCommit(parts: CommitParts) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const { decided } = state
    const scope = scopeOf(config)
    if (!decided) return say(state, scope, { outcome: 'clarify', text: decisionWords.none[state.locale] })
    if (decided.decision === 'cancel') {
      const refused = await refuseAsSecond(parts, scope, decided.confirmationId, state.locale)
      if (refused) return say(state, scope, refused)
      const cancelled = await parts.confirmations.cancel(scope.turn, scope.person.id, decided.confirmationId)
      return say(state, scope, afterCancel(cancelled, state.locale))
    }
    return commit(parts, state, scope, decided.confirmationId).catch((error: unknown) => {
      if (!isAuditDown(error)) throw error
      return say(state, scope, { outcome: 'decline', text: decisionWords.auditDown[state.locale] })
    })
  }
}

/** What cannot be recorded is not done: the transaction of the consent has ended, and nothing is in the outbox. */
function isAuditDown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'audit_down'
}

async function commit(parts: CommitParts, state: State, scope: TurnScope, id: string): Promise<Update> {
  const { confirmations } = parts
  const { locale } = state
  // The gate once more, before consent is taken: rights may have changed since the card was shown.
  const mine = await confirmations.byId(scope.person.id, id)
  if (!mine) return say(state, scope, { outcome: 'clarify', text: decisionWords.none[locale] })
  const call = { tool: mine.tool, args: mine.args }
  if (isUnidentified(scope.person)) return say(state, scope, { outcome: 'decline', text: decisionWords.away[locale] })
  const isSecond = mine.personId !== scope.person.id
  const offered = scope.toolbox.find(mine.tool)
  const gate = isSecond ? admitSecond : admit
  const allowed = await gate(parts, offered, scope.person, call).catch(() => null)
  if (!allowed) return say(state, scope, { outcome: 'refuse', text: forbidden(offered, scope, locale) })
  const calls = [...state.calls.filter(({ tool }) => tool !== mine.tool), { ...call, effect: allowed.tool.effect }]
  if (allowed.tool.effect === 'submit+' && !isSecond && mine.state !== 'consumed')
    return { ...say({ ...state, calls }, scope, await askSecond(parts, allowed, mine, scope, locale)), calls }
  const decided = isSecond
    ? await confirmations.second(scope.turn, scope.person.id, id)
    : await confirmations.consume(scope.turn, scope.person.id, id, locale)
  return send(parts, { ...state, calls }, scope, decided, { isSecond, isOwn: allowed.plugin.service === 'none' })
}

/** Names the rules of the organisation where they are the reason. */
function forbidden(offered: Offered | undefined, { person }: TurnScope, locale: Locale): string {
  if (!offered || !isClosedTo(offered.rule, person)) return decisionWords.forbidden[locale]
  const closed = closedWords(offered.tool.title)
  return locale === 'zh' ? `没有提交。${closed.zh}` : `Nothing was submitted. ${closed.en}`
}

async function send(
  parts: CommitParts,
  state: State,
  scope: TurnScope,
  decided: Decided | null,
  { isSecond, isOwn }: { readonly isSecond: boolean; readonly isOwn: boolean },
): Promise<Update> {
  const { locale, calls } = state
  if (!decided?.confirmation.outboxId)
    return say(state, scope, { outcome: 'clarify', text: notOpen(decided?.confirmation, locale) })
  const outboxId = decided.confirmation.outboxId
  await scope.progress(
    isOwn
      ? { zh: '正在办理 …', en: 'Working on it …' }
      : { zh: '正在提交人事系统 …', en: 'Submitting to the HR system …' },
  )
  const outcome = await sendNow(parts, outboxId)
  const saying = { ...afterSending(outcome, locale), ...(decided.repeated ? { repeated: true } : {}) }
  // What a second person sends is told to the first when it ends.
  const watch = outcome.state === 'waiting' && !isSecond ? outboxId : null
  return { ...say(state, scope, saying), calls: [...calls], watch }
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

function afterCancel(confirmation: Confirmation | null, locale: Locale): Saying {
  if (confirmation?.state === 'consumed') return { outcome: 'clarify', text: decisionWords.cancelTooLate[locale] }
  return { outcome: 'smalltalk', text: confirmation ? decisionWords.cancelled[locale] : decisionWords.none[locale] }
}

const Stored = z.custom<Delivered>((value) => typeof value === 'object' && value !== null && 'sentence' in value)

function afterSending(outcome: OutboxState, locale: Locale): Saying {
  const stored = Stored.safeParse(outcome.result)
  if (outcome.state === 'waiting' || !stored.success) return { outcome: 'call', text: decisionWords.waiting[locale] }
  const { receipt, sentence, parts } = stored.data
  if (outcome.state !== 'done' || !receipt) return { outcome: 'decline', text: sentence }
  const text = locale === 'zh' ? `已提交，编号 ${receipt}。` : `Submitted. Receipt number ${receipt}.`
  return { outcome: 'call', text, parts, receipt }
}

function say(state: State, { turn }: TurnScope, saying: Saying): Update {
  const reply = composeReply(saying, state, turn.turnId)
  // A button that decided nothing is no question of ours that the next words could answer.
  return { reply, exchange: saying.outcome === 'clarify' ? null : exchangeOf(state, reply) }
}
