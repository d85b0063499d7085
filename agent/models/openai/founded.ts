import type { Citation } from '#sdk'
import type { ThinkRequest } from '../../model.ts'
import { englishNumberSource, numberSource, readNumber } from '../../understand/numbers.ts'
import { citable, rememberedTurns } from './prompt.ts'

const unit =
  '个?(?:工作日|自然日|星期|小时|学时|月|季度)|周岁|周年|[天日周年岁元倍次级档人名分]|%|万|亿|(?:[- ](?:working|calendar|business|consecutive|full|more))*[- ]?(?:days?|weeks?|months?|years?|hours?|times|percent|per cent|yuan)'
const arabic = /(\d+(?:\.\d+)?)\s*([万亿]?)/g
const counted = new RegExp(`(${numberSource}|半|\\b${englishNumberSource}\\b)(?=\\s?(?:${unit}))`, 'gi')
const hundredth = new RegExp(`百分之(${numberSource})`, 'g')
// Numbers of articles and of list items are no figures.
const labels = /第\s*[〇零一二两三四五六七八九十百千\d]+\s*(?:条|款|项|章|节|编|号)|^\s*\d{1,2}[.、)]\s*/gm
const countsOfOne = /^一[次人名级档分]/
const scales: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Every number of a text in one value, in digits, Chinese numerals before a unit, or English words before one. */
export function numbersOf(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  const plain = text
    .normalize('NFKC')
    .replace(labels, ' ')
    .replace(/(?<=\d),(?=\d{3})/g, '')
  for (const [, digits = '', scale = ''] of plain.matchAll(arabic)) found.add(Number(digits) * (scales[scale] ?? 1))
  const add = (said: string) => {
    const value = readNumber(said)
    if (value !== null) found.add(value)
  }
  const rest = plain.replace(hundredth, (_, said: string) => {
    add(said)
    return ' '
  })
  for (const { 1: said = '', index } of rest.matchAll(counted))
    if (!/^\d|^an?$/i.test(said) && !countsOfOne.test(rest.slice(index))) add(said)
  return found
}

/** What a text of this turn may take numbers from: what was said, looked up, and cited. */
function groundsOf(request: ThinkRequest, citations: readonly Citation[]): readonly string[] {
  const { text, now, history, results, pending, knowledge } = request
  const cited = citable(request).filter(({ citation }) => citations.includes(citation))
  return [
    text,
    now.slice(0, 10),
    knowledge.asOf,
    ...history.slice(-rememberedTurns).flatMap(({ said, answered }) => [said, answered]),
    ...results.flatMap((result) => (result.ok ? [result.text] : [result.tell.zh, result.tell.en])),
    ...cited.map(({ text: article }) => article),
    ...citations.flatMap(({ version, effectiveFrom, effectiveUntil }) => [
      version,
      effectiveFrom,
      effectiveUntil ?? '',
    ]),
    pending ? `${pending.text} ${JSON.stringify(pending.args)}` : '',
  ]
}

/**
 * True when every number of a text stands in what was said, looked up or cited: figures come from there, never from
 * the model.
 */
export function isFounded(text: string, request: ThinkRequest, citations: readonly Citation[]): boolean {
  const stated = numbersOf(text)
  if (stated.size === 0) return true
  const known = new Set(groundsOf(request, citations).flatMap((ground) => [...numbersOf(ground)]))
  return [...stated].every((number) => known.has(number))
}
