import type { Citation, Outcome } from '#sdk'
import type { ThinkRequest } from '../../model.ts'
import { readSmalltalk } from '../../understand/smalltalk.ts'
import { answerTags, citable } from './prompt.ts'

/** A final answer as it was meant. */
export type ReadAnswer = {
  readonly outcome: Outcome
  /** Without tags and source numbers. */
  readonly text: string
  readonly citations: readonly Citation[]
  /** It tells rules or figures and names nothing it rests on. */
  readonly uncited: boolean
}

const tag = new RegExp(`\\[\\[(${answerTags.join('|')})\\]\\]`, 'i')
const source = /\s?[[【](\d{1,2})(?:[,，、]\s?(\d{1,2}))*[\]】]/g
const claims = /submitted|approved|已(?:经)?(?:提交|批准|通过|办好|办理)|提交成功/i

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

function outcomeOf(said: string | undefined, text: string, cited: boolean, request: ThinkRequest): Outcome {
  const looked = request.results.some(({ ok, call }) => ok && call.tool !== 'policy_search')
  if (cited) return 'answer'
  if (said === 'answer' || said === undefined) {
    if (looked) return 'call'
    if (said === undefined && /[?？]\s*$/.test(text)) return 'clarify'
    return said === undefined && readSmalltalk(request.text) ? 'smalltalk' : 'answer'
  }
  return said as Outcome
}

/** Reads a model's final text: what kind of answer it is, and what it rests on. */
export function readAnswer(said: string, request: ThinkRequest): ReadAnswer {
  const outcome = outcomeOf(tag.exec(said)?.[1]?.toLowerCase(), said, citedIn(said, request).length > 0, request)
  const citations = outcome === 'answer' ? citedIn(said, request) : []
  const text = withoutMarks(said)
  return { outcome, text, citations, uncited: (outcome === 'answer' && citations.length === 0) || claims.test(text) }
}
