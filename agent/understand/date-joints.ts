import type { DateSpec } from './date-spec.ts'
import type { Half } from './days.ts'

/** A date as it stands in a text, before it is fixed to the calendar. */
export type Point = {
  readonly at: number
  readonly end: number
  readonly spec: DateSpec
  readonly half: Half | null
}

const notUnit = '(?![\\d./月天个年点时分:：块元份人名次楼层科室号-]|小时)'
// The end of 12.3-5 and 12月3-5.
const toDate =
  /^(?<gap>\s?(?:[-~—–]+|到|至|to )\s?)(?<date>[0-3]?\d)(?![\d./月天个年点:-])(?:st|nd|rd|th)?(?!\s?(?:days?|months?|hours?|people|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i
// The others of 12月8、9两天 and of Dec 8 and 9.
const moreDates =
  /^(?<gap>\s?[、和,]\s?)(?<date>[0-3]?\d)(?=\s?(?:[、和]\s?[0-3]?\d\s?)?(?:这?[两三四五六](?:天|个(?:半天|工作日))|$))/
const moreDatesInEnglish =
  /^(?<gap>\s?(?:and|&|,|, and)\s?)(?:the )?(?<date>[0-3]?\d)(?:st|nd|rd|th)?(?=\s*(?:$|[,.!?;]|(?:and|&)\s?\d|please|for|as|off|if|thanks|thx|annual|sick|personal|leave|i\b|to\b|because|since|is\b|are\b))/i
// The end of 下周一到三 and of 下周二、四.
const toWeekday = new RegExp(
  `^(?<gap>\\s?(?:[-~—–]+|[到至、和跟])\\s?)(?<weekday>[一二三四五六日])(?:这[两几三四]天)?${notUnit}(?!十|级|位|项|条)`,
)
const weekdays = '一二三四五六日'

function bareDate(text: string): { readonly gap: string; readonly length: number; readonly spec: DateSpec } | null {
  const match = toDate.exec(text) ?? moreDates.exec(text) ?? moreDatesInEnglish.exec(text)
  if (!match?.groups || /^[号日]/.test(text.slice(match[0].length))) return null
  const spec = { kind: 'date', monthShift: null, date: Number(match.groups.date) } as const
  return { gap: match.groups.gap ?? '', length: match[0].length, spec }
}

function bareWeekday(text: string): { readonly gap: string; readonly length: number; readonly spec: DateSpec } | null {
  const match = toWeekday.exec(text)
  if (!match?.groups) return null
  const weekday = weekdays.indexOf(match.groups.weekday ?? '') + 1
  return { gap: match.groups.gap ?? '', length: match[0].length, spec: { kind: 'weekday', weekShift: null, weekday } }
}

/** A bare number or day of the week right after a day, that goes on with it: the 5 of 12.3-5, the 三 of 下周一到三. */
export function readBareEnd(text: string, last: Point | undefined): Point | null {
  if (!last) return null
  const rest = text.slice(last.end)
  const { kind } = last.spec
  const found = kind === 'day' || kind === 'date' ? bareDate(rest) : kind === 'weekday' ? bareWeekday(rest) : null
  if (!found) return null
  return { at: last.end + found.gap.length, end: last.end + found.length, spec: found.spec, half: null }
}

const takenBack =
  /[,，。;!….]+\s?(?:(?:哦|噢|啊|呃|额|嗯|诶|哎呀?|唉)*(?:不(?:对|是)?|错了|[说记看弄搞打写]错了?|口误|更正|算了)[,，]?\s?(?:还是|应该|是|改成|改到|换成|说的?是|我(?:是)?(?:说|指))*|还是|应该是|(?:(?:oh|oops|ah|no|sorry|wait|i meant?|rather|actually|scratch that|correction|make (?:it|that)|the)[, ]*)+)\s?$/i

/** True where what stands between two days takes the first back: 明天,哦不,后天. */
export function isTakenBack(gap: string): boolean {
  return takenBack.test(gap)
}

/** True where the words around a date stretch it to the present: 国庆以来, 9月至今, since October. */
export function reachesToday(text: string, { at, end, spec }: Point): boolean {
  if (/^(?:份|初|底|开始|起)?(?:以来|至今|迄今|到今天)/.test(text.slice(end))) return true
  return spec.kind !== 'fixed' && /\bsince (?:the )?$/i.test(text.slice(0, at))
}
