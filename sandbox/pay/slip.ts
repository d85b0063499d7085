import type { InsuranceContribution, InsuranceKind, PayItem, PaySlip } from '../../tools/hr-api/schemas/index.ts'
import { addMonths, hasCalendar, yearOf } from '../../tools/rules/index.ts'
import type { Caller } from '../plan.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { incomeOf, monthPlus, payDayOf, sumOf, yuan } from './income.ts'
import { baseOf, baseYearOf, contributionsOf, insuranceOf } from './insurance.ts'
import { payItem } from './scale.ts'
import { type TaxMonth, withheldUpTo } from './tax.ts'

/** Slips are kept from this month on. */
const firstPeriod = '2024-01'

const deductible: readonly InsuranceKind[] = ['PENSION', 'OCC_ANNUITY', 'MEDICAL', 'UNEMPLOYMENT', 'HOUSING_FUND']

type Month = {
  readonly income: readonly PayItem[]
  readonly contributions: readonly InsuranceContribution[]
  readonly baseFen: number
}

/** The months of the year up to one, each with what is earned and paid in; the base is worked out once a half-year. */
function monthsUpTo(world: World, staff: StaffRow, period: string): Month[] {
  const bases = new Map<number, number>()
  const entry = staff.entryDate.slice(0, 7)
  return Array.from({ length: Number(period.slice(5)) }, (_, index) => monthPlus(`${period.slice(0, 4)}-01`, index))
    .filter((month) => month >= entry)
    .map((month) => {
      const key = baseYearOf(month)
      const baseFen = bases.get(key) ?? baseOf(world, staff, month)
      bases.set(key, baseFen)
      return { income: incomeOf(world, staff, month), contributions: contributionsOf(staff, month, baseFen), baseFen }
    })
}

const taxMonth = ({ income, contributions }: Month): TaxMonth => ({
  incomeFen: sumOf(income),
  contributionsFen: contributions.reduce((sum, { personalFen }) => sum + personalFen, 0),
})

function contributionItems({ contributions, baseFen }: Month, period: string): PayItem[] {
  return deductible.flatMap((kind) => {
    const found = contributions.find((one) => one.kind === kind)
    if (!found || found.personalFen === 0) return []
    const rate = `${found.personalRate / 100}%`
    const year = baseYearOf(period)
    return [
      payItem({
        code: kind as PayItem['code'],
        amountFen: -found.personalFen,
        basis: {
          zh: `基数${yuan(baseFen)}元（${year}年月均，每年7月调整）×${rate}`,
          en: `base ${yuan(baseFen)} yuan (average of ${year}, changes in July) × ${rate}`,
        },
      }),
    ]
  })
}

function taxItem(months: readonly Month[]): PayItem[] {
  const all = months.map(taxMonth)
  const now = withheldUpTo(all)
  const before = withheldUpTo(all.slice(0, -1)).taxFen
  const due = Math.max(0, now.taxFen - before)
  return [
    payItem({
      code: 'INCOME_TAX',
      amountFen: due === 0 ? 0 : -due,
      basis: {
        zh: `本年累计应纳税所得额${yuan(now.taxableFen)}元，税率${now.percent}%，此前已扣${yuan(before)}元（未计专项附加扣除）`,
        en: `taxable ${yuan(now.taxableFen)} yuan this year so far at ${now.percent} %, ${yuan(before)} withheld before (without special deductions)`,
      },
    }),
  ]
}

/** The slip of a month. */
export function slipOf(world: World, staff: StaffRow, period: string, asOf: string): PaySlip {
  const months = monthsUpTo(world, staff, period)
  const month = months.at(-1) ?? { income: [], contributions: [], baseFen: 0 }
  const deductions = [...contributionItems(month, period), ...taxItem(months)]
  const grossFen = sumOf(month.income)
  const deductionsFen = sumOf(deductions)
  return {
    period,
    paidOn: payDayOf(period),
    items: [...month.income, ...deductions],
    ...{ grossFen, deductionsFen, netFen: grossFen + deductionsFen },
    asOf,
  }
}

/** Months of which a person has a slip, newest first. */
export function periodsOf(staff: StaffRow, today: string): string[] {
  const entry = staff.entryDate.slice(0, 7)
  const first = entry > firstPeriod ? entry : firstPeriod
  const periods: string[] = []
  let period = hasCalendar(yearOf(today)) ? today.slice(0, 7) : addMonths(`${today.slice(0, 4)}-01-01`, -1).slice(0, 7)
  for (; period >= first; period = monthPlus(period, -1))
    if (hasCalendar(yearOf(`${period}-01`)) && payDayOf(period) <= today) periods.push(period)
  return periods
}

function requirePeriod({ staff, today }: Caller, period: string): void {
  const periods = periodsOf(staff, today)
  if (periods.includes(period)) return
  const [newest] = periods
  throw new Refusal(
    'NOT_FOUND',
    newest && period > newest
      ? `${period} 的工资还没有发放（每月15日前发），最近的是 ${newest}。`
      : `没有 ${period} 的工资条${newest ? `，可查 ${periods.at(-1)} 至 ${newest}` : ''}。`,
    newest && period > newest
      ? `The pay of ${period} is not paid yet (by the 15th); the newest slip is of ${newest}.`
      : `There is no slip of ${period}.`,
  )
}

/** `GET /payroll/slips/{period}`: the caller's own and nobody else's. */
export function ownSlip(caller: Caller, period: string): PaySlip {
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(period))
    throw new Refusal('INVALID', '月份须写成 2026-11 这样。', 'Write the month like 2026-11.', { needs: ['period'] })
  requirePeriod(caller, period)
  return slipOf(caller.world, caller.staff, period, caller.now)
}

/** `GET /payroll/slips`. */
export function ownPeriods({ staff, today, now }: Caller) {
  return { items: periodsOf(staff, today).map((period) => ({ period, paidOn: payDayOf(period) })), asOf: now }
}

/** `GET /insurance`: of the newest month that was paid when none is named. */
export function ownInsurance(caller: Caller, asked: string | undefined) {
  const period = asked ?? periodsOf(caller.staff, caller.today)[0] ?? caller.today.slice(0, 7)
  requirePeriod(caller, period)
  return insuranceOf(caller.world, caller.staff, period, caller.now)
}
