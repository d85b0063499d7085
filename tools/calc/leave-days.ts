import { defineTool, type Locale, type ReplyPart, ToolError, z } from '#sdk'
import { LeaveTypeCode as Code, type LeaveTypeCode, leaveTypeNames } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import {
  addDays,
  calendarSource,
  dayKind,
  eachDay,
  hasCalendar,
  isWorkday,
  rollToWorkday,
  yearOf,
} from '../rules/index.ts'
import { ArticleRef, computed, Sentence } from './results.ts'

type Mode = 'workday' | 'calendar'
type Counting = { readonly mode: Mode; readonly title?: string; readonly article?: string }

/** How each kind counts (`domain/rules.md` §3, 2026-11); without an article it is the convention of the product. */
const counting: Readonly<Record<LeaveTypeCode, Counting>> = {
  ANNUAL: { mode: 'workday', title: '职工带薪年休假条例', article: '第三条' },
  SICK: { mode: 'workday' },
  PERSONAL: { mode: 'workday' },
  MARRIAGE: { mode: 'workday' },
  BEREAVEMENT: { mode: 'workday' },
  MATERNITY: { mode: 'calendar', title: '女职工劳动保护特别规定', article: '第七条' },
  MATERNITY_EXT: { mode: 'calendar' },
  PATERNITY: { mode: 'calendar' },
  PARENTAL: { mode: 'workday' },
  HOME_VISIT: { mode: 'calendar', title: '国务院关于职工探亲待遇的规定', article: '第四条' },
  MISCARRIAGE: { mode: 'calendar', title: '女职工劳动保护特别规定', article: '第七条' },
  BREASTFEEDING: { mode: 'workday', title: '女职工劳动保护特别规定', article: '第九条' },
  INJURY_STOPWORK: { mode: 'calendar' },
  COMP_OFF: { mode: 'workday' },
  ELDER_CARE: { mode: 'workday' },
  TRAINING: { mode: 'workday' },
  OFFICIAL_TRIP: { mode: 'workday' },
}

const Result = z.object({
  leaveType: Code,
  start: z.iso.date(),
  end: z.iso.date(),
  startHalf: z.enum(['am', 'pm']).optional(),
  endHalf: z.enum(['am', 'pm']).optional(),
  days: z.number(),
  mode: z.enum(['workday', 'calendar']),
  /** The first working day after it; null where the calendar of that year is not there. */
  backOn: z.iso.date().nullable(),
  notCounted: z.array(z.object({ date: z.iso.date(), kind: z.enum(['weekend', 'statutory', 'in_lieu']) })),
  assumptions: z.array(Sentence),
  calendarVersion: z.string().nullable(),
  asOf: z.string(),
  citations: z.array(ArticleRef),
})
type Result = z.output<typeof Result>

const kindNames = {
  weekend: { zh: '休息日', en: 'weekend' },
  statutory: { zh: '法定节假日', en: 'statutory holiday' },
  in_lieu: { zh: '调休放假', en: 'day off in lieu' },
} as const

function notCountedIn(start: string, end: string, mode: Mode): Result['notCounted'] {
  if (mode === 'calendar') return []
  return [...eachDay(start, end)].flatMap((date) => {
    const kind = dayKind(date)
    return kind === 'weekend' || kind === 'statutory' || kind === 'in_lieu' ? [{ date, kind }] : []
  })
}

function assumptionsOf(type: LeaveTypeCode, mode: Mode): Result['assumptions'] {
  if (counting[type].article && type !== 'MATERNITY' && type !== 'MISCARRIAGE') return []
  const name = leaveTypeNames[type]
  return [
    mode === 'workday'
      ? {
          zh: `${name.zh}按工作日计，是通行做法，法规没有明文；以单位规定为准。`,
          en: `Counting ${name.en} in working days is the usual practice, not the letter of a law; the rules of the unit decide.`,
        }
      : {
          zh: `${name.zh}按自然日计（含休息日和节假日），国家规定没有明文；以本省和单位规定为准。`,
          en: `Counting ${name.en} in calendar days is the usual practice; the rules of the province and the unit decide.`,
        },
  ]
}

/** The day back at work: at noon of the last day for a half day, else the next working day. */
function backOnAfter(end: string, endHalf: 'am' | 'pm' | undefined): string | null {
  if (endHalf === 'am' && hasCalendar(yearOf(end)) && isWorkday(end)) return end
  return rollToWorkday(addDays(end, 1))
}

