import * as z from 'zod'
import {
  Assessment,
  Contribution,
  Day,
  EvidenceDispute,
  Instant,
  PeerInvitation,
  PeerScores,
  Period,
  RaterGroup,
} from '../../tools/hr-api/schemas/index.ts'

/** A matter that the public brings (办件). */
export const ServiceCaseRow = z.object({
  id: z.string(),
  matter: z.string(),
  unitId: z.string(),
  handlerId: z.string(),
  coHandlers: z.array(z.string()),
  acceptedOn: Day,
  dueOn: Day,
  closedOn: Day.nullable(),
  /** Of the person served, 1 to 5. */
  rating: z.number().int().min(1).max(5).nullable(),
  /** True when what a bad rating was about has been put right. */
  corrected: z.boolean(),
  channel: z.enum(['WINDOW', 'ONLINE', 'PHONE']),
})
export type ServiceCaseRow = z.output<typeof ServiceCaseRow>

/** An assessment; its last day for a review is computed when it is shown. */
export const AssessmentRow = Assessment.omit({ appealUntil: true })
export type AssessmentRow = z.output<typeof AssessmentRow>

/** An invitation to rate somebody. */
export const InvitationRow = PeerInvitation.pick({
  id: true,
  subjectId: true,
  period: true,
  group: true,
  until: true,
  done: true,
}).extend({ raterId: z.string() })
export type InvitationRow = z.output<typeof InvitationRow>

/** What one rater said; who it was is not kept with it. */
export const PeerReviewRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  period: Period,
  group: RaterGroup,
  scores: PeerScores,
  comment: z.string().nullable(),
})
export type PeerReviewRow = z.output<typeof PeerReviewRow>

/** A contribution without the names. */
export const ContributionRow = Contribution.omit({ reviewer: true }).extend({ reviewerId: z.string() })
export type ContributionRow = z.output<typeof ContributionRow>

/** A dispute without the names. */
export const DisputeRow = EvidenceDispute.omit({ reviewer: true, evidence: true }).extend({
  reviewerId: z.string(),
  at: Instant,
})
export type DisputeRow = z.output<typeof DisputeRow>

/** The rows of appraisal within a change. */
export const AssessmentChange = {
  serviceCases: z.array(ServiceCaseRow).optional(),
  assessments: z.array(AssessmentRow).optional(),
  invitations: z.array(InvitationRow).optional(),
  peerReviews: z.array(PeerReviewRow).optional(),
  contributions: z.array(ContributionRow).optional(),
  disputes: z.array(DisputeRow).optional(),
}
