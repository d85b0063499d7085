import type {
  AssessmentRow,
  ContributionRow,
  DisputeRow,
  InvitationRow,
  PeerReviewRow,
  ServiceCaseRow,
} from './record.ts'

/** What the HR system knows for appraisals. */
export type AssessmentWorld = {
  readonly serviceCases: Map<string, ServiceCaseRow>
  /** Numbers of the cases by handler. */
  readonly casesByHandler: Map<string, Set<string>>
  readonly assessments: Map<string, AssessmentRow>
  readonly invitations: Map<string, InvitationRow>
  readonly peerReviews: Map<string, PeerReviewRow>
  readonly contributions: Map<string, ContributionRow>
  readonly disputes: Map<string, DisputeRow>
}

/** The rows of appraisal within a change. */
type AssessmentRows = {
  readonly serviceCases?: readonly ServiceCaseRow[] | undefined
  readonly assessments?: readonly AssessmentRow[] | undefined
  readonly invitations?: readonly InvitationRow[] | undefined
  readonly peerReviews?: readonly PeerReviewRow[] | undefined
  readonly contributions?: readonly ContributionRow[] | undefined
  readonly disputes?: readonly DisputeRow[] | undefined
}

/** A world in which nobody was ever assessed. */
export function createAssessmentWorld(): AssessmentWorld {
  return {
    serviceCases: new Map(),
    casesByHandler: new Map(),
    assessments: new Map(),
    invitations: new Map(),
    peerReviews: new Map(),
    contributions: new Map(),
    disputes: new Map(),
  }
}

function addCase(world: AssessmentWorld, row: ServiceCaseRow): void {
  world.serviceCases.set(row.id, row)
  const known = world.casesByHandler.get(row.handlerId)
  if (known) known.add(row.id)
  else world.casesByHandler.set(row.handlerId, new Set([row.id]))
}

/** Takes the rows of appraisal into the world. */
export function applyAssessment(world: AssessmentWorld, change: AssessmentRows): void {
  for (const row of change.serviceCases ?? []) addCase(world, row)
  for (const row of change.assessments ?? []) world.assessments.set(row.id, row)
  for (const row of change.invitations ?? []) world.invitations.set(row.id, row)
  for (const row of change.peerReviews ?? []) world.peerReviews.set(row.id, row)
  for (const row of change.contributions ?? []) world.contributions.set(row.id, row)
  for (const row of change.disputes ?? []) world.disputes.set(row.id, row)
}

/** Cases that a person handled. */
export function casesOf(world: AssessmentWorld, staffId: string): ServiceCaseRow[] {
  return [...(world.casesByHandler.get(staffId) ?? [])].flatMap((id) => world.serviceCases.get(id) ?? [])
}
