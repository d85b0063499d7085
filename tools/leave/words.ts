import { type Locale, type ReplyPart, type Text, ToolError, z } from '#sdk'
import { LeaveTypeCode, leaveTypeNames } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'

/** Kind of leave as an argument. */
export const leaveTypeArgument = LeaveTypeCode.describe(
  'Kind of leave: ANNUAL 年休假/年假, SICK 病假, PERSONAL 事假, MARRIAGE 婚假, BEREAVEMENT 丧假, MATERNITY 产假, ' +
    'MATERNITY_EXT 省级延长产假, PATERNITY 护理假/陪产假, PARENTAL 育儿假, HOME_VISIT 探亲假, MISCARRIAGE 流产假, ' +
    'BREASTFEEDING 哺乳, INJURY_STOPWORK 工伤停工留薪, COMP_OFF 补休/调休, ELDER_CARE 独生子女护理假, ' +
    'TRAINING 培训, OFFICIAL_TRIP 公务外出',
)

/** A span as arguments of a tool, both days included. */
export const spanArguments = {
  leaveType: leaveTypeArgument,
  start: z.iso.date().describe('First day of leave, YYYY-MM-DD'),
  end: z.iso.date().describe('Last day of leave, included; the same as start for one day or half a day'),
  startHalf: z.enum(['am', 'pm']).optional().describe('pm: leave begins at noon of the first day'),
  endHalf: z.enum(['am', 'pm']).optional().describe('am: leave ends at noon of the last day'),
}

/** A span of leave as the tools take it. */
export type SpanInput = {
  readonly leaveType: LeaveTypeCode
  readonly start: string
  readonly end: string
  readonly startHalf?: 'am' | 'pm' | undefined
  readonly endHalf?: 'am' | 'pm' | undefined
}

/** @throws ToolError 'invalid' when a span ends before it starts */
export function checkOrder({ start, end, startHalf, endHalf }: Omit<SpanInput, 'leaveType'>): void {
  if (end < start)
    throw new ToolError(
      'invalid',
      {
        zh: `结束日期 ${end} 早于开始日期 ${start}，请把两个日期改过来再说一次。`,
        en: `The last day ${end} is before the first day ${start}. Please give the two dates again.`,
      },
      { needs: ['end'] },
    )
  if (start === end && startHalf === 'pm' && endHalf === 'am')
    throw new ToolError(
      'invalid',
      {
        zh: '同一天下午开始、上午结束，时间是倒的。请说明是上午、下午还是全天。',
        en: 'On one day it begins at noon and ends at noon. Please say morning, afternoon or the whole day.',
      },
      { needs: ['startHalf', 'endHalf'] },
    )
}

/** The span as the HR API takes it. */
export function toWire({ leaveType, start, end, startHalf, endHalf }: SpanInput) {
  return { type: leaveType, start, end, ...(startHalf ? { startHalf } : {}), ...(endHalf ? { endHalf } : {}) }
}

/** Half days as the HR system counts them, in days; null stays null. */
export function toDays<Halves extends number | null>(halves: Halves): Halves extends null ? null : number
export function toDays(halves: number | null): number | null {
  return halves === null ? null : halves / 2
}

/** Name of a kind of leave in words. */
export function leaveName(type: LeaveTypeCode, locale: Locale): string {
  return leaveTypeNames[type][locale]
}

/** Annual leave, 2026年11月25日（周三）至11月27日（周五）, 3天. */
export function leaveText(leave: SpanInput & { readonly days: number }, locale: Locale): string {
  const comma = locale === 'zh' ? '，' : ', '
  return [leaveName(leave.leaveType, locale), spanText(leave, locale), daysText(leave.days, locale)].join(comma)
}

/** One sentence in both languages, made by the same function. */
export function both(say: (locale: Locale) => string): Text {
  return { zh: say('zh'), en: say('en') }
}

/** Names in the order they act: 王样本 → 赵演示. */
export function chainText(approvers: readonly { readonly order: number; readonly name: string }[]): string {
  return [...approvers]
    .sort((a, b) => a.order - b.order)
    .map(({ name }) => name)
    .join(' → ')
}

/** An article that decided a figure, to be resolved against the knowledge base by the host. */
export const ArticleRef = z.object({ title: z.string(), article: z.string() })
export type ArticleRef = z.output<typeof ArticleRef>

const articles: Readonly<Partial<Record<LeaveTypeCode, ArticleRef>>> = {
  ANNUAL: { title: '职工带薪年休假条例', article: '第三条' },
  MATERNITY: { title: '女职工劳动保护特别规定', article: '第七条' },
  MISCARRIAGE: { title: '女职工劳动保护特别规定', article: '第七条' },
  BREASTFEEDING: { title: '女职工劳动保护特别规定', article: '第九条' },
  HOME_VISIT: { title: '国务院关于职工探亲待遇的规定', article: '第四条' },
}
const provincial: Readonly<Record<string, ArticleRef>> = {
  ZJ: { title: '浙江省人口与计划生育条例', article: '第二十二条' },
  SH: { title: '上海市人口与计划生育条例', article: '第三十一条' },
  GD: { title: '广东省人口与计划生育条例', article: '第三十条' },
}

/** The articles that decide how a kind of leave counts; empty where it is a convention of the unit. */
export function articlesOf(type: LeaveTypeCode, province: string | null): ArticleRef[] {
  const own = articles[type]
  if (own) return [own]
  const local = ['MATERNITY_EXT', 'PATERNITY', 'PARENTAL'].includes(type) ? provincial[province ?? ''] : undefined
  return local ? [local] : []
}

/** A list of facts in one language; rows without a value are left out. */
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

/** A table in one language. */
export function tablePart(
  title: Text,
  columns: readonly (readonly [zh: string, en: string])[],
  rows: readonly (readonly string[])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'table',
    title: title[locale],
    columns: columns.map(([zh, en]) => (locale === 'zh' ? zh : en)),
    rows: rows.map((row) => [...row]),
  }
}

/** One sentence in one language. */
export function textPart(text: Text, locale: Locale): ReplyPart {
  return { kind: 'text', text: text[locale] }
}

/** Days that do not count, with the reason; null when all of them count. */
export function notCountedText(days: readonly { readonly date: string; readonly reason: string }[]): Text | null {
  if (days.length === 0) return null
  const list = (locale: Locale) => days.map(({ date, reason }) => `${dayText(date, locale, false)} ${reason}`)
  return { zh: `不计假：${list('zh').join('；')}。`, en: `Not counted: ${list('en').join('; ')}.` }
}
