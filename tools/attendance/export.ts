import { defineTool, type Locale, ToolError, type Workbook, z } from '#sdk'
import { Attendance, AttendanceTotals, Day, Instant } from '../hr-api/schemas/index.ts'
import { dayText, spanText } from '../rules/day-text.ts'
import { compensationNames, dayColumns, dayRow, factsPart, minutesText, remarkOf, statusNames } from './words.ts'

const File = z.object({ name: z.string(), mediaType: z.string(), url: z.string() })
const Result = z.object({
  from: Day,
  to: Day,
  /** Null where no files are made here: then the days are shown. */
  file: File.nullable(),
  days: Attendance.shape.items,
  overtime: Attendance.shape.overtime,
  totals: AttendanceTotals,
  asOf: Instant,
})

function workbook(answer: Attendance, name: string, locale: Locale): Workbook {
  const zh = locale === 'zh'
  return {
    fileName: zh ? `考勤-${answer.from}至${answer.to}.xlsx` : `attendance-${answer.from}-to-${answer.to}.xlsx`,
    watermark: zh
      ? `${name} 本人导出 ${answer.asOf.slice(0, 16).replace('T', ' ')}`
      : `Made by ${name}, ${answer.asOf.slice(0, 16).replace('T', ' ')}`,
    sheets: [
      {
        name: zh ? '考勤' : 'Attendance',
        columns: dayColumns(locale).map((title, index) => ({ title, width: [14, 9, 9, 14, 40][index] ?? 14 })),
        rows: answer.items.map((day) => [
          day.date,
          day.checkIn,
          day.checkOut,
          statusNames[day.status][locale],
          remarkOf(day, locale),
        ]),
      },
      {
        name: zh ? '加班' : 'Overtime',
        columns: (zh
          ? ['日期', '开始', '结束', '分钟', '补偿', '事由', '状态']
          : ['Day', 'From', 'To', 'Minutes', 'Made good by', 'Reason', 'State']
        ).map((title) => ({ title })),
        rows: answer.overtime.map((row) => [
          ...[row.date, row.from, row.to, row.minutes],
          compensationNames[row.compensation][locale],
          ...[row.reason, row.state],
        ]),
      },
    ],
  }
}

/** Own days and overtime as a workbook. */
export const exportOwn = defineTool({
  name: 'export',
  title: { zh: '导出考勤', en: 'Export attendance' },
  description:
    'Own attendance and overtime of some days as an Excel workbook (xlsx), at most one hundred days. Only the own data.',
  effect: 'read',
  scopes: ['attendance:read:self'],
  input: z.strictObject({
    from: z.iso.date().optional().describe('First day; the first of this month if left out'),
    to: z.iso.date().optional().describe('Last day, included; today if left out'),
  }),
  output: Result,
  examples: [
    { say: '导出我11月1日到11月20日的考勤', input: { from: '2026-11-01', to: '2026-11-20' } },
    { say: '把我10月份的考勤导成表格', input: { from: '2026-10-01', to: '2026-10-31' } },
    { say: '我的加班记录给我一份excel，9月1号到10月31号', input: { from: '2026-09-01', to: '2026-10-31' } },
    { say: '下载本人考勤明细', input: {} },
    { say: '打卡记录导出来', input: {} },
    { say: '要一份我自己11月2日至11月13日的打卡明细表', input: { from: '2026-11-02', to: '2026-11-13' } },
    { say: 'Export my attendance from 1 to 20 November', input: { from: '2026-11-01', to: '2026-11-20' } },
    { say: 'Download my attendance as a spreadsheet', input: {} },
  ],
  async run({ from, to }, { api, render, person, now }) {
    const today = now.slice(0, 10)
    const last = to ?? today
    const first = from ?? `${last.slice(0, 7)}-01`
    if (last < first)
      throw new ToolError('invalid', {
        zh: `截止日期 ${last} 早于起始日期 ${first}，请把日期范围改过来。`,
        en: `The last day ${last} is before the first day ${first}. Please give the range again.`,
      })
    const answer = await api.get('/attendance', { expect: Attendance, query: { from: first, to: last } })
    const file = answer.items.length > 0 ? await render.xlsx(workbook(answer, person.name, person.locale)) : null
    return {
      from: first,
      to: last,
      file,
      days: answer.items,
      overtime: answer.overtime,
      totals: answer.totals,
      asOf: answer.asOf,
    }
  },
  async show({ from, to, file, days, totals }, { locale }) {
    const span = spanText({ start: from, end: to }, locale)
    if (days.length === 0)
      return [
        {
          kind: 'text',
          text: locale === 'zh' ? `${span}没有您的考勤记录。` : `There is no attendance of yours: ${span}.`,
        },
      ]
    const summary = factsPart(
      { zh: `考勤导出：${span}`, en: `Attendance: ${span}` },
      [
        ['工作日', 'Working days', String(totals.workdays)],
        ['迟到 / 早退 / 缺卡', 'Late / early / missing', `${totals.late} / ${totals.early} / ${totals.missing}`],
        ['已批加班', 'Approved overtime', minutesText(totals.overtimeMinutes, locale)],
      ],
      locale,
    )
    if (file) return [summary, { kind: 'file', ...file }]
    return [
      summary,
      {
        kind: 'table',
        title: locale === 'zh' ? '每日考勤' : 'Day by day',
        columns: dayColumns(locale),
        rows: days.map((day) => [dayText(day.date, locale, false), ...dayRow(day, locale).slice(1)]),
      },
    ]
  },
})
