import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages'
import type { Locale } from '#sdk'
import type { Passage } from '../../../knowledge/port.ts'
import type { Mask } from '../../mask.ts'
import type { Exchange, ThinkRequest, ToolResult } from '../../model.ts'
import { condense } from './condense.ts'
import { repairs, rules } from './wording.ts'

const mostPassages = 6
const longestPassage = 1200
const longestResult = 3000
const longestText = 4000
/** All results of a turn together, in characters. */
const mostOfResults = 7000
/** What was said before, in tokens as {@link condense} counts them. */
const historyBudget = 2500
/** Turns before this one whose figures an answer may repeat. */
export const rememberedTurns = 4
/**
 * What all messages of a round come to at most, in tokens as they are estimated here; the cards of the tools come on
 * top of it.
 */
export const promptBudget = 22_000

/** The instructions themselves, which no answer repeats. */
export const instructions: readonly string[] = [rules.zh('', ''), rules.en('', '')]

/** What the model may cite, numbered as it is to be cited. */
export function citable({ knowledge }: ThinkRequest): readonly Passage[] {
  return knowledge.passages.slice(0, mostPassages)
}

const fences = {
  sources: { zh: '资料', en: 'sources' },
  result: { zh: '工具结果', en: 'result' },
  waiting: { zh: '待确认', en: 'waiting' },
  before: { zh: '此前', en: 'before' },
} as const
const fenceMarks = new RegExp(
  `<\\s*/?\\s*(?:${Object.values(fences)
    .flatMap(({ zh, en }) => [zh, en])
    .join('|')})\\s*>`,
  'gi',
)

/** A text without the marks by which data are told from what the person said. */
function withoutFences(text: string): string {
  return text.replace(fenceMarks, ' ')
}

/** Text from elsewhere, between marks that it cannot close itself. */
function fence(kind: keyof typeof fences, locale: Locale, text: string): string {
  const tag = fences[kind][locale]
  return `<${tag}>\n${withoutFences(text)}\n</${tag}>`
}

/** What of the sources has to be told besides: words that were approved, and articles that disagree. */
function remarksOn(request: ThinkRequest): readonly string[] {
  const { knowledge, locale } = request
  const { official, conflict } = knowledge
  const remarks: string[] = []
  if (official)
    remarks.push(
      locale === 'zh'
        ? `官方答复（照原文用，不改动）：${official.text}`
        : `Official answer (use it word for word): ${official.text}`,
    )
  const places = conflict?.passages.map((passage) => numberOf(request, passage)) ?? []
  const [first = 0, second = 0] = places
  if (conflict && first > 0 && second > 0) {
    const [one, other] = conflict.values
    const prevails = {
      zh:
        conflict.by === 'unknown'
          ? '以哪一份为准请问人事科'
          : `按${conflict.by === 'rank' ? '效力层级' : '施行先后'}以[${first}]为准`,
      en:
        conflict.by === 'unknown' ? 'the HR office has to say which prevails' : `[${first}] prevails by ${conflict.by}`,
    }
    remarks.push(
      locale === 'zh'
        ? `[${first}]与[${second}]不一致（${one}、${other}），${prevails.zh}；两者都要写明。`
        : `[${first}] and [${second}] disagree (${one}, ${other}); ${prevails.en}. Name both.`,
    )
  }
  return remarks
}

function numberOf(request: ThinkRequest, { citation }: Passage): number {
  return (
    citable(request).findIndex(
      ({ citation: own }) => own.document === citation.document && own.article === citation.article,
    ) + 1
  )
}

function sourcesText(request: ThinkRequest, mask: Mask): string {
  const listed = citable(request).map(({ citation, text }, at) => {
    const validity = citation.validity ?? citation.effectiveFrom
    return `[${at + 1}] 《${citation.title}》${citation.article}（${citation.version}，${validity}）\n${mask.hideKnown(text.slice(0, longestPassage))}`
  })
  const remarks = remarksOn(request).map((remark) => mask.hideKnown(remark))
  return listed.length > 0 ? fence('sources', request.locale, [...listed, ...remarks].join('\n\n')) : ''
}

