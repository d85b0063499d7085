import * as z from 'zod'
import {
  Approval,
  ApprovalStep,
  Basis,
  Day,
  Instant,
  LeaveRequest,
  LeaveRequestInput,
  LeaveTypeCode,
  Me,
  OrgUnit,
} from '../tools/hr-api/schemas/index.ts'
import { AssessmentChange } from './assessment/record.ts'
import { DepartmentChange } from './departments/record.ts'
import { establishmentChange } from './establishment/record.ts'
import { FlowChange } from './flows/record.ts'
import { peopleChange } from './people/record.ts'
import { sharingChange } from './sharing/record.ts'
import { supervisionChange } from './supervision/record.ts'
import { TimeChange } from './time/record.ts'
import { TrainingChange } from './training/record.ts'
import { webhookChange } from './webhooks/record.ts'

/** A unit; `inChargeId` is the leader who looks after it (分管领导). */
export const UnitRow = OrgUnit.extend({ inChargeId: z.string().nullable() })
export type UnitRow = z.output<typeof UnitRow>

/** A member of staff as the system of record holds them; identity number and phone are masked on the way out. */
export const StaffRow = Me.omit({
  nationalIdMasked: true,
  phoneMasked: true,
  unit: true,
  supervisor: true,
  address: true,
  emergencyContact: true,
  asOf: true,
}).extend({
  nationalId: z.string(),
  phone: z.string(),
  unitId: z.string(),
  supervisorId: z.string().nullable(),
  /** Holds a leading post; leave is then decided by the superior. */
  leader: z.boolean(),
  roles: z.array(z.string()),
  /** Name to sign in by in demo mode. */
  alias: z.string().nullable(),
  /** Months of sick leave this year, a fact of the annual entitlement. */
  sickMonths: z.number(),
  /** End of an agreement to retire late, lawful or not. */
  lateAgreementUntil: Day.nullable(),
})
export type StaffRow = z.output<typeof StaffRow>

/** A leave request without what is looked up when it is shown. */
export const RequestRow = LeaveRequestInput.omit({ forStaffId: true }).extend({
  id: z.string(),
  staffId: z.string(),
  countedHalfDays: z.number().int(),
  calendarVersion: z.string(),
  state: LeaveRequest.shape.state,
  approvalId: z.string().nullable(),
  createdVia: LeaveRequest.shape.createdVia,
  createdAt: Instant,
  version: z.number().int(),
  replaces: LeaveRequest.shape.replaces,
  /** Who entered it for the person. */
  enteredById: z.string().optional(),
  returnedOn: LeaveRequest.shape.returnedOn,
  /** An early return that waits for its approval, as it was asked for. */
  returning: LeaveRequest.shape.returning,
})
export type RequestRow = z.output<typeof RequestRow>

/** One step of an approval; the first step without an action is the one that waits. */
export const StepRow = ApprovalStep.omit({ approverName: true, actedByName: true })
export type StepRow = z.output<typeof StepRow>

/** An approval of a leave request, of its cancelling, or of a step of a case. */
export const ApprovalRow = Approval.pick({
  id: true,
  template: true,
  subjectType: true,
  subjectId: true,
  requesterId: true,
  state: true,
  submittedAt: true,
  version: true,
}).extend({ steps: z.array(StepRow) })
export type ApprovalRow = z.output<typeof ApprovalRow>

/** One movement of a balance; never changed, never deleted. The balance is the sum. */
export const LedgerRow = z.object({
  id: z.string(),
  staffId: z.string(),
  type: LeaveTypeCode,
  year: z.number().int(),
  deltaHalfDays: z.number().int(),
  reason: z.enum(['GRANT', 'TAKE', 'CANCEL', 'CARRY', 'FORFEIT', 'ADJUST']),
  requestId: z.string().nullable(),
  by: z.string(),
  at: Instant,
  /** With a grant: what it rests on and when it lapses. */
  basis: Basis.optional(),
  expiresOn: Day.optional(),
})
export type LedgerRow = z.output<typeof LedgerRow>

/** The rows that one record makes: new state of what is keyed by id, additions to the ledger. */
export const Change = z.object({
  units: z.array(UnitRow).optional(),
  staff: z.array(StaffRow).optional(),
  requests: z.array(RequestRow).optional(),
  approvals: z.array(ApprovalRow).optional(),
  ledger: z.array(LedgerRow).optional(),
  ...peopleChange,
  ...establishmentChange,
  ...sharingChange,
  ...supervisionChange,
  ...FlowChange,
  ...AssessmentChange,
  ...TrainingChange,
  ...TimeChange,
  ...webhookChange,
  ...DepartmentChange,
})
export type Change = z.output<typeof Change>

/** What was answered under an idempotency key, so that it can be answered again. */
export const OperationRow = z.object({
  client: z.string(),
  key: z.string(),
  /** Of person, operation and body without the confirmation token. */
  fingerprint: z.string(),
  status: z.number().int(),
  body: z.unknown(),
  at: Instant,
})
export type OperationRow = z.output<typeof OperationRow>

/**
 * One line of the journal: a part of the invented start, one write with everything that belongs to it, or a note that
 * the system makes of its own accord, such as of a read.
 */
export const JournalRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seed'), part: z.string(), seed: z.number().int(), change: Change }),
  z.object({
    kind: z.literal('write'),
    at: Instant,
    staffId: z.string(),
    operation: OperationRow,
    /** Id of the confirmation token that was used up. */
    consent: z.string(),
    change: Change,
  }),
  z.object({ kind: z.literal('note'), at: Instant, staffId: z.string(), change: Change }),
])
export type JournalRecord = z.output<typeof JournalRecord>
