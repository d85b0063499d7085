import type * as z from 'zod'
import type { ApprovalAct, ApprovalResult } from '../../tools/hr-api/schemas/index.ts'
import { waitingStep } from '../leave/views.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, StepRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, type World } from '../world.ts'
import { approverNamed, requireApprover } from './approver.ts'
import { standsInFor } from './delegation.ts'
import type { Effect, Subject } from './matter.ts'
import { subjectOf } from './subject.ts'

type Decision = ApprovalResult['decision']
type Act = z.output<typeof ApprovalAct>
type Waiting = {
  readonly approval: ApprovalRow
  readonly subject: Subject
  readonly step: StepRow
  /** Whom the caller stands in for under a delegation. */
  readonly onBehalfOf: string | null
}

function notForCaller(id: string): Refusal {
  return new Refusal(
    'NOT_FOUND',
    `没有待您处理的审批 ${id}，请核对编号。`,
    `No approval ${id} waits for you. Check the number.`,
  )
}

function requireOther({ staff }: Caller, { requesterId }: ApprovalRow, { aboutId }: Subject): void {
  if (requesterId !== staff.id && aboutId !== staff.id) return
  throw new Refusal(
    'BLOCKED_BY_RULE',
    '不能审批自己的申请，请由其他审批人处理。',
    'You cannot decide on your own request. Another approver has to.',
  )
}

/** What waits for this person under this number, or for somebody they stand in for. */
function waitingFor(caller: Caller, id: string): Waiting {
  const { world, staff, today } = caller
  const approval = world.approvals.get(id)
  const subject = approval && subjectOf(world, approval, today)
  if (!approval || !subject) throw notForCaller(id)
  const standsFor = (approverId: string) => standsInFor(world, approverId, staff.id, subject.kind, today)
  const isInvolved = approval.steps.some(({ approverId }) => approverId === staff.id || standsFor(approverId))
  if (!isInvolved && approval.requesterId !== staff.id && subject.aboutId !== staff.id) throw notForCaller(id)
  requireOther(caller, approval, subject)
  const step = waitingStep(approval)
  if (!step)
    throw new Refusal(
      'STALE',
      `审批 ${id} 已经处理完毕，请刷新待办。`,
      `Approval ${id} has already been decided. Refresh the list.`,
    )
  if (step.approverId === staff.id) return { approval, subject, step, onBehalfOf: null }
  if (standsFor(step.approverId)) return { approval, subject, step, onBehalfOf: step.approverId }
  throw new Refusal(
    'STALE',
    `审批 ${id} 的当前环节不在您这里，请刷新待办。`,
    `Approval ${id} does not wait for you at this step. Refresh the list.`,
  )
}

function forwardTarget({ world, staff }: Caller, { approval, subject }: Waiting, to: string | undefined): string {
  if (!to)
    throw new Refusal('NEEDS_INPUT', '请说明转给谁（人员编号）。', 'Say to whom it is forwarded (staff id).', {
      needs: ['to'],
    })
  const target = approverNamed(world, to)
  if ([approval.requesterId, subject.aboutId, staff.id].includes(target.id))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '不能转给申请人或自己，请另选审批人。',
      'It cannot be forwarded to the requester or to yourself. Choose another approver.',
    )
  requireApprover(target)
  return target.id
}

function nextApproval(caller: Caller, waiting: Waiting, decision: Decision, act: Act): ApprovalRow {
  const { approval, step, onBehalfOf } = waiting
  const acted = onBehalfOf === null ? {} : { actedById: caller.staff.id }
  const done = { action: decision, comment: act.comment ?? null, at: caller.now, ...acted }
  const steps = approval.steps.map((one) => (one.order === step.order ? { ...one, ...done } : one))
  const changed = { ...approval, version: approval.version + 1 }
  switch (decision) {
    case 'APPROVE':
      return { ...changed, steps, state: steps.some(({ action }) => action === null) ? 'PENDING' : 'APPROVED' }
    case 'REJECT':
      return { ...changed, steps, state: 'REJECTED' }
    case 'RETURN':
      return { ...changed, steps, state: 'RETURNED' }
    case 'FORWARD': {
      const added: StepRow = { ...step, approverRule: '转办', approverId: forwardTarget(caller, waiting, act.to) }
      const spread = steps.flatMap((one) => (one.order === step.order ? [one, added] : [one]))
      return { ...changed, steps: spread.map((one, index) => ({ ...one, order: index + 1 })) }
    }
  }
}

function personIn(world: World, id: string | null): { staffId: string; name: string } | null {
  return id === null ? null : { staffId: id, name: staffOf(world, id).name }
}

function resultOf(
  world: World,
  { approval, subject, onBehalfOf }: Waiting,
  after: ApprovalRow,
  decision: Decision,
  effect: Effect,
): ApprovalResult {
  const next = waitingStep(after)?.approverId ?? effect.nextId
  return {
    approvalId: approval.id,
    decision,
    requesterName: staffOf(world, approval.requesterId).name,
    leave: subject.leave,
    matter: subject.matter,
    fromState: approval.state,
    toState: after.state,
    onBehalfOf: personIn(world, onBehalfOf),
    becomes: effect.becomes,
    nextApprover: personIn(world, next),
  }
}

/** A decision on the step that waits for the caller, with what it does to the matter. */
export function planDecision(caller: Caller, id: string, decision: Decision, act: Act): Plan {
  const waiting = waitingFor(caller, id)
  const after = nextApproval(caller, waiting, decision, act)
  const { onBehalfOf } = waiting
  const effect = waiting.subject.decide(caller, { decision, after, comment: act.comment, onBehalfOf })
  const result = resultOf(caller.world, waiting, after, decision, effect)
  return {
    counted: result,
    change: { ...effect.change, approvals: [after, ...(effect.change.approvals ?? [])] },
    status: 200,
    answer: result,
  }
}
