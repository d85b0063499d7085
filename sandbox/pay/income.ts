import type { PayItem } from '../../tools/hr-api/schemas/index.ts'
import { addDays, fullMonthsBetween, isWorkday } from '../../tools/rules/index.ts'
import type { StaffRow } from '../record.ts'
import type { World } from '../world.ts'
import { payItem, payKindOf, regularPay } from './scale.ts'

/** The month before or after, `YYYY-MM`. */
export function monthPlus(period: string, months: number): string {
  const at = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The day on which a month is paid: the 15th, or the working day before it (工资福利与津贴补贴管理办法第四条). */
export function payDayOf(period: string): string {
  let day = `${period}-15`
  while (!isWorkday(day)) day = addDays(day, -1)
  return day
}

/** Amounts in yuan as people read them. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

/** Months of 21.75 days of eight hours (关于职工全年月平均工作时间和工资折算问题的通知, second item). */
const hoursOfMonth = 21.75 * 8

/** Overtime of the month before that was approved for pay, in 分. */
function overtimePay(world: World, staff: StaffRow, period: string, contractFen: number): PayItem[] {
  const month = monthPlus(period, -1)
  const rows = [...world.overtime.values()].filter(
    (row) =>
      row.staffId === staff.id && row.state === 'APPROVED' && row.compensation === 'PAY' && row.date.startsWith(month),
  )
  if (rows.length === 0) return []
  const weighed = rows.reduce((sum, { minutes, payPercent }) => sum + (minutes / 60) * ((payPercent ?? 0) / 100), 0)
  const hours = rows.reduce((sum, { minutes }) => sum + minutes, 0) / 60
  return [
    payItem({
      code: 'OVERTIME',
      amountFen: Math.round((contractFen / hoursOfMonth) * weighed),
      basis: {
        zh: `${month} 加班${hours}小时，按小时工资和法定倍数计算`,
        en: `${hours} hours of overtime in ${month}, by the hourly wage and the rate of the law`,
      },
    }),
  ]
}

/** What happened to the pay of a person, added to the item it concerns. */
function withEvents(world: World, staff: StaffRow, period: string, items: readonly PayItem[]): PayItem[] {
  const events = world.payEvents.filter(
    (row) => row.staffId === staff.id && row.from <= period && (row.until === null || period <= row.until),
  )
  const changed = items.map((item) => {
    const own = events.filter(({ code }) => code === item.code)
    if (own.length === 0) return item
    const zh = [item.basis.zh, ...own.map(({ reason }) => reason.zh)].join('；')
    const en = [item.basis.en, ...own.map(({ reason }) => reason.en)].join('; ')
    return { ...item, amountFen: own.reduce((sum, { deltaFen }) => sum + deltaFen, item.amountFen), basis: { zh, en } }
  })
  const added = events
    .filter(({ code }) => !items.some((item) => item.code === code))
    .map(({ code, deltaFen, reason }) => payItem({ code, amountFen: deltaFen, basis: reason }))
  return [...changed, ...added]
}

/** The bonus of the year before, one month of basic pay, for civil servants who were here all that year. */
function yearEnd(staff: StaffRow, period: string, regular: readonly PayItem[]): PayItem[] {
  const year = Number(period.slice(0, 4)) - 1
  if (!period.endsWith('-01') || payKindOf(staff) !== 'SERVANT' || staff.entryDate > `${year}-01-01`) return []
  const basic = regular.filter(({ class: kind }) => kind === 'BASIC')
  return [
    payItem({
      code: 'YEAR_END',
      amountFen: basic.reduce((sum, { amountFen }) => sum + amountFen, 0),
      basis: { zh: `${year}年度考核称职以上，按一个月基本工资发放`, en: `for ${year}, one month of basic pay` },
    }),
  ]
}

/** What a person earns in a month, before deductions; empty before their first month here. */
export function incomeOf(world: World, staff: StaffRow, period: string): PayItem[] {
  if (period < staff.entryDate.slice(0, 7)) return []
  const january = `${period.slice(0, 4)}-01-01`
  const years = staff.workStartDate < january ? Math.floor(fullMonthsBetween(staff.workStartDate, january) / 12) : 0
  const regular = regularPay(staff, years, Number(period.slice(5))).map(payItem)
  const contractFen = regular.find(({ code }) => code === 'CONTRACT')?.amountFen ?? 0
  return withEvents(world, staff, period, [
    ...regular,
    ...overtimePay(world, staff, period, contractFen),
    ...yearEnd(staff, period, regular),
  ])
}

/** The sum of items, in 分. */
export function sumOf(items: readonly Pick<PayItem, 'amountFen'>[]): number {
  return items.reduce((sum, { amountFen }) => sum + amountFen, 0)
}
