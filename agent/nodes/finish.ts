import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import { type Citation, type Locale, type Person, partToText, type Text } from '#sdk'
import type { KnowledgePort } from '../../knowledge/port.ts'
import { sentPrivately } from '../audience.ts'
import { type Matter, reasonToHandOver } from '../hand-over.ts'
import type { Thought } from '../model.ts'
import { officialLead } from '../official.ts'
import { checkWords, type Grounds } from '../outgoing/words.ts'
import type { AuditTrail, Clock, Confirmations } from '../ports.ts'
import { composeReply, exchangeOf, type Saying } from '../replies.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import { shorten, shortened, wantsShort } from '../style.ts'
import { policySearchName } from '../tools/policy-search.ts'
import { handoffName } from '../tools/service-handoff.ts'
import { readerOf } from './gather.ts'

const mostCitations = 4
/** A saying, and whether what it rests on was found wanting. */
type Thin = Saying & { readonly isThin?: boolean }
type Said = Extract<Thought, { kind: 'say' }>

/** What ending a turn needs. */
export type FinishParts = {
  readonly knowledge: KnowledgePort
  readonly confirmations: Confirmations
  readonly clock: Clock
  readonly audit: AuditTrail
  /** Tells what repeats the instructions of the model or the schema of a tool. */
  readonly isSecret: (text: string) => boolean
  /** Whether a person wants short answers until they say otherwise. */
  prefersShort(personId: string): Promise<boolean>
  /** Opens a ticket for a colleague; null when the conversation has too many. */
  handOver(
    person: Person,
    matter: Pick<Matter, 'conversation' | 'turnId' | 'summary' | 'reason'>,
  ): Promise<{ readonly number: string; readonly dueOn: string; readonly isNew: boolean } | null>
}

/** Last node: nothing leaves that does not rest on what it cites. */
export function createFinish(parts: FinishParts) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const scope = scopeOf(config)
    const { isThin = false, ...made } = await sayingOf(parts, state, scope)
    const checked = await letOut(parts, made, state, scope)
    const saying = await handedOver(parts, { ...checked, isThin }, state, scope)
    const reply = composeReply(saying, state, scope.turn.turnId)
    // The checkpoint that is left of the turn keeps none of the words either.
    const forgotten = state.sensitive ? { text: '' } : {}
    return { reply, exchange: exchangeOf(state, reply, isThin), ...forgotten }
  }
}

/**
 * The saying with the number of the ticket, where the rules of handing over want a colleague. In a group and for guests
 * nothing is opened unasked.
 */
async function handedOver(
  parts: FinishParts,
  saying: Saying & { readonly isThin: boolean },
  state: State,
  { person, audience, turn, history }: TurnScope,
): Promise<Saying> {
  const { isThin, ...said } = saying
  if (state.sensitive) return said
  if (audience || person.roles.includes('guest') || state.calls.some(({ tool }) => tool === handoffName)) return said
  const ending = { said: state.text, outcome: said.outcome, text: said.text, isThin }
  const reason = reasonToHandOver(ending, history)
  if (!reason) return said
  const opened = await parts.handOver(
    { ...person, locale: state.locale },
    { conversation: turn.conversation, turnId: turn.turnId, summary: state.text, reason },
  )
  if (!opened) return said
  const { number, dueOn, isNew } = opened
  if (!isNew && reason !== 'sensitive') return said
  const told =
    state.locale === 'zh'
      ? `已为您转人事科同事，工单号 ${number}，最迟 ${dueOn} 下班前答复。`
      : `I have handed this to a colleague of the HR office: ticket ${number}, answered by the end of ${dueOn}.`
  return { ...said, outcome: 'handoff', text: `${said.text}\n${told}` }
}

async function sayingOf(parts: FinishParts, state: State, scope: TurnScope): Promise<Thin> {
  const { thought } = state
  if (state.isPrivate) return { outcome: 'call', text: sentPrivately[state.locale] }
  if (thought?.kind === 'drop') return drop(parts, thought.text, scope)
  if (thought?.kind !== 'say') throw new Error('The graph ended without anything to say.')
  return groundedSaying(parts, await inStyle(parts, thought, state, scope), state, scope)
}

/** What is said, and the sources of what was computed. */
type Styled = { readonly thought: Said; readonly sources: readonly Citation[] }

/** An answer from the rules as the person wants it: short, by what they said in this turn or once asked for. */
async function inStyle(parts: FinishParts, thought: Said, state: State, { person }: TurnScope): Promise<Styled> {
  const { sources, calls, text, locale, knowledge } = state
  if (thought.outcome !== 'answer' || !(await wantsShort(text, () => parts.prefersShort(person.id))))
    return { thought, sources }
  const asked = calls.findLast(({ tool }) => tool === policySearchName)?.args.question
  const question = typeof asked === 'string' ? asked : text
  const computed = calls.some(({ tool }) => tool.startsWith('calc_'))
  const disagree = knowledge?.conflict !== undefined
  const said = shorten(thought, { question, locale, computed, disagree })
  if (sources.length === 0) return { thought: said, sources }
  return {
    thought: { ...said, citations: [] },
    sources: sources.slice(0, 1).map((source) => shortened(source, question)),
  }
}

