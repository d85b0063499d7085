import * as z from 'zod'
import { Day, Instant, Words } from './common.ts'

/** A month, `YYYY-MM`. */
export const PayMonth = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)

/** Classes of pay (`domain/hrms.md` §1, 2026-11). */
export const PayClass = z.enum(['BASIC', 'ALLOWANCE', 'PERFORMANCE', 'OVERTIME', 'YEAR_END', 'DEDUCTION'])

/** Items of a pay slip. */
export const PayItemCode = z.enum([
  'POST',
  'GRADE',
  'CONTRACT',
  'WORK_ALLOWANCE',
  'LIVING_ALLOWANCE',
  'BASE_PERFORMANCE',
  'REWARD_PERFORMANCE',
  'OVERTIME',
  'BACK_PAY',
  'YEAR_END',
  'PENSION',
  'OCC_ANNUITY',
  'MEDICAL',
  'UNEMPLOYMENT',
  'HOUSING_FUND',
  'INCOME_TAX',
])
export type PayItemCode = z.output<typeof PayItemCode>

/** One line of a slip; a deduction is a negative amount. */
export const PayItem = z.object({
  code: PayItemCode,
  class: PayClass,
  name: Words,
  amountFen: z.number().int(),
  /** What the amount rests on, so that a difference between two months can be explained by it. */
  basis: Words,
})
export type PayItem = z.output<typeof PayItem>

/** One's own pay of a month, all money in 分: `GET /payroll/slips/{period}`. */
export const PaySlip = z.object({
  period: PayMonth,
  paidOn: Day,
  items: z.array(PayItem),
  grossFen: z.number().int(),
  deductionsFen: z.number().int(),
  netFen: z.number().int(),
  asOf: Instant,
})
export type PaySlip = z.output<typeof PaySlip>

/** Months of which there is a slip, newest first: `GET /payroll/slips`. */
export const PayPeriods = z.object({ items: z.array(z.object({ period: PayMonth, paidOn: Day })), asOf: Instant })

/** Kinds of insurance and funds (`domain/hrms.md` §1, 2026-11). */
export const InsuranceKind = z.enum([
  'PENSION',
  'OCC_ANNUITY',
  'MEDICAL',
  'UNEMPLOYMENT',
  'INJURY',
  'MATERNITY_IN_MEDICAL',
  'HOUSING_FUND',
])
export type InsuranceKind = z.output<typeof InsuranceKind>

/** One's own contributions to one kind, all money in 分. */
export const InsuranceContribution = z.object({
  kind: InsuranceKind,
  baseFen: z.number().int(),
  personalFen: z.number().int(),
  employerFen: z.number().int(),
  /** Basis points of the base: 800 = 8 %. */
  personalRate: z.number().int(),
  employerRate: z.number().int(),
  /** Months paid for up to the period, and since when. */
  months: z.number().int(),
  from: PayMonth,
})
export type InsuranceContribution = z.output<typeof InsuranceContribution>

/** One's own insurance of a month: `GET /insurance`. */
export const Insurance = z.object({
  period: PayMonth,
  items: z.array(InsuranceContribution),
  /** Where the rates and bounds come from; what is not confirmed says so. */
  notes: z.array(Words),
  asOf: Instant,
})
export type Insurance = z.output<typeof Insurance>
