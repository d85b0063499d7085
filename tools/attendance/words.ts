import { type Locale, type ReplyPart, type Text, z } from '#sdk'
import { type AttendanceDay, type AttendanceStatus, leaveTypeNames } from '../hr-api/schemas/index.ts'
import { lastDayOfMonths } from '../rules/dates.ts'
import { dayText } from '../rules/day-text.ts'

/** States of a day in words. */
export const statusNames: Readonly<Record<AttendanceStatus, Text>> = {
  NORMAL: { zh: '正常', en: 'in order' },
  LATE: { zh: '迟到', en: 'late' },
  EARLY: { zh: '早退', en: 'left early' },
  MISSING: { zh: '缺卡', en: 'punch missing' },
  ABSENT: { zh: '无打卡（待核实，可能认定旷工）', en: 'no punches (to be checked)' },
  LEAVE: { zh: '请假', en: 'on leave' },
  TRIP: { zh: '出差', en: 'on a trip' },
}

/** The two punches of a day in words. */
export const sideNames = {
  IN: { zh: '上班卡', en: 'morning punch' },
  OUT: { zh: '下班卡', en: 'evening punch' },
} as const satisfies Readonly<Record<'IN' | 'OUT', Text>>

/** How overtime is made good, in words. */
export const compensationNames = {
  COMP_OFF: { zh: '补休', en: 'time off' },
  PAY: { zh: '加班费', en: 'overtime pay' },
} as const satisfies Readonly<Record<'COMP_OFF' | 'PAY', Text>>

/** An article that a sentence rests on, to be resolved by the host. */
export const ArticleRef = z.object({ title: z.string(), article: z.string() })

/** First and last day of a month, `YYYY-MM`. */
export function monthSpan(period: string): { from: string; to: string } {
  const from = `${period}-01`
  return { from, to: lastDayOfMonths(from, 1) }
}

/** Minutes as people say them: 4小时, 1小时30分钟. */
export function minutesText(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const zh = locale === 'zh'
  const parts = [
    ...(hours > 0 ? [zh ? `${hours}小时` : `${hours} h`] : []),
    ...(rest > 0 || hours === 0 ? [zh ? `${rest}分钟` : `${rest} min`] : []),
  ]
  return parts.join(zh ? '' : ' ')
}

type Remark = readonly [holds: boolean, said: Text]

function remarksOf(day: AttendanceDay): readonly Remark[] {
  const { lateMinutes: late, earlyMinutes: early, status, leaveType } = day
  const missing = (side: 'IN' | 'OUT'): Remark => [
    status === 'MISSING' && day.missing.includes(side),
    { zh: `缺${sideNames[side].zh}`, en: `${sideNames[side].en} missing` },
  ]
  return [
    [late > 0, { zh: `晚到${late}分钟`, en: `${late} min late` }],
    [early > 0, { zh: `早走${early}分钟`, en: `left ${early} min early` }],
    missing('IN'),
    missing('OUT'),
    [leaveType !== null, leaveType ? leaveTypeNames[leaveType] : { zh: '', en: '' }],
    [day.needsHalfDay, { zh: '超过30分钟，需补请半天假', en: 'over 30 minutes: half a day of leave is due' }],
    [day.correctionRequestId !== null, { zh: '已补卡', en: 'corrected' }],
  ]
}

/** What is to be said of a day beside its punches. */
export function remarkOf(day: AttendanceDay, locale: Locale): string {
  const said = remarksOf(day).flatMap(([holds, text]) => (holds ? [text[locale]] : []))
  return said.join(locale === 'zh' ? '，' : ', ') || '—'
}

/** A day as a row of a table. */
export function dayRow(day: AttendanceDay, locale: Locale): string[] {
  return [
    dayText(day.date, locale, false),
    day.checkIn ?? '—',
    day.checkOut ?? '—',
    statusNames[day.status][locale],
    remarkOf(day, locale),
  ]
}

/** Headings of {@link dayRow}. */
export function dayColumns(locale: Locale): string[] {
  return locale === 'zh' ? ['日期', '上班', '下班', '状态', '说明'] : ['Day', 'In', 'Out', 'State', 'Remark']
}

/** Facts in one language; rows without a value are left out. */
export function factsPart(
  title: Text,
  rows: readonly (readonly [zh: string, en: string, value: string | null])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'facts',
    title: title[locale],
    facts: rows.flatMap(([zh, en, value]) => (value === null ? [] : [{ label: locale === 'zh' ? zh : en, value }])),
  }
}

/** Names in the order they act. */
export function chainText(approvers: readonly { readonly order: number; readonly name: string }[]): string {
  return [...approvers]
    .sort((a, b) => a.order - b.order)
    .map(({ name }) => name)
    .join(' → ')
}
