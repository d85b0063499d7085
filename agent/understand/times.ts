/** A time of day in a text, in minutes. */
export type TimeMention = { readonly minutes: number; readonly at: number; readonly length: number }

const digits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
}

/** 十八, 二十一, 8 as a number; NaN for what is none. */
function numberOf(said: string): number {
  if (/^\d+$/.test(said)) return Number(said)
  const [tens, ones] = said.includes('十') ? said.split('十') : ['', said]
  const ten = said.includes('十') ? (tens ? (digits[tens] ?? Number.NaN) : 1) * 10 : 0
  const one = ones ? [...ones].reduce((sum, digit) => sum * 10 + (digits[digit] ?? Number.NaN), 0) : 0
  return ten + one
}

const half = '(?<half>早上|早晨|清早|上午|中午|下午|傍晚|晚上|夜里|早|晚)?'
const hour = '(?<hour>\\d{1,2}|二十[一二三]?|十[一二三四五六七八九]?|[一二两三四五六七八九])'
const minute = '(?<minute>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])'
const pattern = new RegExp(
  `${half}(?:(?<h24>[01]?\\d|2[0-3])[:：](?<m24>[0-5]\\d)|${hour}(?:点|时)(?:(?<quarter>半|一刻|三刻|钟?整)|${minute}分?)?)(?:\\s?(?<en>am|pm))?|(?<bare>\\d{1,2})\\s?(?<enHalf>am|pm)\\b`,
  'gi',
)
const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }

type Groups = Readonly<Record<string, string | undefined>>

function minutesIn(groups: Groups): number {
  if (groups.h24) return Number(groups.h24) * 60 + Number(groups.m24)
  if (groups.bare) return Number(groups.bare) * 60
  const quarter = groups.quarter ? (quarters[groups.quarter] ?? 0) : 0
  return numberOf(groups.hour ?? '') * 60 + quarter + (groups.minute ? numberOf(groups.minute) : 0)
}

/** Adds twelve hours where the text or the time before it says afternoon or evening. */
function inHalf(minutes: number, groups: Groups, isLate: boolean): number {
  const said = groups.half ?? ''
  const late = /下午|傍晚|晚/.test(said) || /pm/i.test(groups.en ?? groups.enHalf ?? '')
  const early = /早|上午/.test(said) || /am/i.test(groups.en ?? groups.enHalf ?? '')
  return (late || (isLate && !early)) && minutes < 720 ? minutes + 720 : minutes
}

/** The times of day a normalised text names, in the order said. */
export function readTimes(text: string): readonly TimeMention[] {
  const found: TimeMention[] = []
  let isLate = false
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {}
    const minutes = inHalf(minutesIn(groups), groups, isLate)
    if (!Number.isFinite(minutes) || minutes >= 1440) continue
    isLate = isLate || (/下午|傍晚|晚/.test(groups.half ?? '') && minutes >= 720)
    found.push({ minutes, at: match.index, length: match[0].length })
  }
  return found
}

/** `HH:MM`. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
