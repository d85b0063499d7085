import type { ApiCall } from '#sdk'
import { planContribution } from '../../sandbox/assessment/contributions.ts'
import { planDispute } from '../../sandbox/assessment/disputes.ts'
import { evidenceFor, ownAssessments } from '../../sandbox/assessment/show.ts'
import { listMetrics, type MetricQuery, metricFor } from '../../sandbox/metrics/answer.ts'
import { openCourses, ownRecords, planEnrolment } from '../../sandbox/training/courses.ts'
import { ownRequirements } from '../../sandbox/training/requirements.ts'
import { callerIn, seededWorld } from '../unit/sandbox/support.ts'
import { instant, list } from '../unit/tools/fixtures.ts'

const world = seededWorld()
const zhang = callerIn(world, 'zhang')
const tian = callerIn(world, 'tian')

const dispute = planDispute(zhang, { evidenceId: 'DC-2026-00001', reason: '不对' }).answer
const contribution = planContribution(zhang, { kind: 'PROCESS', title: '周报自动汇总' }).answer
const enrolment = planEnrolment(zhang, { courseId: 'TC-2614' }).answer
const review = { id: 'PR-1', subjectName: '何参照', period: '2026', group: 'PEER_DEPT', score: 90, minRaters: 5 }
const rated = ['何参照', '陈模拟', '赵演示', '周占位', '张示例'].map((subjectName, index) => ({
  ...{ id: `PI-${index}`, subjectId: `S-20${index}`, subjectName, subjectUnit: '综合科', period: '2026' },
  ...{ group: 'PEER_DEPT', until: '2026-12-10', done: false },
}))

const metrics = Object.fromEntries(
  listMetrics(tian).items.map(({ code }) => [
    `GET /metrics/${code}`,
    ({ query }: ApiCall) => metricFor(tian, code, { ...(query?.by ? { by: query.by } : {}) } as MetricQuery),
  ]),
)
const posts = Object.fromEntries(
  [
    ['/evidence-disputes', dispute],
    ['/contributions', contribution],
    ['/peer-reviews', review],
    ['/training/enrolments', enrolment],
  ].flatMap(([path, answer]) => [
    [`PREVIEW ${path}`, () => answer],
    [`POST ${path}`, () => answer],
  ]),
)

/** The HR system as tools of appraisal, metrics and training see it: the answers of the sandbox itself. */
export const growthAnswers: Readonly<Record<string, (call: ApiCall) => unknown>> = {
  'GET /me/assessments': () => ownAssessments(zhang, {}),
  'GET /assessment-evidence': ({ query }) => evidenceFor(zhang, { period: String(query?.period ?? '2026') }),
  'GET /staff': () =>
    list({
      ...{ id: 'S-1001', name: '张示例', unit: { id: 'U-102', name: '综合科' }, position: '科员' },
      ...{ staffType: 'CIVIL_SERVANT', status: 'ACTIVE' },
    }),
  'GET /peer-invitations': () => list(...rated),
  'GET /training/courses': () => openCourses(zhang, { limit: 100 }),
  'GET /training/records': () => ownRecords(zhang, { limit: 100 }),
  'GET /training/requirements': () => ownRequirements(zhang, { year: Number(instant.slice(0, 4)) }),
  ...metrics,
  ...posts,
}
