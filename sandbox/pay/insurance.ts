import type { Insurance, InsuranceContribution, InsuranceKind } from '../../tools/hr-api/schemas/index.ts'
import type { StaffRow } from '../record.ts'
import type { World } from '../world.ts'
import { incomeOf, monthPlus, sumOf } from './income.ts'
import { payKindOf } from './scale.ts'

/**
 * Rates in basis points of the base, own and the employer's. Pension 8 and 16 per cent, annuity 4 and 8 (rules.md §13,
 * recall: 国发〔2015〕2号, 国办发〔2015〕18号); the others are settings of the invented city.
 */
const rates: Readonly<Record<InsuranceKind, readonly [personal: number, employer: number]>> = {
  PENSION: [800, 1600],
  OCC_ANNUITY: [400, 800],
  MEDICAL: [200, 950],
  UNEMPLOYMENT: [50, 50],
  INJURY: [0, 20],
  MATERNITY_IN_MEDICAL: [0, 0],
  HOUSING_FUND: [1200, 1200],
}
const lowestBaseFen = 480_000
const highestBaseFen = 2_750_000
/** Pension insurance of public bodies began in this month. */
const pensionReform = '2014-10'

/** Which kinds somebody is insured for: servants not for unemployment (失业保险条例第二条), off-book staff without annuity. */
function kindsOf(staff: StaffRow): InsuranceKind[] {
  const all: InsuranceKind[] = [
    'PENSION',
    'OCC_ANNUITY',
    'MEDICAL',
    'UNEMPLOYMENT',
    'INJURY',
    'MATERNITY_IN_MEDICAL',
    'HOUSING_FUND',
  ]
  const kind = payKindOf(staff)
  return all.filter(
    (one) => !(kind === 'SERVANT' && one === 'UNEMPLOYMENT') && !(kind === 'CONTRACT' && one === 'OCC_ANNUITY'),
  )
}

/** The year whose average pay is the base of a month: it changes with July. */
export function baseYearOf(period: string): number {
  return Number(period.slice(0, 4)) - (period.slice(5) >= '07' ? 1 : 2)
}

/** The base of a month in 分: the average of the base year, or the first month here, within the bounds; or as the office has set it. */
export function baseOf(world: World, staff: StaffRow, period: string): number {
  const set = world.insuranceBases.get(staff.id)
  if (set) return set.baseFen
  const year = baseYearOf(period)
  const months = Array.from({ length: 12 }, (_, index) => monthPlus(`${year}-01`, index))
    .map((month) => sumOf(incomeOf(world, staff, month)))
    .filter((fen) => fen > 0)
  const entry = staff.entryDate.slice(0, 7)
  const average =
    months.length > 0
      ? Math.round(months.reduce((sum, fen) => sum + fen, 0) / months.length)
      : sumOf(incomeOf(world, staff, entry < period ? entry : period))
  return Math.min(highestBaseFen, Math.max(lowestBaseFen, average))
}

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
}

function since(staff: StaffRow, kind: InsuranceKind): string {
  const start = staff.workStartDate.slice(0, 7)
  if (kind === 'HOUSING_FUND') return monthPlus(start, 1)
  const isPublic = payKindOf(staff) !== 'CONTRACT'
  return isPublic && (kind === 'PENSION' || kind === 'OCC_ANNUITY') && start < pensionReform ? pensionReform : start
}

/** Own contributions of a month. @param baseFen the base of that month */
export function contributionsOf(staff: StaffRow, period: string, baseFen: number): InsuranceContribution[] {
  return kindsOf(staff).flatMap((kind) => {
    const from = since(staff, kind)
    if (from > period) return []
    const [personalRate, employerRate] = rates[kind]
    const share = (rate: number) => Math.round((baseFen * rate) / 10_000)
    return [
      {
        kind,
        baseFen,
        ...{ personalFen: share(personalRate), employerFen: share(employerRate), personalRate, employerRate },
        ...{ months: monthsBetween(from, period), from },
      },
    ]
  })
}

/** `GET /insurance`: own contributions of a month. */
export function insuranceOf(world: World, staff: StaffRow, period: string, asOf: string): Insurance {
  const base = baseOf(world, staff, period)
  return {
    period,
    items: contributionsOf(staff, period, base),
    notes: [
      {
        zh: `缴费基数按${baseYearOf(period)}年月平均工资核定，每年7月调整；养老保险、职业年金的比例待核实，其余比例和上下限以本市当年通知为准。生育保险并入医疗保险。`,
        en: `The base is the average month of ${baseYearOf(period)} and changes in July. The rates of pension and annuity are to be confirmed, the others and the bounds follow the notice of the city. Maternity insurance is part of medical insurance.`,
      },
    ],
    asOf,
  }
}
