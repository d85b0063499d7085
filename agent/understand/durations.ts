import { englishNumberSource, numberSource, readNumber } from './numbers.ts'

/** A length of time as it was said, without a place in the calendar. */
export type Duration = {
  readonly at: number
  readonly length: number
  readonly count: number
  /** `workday` only when said so. */
  readonly unit: 'day' | 'workday' | 'week' | 'month' | 'year' | 'hour'
}

const unitWords: Readonly<Record<string, Duration['unit']>> = {
  工作日: 'workday',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
  小时: 'hour',
  钟头: 'hour',
}
const number = `(?:${numberSource}|半)`
const chinese = new RegExp(
  `(?<!第|前|后|每|[\\d.])(?<half>半个?|(?<count>-?${number})(?<mid>个半|半)?\\s?个?)(?<unit>工作日|天|日|周|星期|礼拜|月|年|小时|钟头)(?<tail>半)?(?!后|之后|以后|前请|假期|级|度)`,
  'g',
)
const english = new RegExp(
  `(?<count>\\d+(?:\\.\\d+)?|half an?|${englishNumberSource})(?: and a half)?[ -](?:full |more |consecutive |calendar )?(?<unit>working days?|business days?|workdays?|days?|weeks?|months?|years?|hours?)(?! (?:ago|from now|later))`,
  'gi',
)
const englishUnits: readonly (readonly [RegExp, Duration['unit']])[] = [
  [/^(?:working|business|work)/i, 'workday'],
  [/^day/i, 'day'],
  [/^week/i, 'week'],
  [/^month/i, 'month'],
  [/^year/i, 'year'],
  [/^hour/i, 'hour'],
]

const tookLong =
  /(?:念叨|唠叨|说|讲|想|弄|搞|等|找|忙|折腾|聊|看|研究|琢磨|问|跑|查|排|吵|算|磨)(?:了|过)?(?:我|你|他)?(?:大)?$/

function readChinese(match: RegExpExecArray): Duration | null {
  const { count, mid, unit, tail, half } = match.groups ?? {}
  const negative = count?.startsWith('-') ?? false
  const base = half?.startsWith('半') ? 0.5 : readNumber((count ?? '').replace('-', ''))
  const kind = unitWords[unit ?? '']
  if (base === null || !kind) return null
  // 日 is a unit of length only in 工作日 or with a count that is no date.
  if (unit === '日') return null
  const value = base + (mid || tail ? 0.5 : 0)
  return { at: match.index, length: match[0].length, count: negative ? -value : value, unit: kind }
}

function readEnglish(match: RegExpExecArray): Duration | null {
  const { count, unit } = match.groups ?? {}
  const word = (count ?? '').toLowerCase()
  const base = word.startsWith('half') ? 0.5 : readNumber(word)
  const kind = englishUnits.find(([pattern]) => pattern.test(unit ?? ''))?.[1]
  if (base === null || !kind) return null
  const value = base + (/and a half/i.test(match[0]) ? 0.5 : 0)
  return { at: match.index, length: match[0].length, count: value, unit: kind }
}

/** Finds lengths of time; those inside one of the taken stretches (dates) are left out. */
export function readDurations(
  text: string,
  taken: readonly { readonly at: number; readonly length: number }[],
): readonly Duration[] {
  const found: Duration[] = []
  const rest = blank(text, taken)
  for (const match of rest.matchAll(chinese)) {
    // 念叨半天: how long something took, and no length of a leave.
    const isTaken = match.groups?.half !== undefined && tookLong.test(rest.slice(0, match.index))
    const duration = isTaken ? null : readChinese(match)
    if (duration) found.push(duration)
  }
  for (const match of rest.matchAll(english)) {
    const duration = readEnglish(match)
    if (duration) found.push(duration)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** The text with stretches made unreadable, all places unchanged. */
export function blank(text: string, taken: readonly { readonly at: number; readonly length: number }[]): string {
  let out = text
  for (const { at, length } of taken) out = out.slice(0, at) + '\u0000'.repeat(length) + out.slice(at + length)
  return out
}
