import type * as z from 'zod'
import type { ApprovalAct, ApprovalResult } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, RequestRow, StepRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers, scopesOf } from '../roles.ts'
import { staffOf, type World } from '../world.ts'
import { givingBack } from './ledger.ts'
import { showAsked, waitingStep } from './views.ts'

type Decision = ApprovalResult['decision']
type Act = z.output<typeof ApprovalAct>
type Waiting = { readonly approval: ApprovalRow; readonly request: RequestRow; readonly step: StepRow }

/** What waits for this person under this number. */
function waitingFor({ world, staff }: Caller, id: string): Waiting {
  const approval = world.approvals.get(id)
  const isInvolved = approval?.steps.some(({ approverId }) => approverId === staff.id) ?? false
  const request = approval && world.requests.get(approval.subjectId)
  if (!approval || !request || !(isInvolved || approval.requesterId === staff.id))
    throw new Refusal(
      'NOT_FOUND',
      `没有待您处理的审批 ${id}，请核对编号。`,
      `No approval ${id} waits for you. Check the number.`,
    )
  if (approval.requesterId === staff.id)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '不能审批自己的申请，请由其他审批人处理。',
      'You cannot decide on your own request. Another approver has to.',
    )
  const step = waitingStep(approval)
  if (!step)
    throw new Refusal(
      'STALE',
      `审批 ${id} 已经处理完毕，请刷新待办。`,
      `Approval ${id} has already been decided. Refresh the list.`,
    )
  if (step.approverId !== staff.id)
    throw new Refusal(
      'STALE',
      `审批 ${id} 的当前环节不在您这里，请刷新待办。`,
      `Approval ${id} does not wait for you at this step. Refresh the list.`,
    )
  return { approval, request, step }
}

function forwardTarget({ world, staff }: Caller, approval: ApprovalRow, to: string | undefined): string {
  if (!to)
    throw new Refusal('NEEDS_INPUT', '请说明转给谁（人员编号）。', 'Say to whom it is forwarded (staff id).', {
      needs: ['to'],
    })
  const target = staffOf(world, to)
  if (target.id === approval.requesterId || target.id === staff.id)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '不能转给申请人或自己，请另选审批人。',
      'It cannot be forwarded to the requester or to yourself. Choose another approver.',
    )
  if (target.status !== 'ACTIVE' || !covers(scopesOf(target.roles), 'approval:submit:self'))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `${target.name}没有审批权限，请另选审批人。`,
      'That person has no right to approve. Choose another approver.',
    )
  return target.id
}

function withAction(
  steps: readonly StepRow[],
  order: number,
  done: Pick<StepRow, 'action' | 'comment' | 'at'>,
): StepRow[] {
  return steps.map((step) => (step.order === order ? { ...step, ...done } : step))
}

function nextApproval(caller: Caller, { approval, step }: Waiting, decision: Decision, act: Act): ApprovalRow {
  const done = { action: decision, comment: act.comment ?? null, at: caller.now }
  const steps = withAction(approval.steps, step.order, done)
  const changed = { ...approval, version: approval.version + 1 }
  switch (decision) {
    case 'APPROVE':
      return { ...changed, steps, state: steps.some(({ action }) => action === null) ? 'PENDING' : 'APPROVED' }
    case 'REJECT':
      return { ...changed, steps, state: 'REJECTED' }
    case 'RETURN':
      return { ...changed, steps, state: 'RETURNED' }
    case 'FORWARD': {
      const added: StepRow = { ...step, approverRule: '转办', approverId: forwardTarget(caller, approval, act.to) }
      const spread = steps.flatMap((one) => (one.order === step.order ? [one, added] : [one]))
      return { ...changed, steps: spread.map((one, index) => ({ ...one, order: index + 1 })) }
    }
  }
}

/** The state of the request after a decision on it, or on its cancelling. */
function nextRequest({ approval, request }: Waiting, state: ApprovalRow['state']): RequestRow {
  if (state === 'PENDING') return request
  const ends: Record<ApprovalRow['subjectType'], RequestRow['state']> = {
    LEAVE_REQUEST: state === 'APPROVED' ? 'APPROVED' : state === 'REJECTED' ? 'REJECTED' : 'RETURNED',
    LEAVE_CANCEL: state === 'APPROVED' ? 'CANCELLED' : 'APPROVED',
  }
  return { ...request, state: ends[approval.subjectType], version: request.version + 1 }
}

function resultOf(
  world: World,
  { approval, request }: Waiting,
  after: ApprovalRow,
  decision: Decision,
): ApprovalResult {
  const next = waitingStep(after)
  return {
    approvalId: approval.id,
    decision,
    requesterName: staffOf(world, approval.requesterId).name,
    leave: showAsked(request),
    fromState: approval.state,
    toState: after.state,
    nextApprover: next ? { staffId: next.approverId, name: staffOf(world, next.approverId).name } : null,
  }
}

/** A decision on the step that waits for the caller, with what it does to the request and the balance. */
export function planDecision(caller: Caller, id: string, decision: Decision, act: Act): Plan {
  const { world, staff, now } = caller
  const waiting = waitingFor(caller, id)
  const after = nextApproval(caller, waiting, decision, act)
  const request = nextRequest(waiting, after.state)
  const givesBack = request.state === 'REJECTED' || request.state === 'RETURNED' || request.state === 'CANCELLED'
  const result = resultOf(world, waiting, after, decision)
  return {
    counted: result,
    change: {
      approvals: [after],
      requests: request === waiting.request ? [] : [request],
      ledger: givesBack ? givingBack(world, waiting.request, staff.id, now) : [],
    },
    status: 200,
    answer: result,
  }
}
