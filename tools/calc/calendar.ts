import { defineTool, type Locale, type ReplyPart, ToolError, z } from '#sdk'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import {
  calendarSource,
  type HolidayName,
  hasCalendar,
  holidayNames,
  holidaySpan,
  holidaysInYear,
} from '../rules/index.ts'
import { ArticleRef, computed, Sentence } from './results.ts'

const Kind = z.enum(['workday', 'make_up_workday', 'weekend', 'statutory', 'in_lieu'])
const Holiday = z.enum(holidayNames)
const DayType = z.object({
  isWorkday: z.boolean(),
  statutoryHoliday: z.boolean(),
  kind: Kind,
  holiday: Holiday.nullable(),
})
const Span = z.object({
  holiday: Holiday,
  start: z.iso.date(),
  end: z.iso.date(),
  days: z.number().int(),
  statutoryDates: z.array(z.iso.date()),
  makeUpWorkdays: z.array(z.iso.date()),
})
const common = {
  calendarVersion: z.string(),
  source: z.string(),
  asOf: z.string(),
  citations: z.array(ArticleRef),
}
const Result = z.discriminatedUnion('of', [
  z.object({ of: z.literal('date'), date: z.iso.date(), ...DayType.shape, ...common }),
  z.object({ of: z.literal('holiday'), year: z.number().int(), span: Span, note: Sentence.nullable(), ...common }),
  z.object({
    of: z.literal('year'),
    year: z.number().int(),
    workdays: z.number().int(),
    holidays: z.array(Span),
    ...common,
  }),
])
type Result = z.output<typeof Result>
type Span = z.output<typeof Span>

const names: Readonly<Record<HolidayName, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}
const kinds = {
  workday: { zh: '工作日，正常上班', en: 'a working day' },
  make_up_workday: { zh: '调休补班日，要上班', en: 'a make-up working day: it is worked' },
  weekend: { zh: '休息日，不上班', en: 'a weekend day: not worked' },
  statutory: { zh: '法定节假日，放假', en: 'a statutory holiday: not worked' },
  in_lieu: { zh: '调休放假日，不上班', en: 'a day off in lieu: not worked' },
} as const
const act = { title: '全国年节及纪念日放假办法', article: '第二条' }

function sourced(year: number, now: string) {
  const source = calendarSource(year)
  return {
    calendarVersion: source?.version ?? '',
    source: source?.source ?? '',
    asOf: now,
    citations: [act],
  }
}

/** The year of a holiday nobody gave a year for: this one, or the next when this one's is over and known. */
function yearFor(holiday: HolidayName, now: string): number {
  const year = Number(now.slice(0, 4))
  const span = holidaySpan(year, holiday)
  const over = 'holiday' in span && span.end < now.slice(0, 10)
  return over && hasCalendar(year + 1) ? year + 1 : year
}

function spanOf(year: number, holiday: HolidayName): Span {
  const span = holidaySpan(year, holiday)
  if ('error' in span) throw noCalendar(year)
  return { ...span, statutoryDates: [...span.statutoryDates], makeUpWorkdays: [...span.makeUpWorkdays] }
}

function noCalendar(year: number): ToolError {
  return new ToolError('blocked', {
    zh: `${year}年没有可用的官方放假安排（通常上一年11月前后公布），请等公布后再查。`,
    en: `There is no official holiday arrangement of ${year} yet; it is usually published in November before.`,
  })
}

