import type { Citation, Locale } from '#sdk'
import type { Conflict, Passage } from '../../../knowledge/port.ts'
import type { ThinkRequest, Thought } from '../../model.ts'
import { sayOfficial } from '../../official.ts'
import { phrases } from './phrases.ts'

// Further articles are quoted when they fit nearly as well as the first.
const nearlyAsGood = 0.5
const mostQuotes = 3
const mostRelated = 3

type Tell = (first: string, second: string, values: readonly [string, string]) => string
const differ = (first: string, second: string, [one, other]: readonly [string, string]) =>
  `两份文件的规定不一致：${first}为${one}，${second}为${other}。`
const differEn = (first: string, second: string, [one, other]: readonly [string, string]) =>
  `The two documents disagree: ${first} says ${one}, ${second} says ${other}. `
const conflictSentence: Readonly<Record<Conflict['by'], Readonly<Record<Locale, Tell>>>> = {
  rank: {
    zh: (...two) => `${differ(...two)}${two[0]}的效力层级更高，以它为准；请同时告知人事科。`,
    en: (...two) => `${differEn(...two)}${two[0]} has the higher rank and prevails; please tell the HR office.`,
  },
  date: {
    zh: (...two) => `${differ(...two)}两者层级相同，${two[0]}施行在后，以它为准；请同时告知人事科。`,
    en: (...two) => `${differEn(...two)}Of equal rank, ${two[0]} is the later and prevails; please tell the HR office.`,
  },
  unknown: {
    zh: (...two) => `${differ(...two)}以哪一份为准，请向人事科核实。`,
    en: (...two) => `${differEn(...two)}Please ask the HR office which of them prevails.`,
  },
}

function titled(title: string): string {
  return title.startsWith('《') ? title : `《${title}》`
}

/** One sentence that introduces a citation and holds its quote word for word. */
export function quoteSentence({ title, article, quote }: Citation, locale: Locale): string {
  return locale === 'zh' ? `${titled(title)}${article}规定：“${quote}”` : `${titled(title)} ${article} says: “${quote}”`
}

function key({ document, article }: Citation): string {
  return `${document} ${article}`
}

/** The passages worth quoting: the first, and those nearly as good from other articles. */
function bestOf(passages: readonly Passage[]): readonly Passage[] {
  const [first] = passages
  if (!first) return []
  const seen = new Set<string>()
  return passages
    .filter(({ score, citation }) => {
      const fresh = !seen.has(key(citation))
      seen.add(key(citation))
      return fresh && score >= first.score * nearlyAsGood
    })
    .slice(0, mostQuotes)
}

/** Two documents that disagree: both are quoted, and which prevails and why. */
function quoteConflict({ passages, values, by }: Conflict, locale: Locale): Thought {
  const citations = passages.map(({ citation }) => citation)
  const [first, second] = passages.map(({ citation }) => titled(citation.title))
  const quotes = citations.map((citation) => quoteSentence(citation, locale))
  const text = [...quotes, conflictSentence[by][locale](`${first}`, `${second}`, values)].join('\n')
  return { kind: 'say', outcome: 'answer', text, citations, related: [] }
}

const staffKindNames = {
  civil: { zh: '公务员或参公人员', en: 'a civil servant' },
  institution: { zh: '事业单位工作人员', en: 'on the staff of a public institution' },
  labour: { zh: '编外合同制或派遣人员', en: 'on a labour contract' },
} as const

/** Asks which kind of staff is meant, with the articles that would answer. */
function askStaffKind(
  kinds: readonly (keyof typeof staffKindNames)[],
  best: readonly Passage[],
  locale: Locale,
): Thought {
  const names = kinds.map((kind) => staffKindNames[kind][locale])
  const text =
    locale === 'zh'
      ? `这件事不同身份的人规定不一样。请问您是${names.join('，还是')}？`
      : `The rule differs by kind of staff. Are you ${names.join(', or ')}?`
  return { kind: 'say', outcome: 'clarify', text, citations: [], related: best.map(({ citation }) => citation) }
}

/** Answers a question on the rules by its official answer or by quoting, or says that nothing was found. */
export function answerPolicy({ knowledge, locale }: Pick<ThinkRequest, 'knowledge' | 'locale'>): Thought {
  const official = sayOfficial(knowledge, locale)
  if (official) return official
  const { passages, answerable, conflict } = knowledge
  const best = bestOf(passages)
  if (!answerable || best.length === 0) {
    const related = passages.slice(0, mostRelated).map(({ citation }) => citation)
    const text =
      related.length > 0
        ? `${phrases.notFound[locale]}${locale === 'en' ? ' ' : ''}${phrases.related[locale]}`
        : phrases.notFound[locale]
    return { kind: 'say', outcome: 'decline', text, citations: [], related }
  }
  if (knowledge.staffKinds) return askStaffKind(knowledge.staffKinds, best, locale)
  if (conflict) return quoteConflict(conflict, locale)
  const citations = best.map(({ citation }) => citation)
  const text = citations.map((citation) => quoteSentence(citation, locale)).join('\n')
  return { kind: 'say', outcome: 'answer', text, citations, related: [] }
}
