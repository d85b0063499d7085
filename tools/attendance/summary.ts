import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import {
  Attendance,
  AttendanceDay,
  AttendanceTotals,
  Instant,
  OvertimeRequest,
  Period,
} from '../hr-api/schemas/index.ts'
import { daysText, dayText } from '../rules/day-text.ts'
import { compensationNames, dayColumns, dayRow, factsPart, minutesText, monthSpan } from './words.ts'

const Kind = z.enum(['LATE', 'EARLY', 'MISSING', 'ABSENT', 'OVERTIME'])
type Kind = z.output<typeof Kind>
const Result = z.object({
  period: Period,
  kind: Kind.nullable(),
  totals: AttendanceTotals,
  /** Days that are not in order, or those of the kind asked for. */
  days: z.array(AttendanceDay),
  overtime: z.array(
    OvertimeRequest.pick({ date: true, from: true, to: true, minutes: true, compensation: true, state: true }),
  ),
  since: Attendance.shape.since,
  asOf: Instant,
})
type Result = z.output<typeof Result>

const tests: Readonly<Record<Exclude<Kind, 'OVERTIME'>, (day: AttendanceDay) => boolean>> = {
  LATE: ({ lateMinutes }) => lateMinutes > 0,
  EARLY: ({ earlyMinutes }) => earlyMinutes > 0,
  MISSING: ({ status }) => status === 'MISSING',
  ABSENT: ({ status }) => status === 'ABSENT',
}

/** Own attendance of a month. */
export const summary = defineTool({
  name: 'summary',
  title: { zh: '我的考勤', en: 'My attendance' },
  description:
    'Own attendance of a month: how often late, early, punches missing, absent, hours of overtime, and the days behind ' +
    'them. Never about a colleague. To put a missing punch right use attendance_correct.',
  effect: 'read',
  scopes: ['attendance:read:self'],
  input: z.strictObject({
    period: Period.optional().describe('Month, YYYY-MM; this month if left out'),
    kind: Kind.optional().describe(
      'Only one kind: LATE 迟到, EARLY 早退, MISSING 缺卡/漏打卡/没打卡/忘打卡, ABSENT 旷工, OVERTIME 加班; all if left out',
    ),
  }),
  output: Result,
  examples: [
    { say: '我这个月考勤怎么样', input: { period: '2026-11' } },
    { say: '查一下我11月迟到了几次', input: { period: '2026-11', kind: 'LATE' } },
    { say: '我上个月有没有缺卡', input: { period: '2026-10', kind: 'MISSING' } },
    { say: '看看我10月的打卡记录', input: { period: '2026-10' } },
    { say: '我这个月加了多少小时的班', input: { period: '2026-11', kind: 'OVERTIME' } },
    { say: '我11月有早退吗', input: { period: '2026-11', kind: 'EARLY' } },
    { say: 'How often was I late in November?', input: { period: '2026-11', kind: 'LATE' } },
    { say: 'Show my attendance of October', input: { period: '2026-10' } },
  ],
  async run({ period: asked, kind }, { api, now }) {
    const period = asked ?? now.slice(0, 7)
    const answer = await api.get('/attendance', { expect: Attendance, query: monthSpan(period) })
    const wanted = kind && kind !== 'OVERTIME' ? tests[kind] : ({ status }: AttendanceDay) => !inOrder.has(status)
    return {
      period,
      kind: kind ?? null,
      totals: answer.totals,
      days: kind === 'OVERTIME' ? [] : answer.items.filter(wanted),
      overtime: answer.overtime
        .filter(({ state }) => state === 'APPROVED' || state === 'IN_APPROVAL')
        .map(({ date, from, to, minutes, compensation, state }) => ({ date, from, to, minutes, compensation, state })),
      since: answer.since,
      asOf: answer.asOf,
    }
  },
  async show(result, { locale }) {
    const { kind, days, totals, since, period } = result
    if (totals.workdays === 0 && result.overtime.length === 0) return [nothing(period, since, locale)]
    const overtime = kind === null || kind === 'OVERTIME' ? overtimeParts(result, locale) : []
    const shown = days.length > 0 ? [daysPart(result, locale)] : []
    return [facts(result, locale), ...shown, ...overtime]
  },
})

const inOrder: ReadonlySet<AttendanceDay['status']> = new Set(['NORMAL', 'LEAVE', 'TRIP'])

function nothing(period: string, since: string | null, locale: Locale): ReplyPart {
  const first = since ? dayText(since, locale) : null
  return {
    kind: 'text',
    text:
      locale === 'zh'
        ? `系统里没有您${period}的考勤记录${first ? `，记录从${first}开始` : ''}。`
        : `There is no attendance of ${period} on record${first ? `; records begin on ${first}` : ''}.`,
  }
}

function facts({ period, kind, totals }: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  const times = (count: number) => (zh ? `${count}次` : String(count))
  const one = (of: Kind, value: string) => (kind === null || kind === of ? value : null)
  return factsPart(
    { zh: `${period} 考勤`, en: `Attendance, ${period}` },
    [
      ['已过工作日', 'Working days so far', kind === null ? daysText(totals.workdays, locale) : null],
      ['迟到', 'Late', one('LATE', times(totals.late))],
      ['早退', 'Left early', one('EARLY', times(totals.early))],
      ['缺卡', 'Punches missing', one('MISSING', times(totals.missing))],
      ['无打卡（待核实）', 'No punches', one('ABSENT', daysText(totals.absent, locale))],
      ['请假', 'On leave', kind === null ? daysText(totals.leaveHalfDays / 2, locale) : null],
      ['已批加班', 'Approved overtime', one('OVERTIME', minutesText(totals.overtimeMinutes, locale))],
      ['补卡', 'Corrections', kind === null || kind === 'MISSING' ? times(totals.corrections) : null],
    ],
    locale,
  )
}

function daysPart({ days }: Result, locale: Locale): ReplyPart {
  return {
    kind: 'table',
    title: locale === 'zh' ? '需要留意的日子' : 'Days to look at',
    columns: dayColumns(locale),
    rows: days.map((day) => dayRow(day, locale)),
  }
}

function overtimeParts({ overtime }: Result, locale: Locale): ReplyPart[] {
  if (overtime.length === 0) return []
  const zh = locale === 'zh'
  const states = { APPROVED: zh ? '已批准' : 'approved', IN_APPROVAL: zh ? '审批中' : 'in approval' } as const
  return [
    {
      kind: 'table',
      title: zh ? '加班' : 'Overtime',
      columns: zh ? ['日期', '时间', '时长', '补偿', '状态'] : ['Day', 'Time', 'Length', 'Made good by', 'State'],
      rows: overtime.map(({ date, from, to, minutes, compensation, state }) => [
        dayText(date, locale, false),
        `${from}—${to}`,
        minutesText(minutes, locale),
        compensationNames[compensation][locale],
        state === 'APPROVED' ? states.APPROVED : states.IN_APPROVAL,
      ]),
    },
  ]
}
