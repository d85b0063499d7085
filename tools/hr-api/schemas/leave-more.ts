import * as z from 'zod'
import { Day, Half, Instant, Words } from './common.ts'
import { Approver, LeaveQuote, LeaveSpan, LeaveState, LeaveTypeCode } from './leave.ts'

/** What is sent to move a leave or change its kind: `POST /leave-requests/{id}:change`. */
export const LeaveChangeInput = z.object({
  start: Day,
  end: Day,
  startHalf: Half.optional(),
  endHalf: Half.optional(),
  /** The kind of the present leave when left out. */
  type: LeaveTypeCode.optional(),
  reason: z.string().max(500).optional(),
})
export type LeaveChangeInput = z.output<typeof LeaveChangeInput>

/** What changing a leave would do. */
export const LeaveChange = LeaveQuote.extend({
  replaces: LeaveSpan.extend({ requestId: z.string(), countedHalfDays: z.number().int(), state: LeaveState }),
})
export type LeaveChange = z.output<typeof LeaveChange>

/** What is sent on coming back (销假): `POST /leave-requests/{id}:return`. */
export const LeaveReturnInput = z.object({
  /** First day, or half day, back at work. */
  returnedOn: Day,
  /** `pm`: back at noon. */
  half: z.literal('pm').optional(),
})
export type LeaveReturnInput = z.output<typeof LeaveReturnInput>

/** What coming back would do. */
export const LeaveReturn = z.object({
  requestId: z.string(),
  type: LeaveTypeCode,
  start: Day,
  /** Last day before and after; the same when nothing is given back. */
  end: Day,
  newEnd: Day,
  newEndHalf: z.literal('am').nullable(),
  returnedOn: Day,
  countedHalfDays: z.number().int(),
  usedHalfDays: z.number().int(),
  returnedHalfDays: z.number().int(),
  /** Empty when nothing is given back: then it is noted at once. */
  approvers: z.array(Approver),
  notes: z.array(Words),
})
export type LeaveReturn = z.output<typeof LeaveReturn>

/** A span of a plan. */
const PlannedSpan = z.object({ start: Day, end: Day })

/** What is sent as the plan of annual leave of a year, in place of an earlier one: `POST /leave-plans`. */
export const LeavePlanInput = z.object({
  year: z.number().int().min(2020).max(2100),
  spans: z.array(PlannedSpan).min(1).max(12),
})
export type LeavePlanInput = z.output<typeof LeavePlanInput>

/** A plan of annual leave. */
export const LeavePlan = z.object({
  id: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  year: z.number().int(),
  /** Half days are null while the official calendar of the year is missing. */
  spans: z.array(PlannedSpan.extend({ halfDays: z.number().int().nullable() })),
  totalHalfDays: z.number().int().nullable(),
  /** Half days of the year that are still open; null where no balance is held yet. */
  entitledHalfDays: z.number().int().nullable(),
  /** The plan it takes the place of. */
  replaces: z.array(PlannedSpan).nullable(),
  notes: z.array(Words),
  createdAt: Instant,
  version: z.number().int(),
})
export type LeavePlan = z.output<typeof LeavePlan>

/** What is sent before private travel: `POST /travel-reports`. */
export const TravelInput = z.object({
  from: Day,
  to: Day,
  destination: z.string().trim().min(1).max(100),
  purpose: z.string().trim().min(1).max(200),
})
export type TravelInput = z.output<typeof TravelInput>

/** What a report of private travel comes to. */
export const TravelQuote = TravelInput.extend({
  kind: z.enum(['ABROAD', 'OUT_OF_TOWN']),
  approvers: z.array(Approver),
  /** Working days for which no leave was asked; null while the official calendar is missing. */
  uncoveredWorkdays: z.array(Day).nullable(),
  notes: z.array(Words),
})
export type TravelQuote = z.output<typeof TravelQuote>

/** A report of private travel as the HR system holds it; `id` is the receipt. */
export const TravelReport = TravelInput.extend({
  id: z.string(),
  staffId: z.string(),
  kind: TravelQuote.shape.kind,
  state: z.enum(['IN_APPROVAL', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN']),
  approvalId: z.string().nullable(),
  waitingFor: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  approvers: z.array(Approver.extend({ action: z.string().nullable() })),
  createdAt: Instant,
  version: z.number().int(),
})
export type TravelReport = z.output<typeof TravelReport>

/** Which of the team are asked for: without annual leave this year, those who lost it, those with more from next month. */
export const TeamBalanceKind = z.enum(['ALL', 'NONE', 'FORFEIT', 'RISING'])
export type TeamBalanceKind = z.output<typeof TeamBalanceKind>

/** The annual leave of a colleague within reach: `GET /leave-balances`. */
export const TeamBalance = z.object({
  staffId: z.string(),
  staffName: z.string(),
  unitName: z.string(),
  year: z.number().int(),
  grantedHalfDays: z.number().int(),
  carriedHalfDays: z.number().int(),
  takenHalfDays: z.number().int(),
  reservedHalfDays: z.number().int(),
  leftHalfDays: z.number().int(),
  /** Why there is none; null where there is some, and for managers, who are not told of absences for illness. */
  reason: z
    .enum(['under_one_year', 'school_vacation_longer', 'personal_leave_20_paid', 'sick_leave_threshold'])
    .nullable(),
  /** The next number of days a year, where it begins with the coming month. */
  rising: z.object({ on: Day, days: z.number().int() }).nullable(),
})
export type TeamBalance = z.output<typeof TeamBalance>
