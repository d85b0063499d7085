import type { Citation, Locale, Outcome, Text } from '#sdk'
import type { ThinkRequest, Thought, ToolResult } from '../../model.ts'
import { openQuestion, say } from './decide.ts'
import { phrases } from './phrases.ts'
import { answerPolicy, quoteSentence } from './policy.ts'

type Failed = Extract<ToolResult, { ok: false }>

const outcomeOfFailure: Readonly<Record<Failed['code'], Outcome>> = {
  needs_input: 'clarify',
  ambiguous: 'clarify',
  invalid: 'clarify',
  changed: 'clarify',
  conflict: 'clarify',
  not_found: 'clarify',
  blocked: 'decline',
  forbidden: 'refuse',
  unavailable: 'decline',
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The articles a calculator says it rests on. */
function sourcesOf(result: unknown): readonly { readonly title: string; readonly article: string }[] {
  const listed: unknown = isRecord(result) ? result.citations : []
  if (!Array.isArray(listed)) return []
  return listed.flatMap((each: unknown) =>
    isRecord(each) && typeof each.title === 'string' && typeof each.article === 'string'
      ? [{ title: each.title, article: each.article }]
      : [],
  )
}

function bare(title: string): string {
  return title.replace(/[《》\s]/g, '')
}

/** Passages of the search that a calculator's sources name; else the best ones if they can be relied on. */
function supportOf(request: ThinkRequest, result: unknown): readonly Citation[] {
  const sources = sourcesOf(result)
  const found = request.knowledge.passages
    .map(({ citation }) => citation)
    .filter((citation) =>
      sources.some(({ title, article }) => citation.article === article && bare(citation.title).includes(bare(title))),
    )
  if (found.length > 0) return found.slice(0, 2)
  if (sources.length > 0 || !request.knowledge.answerable) return []
  return request.knowledge.passages.slice(0, 1).map(({ citation }) => citation)
}

function figureOf(result: unknown, citations: readonly Citation[], locale: Locale): string | null {
  const days = isRecord(result) ? result.entitledDays : undefined
  const supported =
    typeof days === 'number' && citations.some(({ quote }) => quote.replace(/\s/g, '').includes(`${days}天`))
  if (!supported) return null
  return locale === 'zh'
    ? `按规定应休年休假${days}天。`
    : `By the rules the entitlement is ${days} days of annual leave.`
}

/** What a person has to look at was not computed. */
function leadOf(result: unknown): Text {
  return isRecord(result) && isRecord(result.review) ? phrases.done : phrases.computed
}

function sayComputed(request: ThinkRequest, done: Extract<ToolResult, { ok: true }>): Thought {
  const { locale } = request
  const citations = supportOf(request, done.result)
  const lead = figureOf(entitlementOf(done.result), citations, locale) ?? leadOf(done.result)[locale]
  const quotes = citations.map((citation) => quoteSentence(citation, locale))
  return {
    kind: 'say',
    outcome: citations.length > 0 ? 'answer' : 'call',
    text: [lead, ...quotes].join('\n'),
    citations,
    related: [],
  }
}

function entitlementOf(result: unknown): unknown {
  return isRecord(result) && isRecord(result.entitlement) ? result.entitlement : result
}

function effectOf(request: ThinkRequest, { call }: ToolResult): string | undefined {
  return request.tools.find(({ name }) => name === call.tool)?.effect
}

function isSubmit(request: ThinkRequest, result: ToolResult): boolean {
  return effectOf(request, result)?.startsWith('submit') ?? false
}

function sayDone(request: ThinkRequest, done: readonly Extract<ToolResult, { ok: true }>[]): Thought {
  const { locale } = request
  const open = openQuestion(request)
  if (open) return say('clarify', `${phrases.done[locale]}\n${open}`)
  if (done.every((result) => effectOf(request, result) === 'note')) return say('call', phrases.noted[locale])
  const submit = done.some((result) => isSubmit(request, result))
  if (submit) return say('confirm', phrases.prepared[locale])
  const calculated = done.find(({ call }) => call.tool.startsWith('calc_'))
  if (calculated && done.length === 1) return sayComputed(request, calculated)
  const others = done.filter(({ call }) => call.tool !== 'policy_search')
  if (others.length === 0) return answerPolicy(request)
  if (others.length < done.length) {
    const answer = answerPolicy(request)
    // A computed case leads with its figures; the articles stand below as what it rests on.
    if (answer.kind === 'say' && answer.outcome === 'answer' && calculated)
      return { ...answer, text: leadOf(calculated.result)[locale] }
    if (answer.kind === 'say' && answer.outcome === 'answer')
      return { ...answer, text: `${phrases.done[locale]}\n${answer.text}` }
  }
  return say('call', phrases.done[locale])
}

/** Turns the results of a turn's calls into words; figures and tables are added by the host. */
export function report(request: ThinkRequest): Thought {
  const { results, locale } = request
  const failed = results.filter((result) => !result.ok)
  const done = results.filter((result) => result.ok)
  const [failure] = failed
  if (!failure) return sayDone(request, done)
  // A search that cannot run leaves what was gathered before.
  if (failure.call.tool === 'policy_search' && failed.length === 1) return answerPolicy(request)
  if (done.length > 0) return say(outcomeOfFailure[failure.code], `${phrases.partly[locale]}${failure.tell[locale]}`)
  return say(outcomeOfFailure[failure.code], failed.map(({ tell }) => tell[locale]).join('\n'))
}
