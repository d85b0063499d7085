import {
  type Citation,
  inLocale,
  type Locale,
  type Outcome,
  partToText,
  type Reply,
  type ReplyPart,
  type Text,
} from '#sdk'
import type { Exchange } from './model.ts'
import { plainPart, withoutLinks } from './outgoing/plain.ts'
import type { Confirmation } from './ports.ts'
import { notKept } from './sensitive.ts'
import type { State } from './state.ts'

/** Characters of an answer that are remembered. */
const longestAnswer = 2000

/** What the whole answer is made of. */
export type Saying = {
  readonly outcome: Outcome
  readonly text: string
  readonly parts?: readonly ReplyPart[]
  readonly citations?: readonly Citation[]
  readonly related?: readonly Citation[]
  /** Set when the words are an official answer. */
  readonly official?: { readonly id: string }
  readonly pending?: Reply['pending']
  readonly receipt?: string
  readonly repeated?: boolean
}

const titles = {
  official: { zh: '依据', en: 'Sources' },
  citations: { zh: '依据（AI 辅助整理，以文件为准）', en: 'Sources (put together by AI; the documents prevail)' },
  related: { zh: '相关（不是答案）', en: 'Related (not the answer)' },
} as const satisfies Record<string, Text>

/** Puts a reply together: the words first, then tables, facts and cards, then what it rests on. */
export function composeReply(saying: Saying, state: Pick<State, 'locale' | 'calls'>, trace: string): Reply {
  const { outcome, text, citations = [], related = [], official, pending, receipt, repeated } = saying
  const cited: ReplyPart[] = []
  if (citations.length > 0)
    cited.push({
      kind: 'citations',
      title: inLocale(official ? titles.official : titles.citations, state.locale),
      citations: [...citations],
    })
  if (related.length > 0)
    cited.push({ kind: 'citations', title: inLocale(titles.related, state.locale), citations: [...related] })
  const parts = [{ kind: 'text' as const, text }, ...(saying.parts ?? []), ...cited].map(plainPart)
  return {
    answer: parts.map((part) => partToText(withoutRepeats(part, text))).join('\n\n'),
    parts,
    citations: citations.map((citation) => ({ ...citation, quote: withoutLinks(citation.quote) })),
    toolCalls: state.calls.map(({ tool, args, effect }) => ({ tool, args: { ...args }, effect })),
    outcome,
    ...(pending ? { pending } : {}),
    ...(receipt ? { receipt } : {}),
    ...(repeated ? { repeated } : {}),
    trace,
  }
}

/** In plain text a quote that the words already hold is not said twice. */
function withoutRepeats(part: ReplyPart, said: string): ReplyPart {
  if (part.kind !== 'citations') return part
  return {
    ...part,
    citations: part.citations.map((cited) => (said.includes(cited.quote) ? { ...cited, quote: '' } : cited)),
  }
}

/** What the conversation remembers of a turn. */
export function exchangeOf(state: State, reply: Reply, isThin = false): Exchange {
  const failed = state.results.flatMap((result) => (result.ok ? [] : [result.call]))
  const ran = state.calls.map(({ tool, args }) => ({ tool, args: { ...args } }))
  const stuck = failed.filter(({ tool }) => !ran.some((call) => call.tool === tool))
  return {
    said: state.sensitive ? notKept[state.locale] : state.text,
    answered: state.sensitive ? notKept[state.locale] : reply.answer.slice(0, longestAnswer),
    outcome: reply.outcome,
    calls: [...ran, ...stuck.map(({ tool, args }) => ({ tool, args: { ...args } }))],
    ...(reply.receipt ? { receipt: reply.receipt } : {}),
    ...(isThin ? { thin: true } : {}),
  }
}

/** The card that asks for consent: what will be sent, old beside new, and the two buttons. */
export function confirmationCard(confirmation: Confirmation, title: Text, locale: Locale): ReplyPart {
  const { preview, code } = confirmation
  return {
    kind: 'card',
    title: inLocale(title, locale),
    text: [preview.sentence, ...preview.notes].map((text) => inLocale(text, locale)).join('\n'),
    changes: preview.changes.map(({ label, before, after }) => ({ label: inLocale(label, locale), before, after })),
    actions: [
      { id: 'confirm', label: locale === 'zh' ? '确认提交' : 'Confirm', value: code },
      { id: 'cancel', label: locale === 'zh' ? '取消' : 'Cancel', value: code },
    ],
  }
}

/** What a reply says of a confirmation that waits. */
export function pendingOf(confirmation: Confirmation, locale: Locale): NonNullable<Reply['pending']> {
  return {
    code: confirmation.code,
    tool: confirmation.tool,
    args: { ...confirmation.args },
    text: inLocale(confirmation.preview.sentence, locale),
    expires: confirmation.expiresAt.toISOString(),
  }
}

/** Several parts as one plain text. */
export function partsToText(parts: readonly ReplyPart[]): string {
  return parts.map(partToText).join('\n')
}
