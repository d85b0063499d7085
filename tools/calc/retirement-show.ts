import { type Locale, type ReplyPart, type Text, z } from '#sdk'
import { dayText } from '../rules/day-text.ts'
import { Sentence } from './results.ts'
import { Said } from './ruled.ts'

/** Categories of the retirement age; the first three have a formula. */
export const categories = [
  'male60',
  'female55',
  'female50',
  'female60',
  'female_unspecified',
  'special_job',
  'disability_total',
] as const

const Chosen = z.object({
  date: z.string(),
  kind: z.enum(['early', 'statutory', 'late', 'too_early', 'too_late']),
  /** Last day of the written notice; null where none is needed. */
  noticeLatest: z.string().nullable(),
  minContributionMonths: z.number().int(),
})
const WindowShape = z.object({
  earliestDate: z.string(),
  /** Null where a later date cannot be agreed on, or where the kind of staff decides and is not known. */
  latestDate: z.string().nullable(),
  lateAllowed: z.boolean().nullable(),
  earlyNoticeLatest: z.string().nullable(),
  minContributionMonths: z.number().int(),
})
/** What the calculator of retirement gives. */
export const Result = z.object({
  category: z.enum(categories),
  birthDate: z.string(),
  ownRecord: z.boolean(),
  /** False when only the month of birth is known: days are then those of its first day. */
  dayKnown: z.boolean(),
  /** Why a person has to look at it; null when it was computed. */
  review: Sentence.nullable(),
  delayMonths: z.number().int().nullable(),
  ageYears: z.number().int().nullable(),
  ageMonths: z.number().int().nullable(),
  retirementMonth: z.string().nullable(),
  statutoryDate: z.string().nullable(),
  window: WindowShape.nullable(),
  chosen: Chosen.nullable(),
  ...Said.shape,
})
export type Result = z.output<typeof Result>
/** How early and how late one may retire. */
export type Window = z.output<typeof WindowShape>
/** What a day of one's choice comes to. */
export type ChosenKind = z.output<typeof Chosen>['kind']

/** Why a person has to look at it. */
export function reviewText(review: Text, locale: Locale): string {
  return locale === 'zh' ? `不能直接算出日期：${review.zh}` : `No date can be computed: ${review.en}`
}

const chosenNames: Readonly<Record<z.output<typeof Chosen>['kind'], Text>> = {
  early: { zh: '可以，属于弹性提前退休', en: 'possible: an early retirement' },
  statutory: { zh: '就是法定退休年月', en: 'the statutory month itself' },
  late: { zh: '可以与单位协商，属于弹性延迟退休', en: 'possible with the consent of the unit: a late retirement' },
  too_early: { zh: '不可以，早于最早日期', en: 'not possible: before the earliest day' },
  too_late: { zh: '不可以，晚于可以退休的最晚日期', en: 'not possible: after the latest day' },
}

type Words = {
  readonly day: (date: string | null | undefined) => string | null
  readonly months: (count: number) => string
  readonly say: (zh: string, en: string) => string
}

/** A day where it is known, its month where only that is known. */
function wordsFor({ dayKnown }: Result, locale: Locale): Words {
  const zh = locale === 'zh'
  return {
    day: (date) => (date ? (dayKnown ? dayText(date, locale) : date.slice(0, 7)) : null),
    months: (count) => (zh ? `${count}个月` : `${count} months`),
    say: (chinese, english) => (zh ? chinese : english),
  }
}

type Row = readonly [string, string | null]

function statutoryRows(
  { statutoryDate, ageYears, ageMonths, delayMonths }: Result,
  { day, months, say }: Words,
): Row[] {
  const rest = ageMonths ? say(`${ageMonths}个月`, ` ${ageMonths} months`) : ''
  return [
    [say('法定退休日期', 'Statutory date'), day(statutoryDate)],
    [say('法定退休年龄', 'Statutory age'), `${say(`${ageYears}周岁`, `${ageYears} years`)}${rest}`],
    [say('延迟', 'Delayed by'), months(delayMonths ?? 0)],
  ]
}

function windowRows({ window }: Result, { day, months, say }: Words): Row[] {
  if (!window) return []
  const { lateAllowed, latestDate } = window
  const late = lateAllowed === false ? say('不能延迟', 'no later date') : day(latestDate)
  return [
    [say('最早可以提前到', 'Earliest'), day(window.earliestDate)],
    [say('提前到最早日期的，最迟书面告知', 'Notice for the earliest day by'), day(window.earlyNoticeLatest)],
    [say('最晚可以延迟到', 'Latest'), late],
    [say('最低缴费年限', 'Minimum contribution'), months(window.minContributionMonths)],
  ]
}

function chosenRows({ chosen }: Result, locale: Locale, { day, months, say }: Words): Row[] {
  if (!chosen) return []
  const month = chosen.date.slice(0, 7)
  return [
    [say(`想在${month}退休`, `To retire in ${month}`), chosenNames[chosen.kind][locale]],
    [say('最迟书面告知（协商）', 'Written notice or agreement by'), day(chosen.noticeLatest)],
    [say('那时的最低缴费年限', 'Minimum contribution then'), months(chosen.minContributionMonths)],
  ]
}

/** The figures as one list; what is not known is left out. */
export function retirementFacts(result: Result, locale: Locale): ReplyPart {
  const words = wordsFor(result, locale)
  const rows = [
    ...statutoryRows(result, words),
    ...windowRows(result, words),
    ...chosenRows(result, locale, words),
    [words.say('出生日期（档案记载）', 'Born (own record)'), result.ownRecord ? result.birthDate : null] as const,
  ]
  return {
    kind: 'facts',
    title: words.say('退休时间', 'Retirement'),
    facts: rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  }
}
