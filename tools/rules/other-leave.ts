/** The answer for a province whose rules nobody has confirmed yet. */
export type NeedsProvince = { readonly error: 'needs_province_config' }

type Province = {
  readonly extensionDays: (childOrder: number) => number | null
  readonly paternityDays: number
  readonly parentalDays: number
}

/**
 * Provinces attested by the text of their law. 北京, 河南 and 山东 are known from memory only and stay out until an
 * administrator confirms them (`domain/rules.md` §5).
 * @see 浙江省人口与计划生育条例 (2021-11-25) 第二十二条; 上海市人口与计划生育条例 (2021-11-25) 第三十一条;
 *   广东省人口与计划生育条例 (2021-12-01) 第三十条
 */
const provinces: Readonly<Record<string, Province>> = {
  ZJ: {
    extensionDays: (order) => (order === 1 ? 60 : order <= 3 ? 90 : null),
    paternityDays: 15,
    parentalDays: 10,
  },
  SH: { extensionDays: () => 60, paternityDays: 10, parentalDays: 5 },
  GD: { extensionDays: () => 80, paternityDays: 15, parentalDays: 10 },
}

const needsProvince: NeedsProvince = { error: 'needs_province_config' }

function provinceOf(code: string | null | undefined): Province | undefined {
  return code && Object.hasOwn(provinces, code) ? provinces[code] : undefined
}

/**
 * Maternity leave: 98 days, 15 more for a difficult birth, 15 more for each further baby, and the province's days.
 * @param input.province null for the national rule alone
 * @see 女职工劳动保护特别规定 第七条
 */
export function maternity(input: {
  readonly province?: string | null | undefined
  readonly childOrder: number
  readonly babies: number
  readonly dystocia: boolean
}): { nationalDays: number; provinceExtensionDays: number; totalDays: number } | NeedsProvince {
  const nationalDays = 98 + (input.dystocia ? 15 : 0) + 15 * (input.babies - 1)
  if (input.province === null || input.province === undefined)
    return { nationalDays, provinceExtensionDays: 0, totalDays: nationalDays }
  const extension = provinceOf(input.province)?.extensionDays(input.childOrder) ?? null
  if (extension === null) return needsProvince
  return { nationalDays, provinceExtensionDays: extension, totalDays: nationalDays + extension }
}

/**
 * Leave after a miscarriage: 15 days below four months of pregnancy, 42 from four months.
 * @see 女职工劳动保护特别规定 第七条
 */
export function miscarriage(input: { readonly pregnancyMonths: number }): { days: number } {
  return { days: input.pregnancyMonths < 4 ? 15 : 42 }
}

/** Leave of the father at a birth, by province; see the sources of the table above. */
export function paternity(input: { readonly province?: string | null | undefined }): { days: number } | NeedsProvince {
  const province = provinceOf(input.province)
  return province ? { days: province.paternityDays } : needsProvince
}

/** Parental leave of each parent a year until the child is three, by province; see the sources of the table above. */
export function parental(input: { readonly province?: string | null | undefined }): { days: number } | NeedsProvince {
  const province = provinceOf(input.province)
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