/** The kind of a day, the span of a holiday, or the working days of a year. */
export const calendar = defineTool({
  name: 'calendar',
  title: { zh: '节假日与工作日', en: 'Holidays and working days' },
  description:
    'Whether a day is worked (also make-up days), how long a public holiday is with its make-up days, or the working ' +
    'days and holidays of a year. Give one of date, holiday or year; holiday may come with a year.',
  effect: 'read',
  scopes: [],
  input: z.strictObject({
    date: z.iso.date().optional().describe('A day, YYYY-MM-DD'),
    holiday: Holiday.optional(),
    year: z.number().int().min(2000).max(2100).optional().describe('A year, alone or of the holiday'),
  }),
  output: Result,
  examples: [
    { say: '12月5号要不要上班', input: { date: '2026-12-05' } },
    { say: '2026年国庆节哪几天放假，要补班吗', input: { holiday: '国庆节', year: 2026 } },
    { say: '端午放几天', input: { holiday: '端午节' } },
    { say: '今年一共有多少个工作日', input: { year: 2026 } },
    { say: '10月10日是补班吗', input: { date: '2026-10-10' } },
    { say: '过年放假安排，2026年的', input: { holiday: '春节', year: 2026 } },
    { say: 'Is 20 September 2026 a working day?', input: { date: '2026-09-20' } },
  ],
  async run({ date, holiday, year: asked }, context): Promise<Result> {
    const { now } = context
    if (date) {
      const type = await computed(context, 'calendar.dayType', { date }, DayType)
      return { of: 'date', date, ...type, ...sourced(Number(date.slice(0, 4)), now) }
    }
    if (holiday) {
      const year = asked ?? yearFor(holiday, now)
      const span = spanOf(year, holiday)
      const over = asked === undefined && span.end < now.slice(0, 10)
      const note = over
        ? {
            zh: `${year + 1}年的放假安排还没有，这里是${year}年的（已过）。`,
            en: `The arrangement of ${year + 1} is not there yet; this is ${year}, which is over.`,
          }
        : null
      return { of: 'holiday', year, span, note, ...sourced(year, now) }
    }
    const year = asked ?? Number(now.slice(0, 4))
    const { workdays } = await computed(
      context,
      'calendar.workdaysInYear',
      { year },
      z.object({ workdays: z.number().int() }),
    )
    const spans = holidaysInYear(year)
    if ('error' in spans) throw noCalendar(year)
    return {
      of: 'year',
      year,
      workdays,
      holidays: spans.map(({ holiday: one }) => spanOf(year, one)),
      ...sourced(year, now),
    }
  },
  async show(result, { locale }) {
    if (result.of === 'date') return [dayPart(result, locale)]
    if (result.of === 'year') return [yearPart(result, locale)]
    const note: ReplyPart[] = result.note ? [{ kind: 'text', text: result.note[locale] }] : []
    return [...note, holidayPart(result, locale)]
  },
})

function holidayName(holiday: HolidayName, locale: Locale): string {
  return locale === 'zh' ? holiday : names[holiday]
}

function dayPart({ date, kind, holiday }: Extract<Result, { of: 'date' }>, locale: Locale): ReplyPart {
  const name = holiday ? (locale === 'zh' ? `（${holiday}）` : ` (${names[holiday]})`) : ''
  const text =
    locale === 'zh'
      ? `${dayText(date, locale)}是${kinds[kind].zh}${name}。`
      : `${dayText(date, locale)} is ${kinds[kind].en}${name}.`
  return { kind: 'text', text }
}

function holidayPart({ year, span }: Extract<Result, { of: 'holiday' }>, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  const days = (list: readonly string[]) => list.map((day) => dayText(day, locale, false)).join(zh ? '、' : ', ')
  return {
    kind: 'facts',
    title: `${zh ? `${year}年` : ''}${holidayName(span.holiday, locale)}${zh ? '' : ` ${year}`}`,
    facts: [
      {
        label: zh ? '放假' : 'Off',
        value: `${spanText(span, locale)}${zh ? '，共' : ', '}${daysText(span.days, locale)}`,
      },
      { label: zh ? '其中法定节假日' : 'Statutory days', value: days(span.statutoryDates) },
      {
        label: zh ? '补班' : 'Worked instead',
        value: span.makeUpWorkdays.length > 0 ? days(span.makeUpWorkdays) : zh ? '无' : 'none',
      },
    ],
  }
}

function yearPart({ year, workdays, holidays }: Extract<Result, { of: 'year' }>, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  return {
    kind: 'table',
    title: zh ? `${year}年共${workdays}个工作日` : `${year} has ${workdays} working days`,
    columns: zh ? ['节日', '放假', '天数', '补班'] : ['Holiday', 'Off', 'Days', 'Worked instead'],
    rows: holidays.map((span) => [
      holidayName(span.holiday, locale),
      spanText(span, locale),
      daysText(span.days, locale),
      span.makeUpWorkdays.map((day) => dayText(day, locale, false)).join(zh ? '、' : ', ') || '—',
    ]),
  }
}
