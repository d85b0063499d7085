import { addDays, addMonths, daysBetween, type IsoDay } from './dates.ts'
import { type Length, provinceAt } from './provinces.ts'

/** The answer for a province whose rules nobody has confirmed yet, or none for the day asked about. */
export type NeedsProvince = { readonly error: 'needs_province_config' }
/** The answer where months of the calendar have to be turned into days and the first day is not known. */
export type NeedsStart = { readonly status: 'needs_input'; readonly needs: readonly ['startDate'] }

const needsProvince: NeedsProvince = { error: 'needs_province_config' }
const needsStart: NeedsStart = { status: 'needs_input', needs: ['startDate'] }

/** A length in days; months only from a known first day. */
function daysOf(length: Length, first: IsoDay | null): number | null {
  if ('days' in length) return length.days
  return first ? daysBetween(first, addMonths(first, length.months)) : null
}

type Where = { readonly province?: string | null | undefined; readonly asOf?: IsoDay | null | undefined }

/**
 * Maternity leave: 98 days, 15 more for a difficult birth, 15 more for each further baby, and the province's days.
 * @param input.province null for the national rule alone
 * @param input.startDate first day of the leave; needed where a province adds months
 * @see 女职工劳动保护特别规定 第七条; the provinces in {@link provinceAt}
 */
export function maternity(
  input: Where & {
    readonly childOrder: number
    readonly babies: number
    readonly dystocia: boolean
    readonly startDate?: IsoDay | null | undefined
  },
): { nationalDays: number; provinceExtensionDays: number; totalDays: number } | NeedsProvince | NeedsStart {
  const nationalDays = 98 + (input.dystocia ? 15 : 0) + 15 * (input.babies - 1)
  if (input.province === null || input.province === undefined)
    return { nationalDays, provinceExtensionDays: 0, totalDays: nationalDays }
  const extension = provinceAt(input.province, input.asOf ?? input.startDate)?.extension(input.childOrder) ?? null
  if (extension === null) return needsProvince
  const added = daysOf(extension, input.startDate ? addDays(input.startDate, nationalDays) : null)
  if (added === null) return needsStart
  return { nationalDays, provinceExtensionDays: added, totalDays: nationalDays + added }
}

/**
 * Leave after a miscarriage: 15 days below four months of pregnancy, 42 from four months.
 * @see 女职工劳动保护特别规定 第七条
 */
export function miscarriage(input: { readonly pregnancyMonths: number }): { days: number } {
  return { days: input.pregnancyMonths < 4 ? 15 : 42 }
}

/** Leave of the father at a birth, by province; see the sources of {@link provinceAt}. */
export function paternity(
  input: Where & { readonly startDate?: IsoDay | null | undefined },
): { days: number } | NeedsProvince | NeedsStart {
  const province = provinceAt(input.province, input.asOf ?? input.startDate)
  if (!province) return needsProvince
  const days = daysOf(province.paternity, input.startDate ?? null)
  return days === null ? needsStart : { days }
}

/** Parental leave of each parent a year until the child is three, by province; see {@link provinceAt}. */
export function parental(input: Where): { days: number } | NeedsProvince {
  const province = provinceAt(input.province, input.asOf)
  return province ? { days: province.parentalDays } : needsProvince
}

/**
 * Nursing time a working day: one hour, one more for each further baby, until the first birthday.
 * @see 女职工劳动保护特别规定 第九条
 */
export function nursingHour(input: { readonly babies: number; readonly babyAgeMonths: number }): {
  minutesPerDay: number
} {
  return { minutesPerDay: input.babyAgeMonths < 12 ? 60 * input.babies : 0 }
}

/**
 * Sick pay in percent of the own wage: months 1–2, 3–6 and from 7 on, better from ten work years.
 * @param input.sickMonthNo which month of the illness, 1 = first
 * @see 国务院关于国家机关工作人员病假期间生活待遇的规定 (1981)
 */
export function sickPayRate(input: { readonly sickMonthNo: number; readonly workYears: number }): { percent: number } {
  const longService = input.workYears >= 10
  if (input.sickMonthNo <= 2) return { percent: 100 }
  if (input.sickMonthNo <= 6) return { percent: longService ? 100 : 90 }
  return { percent: longService ? 80 : 70 }
}

/**
 * Leave for a marriage: one to three days of the national rule and what the province adds.
 * @see 关于国营企业职工请婚丧假和路程假问题的通知 (1980), by analogy; the provinces in {@link provinceAt}
 */
export function marriage(
  input: Where,
): { daysMin: number; daysMax: number; provinceExtraDays: number } | NeedsProvince {
  if (input.province === null || input.province === undefined) return { daysMin: 1, daysMax: 3, provinceExtraDays: 0 }
  const extra = provinceAt(input.province, input.asOf)?.marriageExtraDays
  if (extra === null || extra === undefined) return needsProvince
  return { daysMin: 1 + extra, daysMax: 3 + extra, provinceExtraDays: extra }
}

/** Close relatives whose death gives leave (1980): parents, spouse, children; provinces may add. */
export const bereavementRelatives = ['parent', 'spouse', 'child', 'parentInLaw', 'other'] as const

/**
 * Leave for a death in the family: one to three days for parents, spouse and children; of others the unit decides.
 * @see 关于国营企业职工请婚丧假和路程假问题的通知 (1980), by analogy
 */
export function bereavement(input: {
  readonly relative: (typeof bereavementRelatives)[number]
}): { daysMin: number; daysMax: number } | { status: 'needs_review'; reason: string; reasonEn: string } {
  if (input.relative === 'parentInLaw' || input.relative === 'other')
    return {
      status: 'needs_review',
      reason: '国家规定的丧假只写明父母、配偶和子女；岳父母、公婆和其他亲属能否给假，由本省规定或单位批准。',
      reasonEn:
        'The national rule names parents, spouse and children only; for parents-in-law and others the province or the unit decides.',
    }
  return { daysMin: 1, daysMax: 3 }
}

/** Whom a home visit is for. */
export const homeVisitKinds = ['spouse', 'parents_unmarried', 'parents_married'] as const

/**
 * Leave to visit a spouse or parents who live apart: spouse 30 days a year, unmarried to parents 20 a year or 45 in two
 * years, married to parents 20 in four years; after one year of work. Holidays are contained, travel is extra.
 * @see 国务院关于职工探亲待遇的规定 (1981) 第二条, 第三条, 第四条
 */
export function homeVisit(input: { readonly visit: (typeof homeVisitKinds)[number]; readonly workYears: number }): {
  days: number
  everyYears: number
  alternativeDays?: number
  alternativeEveryYears?: number
} {
  if (input.workYears < 1) return { days: 0, everyYears: 1 }
  if (input.visit === 'spouse') return { days: 30, everyYears: 1 }
  if (input.visit === 'parents_married') return { days: 20, everyYears: 4 }
  return { days: 20, everyYears: 1, alternativeDays: 45, alternativeEveryYears: 2 }
}
