import * as z from 'zod'
import { CaseFact, Comment, Day, Instant, Words } from './common.ts'
import { LeaveTypeCode } from './leave.ts'

/** A step of an approval and what was done in it. */
export const ApprovalStep = z.object({
  order: z.number().int(),
  approverRule: z.string(),
  approverId: z.string(),
  approverName: z.string(),
  action: z.enum(['APPROVE', 'REJECT', 'RETURN', 'FORWARD', 'DELEGATE']).nullable(),
  comment: z.string().nullable(),
  at: Instant.nullable(),
  /** Who acted for the approver under a delegation; both names stay in the record. */
  actedById: z.string().nullable().optional(),
  actedByName: z.string().nullable().optional(),
})

/** A check of a rule that the approver should see beside the item. */
export const RuleCheck = z.object({ code: z.string(), ok: z.boolean(), zh: z.string(), en: z.string() })

/** A leave as the approver sees it. */
export const AskedLeave = z.object({
  type: LeaveTypeCode,
  start: Day,
  end: Day,
  countedHalfDays: z.number().int(),
  reason: z.string().nullable(),
})
export type AskedLeave = z.output<typeof AskedLeave>

/** Something waiting for a decision: `GET /approvals?assignee=me`. Medical text never appears. */
export const Approval = z.object({
  id: z.string(),
  template: z.string(),
  subjectType: z.enum([
    'LEAVE_REQUEST',
    'LEAVE_CANCEL',
    'LEAVE_CHANGE',
    'LEAVE_RETURN',
    'TRAVEL_REPORT',
    'ATTENDANCE_CORRECTION',
    'OVERTIME',
    'CASE_STEP',
    'EVIDENCE_DISPUTE',
    'CONTRIBUTION',
  ]),
  subjectId: z.string(),
  requesterId: z.string(),
  requesterName: z.string(),
  requesterUnit: z.string(),
  /** Whom it concerns where that is not the requester, such as the person of a case. */
  aboutName: z.string().nullable(),
  /** What is asked for, of a leave; null for everything else. */
  leave: AskedLeave.nullable(),
  /** What it is about in one line, such as 调动（李测试）：原科室同意. */
  matter: Words,
  /** Facts to decide on. */
  facts: z.array(CaseFact),
  /** Last day to decide; null where none is set. */
  dueOn: Day.nullable(),
  /** Whom the reader stands in for under a delegation. */
  onBehalfOf: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  steps: z.array(ApprovalStep),
  state: z.enum(['PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN']),
  checks: z.array(RuleCheck),
  submittedAt: Instant,
  version: z.number().int(),
})
export type Approval = z.output<typeof Approval>

/** What is sent with `POST /approvals/{id}:approve`, `:reject`, `:return`; `:forward` needs `to`. */
export const ApprovalAct = z.object({ comment: Comment.optional(), to: z.string().optional() })

/** The counted result of a decision, and the answer to the real one; `id` of the approval is the receipt. */
export const ApprovalResult = z.object({
  approvalId: z.string(),
  decision: z.enum(['APPROVE', 'REJECT', 'RETURN', 'FORWARD']),
  requesterName: z.string(),
  leave: Approval.shape.leave,
  matter: Words,
  fromState: Approval.shape.state,
  toState: Approval.shape.state,
  /** Whom the caller stood in for. */
  onBehalfOf: Approval.shape.onBehalfOf,
  /** What the matter of a case comes to, such as 接收单位同意; null for a leave. */
  becomes: Words.nullable(),
  /** Who has to act after this; null when the matter is decided. */
  nextApprover: z.object({ staffId: z.string(), name: z.string() }).nullable(),
})
export type ApprovalResult = z.output<typeof ApprovalResult>
