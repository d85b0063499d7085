import type { Locale } from '#sdk'
import { type IsoDay, weekdayOf } from './dates.ts'
import type { Half } from './leave-days.ts'

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A span of days as people say it; halves as in a leave request. */
export type SpanWords = {
  readonly start: IsoDay
  readonly end: IsoDay
  readonly startHalf?: Half | undefined
  readonly endHalf?: Half | undefined
}

/** A day with its weekday: 2026年11月25日（周三）, Wed 25 Nov 2026. */
export function dayText(day: IsoDay, locale: Locale, withYear = true): string {
  const [year, month = 1, date] = day.split('-').map(Number)
  const weekday = weekdays[locale][weekdayOf(day) - 1]
  if (locale === 'en') return `${weekday} ${date} ${months[month - 1]}${withYear ? ` ${year}` : ''}`
  return `${withYear ? `${year}年` : ''}${month}月${date}日（${weekday}）`
}

/** A span with weekdays and halves; one day is said as one day, the year of the end only when it differs. */
export function spanText(span: SpanWords, locale: Locale): string {
  return locale === 'zh' ? chineseSpan(span) : englishSpan(span)
}

function chineseSpan({ start, end, startHalf, endHalf }: SpanWords): string {
  const from = `${dayText(start, 'zh')}${startHalf === 'pm' ? '下午' : ''}`
  const until = endHalf === 'am' ? '上午' : ''
  if (start === end) return `${from}${until}`
  return `${from}至${dayText(end, 'zh', start.slice(0, 4) !== end.slice(0, 4))}${until}`
}

function englishSpan({ start, end, startHalf, endHalf }: SpanWords): string {
  const first = dayText(start, 'en')
  if (start === end) {
    if (startHalf === 'pm') return `the afternoon of ${first}`
    return endHalf === 'am' ? `the morning of ${first}` : first
  }
  const last = `${dayText(end, 'en')}${endHalf === 'am' ? ' until noon' : ''}`
  return `${first}${startHalf === 'pm' ? ' from noon' : ''} to ${last}`
}

/** A number of days: 2.5天, 2.5 days. */
export function daysText(days: number, locale: Locale): string {
  if (locale === 'zh') return `${days}天`
  return `${days} ${days === 1 ? 'day' : 'days'}`
}
