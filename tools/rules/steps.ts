import type { Text } from '#sdk'
import type { IsoDay } from './dates.ts'
import { dayText } from './day-text.ts'
import type { RuleStep } from './provenance.ts'

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** One step from the facts to the result. */
export function step(zh: string, en: string, value: Text | string): RuleStep {
  return { label: { zh, en }, value: typeof value === 'string' ? { zh: value, en: value } : value }
}

/** A day in both languages, with its weekday. */
export function onDay(day: IsoDay): Text {
  return { zh: dayText(day, 'zh'), en: dayText(day, 'en') }
}

/** The month of a day: 1968年5月, May 1968. */
export function inMonth(day: IsoDay): Text {
  const [year, month = 1] = day.split('-').map(Number)
  return { zh: `${year}年${month}月`, en: `${monthNames[month - 1]} ${year}` }
}

/** A number of days. */
export function days(count: number): Text {
  return { zh: `${count}天`, en: `${count} ${count === 1 ? 'day' : 'days'}` }
}

/** A number of months: 个月 to the letter, since 15个月 is no 一年三个月 in the law. */
export function months(count: number): Text {
  return { zh: `${count}个月`, en: `${count} ${count === 1 ? 'month' : 'months'}` }
}

/** An age: 60周岁11个月. */
export function age(years: number, rest: number): Text {
  return {
    zh: `${years}周岁${rest === 0 ? '' : `${rest}个月`}`,
    en: `${years} years${rest === 0 ? '' : ` ${rest} ${rest === 1 ? 'month' : 'months'}`}`,
  }
}
