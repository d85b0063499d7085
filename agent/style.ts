import type { Citation, Locale, Text } from '#sdk'
import type { KnowledgeResult } from '../knowledge/port.ts'
import type { Exchange, Thought, ToolCall, ToolResult } from './model.ts'
import { answerPolicy, quoteSentence } from './models/embedded/policy.ts'
import { policySearchName } from './tools/policy-search.ts'
import { styleToolName } from './tools/service-style.ts'
import { normalise } from './understand/normalise.ts'
import { readStyle, type StyleWish } from './understand/style-words.ts'

type Said = Extract<Thought, { kind: 'say' }>

const nothingToChange: Text = {
  zh: '上一条不是制度问答，没有可以换个说法的内容。想以后都简短，请说“以后都简短回答”。',
  en: 'The last answer was not on the rules, so there is nothing to put in other words. Say “always keep your answers short” to have all of them short.',
}
const nothingYet: Text = { zh: '好的。', en: 'Very well.' }

/** What a turn knows of the talk before it. */
type Scene = {
  readonly text: string
  readonly locale: Locale
  readonly history: readonly Exchange[]
  readonly knowledge: KnowledgeResult | null
  readonly results: readonly ToolResult[]
}

/** The question on the rules that was answered last; null where the last thing said was of something else. */
function lastQuestion(history: readonly Exchange[]): string | null {
  const last = history.at(-1)
  if (!last) return null
  const asked = last.calls.find(({ tool }) => tool === policySearchName)?.args.question
  // A wish on the style that had nothing to put in other words leaves what stood before it.
  if (readStyle(last.said)) return typeof asked === 'string' ? asked : lastQuestion(history.slice(0, -1))
  if (last.outcome !== 'answer') return null
  return typeof asked === 'string' ? asked : last.said
}

/**
 * The next step of a turn that says nothing but how answers are to be given, in place of a model's: a lasting wish is
 * kept, and the last answer from the rules is looked up and given anew. Null for every other turn, for words that answer
 * a question of ours, and where a call failed.
 */
export function restyle({ text, locale, history, knowledge, results }: Scene): Thought | null {
  const wish = readStyle(text)
  if (!wish || (!wish.always && history.at(-1)?.outcome === 'clarify')) return null
  if (results.length === 0) return firstStep(wish, lastQuestion(history), locale)
  if (results.some(({ ok }) => !ok)) return null
  if (knowledge && results.some(({ call }) => call.tool === policySearchName))
    return answerPolicy({ knowledge, locale })
  return { kind: 'say', outcome: 'call', text: nothingYet[locale], citations: [], related: [] }
}

function firstStep({ style, always }: StyleWish, question: string | null, locale: Locale): Thought {
  const calls: ToolCall[] = [
    ...(always ? [{ tool: styleToolName, args: { style } }] : []),
    ...(question === null ? [] : [{ tool: policySearchName, args: { question } }]),
  ]
  if (calls.length > 0) return { kind: 'call', calls }
  return { kind: 'say', outcome: 'clarify', text: nothingToChange[locale], citations: [], related: [] }
}

/** Whether the answer of a turn is to be short: by what was said in it, else by what the person once asked for. */
export async function wantsShort(text: string, preference: () => Promise<boolean>): Promise<boolean> {
  const wish = readStyle(text)
  return wish ? wish.style === 'short' : preference()
}

const listed = /[:：]\s*\n|^\s*[（(][一二三四五六七八九十\d]+[)）]/m
const refersBack = /^(?:但|其中|不过|然而|除|上述|前款|该|此|其|这|超过|未|否则|同时|另外|也|还|以上)/
const basis =
  /[，,；;]?(?:依据|根据|按照?)《[^》]+》(?:第[零〇一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?)?(?:的?规定)?[。]?$/
const amount = /多少|几|多久|多长|什么时候|何时|哪天|多大|how (?:many|much|long|old)|when/i
const figure = /[\d一二三四五六七八九十百千两半]+(?:个)?(?:工作日|天|日|月|年|小时|元|岁|%|周|次|倍|人)/

function gramsOf(text: string): ReadonlySet<string> {
  const letters = [...normalise(text).toLowerCase()].filter((letter) => /[\p{Script=Han}a-z\d]/u.test(letter))
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** Sentences with the marks that end them; joined they are the text again. */
function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。！？\n]+[。！？\n]*/g) ?? [text]
}

/**
 * The part of a quote that answers a question: one sentence, with those after it that only qualify it and the one before
 * it that it leans on, word for word. A list is kept whole, and so is what has one sentence only.
 */
export function answeringPart(quote: string, question: string): string {
  const sentences = sentencesOf(quote)
  if (listed.test(quote) || sentences.length < 2) return quote
  const asked = gramsOf(question)
  const scores = sentences.map((sentence) => {
    const shared = [...gramsOf(sentence)].filter((gram) => asked.has(gram)).length
    const tells = amount.test(question) && figure.test(sentence) ? 1.5 : 0
    return (shared + tells) / Math.sqrt(20 + sentence.length)
  })
  const best = scores.indexOf(Math.max(...scores))
  let [from, to] = [best, best + 1]
  while (from > 0 && refersBack.test(sentences[from]?.trim() ?? '')) from -= 1
  while (to < sentences.length && refersBack.test(sentences[to]?.trim() ?? '')) to += 1
  return sentences.slice(from, to).join('').trim()
}

/** What a short answer cites of an article: without the reference to another act and the mark that end it. */
export function shortened(citation: Citation, question: string): Citation {
  const part = answeringPart(citation.quote, question)
  const bare = part.replace(basis, '').replace(/[，,；;、]+$/, '')
  return { ...citation, quote: bare === '' ? part : bare }
}

/** Said where something of the rules was left out. */
const excerpt: Text = {
  zh: '（节选，要看全文请说“详细一点”）',
  en: '(An excerpt; say “more details” for the whole.)',
}

/** What is known of an answer besides its words. */
type Answered = {
  readonly question: string
  readonly locale: Locale
  /** What is told was computed and stands in its own parts: then the articles are only cited. */
  readonly computed: boolean
  /** Two articles give different numbers: both stay cited, and so does the sentence on them. */
  readonly disagree: boolean
}

/**
 * A short answer from the rules: the sentence that answers, word for word, and the one article it stands in; further
 * quotes and related articles go. Official answers stay whole, and so do the words of a language model.
 */
export function shorten(thought: Said, { question, locale, computed, disagree }: Answered): Said {
  const { outcome, citations, text, official, by } = thought
  const [first] = citations
  if (outcome !== 'answer' || official || by || !first) return { ...thought, related: [] }
  const rest = citations.reduce((left, citation) => left.replace(quoteSentence(citation, locale), ''), text)
  const others = rest.split('\n').filter((line) => line.trim() !== '')
  const cited = (disagree ? citations : [first]).map((citation) => shortened(citation, question))
  const lead = cited[0]?.quote ?? ''
  const answer = /[。！？]$/.test(lead) ? lead : `${lead}。`
  const isCut = citations.length > 1 || lead.length + 1 < first.quote.length
  const lines = computed || disagree ? others : [...others, answer, ...(isCut ? [excerpt[locale]] : [])]
  return { ...thought, text: (lines.length > 0 ? lines : [answer]).join('\n'), citations: cited, related: [] }
}
