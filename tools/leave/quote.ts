import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { Day, Instant, LeaveQuote, LeaveTypeCode } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import {
  ArticleRef,
  articlesOf,
  chainText,
  checkOrder,
  factsPart,
  leaveName,
  notCountedText,
  spanArguments,
  textPart,
  toDays,
  toWire,
} from './words.ts'

const Result = z.object({
  leaveType: LeaveTypeCode,
  start: Day,
  end: Day,
  startHalf: z.enum(['am', 'pm']).optional(),
  endHalf: z.enum(['am', 'pm']).optional(),
  days: z.number(),
  notCounted: LeaveQuote.shape.notCounted,
  backOn: Day,
  approvers: z.array(z.object({ order: z.number().int(), name: z.string() })),
  materials: z.array(z.string()),
  warnings: LeaveQuote.shape.warnings,
  leftBeforeDays: z.number().nullable(),
  leftAfterDays: z.number().nullable(),
  calendarVersion: z.string(),
  asOf: Instant,
  citations: z.array(ArticleRef),
})
type Result = z.output<typeof Result>

/** How a span of leave would count and who would have to agree; nothing is sent. */
export const quote = defineTool({
  name: 'quote',
  title: { zh: '请假试算', en: 'Count a leave before asking' },
  description:
    'How a span of own leave would count: days, days that do not count, day back at work, approvers, materials, ' +
    'balance before and after. Changes nothing; use leave_submit to ask for the leave.',
  effect: 'read',
  scopes: ['leave:read:self'],
  input: z.strictObject(spanArguments),
  output: Result,
  examples: [
    {
      say: '如果我12月1日到4日休年假，算几天，要谁批',
      input: { leaveType: 'ANNUAL', start: '2026-12-01', end: '2026-12-04' },
    },
    {
      say: '先别提交，试算一下12月7号到11号的事假',
      input: { leaveType: 'PERSONAL', start: '2026-12-07', end: '2026-12-11' },
    },
    {
      say: '12月3号下午请半天病假要准备什么材料',
      input: { leaveType: 'SICK', start: '2026-12-03', end: '2026-12-03', startHalf: 'pm' },
    },
    {
      say: '11月26号到12月4号休婚假，哪天回来上班',
      input: { leaveType: 'MARRIAGE', start: '2026-11-26', end: '2026-12-04' },
    },
    {
      say: 'What would 1 to 3 December as annual leave cost me, and who approves it?',
      input: { leaveType: 'ANNUAL', start: '2026-12-01', end: '2026-12-03' },
    },
  ],
  async run(input, { api, person, now }) {
    checkOrder(input)
    const { type, countedHalfDays, leftBeforeHalfDays, leftAfterHalfDays, ...rest } = await api.preview(
      '/leave/quote',
      { expect: LeaveQuote, send: toWire(input) },
    )
    return {
      ...rest,
      leaveType: type,
      days: toDays(countedHalfDays),
      leftBeforeDays: toDays(leftBeforeHalfDays),
      leftAfterDays: toDays(leftAfterHalfDays),
      asOf: now,
      citations: articlesOf(type, person.province),
    }
  },
  async show(result, { locale }) {
    const warnings: ReplyPart[] = result.warnings.map((warning) => ({ kind: 'text', text: warning[locale] }))
    const notCounted = notCountedText(result.notCounted)
    return [facts(result, locale), ...(notCounted ? [textPart(notCounted, locale)] : []), ...warnings]
  },
})

function facts(result: Result, locale: Locale): ReplyPart {
  const name = leaveName(result.leaveType, locale)
  const { leftBeforeDays: before, leftAfterDays: after } = result
  const balance = before === null || after === null ? null : [before, after]
  return factsPart(
    { zh: `${name}试算（未提交）`, en: `${name}, not sent` },
    [
      ['时间', 'When', spanText(result, locale)],
      ['计假', 'Counts', daysText(result.days, locale)],
      ['返岗', 'Back on', dayText(result.backOn, locale)],
      ['余额', 'Balance', balance?.map((days) => daysText(days, locale)).join(' → ') ?? null],
      ['审批人', 'Approvers', chainText(result.approvers) || null],
      ['需要材料', 'Materials', result.materials.join(locale === 'zh' ? '、' : ', ') || null],
    ],
    locale,
  )
}
