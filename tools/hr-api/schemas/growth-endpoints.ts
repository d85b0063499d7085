import * as z from 'zod'
import type { Scope } from '#sdk'
import {
  AssessmentEvidence,
  DisputeInput,
  EvidenceDispute,
  Indicator,
  OwnAssessments,
  PeerInvitation,
  PeerReviewGiven,
  PeerReviewInput,
  UnitAssessment,
} from './assessment.ts'
import { dryRunOf, Period, page } from './common.ts'
import { AcceptedWork, Contribution, ContributionInput } from './contribution.ts'
import { DueList } from './due.ts'
import type { Endpoint } from './endpoint.ts'
import { Metric, MetricAnswer, MetricSplit } from './metrics.ts'
import { Enrolment, EnrolmentInput, OwnRequirements, TrainingCourse, TrainingRecord } from './training.ts'

const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() }
const posts = (
  path: string,
  summary: string,
  scopes: readonly Scope[],
  body: z.ZodType,
  answer: z.ZodType,
): Endpoint => ({
  method: 'POST',
  path,
  summary,
  scopes,
  body,
  answer: z.union([answer, dryRunOf(answer)]),
  writes: true,
})
const due = (what: string, summary: string, scope: Scope): Endpoint => ({
  method: 'GET',
  path: `/due/${what}`,
  summary,
  scopes: [scope],
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  answer: DueList,
})

const assessmentEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/me/assessments',
    summary: 'Own assessments, newest first',
    scopes: ['assessment:read:self'],
    query: z.object({ year: z.coerce.number().int().optional() }),
    answer: OwnAssessments,
  },
  {
    method: 'GET',
    path: '/assessments',
    summary: 'Assessments of the own unit',
    scopes: ['assessment:read:unit'],
    query: z.object({ unit: z.string().optional(), year: z.coerce.number().int().optional(), ...paging }),
    answer: page(UnitAssessment),
  },
  {
    method: 'GET',
    path: '/assessment-evidence',
    summary: 'Figures for an assessment with the rows behind them; the own ones, or those of somebody in the own unit',
    scopes: ['assessment:read:self', 'assessment:read:unit'],
    query: z.object({ subject: z.string().optional(), period: Period, indicator: Indicator.optional() }),
    answer: AssessmentEvidence,
  },
  {
    method: 'GET',
    path: '/evidence-disputes',
    summary: 'Own disputes',
    scopes: ['assessment:read:self'],
    query: z.object(paging),
    answer: page(EvidenceDispute),
  },
  posts('/evidence-disputes', 'Dispute a row', ['assessment:submit:self'], DisputeInput, EvidenceDispute),
  {
    method: 'GET',
    path: '/peer-invitations',
    summary: 'Whom the caller is asked to rate',
    scopes: ['assessment:read:self'],
    answer: page(PeerInvitation),
  },
  posts(
    '/peer-reviews',
    'Rate a colleague, by invitation',
    ['assessment:submit:self'],
    PeerReviewInput,
    PeerReviewGiven,
  ),
  {
    method: 'GET',
    path: '/contributions',
    summary: 'Own contributions',
    scopes: ['contribution:read:self'],
    query: z.object(paging),
    answer: page(Contribution),
  },
  posts('/contributions', 'Tell of a contribution', ['contribution:submit:self'], ContributionInput, Contribution),
  posts(
    '/contributions/accepted',
    'Enter work that was accepted in Renshi; for the job contributions',
    ['contribution:submit:all'],
    AcceptedWork,
    Contribution,
  ),
]

const trainingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/training/courses',
    summary: 'Courses that can still be joined',
    scopes: ['training:read:self'],
    query: z.object({ ...paging }),
    answer: page(TrainingCourse),
  },
  {
    method: 'GET',
    path: '/training/records',
    summary: 'Own training record',
    scopes: ['training:read:self'],
    query: z.object({ year: z.coerce.number().int().optional(), ...paging }),
    answer: page(TrainingRecord),
  },
  {
    method: 'GET',
    path: '/training/requirements',
    summary: 'What a year asks of the caller, against the record',
    scopes: ['training:read:self'],
    query: z.object({ year: z.coerce.number().int() }),
    answer: OwnRequirements,
  },
  posts(
    '/training/enrolments',
    'Join a course or its waiting list',
    ['training:submit:self'],
    EnrolmentInput,
    Enrolment,
  ),
]

const metricsScopes: readonly Scope[] = ['metrics:read:self', 'metrics:read:unit', 'metrics:read:all']

/** The operations on assessment, contributions, training, metrics, and what jobs ask for. */
export const growthEndpoints: readonly Endpoint[] = [
  ...assessmentEndpoints,
  ...trainingEndpoints,
  {
    method: 'GET',
    path: '/metrics',
    summary: 'The catalogue of metrics',
    scopes: metricsScopes,
    answer: page(Metric),
  },
  {
    method: 'GET',
    path: '/metrics/{indicator}',
    summary: 'A metric over a unit and a span; groups of fewer than five people are hidden',
    scopes: metricsScopes,
    query: z.object({
      subject: z.string().optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      by: MetricSplit.optional(),
    }),
    answer: MetricAnswer,
  },
  due('retirements', 'Retirements, for the job retirement', 'retirement:read:all'),
  due('probations', 'Ends of probation, for the job probation', 'lifecycle:read:all'),
  due('leave', 'Leave that lapses, for the job leave', 'leave:read:all'),
  due('contracts', 'Contracts that end, for the job contract', 'contract:read:all'),
  due('training', 'Requirements not met, for the job training', 'training:read:all'),
  due('approvals', 'Approvals that have waited, for the job approval', 'approval:read:all'),
]
