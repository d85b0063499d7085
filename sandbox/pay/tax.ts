/** Steps of the tax on comprehensive income: up to so much in 分 a year, per cent, quick deduction in 分. */
const steps: readonly (readonly [upTo: number, percent: number, quick: number])[] = [
  [3_600_000, 3, 0],
  [14_400_000, 10, 252_000],
  [30_000_000, 20, 1_692_000],
  [42_000_000, 25, 3_192_000],
  [66_000_000, 30, 5_292_000],
  [96_000_000, 35, 8_592_000],
  [Number.POSITIVE_INFINITY, 45, 18_192_000],
]

/** What is free of tax each month (个人所得税法(2018-08-31)第六条: sixty thousand yuan a year). */
const freeFenAMonth = 500_000

/** A month as the tax on it is worked out, in 分. */
export type TaxMonth = { readonly incomeFen: number; readonly contributionsFen: number }

/** What is withheld up to a month, and at which rate. */
export type Withheld = { readonly taxableFen: number; readonly percent: number; readonly taxFen: number }

/**
 * Tax withheld up to the last of these months of one year, cumulatively (个人所得税法(2018-08-31)第六条, 附表一). Special
 * additional deductions are the person's own declaration and are not known here.
 */
export function withheldUpTo(months: readonly TaxMonth[]): Withheld {
  const sum = months.reduce(
    (all, { incomeFen, contributionsFen }) => all + incomeFen - contributionsFen - freeFenAMonth,
    0,
  )
  const taxableFen = Math.max(0, sum)
  const [, percent, quick] = steps.find(([upTo]) => taxableFen <= upTo) ?? [0, 45, 18_192_000]
  return { taxableFen, percent, taxFen: Math.max(0, Math.round((taxableFen * percent) / 100) - quick) }
}
