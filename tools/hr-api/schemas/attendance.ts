import * as z from 'zod'
import { Day, Half, Instant, Words } from './common.ts'
import { Approver, LeaveTypeCode } from './leave.ts'
import { ArticleOf } from './lifecycle.ts'

/** A time of day of Asia/Shanghai, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** States of a working day (`domain/hrms.md` §1, 2026-11). */
export const AttendanceStatus = z.enum(['NORMAL', 'LATE', 'EARLY', 'MISSING', 'ABSENT', 'LEAVE', 'TRIP'])
export type AttendanceStatus = z.output<typeof AttendanceStatus>

/** One working day of a person. */
export const AttendanceDay = z.object({
  date: Day,
  checkIn: TimeOfDay.nullable(),
  checkOut: TimeOfDay.nullable(),
  status: AttendanceStatus,
  /** Minutes after the beginning of work, 0 when in time. */
  lateMinutes: z.number().int(),
  earlyMinutes: z.number().int(),
  /** Which punch is not there. */
  missing: z.array(z.enum(['IN', 'OUT'])),
  /** More than thirty minutes late or early: half a day of leave has to be asked for afterwards. */
  needsHalfDay: z.boolean(),
  source: z.enum(['WECOM', 'DEVICE', 'MANUAL']),
  leaveType: LeaveTypeCode.nullable(),
  /** Half of the day that is leave; null for the whole day or none. */
  leaveHalf: Half.nullable(),
  correctionRequestId: z.string().nullable(),
})
export type AttendanceDay = z.output<typeof AttendanceDay>

/** How often what happened in some days. */
export const AttendanceTotals = z.object({
  workdays: z.number().int(),
  late: z.number().int(),
  early: z.number().int(),
  missing: z.number().int(),
  absent: z.number().int(),
  leaveHalfDays: z.number().int(),
  trip: z.number().int(),
  /** Minutes of overtime that were approved. */
  overtimeMinutes: z.number().int(),
  /** Corrections asked for. */
  corrections: z.number().int(),
})

/** State of a request of attendance. */
export const TimeRequestState = z.enum(['IN_APPROVAL', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN'])
export type TimeRequestState = z.output<typeof TimeRequestState>

/** Who has to act, and what was done so far. */
const Course = {
  state: TimeRequestState,
  approvalId: z.string().nullable(),
  waitingFor: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  approvers: z.array(Approver.extend({ action: z.string().nullable() })),
  createdAt: Instant,
  version: z.number().int(),
}

/** What is sent to have a missing punch put right (补卡): `POST /attendance-corrections`. */
export const CorrectionInput = z.object({
  date: Day,
  /** The punch that is missing; may be left out where only one is. */
  side: z.enum(['IN', 'OUT']).optional(),
  time: TimeOfDay,
  reason: z.string().trim().min(1).max(200),
  /** What shows it, such as the access record of a door. */
  evidence: z.string().max(200).optional(),
})
export type CorrectionInput = z.output<typeof CorrectionInput>

/** What a correction would do. */
export const CorrectionQuote = z.object({
  date: Day,
  side: z.enum(['IN', 'OUT']),
  time: TimeOfDay,
  before: AttendanceDay,
  after: AttendanceDay,
  /** Which correction of its month this is. */
  numberInMonth: z.number().int(),
  /** Last day on which it may be asked for. */
  lastDay: Day,
  approvers: z.array(Approver),
  notes: z.array(Words),
})
export type CorrectionQuote = z.output<typeof CorrectionQuote>

/** A correction as the HR system holds it; `id` is the receipt. */
export const AttendanceCorrection = CorrectionInput.extend({
  id: z.string(),
  staffId: z.string(),
  side: z.enum(['IN', 'OUT']),
  ...Course,
})
export type AttendanceCorrection = z.output<typeof AttendanceCorrection>

/** How overtime is made good. */
export const Compensation = z.enum(['COMP_OFF', 'PAY'])

/** What is sent to ask for overtime (加班): `POST /overtime-requests`. */
export const OvertimeInput = z.object({
  date: Day,
  from: TimeOfDay,
  to: TimeOfDay,
  reason: z.string().trim().min(1).max(200),
  compensation: Compensation,
})
export type OvertimeInput = z.output<typeof OvertimeInput>

/** Kind of a day as overtime is paid by it: a statutory day is not a day off in lieu. */
export const OvertimeDayKind = z.enum(['WORKDAY', 'REST', 'STATUTORY'])
export type OvertimeDayKind = z.output<typeof OvertimeDayKind>

/** How overtime would count and what the law allows. */
export const OvertimeQuote = OvertimeInput.extend({
  minutes: z.number().int(),
  dayKind: OvertimeDayKind,
  /** Half days of time off that its approval adds; parts of four hours are kept until they make four. */
  creditHalfDays: z.number().int(),
  /** Minutes kept for the next half day after it. */
  keptMinutes: z.number().int(),
  /** Share of the hourly wage in per cent; null where no pay is due. */
  payPercent: z.number().int().nullable(),
  /** Approved and waiting overtime of the month with this one. */
  monthMinutes: z.number().int(),
  approvers: z.array(Approver),
  notes: z.array(Words),
  citations: z.array(ArticleOf),
})
export type OvertimeQuote = z.output<typeof OvertimeQuote>

/** A request for overtime as the HR system holds it; `id` is the receipt. */
export const OvertimeRequest = OvertimeInput.extend({
  id: z.string(),
  staffId: z.string(),
  minutes: z.number().int(),
  dayKind: OvertimeDayKind,
  payPercent: z.number().int().nullable(),
  ...Course,
})
export type OvertimeRequest = z.output<typeof OvertimeRequest>

/** Own attendance of some days: `GET /attendance`. */
export const Attendance = z.object({
  staffId: z.string(),
  from: Day,
  to: Day,
  items: z.array(AttendanceDay),
  totals: AttendanceTotals,
  overtime: z.array(OvertimeRequest),
  /** First day of which punches are known; null where none are. */
  since: Day.nullable(),
  asOf: Instant,
})
export type Attendance = z.output<typeof Attendance>
