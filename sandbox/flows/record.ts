import * as z from 'zod'
import {
  CaseEvent,
  Day,
  Delegation,
  EmploymentContract,
  FlowKind,
  FormField,
  Instant,
  Me,
  Relative,
} from '../../tools/hr-api/schemas/index.ts'

/** What a case rests on besides its person; values are plain. */
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** One step that was finished, or skipped with the reason as its comment. */
const CaseHistory = z.object({
  state: z.string(),
  outcome: z.string(),
  /** Who did it; null where the system did. */
  by: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  comment: z.string().nullable(),
  at: Instant,
})

/** A case of a flow. */
export const CaseRow = z.object({
  id: z.string(),
  flow: FlowKind,
  /** Whom it is about; for an onboarding the candidate until the day of reporting. */
  staffId: z.string(),
  unitId: z.string(),
  /** Unit on the other side, of a transfer. */
  hostUnitId: z.string().nullable(),
  state: z.string(),
  ownerId: z.string().nullable(),
  dueOn: Day.nullable(),
  approvalId: z.string().nullable(),
  facts: Facts,
  relatives: z.array(Relative),
  form: z.array(FormField),
  /** By the Chinese name of the document: its number and when it came. */
  materials: z.record(z.string(), z.object({ reference: z.string(), at: Instant })),
  history: z.array(CaseHistory),
  startedBy: z.string(),
  startedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type CaseRow = z.output<typeof CaseRow>

/** Somebody whom recruiting has chosen and who has not reported yet. */
export const CandidateRow = Me.pick({
  id: true,
  name: true,
  gender: true,
  birthDate: true,
  email: true,
  ethnicity: true,
  politicalStatus: true,
  maritalStatus: true,
  education: true,
  degree: true,
  staffType: true,
  retirementCategory: true,
  position: true,
  rank: true,
}).extend({
  nationalId: z.string(),
  phone: z.string(),
  unitId: z.string(),
  /** Day of the first job; null for a first job now. */
  workStartDate: Day.nullable(),
  /** Number of the notice of recruitment. */
  notice: z.string(),
})
export type CandidateRow = z.output<typeof CandidateRow>

/** A contract without what is counted when it is shown. */
export const ContractRow = EmploymentContract.omit({ daysLeft: true }).extend({ version: z.number().int() })
export type ContractRow = z.output<typeof ContractRow>

/** A matter of a competent body that stands in the way of a flow; only its kind is used, its content stays there. */
export const HoldRow = z.object({
  id: z.string(),
  staffId: z.string(),
  kind: z.enum(['INVESTIGATION', 'AUDIT', 'DUTY', 'SECRECY', 'FILE_CONFLICT']),
  from: Day,
  until: Day.nullable(),
})
export type HoldRow = z.output<typeof HoldRow>

/** A delegation without the names. */
export const DelegationRow = Delegation.omit({ fromName: true, toName: true }).extend({ at: Instant })
export type DelegationRow = z.output<typeof DelegationRow>

/** A line of what happened. */
export const EventRow = CaseEvent
export type EventRow = z.output<typeof EventRow>

/** The rows of flows within a change. */
export const FlowChange = {
  cases: z.array(CaseRow).optional(),
  candidates: z.array(CandidateRow).optional(),
  contracts: z.array(ContractRow).optional(),
  holds: z.array(HoldRow).optional(),
  delegations: z.array(DelegationRow).optional(),
  events: z.array(EventRow).optional(),
}
