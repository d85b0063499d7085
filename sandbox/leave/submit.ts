import type { LeaveRequestInput } from '../../tools/hr-api/schemas/index.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, RequestRow, StepRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { personOf } from './behalf.ts'
import type { ChainStep } from './chain.ts'
import { inDays } from './checks.ts'
import { movements } from './ledger.ts'
import { type Assessed, assess, shortBy, toQuote } from './quote.ts'
import { leaveTypeOf } from './types.ts'
import { showRequest } from './views.ts'

/** The steps of a new approval. */
function stepsFrom(chain: readonly ChainStep[]): StepRow[] {
  return chain.map(({ rule, staffId }, index) => ({
    order: index + 1,
    approverRule: rule,
    approverId: staffId,
    action: null,
    comment: null,
    at: null,
  }))
}

// Those of appraisal name theirs where they are made.
type Matter = Exclude<ApprovalRow['subjectType'], 'EVIDENCE_DISPUTE' | 'CONTRIBUTION'>

const templates: Readonly<Record<Matter, string>> = {
  LEAVE_REQUEST: '请假审批',
  LEAVE_CANCEL: '撤销请假审批',
  LEAVE_CHANGE: '变更请假审批',
  LEAVE_RETURN: '销假审批',
  TRAVEL_REPORT: '因私外出审批',
  ATTENDANCE_CORRECTION: '补卡审批',
  OVERTIME: '加班审批',
  CASE_STEP: '人事事项审批',
}

/**
 * The approval that something waits for.
 * @param request what is asked for; `requesterId` where that is not the person it is about
 */
export function approvalFor(
  world: World,
  request: { readonly id: string; readonly staffId: string; readonly requesterId?: string | undefined },
  subjectType: Matter,
  chain: readonly ChainStep[],
  when: Pick<Caller, 'now' | 'today'>,
): ApprovalRow {
  return {
    id: nextId(world.approvals, 'AP', when.today),
    template: templates[subjectType],
    subjectType,
    subjectId: request.id,
    requesterId: request.requesterId ?? request.staffId,
    steps: stepsFrom(chain),
    state: 'PENDING',
    submittedAt: when.now,
    version: 1,
  }
}

/** @throws Refusal when the days overlap another request, none of them counts, or the balance is short */
export function checkAllowed(input: LeaveRequestInput, assessed: Assessed): void {
  const { counted, left, clash } = assessed
  const { name, nameEn } = leaveTypeOf(input.type)
  if (clash)
    throw new Refusal(
      'DUPLICATE',
      `这段时间与您的申请 ${clash.id}（${clash.start} 至 ${clash.end}）重叠，请先撤回或改期。`,
      `These days overlap your request ${clash.id} (${clash.start} to ${clash.end}). Withdraw that one or choose other days.`,
    )
  if (counted.countedHalfDays === 0)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '所选日期都不是工作日，不需要请假，请核对日期。',
      'None of these days is a working day, so no leave is needed. Check the dates.',
    )
  if (left !== null && shortBy(assessed) > 0)
    throw new Refusal(
      'BALANCE_SHORT',
      `${name}还剩${inDays(left)}天，这次需要${inDays(counted.countedHalfDays)}天，请缩短天数或换一种假。`,
      `${nameEn}: ${inDays(left)} days left, ${inDays(counted.countedHalfDays)} needed. Ask for fewer days or another kind of leave.`,
    )
}

/** A new request as it is entered in the books. */
export function newRequest(
  { world, now, today }: Pick<Caller, 'world' | 'now' | 'today'>,
  staffId: string,
  { forStaffId: _, ...input }: LeaveRequestInput,
  counted: Assessed['counted'],
): RequestRow {
  return {
    ...input,
    id: nextId(world.requests, 'LR', today),
    staffId,
    countedHalfDays: counted.countedHalfDays,
    calendarVersion: counted.calendarVersion,
    state: 'IN_APPROVAL',
    approvalId: null,
    createdVia: 'CHAT',
    createdAt: now,
    version: 1,
  }
}

/**
 * Asks for leave: the request, its approval and its draw on the balance. A manager or HR officer may enter it for a
 * colleague who cannot; the record keeps both names, and who entered it does not decide on it.
 * @throws Refusal when the days overlap another request, none of them counts, or the balance is short
 */
export function planSubmit(caller: Caller, input: LeaveRequestInput): Plan {
  const { world, now, today } = caller
  const staff = personOf(caller, input.forStaffId)
  const enteredById = staff.id === caller.staff.id ? undefined : caller.staff.id
  const assessed = assess(world, staff, input, today, enteredById ? { enteredById } : {})
  checkAllowed(input, assessed)
  const draft = newRequest(caller, staff.id, input, assessed.counted)
  const asked = { id: draft.id, staffId: staff.id, requesterId: enteredById }
  const approval = approvalFor(world, asked, 'LEAVE_REQUEST', assessed.chain, caller)
  const request: RequestRow = { ...draft, approvalId: approval.id, ...(enteredById ? { enteredById } : {}) }
  return {
    counted: toQuote(world, staff, input, assessed, today),
    change: {
      requests: [request],
      approvals: [approval],
      ledger: movements(world, request, 'TAKE', assessed.shares, { by: caller.staff.id, at: now }),
    },
    status: 201,
    answer: showRequest(world, request, approval, today),
  }
}
