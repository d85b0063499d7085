import * as z from 'zod'
import { Basis, Day, Half, Instant } from './common.ts'

/** Codes of leave (`domain/hrms.md` §1, 2026-11). */
export const LeaveTypeCode = z.enum([
  'ANNUAL',
  'SICK',
  'PERSONAL',
  'MARRIAGE',
  'BEREAVEMENT',
  'MATERNITY',
  'MATERNITY_EXT',
  'PATERNITY',
  'PARENTAL',
  'HOME_VISIT',
  'MISCARRIAGE',
  'BREASTFEEDING',
  'INJURY_STOPWORK',
  'COMP_OFF',
  'ELDER_CARE',
  'TRAINING',
  'OFFICIAL_TRIP',
])
export type LeaveTypeCode = z.output<typeof LeaveTypeCode>

/** States of a leave request (`domain/hrms.md` §3); CANCELLED = withdrawn after approval. */
export const LeaveState = z.enum([
  'DRAFT',
  'SUBMITTED',
  'IN_APPROVAL',
  'APPROVED',
  'REJECTED',
  'RETURNED',
  'WITHDRAWN',
  'CANCELLED',
  'TAKEN',
])
export type LeaveState = z.output<typeof LeaveState>

/** A kind of leave: `GET /leave-types`. */
export const LeaveType = z.object({
  code: LeaveTypeCode,
  name: z.string(),
  nameEn: z.string(),
  countMode: z.enum(['WORKDAY', 'CALENDAR']),
  unit: z.enum(['HALF_DAY', 'DAY', 'MINUTE']),
  /** True when there is a balance that a request draws on. */
  hasBalance: z.boolean(),
  requiresMaterials: z.array(z.string()),
  ruleRef: z.string(),
  validFrom: Day,
})
export type LeaveType = z.output<typeof LeaveType>

/** A balance of one year, all figures in half days: `GET /me/leave-entitlements?year=`. */
export const LeaveEntitlement = z.object({
  staffId: z.string(),
  type: LeaveTypeCode,
  year: z.number().int(),
  grantedHalfDays: z.number().int(),
  carriedHalfDays: z.number().int(),
  takenHalfDays: z.number().int(),
  /** Asked for and not yet decided or not yet taken. */
  reservedHalfDays: z.number().int(),
  leftHalfDays: z.number().int(),
  expiresOn: Day.nullable(),
  basis: Basis,
})
export type LeaveEntitlement = z.output<typeof LeaveEntitlement>
/** All balances of one person and year. */
export const LeaveEntitlements = z.object({ items: z.array(LeaveEntitlement), asOf: Instant })

/** A span of leave as it is asked for; both days included. */
export const LeaveSpan = z.object({
  type: LeaveTypeCode,
  start: Day,
  end: Day,
  /** `pm`: leave begins in the afternoon of the first day. */
  startHalf: Half.optional(),
  /** `am`: leave ends at noon of the last day. */
  endHalf: Half.optional(),
})
export type LeaveSpan = z.output<typeof LeaveSpan>

/** Somebody who will have to agree, in order. */
export const Approver = z.object({ order: z.number().int(), rule: z.string(), staffId: z.string(), name: z.string() })

/** How a span would count and who would decide: `POST /leave/quote`. */
export const LeaveQuote = LeaveSpan.extend({
  countedHalfDays: z.number().int(),
  calendarVersion: z.string(),
  /** Days within the span that do not count, and why. */
  notCounted: z.array(z.object({ date: Day, reason: z.string() })),
  backOn: Day,
  approvers: z.array(Approver),
  materials: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  /** Null where the type has no balance. */
  leftBeforeHalfDays: z.number().int().nullable(),
  leftAfterHalfDays: z.number().int().nullable(),
})
export type LeaveQuote = z.output<typeof LeaveQuote>

/** What is sent to ask for leave: `POST /leave-requests`. */
export const LeaveRequestInput = LeaveSpan.extend({
  reason: z.string().max(500).optional(),
  destination: z.string().max(100).optional(),
  /** The colleague whom it is entered for, who cannot ask for it; the record keeps both names. */
  forStaffId: z.string().min(1).max(20).optional(),
})
export type LeaveRequestInput = z.output<typeof LeaveRequestInput>

/** A leave request as the HR system holds it; `id` is the receipt. */
export const LeaveRequest = LeaveRequestInput.omit({ forStaffId: true }).extend({
  id: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  countedHalfDays: z.number().int(),
  calendarVersion: z.string(),
  state: LeaveState,
  approvalId: z.string().nullable(),
  /** Who has to act next; null when nobody. */
  waitingFor: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  approvers: z.array(
    Approver.extend({ action: z.string().nullable(), at: Instant.nullable(), comment: z.string().nullable() }),
  ),
  createdVia: z.enum(['CHAT', 'WEB', 'API']),
  createdAt: Instant,
  version: z.number().int(),
  /** The leave it takes the place of once it is approved. */
  replaces: z.string().optional(),
  /** Who entered it for the person. */
  enteredBy: z.object({ staffId: z.string(), name: z.string() }).optional(),
  /** First day back at work, once that is reported. */
  returnedOn: Day.optional(),
  /** An early return that waits for its approval, and what comes back with it. */
  returning: z
    .object({ returnedOn: Day, half: z.literal('pm').optional(), returnedHalfDays: z.number().int() })
    .optional(),
})
export type LeaveRequest = z.output<typeof LeaveRequest>

/** A colleague's absence as the unit sees it: `GET /leave-requests?scope=team`. No reason, no medical text. */
export const TeamLeave = z.object({
  requestId: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  unitName: z.string(),
  type: LeaveTypeCode,
  start: Day,
  end: Day,
  countedHalfDays: z.number().int(),
  state: LeaveState,
})
export type TeamLeave = z.output<typeof TeamLeave>

/** The counted result of `POST /leave-requests/{id}:withdraw` and `:cancel`. */
export const LeaveEnding = z.object({
  requestId: z.string(),
  type: LeaveTypeCode,
  start: Day,
  end: Day,
  fromState: LeaveState,
  /** State after it is done; IN_APPROVAL when the cancelling itself needs approval. */
  toState: LeaveState,
  returnedHalfDays: z.number().int(),
  approvers: z.array(Approver),
})
export type LeaveEnding = z.output<typeof LeaveEnding>