async function groundedSaying(
  parts: FinishParts,
  { thought, sources }: Styled,
  state: State,
  scope: TurnScope,
): Promise<Thin> {
  const asOf = parts.clock.now().slice(0, 10)
  const citations = distinct([...sources, ...thought.citations]).slice(0, mostCitations)
  // A question may ask about an old day: what it cites has to hold then. What calculators rest on holds today.
  const dated = citations.map((citation) => ({
    citation,
    asOf: sources.includes(citation) ? asOf : (state.knowledge?.asOf ?? asOf),
  }))
  // What was cited in an earlier turn may no longer be for this person to read.
  const reader = readerOf(scope)
  const check: Check = (sentence, cited, day) => parts.knowledge.check(sentence, cited, day, reader)
  const outcome = state.calls.some(({ tool }) => tool === handoffName) ? 'handoff' : thought.outcome
  if (await holds(check, thought, state, dated))
    return { ...thought, outcome, citations, parts: state.shown, isThin: isUnfounded(thought, state) }
  return quoteOnly(check, dated, state.locale)
}

const nothingLeft: Text = {
  zh: '为了保护个人信息，也为了不误导您，这次的回答没有发出。请换个说法再问一次，或联系人事科。',
  en: 'To protect personal data, and not to mislead you, this answer was held back. Please ask in other words, or contact the HR office.',
}
const seeBelow: Text = { zh: '结果如下。', en: 'Here is the result.' }

/** The last door: a model's own words leave only as far as they rest on what the person said or may see. */
async function letOut(parts: FinishParts, saying: Saying, state: State, scope: TurnScope): Promise<Saying> {
  // Approved and fixed words need no check.
  if (saying.official || state.isPrivate || (state.thought?.kind === 'say' && state.thought.sensitive)) return saying
  const { text, faults } = checkWords(saying.text, groundsOf(parts, saying, state, scope))
  if (faults.length === 0) return { ...saying, text }
  await parts.audit.record({
    actor: scope.person.id,
    action: 'reply.filtered',
    subject: scope.turn.turnId,
    detail: { faults: faults.join(' ') },
  })
  if (text !== '') return { ...saying, text }
  if (state.shown.length > 0) return { ...saying, text: seeBelow[state.locale] }
  return { outcome: faults.includes('personal') ? 'refuse' : 'decline', text: nothingLeft[state.locale] }
}

function groundsOf({ clock, isSecret }: FinishParts, saying: Saying, state: State, scope: TurnScope): Grounds {
  const { person, history } = scope
  const shown = [
    ...state.shown.map(partToText),
    ...(state.knowledge?.passages ?? []).map(({ text, citation }) => `${text}\n${Object.values(citation).join('\n')}`),
    ...(saying.citations ?? []).map((citation) => Object.values(citation).join('\n')),
    ...state.results.flatMap((result) => (result.ok ? [] : [result.tell.zh, result.tell.en])),
  ]
  const said = [state.text, ...history.flatMap((before) => [before.said, before.answered])]
  const about = [person.id, person.name, clock.now(), state.knowledge?.asOf ?? '']
  return { texts: [...said, ...shown, ...about], shown, hasReceipt: saying.receipt !== undefined, isSecret }
}

/** The knowledge base was asked and had nothing firm. */
function isUnfounded({ outcome }: Said, { calls, knowledge }: State): boolean {
  return (
    outcome === 'decline' &&
    (knowledge?.passages.length ?? 0) > 0 &&
    calls.every(({ tool }) => tool === policySearchName)
  )
}

type Check = (sentence: string, cited: readonly Citation[], asOf: string) => Promise<unknown>
type Dated = { readonly citation: Citation; readonly asOf: string }

/** Words that stand on articles alone are checked with their numbers; figures of a tool come from the tool. */
async function holds(check: Check, thought: Said, state: State, dated: readonly Dated[]): Promise<boolean> {
  // The day of an approval is our own record and stands in no article.
  const said = thought.official ? thought.text.replace(officialLead(thought.official, state.locale), '') : thought.text
  const sentence = state.shown.length > 0 ? '' : said
  for (const asOf of new Set(dated.map((each) => each.asOf))) {
    const own = dated.filter((each) => each.asOf === asOf).map(({ citation }) => citation)
    if ((await check(dated.length === own.length ? sentence : '', own, asOf)) !== null) return false
  }
  return true
}

/** The repair: leave the words out and let the articles speak; what does not even quote right is left out too. */
async function quoteOnly(check: Check, dated: readonly Dated[], locale: Locale): Promise<Thin> {
  const sound: Citation[] = []
  for (const { citation, asOf } of dated) if ((await check('', [citation], asOf)) === null) sound.push(citation)
  if (sound.length === 0)
    return {
      outcome: 'decline',
      isThin: true,
      text:
        locale === 'zh'
          ? '我查了知识库，没有找到可以放心引用的规定。请联系人事科。'
          : 'I searched the knowledge base and found no rule that I can safely quote. Please ask the HR office.',
    }
  const quotes = sound.map(({ title, article, quote }) => `《${title}》${article}：“${quote}”`).join('\n')
  return {
    outcome: 'answer',
    isThin: true,
    text: locale === 'zh' ? `有关规定如下：\n${quotes}` : `The rules say:\n${quotes}`,
    citations: sound,
  }
}

async function drop({ confirmations }: FinishParts, text: string, { turn, person }: TurnScope): Promise<Saying> {
  const waiting = await confirmations.pending(turn.conversation)
  if (waiting) await confirmations.cancel(turn, person.id, waiting.id)
  return { outcome: 'smalltalk', text }
}

function distinct(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>()
  return citations.filter(({ document, article }) => {
    const key = `${document} ${article}`
    return !seen.has(key) && seen.add(key)
  })
}
