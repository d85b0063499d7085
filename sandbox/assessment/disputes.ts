import type { DisputeInput, EvidenceDispute } from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'
import type { Decided, Effect, Subject } from '../approval/matter.ts'
import { pageOf } from '../http/page.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, type World } from '../world.ts'
import { contributionNames } from './digital.ts'
import { matterOf } from './matters.ts'
import { groupNames, readGroupId, reviewsIn } from './peers.ts'
import type { DisputeRow } from './record.ts'
import { reviewBy, reviewerIn } from './reviewing.ts'

type Words = { readonly zh: string; readonly en: string }

/** The row behind a number, in words, if it is one of this person's. */
function evidenceOf(world: World, staffId: string, id: string): Words | null {
  const row = world.serviceCases.get(id)
  if (row?.handlerId === staffId) {
    const { zh, en } = matterOf(row.matter)
    return { zh: `办件 ${id}（${zh}，受理 ${row.acceptedOn}）`, en: `case ${id} (${en}, accepted ${row.acceptedOn})` }
  }
  const contribution = world.contributions.get(id)
  if (contribution?.staffId === staffId) {
    const { zh, en } = contributionNames[contribution.kind]
    return { zh: `贡献 ${id}（${zh}：${contribution.title}）`, en: `contribution ${id} (${en}: ${contribution.title})` }
  }
  const group = readGroupId(id)
  if (group?.subjectId === staffId && reviewsIn(world, staffId, group.period, group.group).length > 0) {
    const { zh, en } = groupNames[group.group]
    return { zh: `${group.period}年互评（${zh}）`, en: `peer reviews of ${group.period} (${en})` }
  }
  return null
}

function refuseGrade(id: string): never {
  throw new Refusal(
    'BLOCKED_BY_RULE',
    `${id} 是已确定的考核等次，不走数据异议；不称职（事业单位：基本合格、不合格）可在知道之日起30日内申请复核，其他等次可向人事科书面说明。`,
    `${id} is a confirmed grade. It is not disputed as data: ask for a review within 30 days where the law opens it, or write to the HR section.`,
    {
      citations: [
        { title: '公务员法', article: '第九十五条' },
        { title: '事业单位人事管理条例', article: '第三十八条' },
      ],
    },
  )
}

function requireEvidence({ world, staff }: Caller, id: string): Words {
  if (world.assessments.get(id)?.staffId === staff.id) refuseGrade(id)
  const found = evidenceOf(world, staff.id, id)
  if (found) return found
  throw new Refusal(
    'NOT_FOUND',
    `没有编号为 ${id} 的您的考核数据，请先查看考核数据，再说出其中的编号。`,
    `You have no evidence with the number ${id}. Look at the evidence first and name a number in it.`,
    { needs: ['evidenceId'] },
  )
}

/** A dispute as its person sees it. */
function showDispute(world: World, { at: _at, reviewerId, ...row }: DisputeRow): EvidenceDispute {
  return {
    ...row,
    evidence: evidenceOf(world, row.staffId, row.evidenceId) ?? { zh: row.evidenceId, en: row.evidenceId },
    reviewer: reviewerIn(world, row.approvalId, reviewerId),
  }
}

/**
 * Disputes a row: an approval for the superior is made, and the row stays as it is until that is decided.
 * @throws Refusal NOT_FOUND for a row of nobody or somebody else, BLOCKED_BY_RULE for a grade, DUPLICATE while one is open
 */
export function planDispute(caller: Caller, { evidenceId, reason }: DisputeInput): Plan {
  const { world, staff, now, today } = caller
  const evidence = requireEvidence(caller, evidenceId)
  const open = [...world.disputes.values()].find(
    (row) => row.staffId === staff.id && row.evidenceId === evidenceId && row.state === 'OPEN',
  )
  if (open)
    throw new Refusal(
      'DUPLICATE',
      `${evidenceId} 已经提出过异议（${open.id}），正在审核。`,
      `${evidenceId} is disputed already (${open.id}) and under review.`,
    )
  const id = nextId(world.disputes, 'ED', today)
  const approval = reviewBy(caller, 'EVIDENCE_DISPUTE', id)
  const [step] = approval.steps
  const row: DisputeRow = {
    id,
    evidenceId,
    staffId: staff.id,
    reason,
    state: 'OPEN',
    reviewerId: step?.approverId ?? '',
    approvalId: approval.id,
    filedOn: today,
    decidedOn: null,
    comment: null,
    recordChanged: false,
    at: now,
  }
  const shown: EvidenceDispute = {
    ...showDispute(world, row),
    evidence,
    reviewer: { id: row.reviewerId, name: staffOf(world, row.reviewerId).name },
  }
  return { counted: shown, change: { disputes: [row], approvals: [approval] }, status: 201, answer: shown }
}

type Paging = { cursor?: string; limit?: number }

/** `GET /evidence-disputes`: own ones, newest first. */
export function ownDisputes({ world, staff, now }: Caller, query: Paging) {
  const rows = [...world.disputes.values()].filter(({ staffId }) => staffId === staff.id)
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => showDispute(world, row),
    query,
    now,
  )
}

/**
 * What upholding a dispute does to the row: a case or group no longer counts for the person; a contribution that was
 * turned down is looked at again. The row itself is never edited.
 */
function upheld(world: World, row: DisputeRow): { row: DisputeRow; contribution: Effect['change']['contributions'] } {
  const contribution = world.contributions.get(row.evidenceId)
  if (contribution?.state === 'REJECTED')
    return { row, contribution: [{ ...contribution, state: 'ACCEPTED', comment: `异议 ${row.id} 成立` }] }
  return { row: { ...row, recordChanged: true }, contribution: [] }
}

function decideDispute({ world, today }: Caller, { decision, after, comment }: Decided, row: DisputeRow): Effect {
  if (after.state === 'PENDING') return { change: {}, nextId: null, becomes: null }
  const done = { ...row, decidedOn: today, comment: comment ?? null }
  if (decision !== 'APPROVE')
    return {
      change: { disputes: [{ ...done, state: 'REJECTED' }] },
      nextId: null,
      becomes: { zh: '异议不成立，数据不变', en: 'not upheld, the record stays' },
    }
  const { row: next, contribution } = upheld(world, { ...done, state: 'UPHELD' })
  return {
    change: { disputes: [next], contributions: contribution },
    nextId: null,
    becomes: { zh: '异议成立，该数据不再计入', en: 'upheld, the row no longer counts' },
  }
}

/** A dispute as something to decide on. */
export function disputeSubject(world: World, { subjectId, submittedAt }: ApprovalRow): Subject | undefined {
  const row = world.disputes.get(subjectId)
  if (!row) return undefined
  const { name } = staffOf(world, row.staffId)
  const evidence = evidenceOf(world, row.staffId, row.evidenceId)
  return {
    kind: 'LIFECYCLE',
    aboutId: row.staffId,
    aboutName: name,
    leave: null,
    matter: {
      zh: `考核数据异议（${name}）：${evidence?.zh ?? row.evidenceId}`,
      en: `dispute of ${name}: ${evidence?.en ?? row.evidenceId}`,
    },
    facts: [
      { label: { zh: '编号', en: 'Number' }, value: row.evidenceId },
      { label: { zh: '理由', en: 'Reason' }, value: row.reason },
    ],
    checks: [],
    dueOn: addDays(submittedAt.slice(0, 10), 10),
    decide: (caller, decided) => decideDispute(caller, decided, row),
  }
}
