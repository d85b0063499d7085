import { articleKey } from '../../knowledge/split/labels.ts'
import { citationsOf } from './citations.ts'
import { type DocumentClaims, loadClaims } from './claims.ts'
import { type Corpus, loadCorpus, resolveAct } from './corpus.ts'
import { type HandbookDocument, handbookFolder, readHandbook } from './documents.ts'
import { type Evidence, holds, type JudgedNumber, judgeArticle, ruledProblems } from './evidence.ts'
import { metadataProblems } from './metadata.ts'
import { numbersOf } from './numbers.ts'
import { absentActs, sourcesOf } from './sources.ts'

/** What was found wrong, and where. */
export type Problem = { readonly document: string; readonly article: string; readonly text: string }

/** What was seen in one document. */
export type DocumentReport = {
  readonly document: string
  readonly day: string
  readonly articles: number
  readonly cited: number
  /** Acts and articles it names that are not in the corpus. */
  readonly unverified: readonly string[]
  readonly numbers: Readonly<Record<Evidence, number>>
}

/** What was seen in the whole handbook. */
export type HandbookReport = {
  readonly documents: readonly DocumentReport[]
  readonly numbers: readonly JudgedNumber[]
  readonly problems: readonly Problem[]
}

const none: DocumentClaims = { claims: [], house: {}, examples: {}, law: {}, unverified: {} }

function count(numbers: readonly JudgedNumber[]): Readonly<Record<Evidence, number>> {
  const counts = { rule: 0, law: 0, metadata: 0, house: 0, example: 0, unverified: 0, missing: 0 }
  for (const { evidence } of numbers) counts[evidence]++
  return counts
}

/** Numbers listed for an article of an act that does not hold them. */
function lawProblems(corpus: Corpus, document: HandbookDocument, { law }: DocumentClaims): readonly string[] {
  return Object.entries(law).flatMap(([source, lists]) => {
    const [citation] = citationsOf(source)
    const resolved = citation?.act ? resolveAct(corpus, citation.act, document.day) : null
    const versions = resolved?.kind === 'found' ? resolved.versions : []
    const text = versions[0]?.articles.get(articleKey(citation?.article ?? '')) ?? ''
    return Object.values(lists)
      .flat()
      .filter((number) => !numbersOf(number).some((found) => holds(text, found)))
      .map((number) => `${source}里没有“${number}”`)
  })
}

/** Claims and lists that name an article the document does not have, or an act that is there. */
function idleClaims(corpus: Corpus, document: HandbookDocument, claims: DocumentClaims): readonly string[] {
  const labels = new Set(document.articles.map(({ label }) => label))
  const named = [
    ...claims.claims.map(({ article }) => article),
    ...[claims.house, claims.examples, ...Object.values(claims.law), ...Object.values(claims.unverified)].flatMap(
      (list) => Object.keys(list),
    ),
  ]
  const there = Object.keys(claims.unverified).filter((act) => resolveAct(corpus, act, document.day).kind !== 'absent')
  return [
    ...named.filter((label) => !labels.has(label)).map((label) => `清单提到${label}，正文没有这一条`),
    ...lawProblems(corpus, document, claims),
    ...there.map((act) => `《${act}》能查到原文，不应列为未核`),
  ]
}

function examineDocument(
  corpus: Corpus,
  document: HandbookDocument,
  handbook: readonly HandbookDocument[],
  claims: DocumentClaims,
): { report: DocumentReport; numbers: readonly JudgedNumber[]; problems: readonly Problem[] } {
  const sources = sourcesOf(corpus, document, handbook)
  const judged = document.articles.map((article, index) =>
    judgeArticle(document, article, sources[index] as (typeof sources)[number], claims),
  )
  const numbers = judged.flatMap((article) => article.numbers)
  const all = sources.flatMap((article) => article.sources)
  const absent = all.filter(({ state }) => state === 'absent-act').map(({ act, article }) => `《${act}》${article}`)
  const at = (article: string) => (text: string) => ({ document: document.name, article, text })
  const missing = numbers
    .filter(({ evidence }) => evidence === 'missing')
    .map(({ article, number }) => at(article)(`“${number}”没有依据：既没有规则、条文印证，也不在清单里`))
  const problems = [
    ...metadataProblems(document, sources, handbook).map(at('文件头')),
    ...idleClaims(corpus, document, claims).map(at('清单')),
    ...sources.flatMap(({ label, problems: texts }) => texts.map(at(label))),
    ...judged.flatMap(({ problems: texts }, index) => texts.map(at(document.articles[index]?.label ?? ''))),
    ...missing,
  ]
  const report = {
    document: document.name,
    day: document.day,
    articles: document.articles.length,
    cited: all.filter(({ state }) => state === 'found').length,
    unverified: [...new Set(absent), ...absentActs(corpus, document).map((act) => `《${act}》`)],
    numbers: count(numbers),
  }
  return { report, numbers, problems }
}

/**
 * Checks the handbook: every article it names against the corpus, every number against rules, articles and the lists of
 * the claims files, and its metadata.
 * @param acts folder with the texts of the acts
 * @param today ISO day for which the handbook is checked
 */
export async function examineHandbook(
  acts: string,
  today: string,
  { folder = handbookFolder, claims = loadClaims() } = {},
): Promise<HandbookReport> {
  const corpus = await loadCorpus(acts)
  const handbook = await readHandbook(folder, today)
  const seen = handbook.map((document) =>
    examineDocument(corpus, document, handbook, claims.get(document.name) ?? none),
  )
  const names = new Set(handbook.map(({ name }) => name))
  const strays = [...claims.keys()].filter((name) => !names.has(name))
  const textOf = (act: string, article: string): string | null => {
    const resolved = resolveAct(corpus, act, today)
    if (resolved.kind !== 'found') return null
    return resolved.versions[0]?.articles.get(articleKey(article)) ?? ''
  }
  return {
    documents: seen.map(({ report }) => report),
    numbers: seen.flatMap(({ numbers }) => numbers),
    problems: [
      ...seen.flatMap(({ problems }) => problems),
      ...strays.map((name) => ({ document: name, article: '清单', text: '手册里没有这个文件' })),
      ...ruledProblems(textOf).map((text) => ({ document: '规则', article: '', text })),
    ],
  }
}
