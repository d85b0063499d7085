import type { AcceptedWork, Contribution, ContributionInput } from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'
import type { Decided, Effect, Subject } from '../approval/matter.ts'
import { pageOf } from '../http/page.ts'
import { nextId } from '../ids.ts'
import type { Caller, JobCaller, Plan } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, type World } from '../world.ts'
import { contributionNames } from './digital.ts'
import type { ContributionRow } from './record.ts'
import { reviewBy, reviewerIn } from './reviewing.ts'

function showContribution(world: World, { reviewerId, ...row }: ContributionRow): Contribution {
  return { ...row, reviewer: reviewerIn(world, row.approvalId, reviewerId) }
}

/** Tells of a contribution: it is in review until the superior has decided, and gives nothing before. */
export function planContribution(caller: Caller, input: ContributionInput): Plan {
  const { world, staff, today } = caller
  const same = [...world.contributions.values()].find(
    (row) => row.staffId === staff.id && row.title === input.title && row.state === 'IN_REVIEW',
  )
  if (same)
    throw new Refusal(
      'DUPLICATE',
      `“${input.title}”已经登记（${same.id}），正在审核。`,
      `This contribution is registered already (${same.id}) and in review.`,
      { needs: ['title'] },
    )
  const id = nextId(world.contributions, 'DC', today)
  const approval = reviewBy(caller, 'CONTRIBUTION', id)
  const row: ContributionRow = {
    id,
    staffId: staff.id,
    kind: input.kind,
    title: input.title,
    hoursSaved: input.hoursSaved ?? null,
    evidence: input.evidence ?? null,
    failedTrial: input.failedTrial ?? false,
    state: 'IN_REVIEW',
    source: 'PERSON',
    reference: null,
    submittedOn: today,
    reviewerId: approval.steps[0]?.approverId ?? '',
    approvalId: approval.id,
    reviewedOn: null,
    comment: null,
  }
  const shown: Contribution = showContribution(world, row)
  return { counted: shown, change: { contributions: [row], approvals: [approval] }, status: 201, answer: shown }
}

/**
 * Enters work that somebody else has accepted in Renshi already, once for each reference.
 * @throws Refusal BLOCKED_BY_RULE when author and reviewer are one, DUPLICATE for a reference that is entered
 */
export function planAccepted({ world, today }: JobCaller, work: AcceptedWork): Plan {
  const [author, reviewer] = [staffOf(world, work.staffId), staffOf(world, work.acceptedBy)]
  if (author.id === reviewer.id)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '自己审核自己的成果不能计入，请由其他人审核。',
      'Work reviewed by its own author does not count. Somebody else has to review it.',
    )
  const known = [...world.contributions.values()].find(({ reference }) => reference === work.reference)
  if (known)
    throw new Refusal(
      'DUPLICATE',
      `这项成果已经登记为 ${known.id}。`,
      `This work is registered already as ${known.id}.`,
    )
  const row: ContributionRow = {
    id: nextId(world.contributions, 'DC', today),
    staffId: author.id,
    kind: work.kind,
    title: work.title,
    hoursSaved: null,
    evidence: null,
    failedTrial: false,
    state: 'ACCEPTED',
    source: work.source,
    reference: work.reference,
    submittedOn: work.acceptedOn,
    reviewerId: reviewer.id,
    approvalId: null,
    reviewedOn: work.acceptedOn,
    comment: null,
  }
  const shown = showContribution(world, row)
  return { counted: shown, change: { contributions: [row] }, status: 201, answer: shown }
}

type Paging = { cursor?: string; limit?: number }

/** `GET /contributions`: own ones. */
export function ownContributions({ world, staff, now }: Caller, query: Paging) {
  const rows = [...world.contributions.values()].filter(({ staffId }) => staffId === staff.id)
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => showContribution(world, row),
    query,
    now,
  )
}

const outcomes = {
  ACCEPTED: { zh: '通过审核，计入', en: 'accepted, counts' },
  NEUTRAL: { zh: '如实记录，不加不扣', en: 'recorded, neutral' },
  REJECTED: { zh: '不计入', en: 'does not count' },
} as const

function decideContribution({ today }: Caller, { decision, after, comment }: Decided, row: ContributionRow): Effect {
  if (after.state === 'PENDING') return { change: {}, nextId: null, becomes: null }
  const accepted = row.failedTrial ? 'NEUTRAL' : 'ACCEPTED'
  const state = decision === 'APPROVE' ? accepted : 'REJECTED'
  const next: ContributionRow = { ...row, state, reviewedOn: today, comment: comment ?? null }
  return { change: { contributions: [next] }, nextId: null, becomes: outcomes[state] }
}

/** A contribution as something to decide on. */
export function contributionSubject(world: World, { subjectId, submittedAt }: ApprovalRow): Subject | undefined {
  const row = world.contributions.get(subjectId)
  if (!row) return undefined
  const { name } = staffOf(world, row.staffId)
  const { zh, en } = contributionNames[row.kind]
  const facts = [
    { label: { zh: '每月节省工时', en: 'Hours saved a month' }, value: row.hoursSaved?.toString() ?? '' },
    { label: { zh: '依据', en: 'Evidence' }, value: row.evidence ?? '' },
    { label: { zh: '未成功的试点', en: 'Failed trial' }, value: row.failedTrial ? '✓' : '' },
  ]
  return {
    kind: 'LIFECYCLE',
    aboutId: row.staffId,
    aboutName: name,
    leave: null,
    matter: { zh: `数字化贡献（${name}）：${zh}，${row.title}`, en: `contribution of ${name}: ${en}, ${row.title}` },
    facts: facts.filter(({ value }) => value !== ''),
    checks: [],
    dueOn: addDays(submittedAt.slice(0, 10), 10),
    decide: (caller, decided) => decideContribution(caller, decided, row),
  }
}
