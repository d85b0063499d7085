import type { Text } from '#sdk'
import { addMonths, type IsoDay, monthOf, monthsBetween, yearOf } from './dates.ts'

/** The answer where the law gives no formula: a person of the competent office has to look at it. */
export type NeedsReview = {
  readonly status: 'needs_review'
  readonly reason: string
  /** The same in English. */
  readonly reasonEn: string
}

function needsReview({ zh, en }: Text): NeedsReview {
  return { status: 'needs_review', reason: zh, reasonEn: en }
}

type Formula = { readonly years: number; readonly monthsPerStep: number; readonly cap: number }
const formulas: Readonly<Record<string, Formula>> = {
  male60: { years: 60, monthsPerStep: 4, cap: 36 },
  female55: { years: 55, monthsPerStep: 4, cap: 36 },
  female50: { years: 50, monthsPerStep: 2, cap: 60 },
}
const reviewReasons: Readonly<Record<string, Text>> = {
  female60: {
    zh: '县处级女干部、高级职称女性的退休年龄如何渐进延迟，未见明文，由组织人事部门核定。',
    en: 'How the age of women at county level or with senior titles is delayed is not written; the personnel department decides.',
  },
  female_unspecified: {
    zh: '女性需先确定原法定退休年龄是55周岁还是50周岁。',
    en: 'For a woman it has to be settled first whether the age before the reform was 55 or 50.',
  },
  special_job: {
    zh: '特殊工种须先认定岗位和年限，由人社部门核定。',
    en: 'For special kinds of work the post and its years have to be recognised first by the authority.',
  },
  disability_total: {
    zh: '完全丧失工作能力的，须经劳动能力鉴定，不适用年龄公式。',
    en: 'Total loss of the ability to work needs an appraisal; the formula of age does not apply.',
  },
}
const noFormula: Text = {
  zh: '该类别没有计算公式，由组织人事部门核定。',
  en: 'There is no formula for this category; the personnel department decides.',
}
const whichPost: Text = {
  zh: '请先说明是事业单位管理、专业技术还是工勤岗位，能否延迟退休因此不同。',
  en: 'Please say whether the post is managerial, technical or manual; whether one may retire later depends on it.',
}
/** Staff who may agree on a later date; civil servants and managers must retire at the statutory age. */
const lateStaffTypes: readonly string[] = [
  'institution_technical',
  'institution_worker',
  'contract_offbook',
  'dispatched',
]

function formulaOf(category: string): Formula | NeedsReview {
  const formula = Object.hasOwn(formulas, category) ? formulas[category] : undefined
  return formula ?? needsReview(reviewReasons[category] ?? noFormula)
}

function delayOf({ years, monthsPerStep, cap }: Formula, birthDate: IsoDay): number {
  const months = monthsBetween(`${2025 - years}-01-01`, birthDate)
  return months < 0 ? 0 : Math.min(cap, Math.floor(months / monthsPerStep) + 1)
}

/**
 * The statutory retirement age and day, the day clipped to the month's last.
 * @see 全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (2025-01-01), 国务院办法 第一条, 附件1–3
 */
export function statutoryRetirement(input: { readonly category: string; readonly birthDate: IsoDay }):
  | {
      delayMonths: number
      ageYears: number
      ageMonths: number
      retirementMonth: string
      statutoryDate: IsoDay
    }
  | NeedsReview {
  const formula = formulaOf(input.category)
  if ('status' in formula) return formula
  const delayMonths = delayOf(formula, input.birthDate)
  const age = 12 * formula.years + delayMonths
  const statutoryDate = addMonths(input.birthDate, age)
  return {
    delayMonths,
    ageYears: Math.floor(age / 12),
    ageMonths: age % 12,
    retirementMonth: monthOf(statutoryDate),
    statutoryDate,
  }
}

/**
 * Minimum months of contribution for a year of retirement: 180 until 2029, six more each year, 240 from 2039.
 * @see 国务院关于渐进式延迟法定退休年龄的办法 第二条, 附件4
 */
export function minContribution(retirementYear: number): { months: number; years: number; remainderMonths: number } {
  const months = retirementYear <= 2029 ? 180 : Math.min(240, 180 + 6 * (retirementYear - 2029))
  return { months, years: Math.floor(months / 12), remainderMonths: months % 12 }
}

/**
 * How early and how late one may retire. Who reached the original age before 2025 is outside the reform.
 * @see 国务院关于渐进式延迟法定退休年龄的办法 第三条; 实施弹性退休制度暂行办法 (人社部发〔2024〕94号)
 */
export function flexibleWindow(input: {
  readonly category: string
  readonly birthDate: IsoDay
  readonly staffType: string
}):
  | {
      statutoryDate: IsoDay
      earliestDate: IsoDay
      latestDate: IsoDay | null
      lateAllowed: boolean
      minContributionMonthsAtStatutory: number
      earlyNoticeLatest: IsoDay | null
    }
  | NeedsReview {
  const formula = formulaOf(input.category)
  const statutory = statutoryRetirement(input)
  if ('status' in formula) return formula
  if ('status' in statutory) return statutory
  if (input.staffType === 'institution') return needsReview(whichPost)
  const { statutoryDate, delayMonths } = statutory
  const original = addMonths(input.birthDate, 12 * formula.years)
  const threeYearsBefore = addMonths(statutoryDate, -36)
  const [, flexible = original] = [original, threeYearsBefore].sort()
  const earliestDate = delayMonths === 0 ? statutoryDate : flexible
  const lateAllowed = delayMonths > 0 && lateStaffTypes.includes(input.staffType)
  return {
    statutoryDate,
    earliestDate,
    latestDate: lateAllowed ? addMonths(statutoryDate, 36) : null,
    lateAllowed,
    minContributionMonthsAtStatutory: minContribution(yearOf(statutoryDate)).months,
    earlyNoticeLatest: earliestDate < statutoryDate ? addMonths(earliestDate, -3) : null,
  }
}

/** The statutory age in years before the reform; 0 for a category without a formula. */
export function originalAgeYears(category: string): number {
  return Object.hasOwn(formulas, category) ? (formulas[category]?.years ?? 0) : 0
}

/** True when this kind of staff may agree on a later date than the statutory one (办法 第三条). */
export function mayRetireLate(staffType: string): boolean {
  return lateStaffTypes.includes(staffType)
}

/**
 * Whether a civil servant may ask to retire early; it always needs approval.
 * @see 公务员法 第九十三条 (一)(二)
 */
export function civilServantEarly(input: {
  readonly category: string
  readonly birthDate: IsoDay
  readonly workYears: number
  readonly asOf: IsoDay
}): { mayApply: boolean; statutoryDate: IsoDay; needsApproval: true } | NeedsReview {
  const statutory = statutoryRetirement(input)
  if ('status' in statutory) return statutory
  const { statutoryDate } = statutory
  const near = statutoryDate < addMonths(input.asOf, 60)
  return { mayApply: input.workYears >= 30 || (input.workYears >= 20 && near), statutoryDate, needsApproval: true }
}
