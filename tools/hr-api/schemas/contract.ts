import * as z from 'zod'
import { Day, Instant } from './common.ts'
import { FormField } from './lifecycle.ts'
import { RetirementCategory, WireStaffType } from './people.ts'

/** A contract of employment as the person sees it: `GET /contracts/mine`. */
export const EmploymentContract = z.object({
  id: z.string(),
  staffId: z.string(),
  no: z.string(),
  kind: z.enum(['EMPLOYMENT', 'LABOUR']),
  from: Day,
  /** Null for one that runs until retirement. */
  to: Day.nullable(),
  probationMonths: z.number().int(),
  toRetirement: z.boolean(),
  renewals: z.number().int(),
  /** Days left on the day asked; null until retirement. */
  daysLeft: z.number().int().nullable(),
})
export type EmploymentContract = z.output<typeof EmploymentContract>

/** Own contracts; `applies` is false for civil servants, who have none. */
export const OwnContracts = z.object({
  applies: z.boolean(),
  items: z.array(EmploymentContract),
  /** Whether the unit must offer a contract until retirement when asked (事业单位人事管理条例 第十四条). */
  mayAskToRetirement: z.boolean(),
  asOf: Instant,
})

/** Own retirement as the records say it: `GET /me/retirement`. */
export const OwnRetirement = z.object({
  category: RetirementCategory,
  staffType: WireStaffType,
  birthDate: Day,
  needsReview: z.string().nullable(),
  delayMonths: z.number().int().nullable(),
  ageYears: z.number().int().nullable(),
  ageMonths: z.number().int().nullable(),
  statutoryDate: Day.nullable(),
  earliestDate: Day.nullable(),
  latestDate: Day.nullable(),
  lateAllowed: z.boolean(),
  earlyNoticeLatest: Day.nullable(),
  agreementLatest: Day.nullable(),
  /** Months of contribution on record, those before the reform counted as paid. */
  contributionMonths: z.number().int(),
  /** Months required in the year of the statutory date. */
  requiredMonths: z.number().int().nullable(),
  shortMonths: z.number().int().nullable(),
  lateAgreementUntil: Day.nullable(),
  /** Next thing to do and by when. */
  next: z.object({ zh: z.string(), en: z.string(), by: Day.nullable() }),
  /** A case that is already running. */
  caseId: z.string().nullable(),
  form: z.array(FormField),
  asOf: Instant,
})
export type OwnRetirement = z.output<typeof OwnRetirement>

/** A delegation of approvals with both names. */
export const Delegation = z.object({
  id: z.string(),
  fromId: z.string(),
  fromName: z.string(),
  toId: z.string(),
  toName: z.string(),
  from: Day,
  until: Day,
  kinds: z.array(z.enum(['LEAVE', 'LIFECYCLE'])),
  reason: z.string().nullable(),
})
export type Delegation = z.output<typeof Delegation>