/** Counts leave by its rule, without a request and without an account. */
export const leaveDays = defineTool({
  name: 'leave_days',
  title: { zh: '请假天数计算', en: 'Count days of leave' },
  description:
    'By rule: how many days a span of leave counts, or the last day of a leave of n days; holidays and make-up days ' +
    'included. Give end or days. For own leave with approvers and balance use leave_quote.',
  effect: 'read',
  scopes: [],
  input: z.strictObject({
    leaveType: Code.describe(
      'Kind of leave; ANNUAL 年休假, SICK 病假, PERSONAL 事假, MATERNITY 产假, MARRIAGE 婚假, …',
    ),
    start: z.iso.date().describe('First day'),
    end: z.iso.date().optional().describe('Last day, included'),
    days: z.number().positive().max(400).multipleOf(0.5).optional().describe('Number of days instead of the last day'),
    startHalf: z.enum(['am', 'pm']).optional().describe('pm: begins at noon of the first day'),
    endHalf: z.enum(['am', 'pm']).optional().describe('am: ends at noon of the last day'),
  }),
  output: Result,
  examples: [
    {
      say: '年假从9月24号休到9月29号，按规定算几天',
      input: { leaveType: 'ANNUAL', start: '2026-09-24', end: '2026-09-29' },
    },
    { say: '12月1日开始休产假158天，到哪天结束', input: { leaveType: 'MATERNITY', start: '2026-12-01', days: 158 } },
    { say: '11月30日起连休10天年休假，最后一天是哪天', input: { leaveType: 'ANNUAL', start: '2026-11-30', days: 10 } },
    {
      say: '国庆前后9月30日到10月9日请事假扣几天',
      input: { leaveType: 'PERSONAL', start: '2026-09-30', end: '2026-10-09' },
    },
    {
      say: '12月2号下午到12月4号上午的年假是几天',
      input: { leaveType: 'ANNUAL', start: '2026-12-02', end: '2026-12-04', startHalf: 'pm', endHalf: 'am' },
    },
    {
      say: 'How many days of annual leave are 21 to 25 December?',
      input: { leaveType: 'ANNUAL', start: '2026-12-21', end: '2026-12-25' },
    },
  ],
  async run({ leaveType, start, end: asked, days: wanted, startHalf, endHalf }, context) {
    const { now } = context
    if (!asked && !wanted)
      throw new ToolError(
        'needs_input',
        { zh: '请告诉我休到哪一天，或者一共休几天。', en: 'Please give the last day, or the number of days.' },
        { needs: ['end'] },
      )
    const { mode, title, article } = counting[leaveType]
    const end =
      asked ??
      (await computed(context, 'leave.endDate', { start, days: wanted, mode }, z.object({ endDate: z.iso.date() })))
        .endDate
    const lastHalf = endHalf ?? (!asked && wanted && wanted % 1 !== 0 ? 'am' : undefined)
    const halves = { ...(startHalf ? { startHalf } : {}), ...(lastHalf ? { endHalf: lastHalf } : {}) }
    const { days } = await computed(
      context,
      'leave.countDays',
      { start, end, mode, ...halves },
      z.object({ days: z.number() }),
    )
    return {
      leaveType,
      start,
      end,
      ...halves,
      days,
      mode,
      backOn: backOnAfter(end, lastHalf),
      notCounted: notCountedIn(start, end, mode),
      assumptions: assumptionsOf(leaveType, mode),
      calendarVersion: mode === 'workday' ? (calendarSource(yearOf(start))?.version ?? null) : null,
      asOf: now,
      citations: title && article ? [{ title, article }] : [],
    }
  },
  async show(result, { locale }) {
    return [
      facts(result, locale),
      ...result.assumptions.map((text): ReplyPart => ({ kind: 'text', text: text[locale] })),
    ]
  },
})

function facts(result: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  const off = result.notCounted.map(({ date, kind }) => `${dayText(date, locale, false)} ${kindNames[kind][locale]}`)
  const rows: [string, string | null][] = [
    [zh ? '时间' : 'When', spanText(result, locale)],
    [zh ? '计假' : 'Counts', daysText(result.days, locale)],
    [zh ? '不计假' : 'Not counted', off.join(zh ? '；' : '; ') || null],
    [zh ? '返岗' : 'Back on', result.backOn && dayText(result.backOn, locale)],
  ]
  return {
    kind: 'facts',
    title: `${leaveTypeNames[result.leaveType][locale]}${zh ? '天数' : ', days'}`,
    facts: rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  }
}
