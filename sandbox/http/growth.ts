import type {
  AcceptedWork,
  ContributionInput,
  DisputeInput,
  EnrolmentInput,
  JobName,
  PeerReviewInput,
} from '../../tools/hr-api/schemas/index.ts'
import { ownContributions, planAccepted, planContribution } from '../assessment/contributions.ts'
import { ownDisputes, planDispute } from '../assessment/disputes.ts'
import { ownInvitations, planReview } from '../assessment/peer-reviews.ts'
import type { Span } from '../assessment/period.ts'
import { evidenceFor, ownAssessments, unitAssessments } from '../assessment/show.ts'
import { dueLists } from '../due/lists.ts'
import { listMetrics, type MetricQuery, metricFor } from '../metrics/answer.ts'
import { openCourses, ownRecords, planEnrolment } from '../training/courses.ts'
import { ownRequirements } from '../training/requirements.ts'
import { jobRead, jobWrite, type Operation, read, write } from './operation.ts'

type Query<F extends (caller: never, query: never) => unknown> = Parameters<F>[1]

const due = (job: Exclude<JobName, 'contributions'>): Operation =>
  jobRead<Span>(job, (caller, span) => ({ items: dueLists[job](caller, span), asOf: caller.now }))

/** The operations on assessment, contributions, training, metrics, and what jobs ask for. */
export const growthOperations: Readonly<Record<string, Operation>> = {
  'GET /me/assessments': read<Query<typeof ownAssessments>, undefined>((caller, { query }) =>
    ownAssessments(caller, query),
  ),
  'GET /assessments': read<Query<typeof unitAssessments>, undefined>((caller, { query }) =>
    unitAssessments(caller, query),
  ),
  'GET /assessment-evidence': read<Query<typeof evidenceFor>, undefined>((caller, { query }) =>
    evidenceFor(caller, query),
  ),
  'GET /evidence-disputes': read<Query<typeof ownDisputes>, undefined>((caller, { query }) =>
    ownDisputes(caller, query),
  ),
  'POST /evidence-disputes': write<DisputeInput>((caller, _, body) => planDispute(caller, body)),
  'GET /peer-invitations': read(ownInvitations),
  'POST /peer-reviews': write<PeerReviewInput>((caller, _, body) => planReview(caller, body)),
  'GET /contributions': read<Query<typeof ownContributions>, undefined>((caller, { query }) =>
    ownContributions(caller, query),
  ),
  'POST /contributions': write<ContributionInput>((caller, _, body) => planContribution(caller, body)),
  'POST /contributions/accepted': jobWrite<AcceptedWork>('contributions', planAccepted),
  'GET /training/courses': read<Query<typeof openCourses>, undefined>((caller, { query }) =>
    openCourses(caller, query),
  ),
  'GET /training/records': read<Query<typeof ownRecords>, undefined>((caller, { query }) => ownRecords(caller, query)),
  'GET /training/requirements': read<Query<typeof ownRequirements>, undefined>((caller, { query }) =>
    ownRequirements(caller, query),
  ),
  'POST /training/enrolments': write<EnrolmentInput>((caller, _, body) => planEnrolment(caller, body)),
  'GET /metrics': read(listMetrics),
  'GET /metrics/{indicator}': read<MetricQuery, undefined>((caller, { params, query }) =>
    metricFor(caller, params.indicator ?? '', query),
  ),
  'GET /due/retirements': due('retirement'),
  'GET /due/probations': due('probation'),
  'GET /due/leave': due('leave'),
  'GET /due/contracts': due('contract'),
  'GET /due/training': due('training'),
  'GET /due/approvals': due('approval'),
}