function resultText(result: ToolResult, locale: Locale, longest: number): string {
  if (!result.ok) return JSON.stringify({ error: result.code, say: result.tell[locale], needs: result.needs })
  return result.text.slice(0, longest)
}

/** A round of tool calls of this turn that the model made, with what it was thinking then. */
export type Round = {
  /** How many results there were before it; of its calls not all may have been run. */
  readonly from: number
  readonly reasoning: string
}

// Ids are ours: some servers give all calls of a conversation the same one.
function roundsOf(request: ThinkRequest, rounds: readonly Round[], mask: Mask): BaseMessage[] {
  const { locale, results } = request
  const out: BaseMessage[] = []
  const longest = Math.min(longestResult, Math.floor(mostOfResults / Math.max(1, results.length)))
  const starts = rounds[0]?.from === 0 ? rounds : [{ from: 0, reasoning: '' }, ...rounds]
  for (const [at, { from, reasoning }] of starts.entries()) {
    const ran = results.slice(from, starts[at + 1]?.from)
    if (ran.length === 0) continue
    const idOf = (index: number) => `call_${from + index + 1}`
    const calls = ran.map(({ call }, index) => ({
      id: idOf(index),
      name: call.tool,
      args: JSON.parse(mask.hide(JSON.stringify(call.args))) as Record<string, unknown>,
      type: 'tool_call' as const,
    }))
    const thinking = reasoning ? { additional_kwargs: { reasoning_content: reasoning } } : {}
    out.push(new AIMessage({ content: '', tool_calls: calls, ...thinking }))
    for (const [index, result] of ran.entries()) {
      const content = fence('result', locale, mask.hide(resultText(result, locale, longest)))
      out.push(new ToolMessage({ content, tool_call_id: idOf(index) }))
    }
  }
  return out
}

function describe({ person, locale }: ThinkRequest): string {
  const kind = person.staffType ?? (locale === 'zh' ? '身份未知' : 'kind of staff unknown')
  const roles = person.roles.join(', ')
  return `${kind}; ${roles}; ${person.province ?? ''}`
}

// What is hidden in one text is hidden in all of them, whichever comes first.
function learnAll({ text, results }: ThinkRequest, whole: readonly Exchange[], lines: string, mask: Mask): void {
  for (const { said, answered } of whole) {
    mask.learn(said)
    mask.learn(answered)
  }
  mask.learn(lines)
  mask.learn(text)
  for (const result of results) if (result.ok) mask.learnFrom(result.result)
}

/** The messages of one round: rules, what was said before, the question with its sources, and this turn's calls. */
export function messagesOf(request: ThinkRequest, rounds: readonly Round[], mask: Mask): BaseMessage[] {
  const { locale, now, history, text, pending } = request
  const { whole, lines } = condense(history, historyBudget)
  const earlier = lines.join('\n')
  learnAll(request, whole, earlier, mask)
  const before = whole.flatMap(({ said, answered }) => [
    new HumanMessage(mask.hide(withoutFences(said))),
    new AIMessage(mask.hide(answered) || '…'),
  ])
  const waiting = pending ? mask.hide(JSON.stringify({ tool: pending.tool, args: pending.args })) : ''
  const asked = [
    mask.hide(withoutFences(text.slice(0, longestText))),
    earlier && fence('before', locale, mask.hide(earlier)),
    waiting && fence('waiting', locale, waiting),
    sourcesText(request, mask),
  ]
  return [
    new SystemMessage(rules[locale](now.slice(0, 10), describe(request))),
    ...before,
    new HumanMessage(asked.filter((part) => part !== '').join('\n\n')),
    ...roundsOf(request, rounds, mask),
  ]
}

/** What asks the model to mend its last answer. */
export function repairMessages(
  kind: keyof typeof repairs,
  locale: Locale,
  answered: string,
  mask: Mask,
): readonly BaseMessage[] {
  return [new AIMessage(mask.hide(answered) || '…'), new HumanMessage(repairs[kind][locale])]
}
