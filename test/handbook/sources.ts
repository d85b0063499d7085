import { articleKey } from '../../knowledge/split/labels.ts'
import { actsNamed, type Citation, citationsOf } from './citations.ts'
import { type Corpus, resolveAct } from './corpus.ts'
import type { HandbookDocument } from './documents.ts'

/** An article of an act that an article of the handbook names, with its text when the act is there. */
export type Source = {
  readonly act: string
  readonly article: string
  /** Where it stands in the article of the handbook. */
  readonly at: number
  readonly state: 'found' | 'absent-act' | 'failed'
  readonly text: string
  /** Why it failed, as a sentence. */
  readonly problem: string
}

const house = /^示例市/

function sourceOf(corpus: Corpus, document: HandbookDocument, act: string, { article, at }: Citation): Source {
  const base = { act, article, at, text: '', problem: '' }
  const resolved = resolveAct(corpus, act, document.day)
  if (resolved.kind === 'absent') return { ...base, state: 'absent-act' }
  if (resolved.kind === 'not-in-force')
    return { ...base, state: 'failed', problem: `《${act}》在${document.day}没有有效的版本` }
  const key = articleKey(article)
  const version = resolved.versions.find(({ articles }) => articles.has(key))
  if (!version) return { ...base, state: 'failed', problem: `《${act}》里没有${article}` }
  const { region } = version.document.meta
  if (region !== '全国' && region !== document.meta.region)
    return { ...base, state: 'failed', problem: `《${act}》只适用于${region}` }
  return { ...base, state: 'found', text: version.articles.get(key) as string }
}

function ownProblem(document: HandbookDocument, citations: readonly Citation[], label: string): string | null {
  const own = new Set(document.articles.map((article) => articleKey(article.label)))
  const key = articleKey(label)
  const elsewhere = citations.some(({ act, article }) => act !== null && articleKey(article) === key)
  return own.has(key) || elsewhere ? null : `提到本文件的${label}，但没有这一条`
}

/** References to other documents of the handbook that are not there, or to articles they do not have. */
function houseProblems(handbook: readonly HandbookDocument[], text: string, citations: readonly Citation[]) {
  const titled = (title: string) => handbook.filter(({ meta }) => meta.title === title)
  const unknown = actsNamed(text)
    .filter((act) => house.test(act) && titled(act).length === 0)
    .map((act) => `手册里没有《${act}》`)
  const lacking = citations.flatMap(({ act, article }) => {
    const documents = act !== null && house.test(act) ? titled(act) : []
    const has = documents.some(({ articles }) =>
      articles.some(({ label }) => articleKey(label) === articleKey(article)),
    )
    return documents.length === 0 || has ? [] : [`《${act}》里没有${article}`]
  })
  return [...unknown, ...lacking]
}

/** Acts that a document names without an article and that are not in the corpus. */
export function absentActs(corpus: Corpus, document: HandbookDocument): readonly string[] {
  const named = document.articles.flatMap(({ text }) => actsNamed(text))
  const cited = new Set(document.articles.flatMap(({ text }) => citationsOf(text).map(({ act }) => act)))
  return [...new Set(named)].filter(
    (act) => !house.test(act) && !cited.has(act) && resolveAct(corpus, act, document.day).kind === 'absent',
  )
}

/** What one article of the handbook refers to, and what is wrong with it. */
export type ArticleSources = {
  readonly label: string
  readonly sources: readonly Source[]
  readonly problems: readonly string[]
}

/** Looks up every article that a document of the handbook names, in the version in force on its day. */
export function sourcesOf(
  corpus: Corpus,
  document: HandbookDocument,
  handbook: readonly HandbookDocument[],
): readonly ArticleSources[] {
  return document.articles.map(({ label, text }) => {
    const citations = citationsOf(text)
    const sources = citations.flatMap((citation) => {
      const { act } = citation
      return act === null || house.test(act) ? [] : [sourceOf(corpus, document, act, citation)]
    })
    const own = citations
      .filter(({ act }) => act === null)
      .map(({ article }) => ownProblem(document, citations, article))
      .filter((problem) => problem !== null)
    const failed = sources.filter(({ state }) => state === 'failed').map(({ problem }) => problem)
    const none = actsNamed(text).some((act) => !house.test(act)) ? [] : ['没有写明依据的法规']
    return { label, sources, problems: [...own, ...houseProblems(handbook, text, citations), ...failed, ...none] }
  })
}
