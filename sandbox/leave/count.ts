import type { LeaveQuote, LeaveSpan } from '../../tools/hr-api/schemas/index.ts'
import {
  addDays,
  calendarSource,
  countDays,
  dayKind,
  daysBetween,
  dayType,
  eachDay,
  isWeekend,
  yearOf,
} from '../../tools/rules/index.ts'
import { Refusal } from '../refusal.ts'
import { leaveTypeOf } from './types.ts'

/** A warning that goes with a quote. */
export type Warning = LeaveQuote['warnings'][number]

/** How a span counts. */
export type Counted = Pick<LeaveQuote, 'countedHalfDays' | 'calendarVersion' | 'notCounted' | 'backOn'> & {
  readonly warnings: readonly Warning[]
}

const longestDays = 400

const reasonOf: Readonly<Record<string, string>> = {
  weekend: '休息日',
  in_lieu: '调休放假',
}

function notCountedOf(days: readonly string[]): Counted['notCounted'] {
  return days.flatMap((date) => {
    const type = dayType(date)
    if ('error' in type || type.isWorkday) return []
    return [{ date, reason: type.holiday ? `法定休假日（${type.holiday}）` : (reasonOf[type.kind] ?? '休息日') }]
  })
}

/** True when the day is worked; outside loaded calendars Monday to Friday without New Year's Day, as a guess. */
function isProbablyWorked(day: string): boolean {
  const type = dayType(day)
  if ('error' in type) return !isWeekend(day) && !day.endsWith('-01-01')
  return type.isWorkday
}

/** The first working day after a leave; known is false where the official calendar is missing. */
function backOn(span: Pick<LeaveSpan, 'end' | 'endHalf'>): { day: string; known: boolean } {
  if (span.endHalf === 'am' && isProbablyWorked(span.end))
    return { day: span.end, known: !('error' in dayType(span.end)) }
  let day = addDays(span.end, 1)
  while (!isProbablyWorked(day)) day = addDays(day, 1)
  return { day, known: !('error' in dayType(day)) }
}

function checkShape(span: LeaveSpan): void {
  const { unit, name, nameEn } = leaveTypeOf(span.type)
  const sameDayHalves = span.start === span.end && span.startHalf === 'pm' && span.endHalf === 'am'
  if (span.end < span.start || sameDayHalves)
    throw new Refusal(
      'INVALID',
      '结束时间早于开始时间，请核对起止日期和上下午。',
      'The end lies before the start. Check the dates and halves.',
      {
        status: 422,
        needs: ['end'],
      },
    )
  if (daysBetween(span.start, span.end) > longestDays)
    throw new Refusal(
      'INVALID',
      `一次请假不能超过${longestDays}天，请核对年份。`,
      `One leave cannot span more than ${longestDays} days. Check the year.`,
      {
        status: 422,
        needs: ['end'],
      },
    )
  if (unit === 'MINUTE')
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `${name}按分钟安排，不按天请假，请与科室负责人约定每天的时间。`,
      `${nameEn} is arranged in minutes a day, not as days of leave. Agree the time with your head of section.`,
    )
  if (unit === 'DAY' && (span.startHalf === 'pm' || span.endHalf === 'am'))
    throw new Refusal(
      'INVALID',
      `${name}按整天计算，请去掉上午、下午。`,
      `${nameEn} is counted in whole days. Leave out the halves.`,
      {
        status: 422,
        needs: ['startHalf', 'endHalf'],
      },
    )
}

function warningsOf(span: LeaveSpan, days: readonly string[], back: { day: string; known: boolean }): Warning[] {
  const makeUp = days.filter((day) => !('error' in dayType(day)) && dayKind(day) === 'make_up_workday')
  const list = makeUp.join('、')
  return [
    ...(makeUp.length > 0 && leaveTypeOf(span.type).countMode === 'WORKDAY'
      ? [
          {
            code: 'MAKE_UP_DAY',
            zh: `${list} 是调休上班日，按工作日计入。`,
            en: `${makeUp.join(', ')} is a make-up working day and counts.`,
          },
        ]
      : []),
    ...(back.known
      ? []
      : [
          {
            code: 'CALENDAR_PROVISIONAL',
            zh: `${yearOf(back.day)}年放假安排尚未入库，返岗日 ${back.day} 待公布后核对。`,
            en: `The official calendar of ${yearOf(back.day)} is not loaded; check the first day back, ${back.day}, when it is published.`,
          },
        ]),
  ]
}

/**
 * Counts a span by the rules of its kind.
 * @throws Refusal INVALID for a span that is none, CALENDAR_MISSING where working days of an unknown year are asked
 */
export function countSpan(span: LeaveSpan): Counted {
  checkShape(span)
  const mode = leaveTypeOf(span.type).countMode === 'WORKDAY' ? 'workday' : 'calendar'
  const result = countDays({ start: span.start, end: span.end, mode, startHalf: span.startHalf, endHalf: span.endHalf })
  if ('error' in result) {
    const year = 'year' in result ? result.year : yearOf(span.end)
    throw new Refusal(
      'CALENDAR_MISSING',
      `${year}年的放假安排尚未入库，无法按工作日计算天数。请把假期分在已公布的年份内，或等公布后再提交。`,
      `The official calendar of ${year} is not loaded, so working days cannot be counted. Keep the leave within published years, or submit after it is published.`,
    )
  }
  const days = [...eachDay(span.start, span.end)]
  const back = backOn(span)
  return {
    countedHalfDays: Math.round(result.days * 2),
    calendarVersion: calendarSource(yearOf(span.end))?.version ?? `calendar-days/${yearOf(span.end)}`,
    notCounted: mode === 'workday' ? notCountedOf(days) : [],
    backOn: back.day,
    warnings: warningsOf(span, days, back),
  }
}

/** What of a span falls into each calendar year, in half days; years of which nothing counts are left out. */
export function countByYear(span: LeaveSpan): { year: number; halfDays: number }[] {
  const first = yearOf(span.start)
  const years = Array.from({ length: yearOf(span.end) - first + 1 }, (_, index) => first + index)
  if (years.length === 1) return [{ year: first, halfDays: countSpan(span).countedHalfDays }]
  return years.flatMap((year) => {
    const { startHalf, endHalf, ...rest } = span
    const part: LeaveSpan = {
      ...rest,
      ...(year === first ? { ...(startHalf ? { startHalf } : {}) } : { start: `${year}-01-01` }),
      ...(year === years.at(-1) ? { ...(endHalf ? { endHalf } : {}) } : { end: `${year}-12-31` }),
    }
    const halfDays = countSpan(part).countedHalfDays
    return halfDays > 0 ? [{ year, halfDays }] : []
  })
}

/** Position of the first and last half day of a span, to compare spans with halves. */
function halfBounds({ start, end, startHalf, endHalf }: Omit<LeaveSpan, 'type'>): [string, string] {
  return [`${start}${startHalf === 'pm' ? 'b' : 'a'}`, `${end}${endHalf === 'am' ? 'a' : 'b'}`]
}

/** True when two spans share at least half a day. */
export function overlaps(one: Omit<LeaveSpan, 'type'>, other: Omit<LeaveSpan, 'type'>): boolean {
  const [firstStart, firstEnd] = halfBounds(one)
  const [secondStart, secondEnd] = halfBounds(other)
  return firstStart <= secondEnd && secondStart <= firstEnd
}
