import type { Citation, Outcome } from '#sdk'
import type { ThinkRequest } from '../../model.ts'
import { normalise } from '../../understand/normalise.ts'
import { readSmalltalk } from '../../understand/smalltalk.ts'
import { isFounded } from './founded.ts'
import { citable } from './prompt.ts'
import { answerTags } from './wording.ts'

/** A final answer as it was meant. */
export type ReadAnswer = {
  readonly outcome: Outcome
  /** Without tags and source numbers. */
  readonly text: string
  readonly citations: readonly Citation[]
  /** Why it cannot be said as it is: it names nothing it rests on, or holds numbers that stand nowhere. */
  readonly fault: 'uncited' | 'citation' | null
}

const tag = new RegExp(`\\[\\[(${answerTags.join('|')})\\]\\]`, 'i')
const source = /\s?[[【](\d{1,2})(?:[,，、]\s?(\d{1,2}))*[\]】]/g
const rule = /应当|不得|一律|第[一二三四五六七八九十百\d]{1,6}条|\b(?:must|shall|entitled to)\b/i
const question = /[?？]|请|哪|吗|\b(?:please|which|what|when|could you)\b/i
// Only the HR system says that something was sent; how a request stands may be told as it was looked up.
const sent =
  /已经?(?:为您|帮您|替您|给您|把[^，。]{1,12})?(?:提交|办好|办理|办妥|报送|申请好|请好)|(?:提交|办理|报送|申请)(?:成功|好了|完成)|请好了|\b(?:submitted|filed|booked)\b/i
const standing = /已经?(?:为您|帮您|替您|给您)?(批准|通过|撤回|取消|登记)|\b(approved|cancelled|withdrawn)\b/gi

/** The citations a text names by number, in the order named. */
export function citedIn(text: string, request: ThinkRequest): readonly Citation[] {
  const passages = citable(request)
  const numbers = [...text.matchAll(source)].flatMap((match) => match[0].match(/\d+/g)?.map(Number) ?? [])
  return [...new Set(numbers)].flatMap((number) => passages[number - 1]?.citation ?? [])
}

/** The text without tags and source numbers. */
export function withoutMarks(text: string): string {
  return text.replace(tag, '').replace(source, '').trim()
}

function lookedUp({ results }: ThinkRequest): string {
  return results
    .flatMap((result) => (result.ok && result.call.tool !== 'policy_search' ? [result.text] : []))
    .join('\n')
}

function outcomeOf(said: string | undefined, text: string, cited: boolean, request: ThinkRequest): Outcome {
  if (cited) return 'answer'
  if (said === 'answer' || said === undefined) {
    if (request.results.some(({ ok, call }) => ok && call.tool !== 'policy_search')) return 'call'
    if (said === undefined && /[?？]\s*$/.test(text)) return 'clarify'
    return said === undefined && readSmalltalk(normalise(request.text)) ? 'smalltalk' : 'answer'
  }
  return said as Outcome
}

/** True when a text tells that something was done which the HR system has not said. */
export function claimsDeeds(text: string, request: ThinkRequest): boolean {
  if (sent.test(text)) return true
  const known = lookedUp(request)
  return [...text.matchAll(standing)].some(([, chinese, english = '']) => !known.includes(chinese ?? english))
}

/** True when a text states a rule by words, whatever numbers it holds. */
export function statesRule(text: string, request: ThinkRequest): boolean {
  const [words] = rule.exec(text) ?? []
  return words !== undefined && !lookedUp(request).includes(words)
}

/** True for a text that goes by a name under which rules need no source, and tells them all the same. */
function evades(outcome: Outcome, text: string, request: ThinkRequest): boolean {
  if (outcome === 'refuse') return false
  if (statesRule(text, request)) return true
  if (outcome === 'clarify') return !question.test(text)
  return outcome === 'smalltalk' && request.knowledge.answerable && !readSmalltalk(normalise(request.text))
}

/** Reads a model's final text: what kind of answer it is, what it rests on, and whether it may be said. */
export function readAnswer(said: string, request: ThinkRequest): ReadAnswer {
  const cited = citedIn(said, request)
  const outcome = outcomeOf(tag.exec(said)?.[1]?.toLowerCase(), said, cited.length > 0, request)
  const text = withoutMarks(said)
  const isBare = cited.length === 0 && (outcome === 'answer' || evades(outcome, text, request))
  if (text === '' || isBare || claimsDeeds(text, request)) return { outcome, text, citations: cited, fault: 'uncited' }
  return { outcome, text, citations: cited, fault: isFounded(text, request, cited) ? null : 'citation' }
}
