import type { Approval } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow, Change } from '../record.ts'
import type { Kind } from './delegation.ts'

/** A decision on an approval. */
export type Decided = {
  readonly decision: 'APPROVE' | 'REJECT' | 'RETURN' | 'FORWARD'
  /** The approval as it is after the decision. */
  readonly after: ApprovalRow
  readonly comment: string | undefined
  /** Whom the caller stood in for. */
  readonly onBehalfOf: string | null
}

/** What a decision does besides the approval itself. */
export type Effect = {
  readonly change: Change
  /** Who acts next, where the approval itself does not say. */
  readonly nextId: string | null
  readonly becomes: { readonly zh: string; readonly en: string } | null
}

/** What an approval is about, as every kind of matter tells it. */
export type Subject = Pick<Approval, 'leave' | 'aboutName' | 'matter' | 'facts' | 'checks' | 'dueOn'> & {
  readonly kind: Kind
  /** Whom it concerns; they never decide on it. */
  readonly aboutId: string
  decide(caller: Caller, decided: Decided): Effect
}
