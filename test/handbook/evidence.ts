import { cleanName } from '../../knowledge/index/names.ts'
import { articleKey } from '../../knowledge/split/labels.ts'
import type { DocumentClaims } from './claims.ts'
import { agrees } from './compute.ts'
import type { HandbookDocument } from './documents.ts'
import { type FoundNumber, numbersOf } from './numbers.ts'
import { ruledArticles } from './ruled-articles.ts'
import type { ArticleSources, Source } from './sources.ts'

/** What bears a number out: a rule, the text of a named article, the metadata, or a list of the claims file. */
export type Evidence = 'rule' | 'law' | 'metadata' | 'house' | 'example' | 'unverified' | 'missing'

/** A number of the handbook with what bears it out. */
export type JudgedNumber = {
  readonly document: string
  readonly article: string
  readonly number: string
  readonly evidence: Evidence
  /** The rule, the article or the act. */
  readonly source: string
}

type Article = { readonly label: string; readonly text: string }
type Span = { readonly start: number; readonly end: number; readonly rule: string }

/** Spans of an article that claims cover, and the claims that do not hold. */
function claimed(article: Article, { claims }: DocumentClaims): { spans: Span[]; problems: string[] } {
  const spans: Span[] = []
  const problems: string[] = []
  for (const { article: label, pattern, ...computation } of claims) {
    if (label !== article.label) continue
    const match = new RegExp(pattern, 'd').exec(article.text)
    const groups = match?.indices?.slice(1).filter((indices) => indices !== undefined) ?? []
    if (groups.length === 0) {
      problems.push(`找不到“${pattern}”（${computation.rule}）`)
      continue
    }
    const parts = groups.map(([start, end]) => article.text.slice(start, end))
    const number = Number(parts[0]) * (parts.length > 1 ? 12 : 1) + Number(parts[1] ?? 0)
    if (!agrees(computation, number, parts.map((part) => part.padStart(2, '0')).join('-')))
      problems.push(`“${match?.[0]}”与规则 ${computation.rule} 算出的不一致`)
    for (const [start, end] of groups) spans.push({ start, end, rule: computation.rule })
  }
  return { spans, problems }
}

const metadataDates = ({ meta }: HandbookDocument): readonly string[] =>
  [meta.versionDate, meta.effectiveFrom, meta.declaredUntil]
    .filter((day) => day !== null && day !== '')
    .map((day) => {
      const [year, month, dayOfMonth] = (day as string).split('-').map(Number)
      return `${year}年${month}月${dayOfMonth}日`
    })

/** True when a text holds a number; one without unit must be so large that it is no chance. */
export function holds(text: string, number: FoundNumber): boolean {
  const sameUnit = (unit: string) => (number.unit === '' ? number.value > 31 : unit === number.unit)
  return numbersOf(text, { ones: true }).some(({ value, unit }) => value === number.value && sameUnit(unit))
}

/** The source that is named in the same sentence as a number and holds it. */
function inSources(number: FoundNumber, sources: readonly Source[], article: string): Source | null {
  if (number.kind !== 'amount') return null
  const start = article.lastIndexOf('。', number.start)
  const end = article.indexOf('。', number.end)
  const beside = ({ at }: Source) => at > start && (end < 0 || at < end)
  return sources.find((source) => source.state === 'found' && beside(source) && holds(source.text, number)) ?? null
}

/** The rule that computes a number an article of an act holds; null when none does. */
function ruleFor(number: FoundNumber, source: Source): string | null {
  const ruled = ruledArticles.filter(
    ({ act, article }) =>
      cleanName(act) === cleanName(source.act) && articleKey(article) === articleKey(source.article),
  )
  const match = ruled
    .flatMap(({ numbers }) => numbers)
    .find(({ unit, ...computation }) => unit === number.unit && agrees(computation, number.value, number.text))
  return match?.rule ?? null
}

type Listing = { readonly evidence: Evidence; readonly source: string; readonly numbers: readonly string[] }

function listings({ house, examples, law, unverified }: DocumentClaims, label: string): readonly Listing[] {
  const acts = Object.entries(unverified)
  const articles = Object.entries(law)
  return [
    { evidence: 'house', source: '本局自定', numbers: house[label] ?? [] },
    { evidence: 'example', source: '举例', numbers: examples[label] ?? [] },
    ...articles.map(([source, list]): Listing => ({ evidence: 'law', source, numbers: list[label] ?? [] })),
    ...acts.map(([act, list]): Listing => ({ evidence: 'unverified', source: act, numbers: list[label] ?? [] })),
  ]
}

/** Numbers of one article with their evidence, and what is wrong with its claims and lists. */
export function judgeArticle(
  document: HandbookDocument,
  article: Article,
  { sources }: ArticleSources,
  claims: DocumentClaims,
): { readonly numbers: readonly JudgedNumber[]; readonly problems: readonly string[] } {
  const { spans, problems } = claimed(article, claims)
  const lists = listings(claims, article.label)
  const used = new Set<string>()
  const dates = metadataDates(document)
  const judge = (number: FoundNumber): Pick<JudgedNumber, 'evidence' | 'source'> => {
    const span = spans.find(({ start, end }) => start < number.end && number.start < end)
    if (span) return { evidence: 'rule', source: span.rule }
    if (number.kind === 'date' && dates.includes(number.text)) return { evidence: 'metadata', source: '施行或印发日期' }
    const list = lists.find(({ numbers }) => numbers.includes(number.text))
    if (list) {
      used.add(`${list.source} ${number.text}`)
      return list
    }
    const source = inSources(number, sources, article.text)
    if (!source) return { evidence: 'missing', source: '' }
    const rule = ruleFor(number, source)
    return rule ? { evidence: 'rule', source: rule } : { evidence: 'law', source: `《${source.act}》${source.article}` }
  }
  const base = { document: document.name, article: article.label }
  const numbers = numbersOf(article.text).map((number) => {
    const { evidence, source } = judge(number)
    return { ...base, number: number.text, evidence, source }
  })
  const idle = lists.flatMap(({ source, numbers: listed }) =>
    listed.filter((text) => !used.has(`${source} ${text}`)).map((text) => `清单里的“${text}”（${source}）正文里没有`),
  )
  return { numbers, problems: [...problems, ...idle] }
}

/** Articles of acts whose text does not bear out what the rules compute from them. */
export function ruledProblems(textOf: (act: string, article: string) => string | null): readonly string[] {
  return ruledArticles.flatMap(({ act, article, numbers }) => {
    const text = textOf(act, article)
    if (text === null) return []
    const found = numbersOf(text, { ones: true })
    return numbers
      .filter(({ unit, ...computation }) => {
        const fits = (number: FoundNumber) => unit === number.unit && agrees(computation, number.value, number.text)
        return !found.some(fits)
      })
      .map(({ rule }) => `规则 ${rule} 算出的数在《${act}》${article}里没有`)
  })
}
