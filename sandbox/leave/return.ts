import type { LeaveReturn, LeaveReturnInput, LeaveSpan, Words } from '../../tools/hr-api/schemas/index.ts'
import { addDays, hasCalendar, isWorkday, yearOf } from '../../tools/rules/index.ts'
import type { Caller, Plan } from '../plan.ts'
import type { Change, RequestRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { chainFor } from './chain.ts'
import { inDays } from './checks.ts'
import { countByYear, countSpan } from './count.ts'
import { heldByYear, movements, stateOn } from './ledger.ts'
import { ownRequest, requireSettled, stale } from './own.ts'
import { approvalFor } from './submit.ts'
import { leaveTypeOf } from './types.ts'
import { showChain, showRequest } from './views.ts'

/** What of a leave was taken when somebody is back early; null when it was not begun. */
function usedSpan(request: RequestRow, { returnedOn, half }: LeaveReturnInput): LeaveSpan | null {
  const { type, start, startHalf } = request
  const span = { type, start, ...(startHalf ? { startHalf } : {}) }
  if (half === 'pm')
    return returnedOn > start || startHalf !== 'pm' ? { ...span, end: returnedOn, endHalf: 'am' } : null
  return returnedOn > start ? { ...span, end: addDays(returnedOn, -1) } : null
}

function isEarly({ end, endHalf }: RequestRow, { returnedOn, half }: LeaveReturnInput): boolean {
  if (returnedOn !== end) return returnedOn < end
  return !(half === 'pm' && endHalf === 'am')
}

/** How many working days lie between the day of return and the day on which it is reported. */
function workdaysLate(returnedOn: string, today: string): number {
  let late = 0
  for (let day = addDays(returnedOn, 1); day <= today; day = addDays(day, 1))
    if (hasCalendar(yearOf(day)) && isWorkday(day)) late += 1
  return late
}

function notesOf(input: LeaveReturnInput, today: string, returned: number): Words[] {
  const late: Words[] =
    workdaysLate(input.returnedOn, today) > 1
      ? [
          {
            zh: '销假应在返岗当天或者次一个工作日办理，这次已经迟了，请向科室说明。',
            en: 'A return is to be reported on the day or the next working day. This is late; please explain it.',
          },
        ]
      : []
  const nothing: Words[] =
    returned === 0
      ? [{ zh: '没有可退回的天数，登记后即完成。', en: 'No days come back; it is noted at once.' }]
      : [{ zh: `审批通过后退回${inDays(returned)}天。`, en: `${inDays(returned)} days come back once it is approved.` }]
  return [...nothing, ...late]
}

function checkTime(request: RequestRow, input: LeaveReturnInput, today: string): void {
  if (request.start > today)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '假期还没有开始，不用销假；不休了请撤销这条请假。',
      'The leave has not begun, so there is nothing to report. Cancel it if you do not take it.',
    )
  if (input.returnedOn > today && !isEarly(request, input))
    throw new Refusal(
      'INVALID',
      '返岗日期还没有到，请在返岗当天销假。',
      'That day has not come yet. Report your return on the day itself.',
      { status: 422, needs: ['returnedOn'] },
    )
}

/**
 * Reports that somebody is back (销假). Days not taken come back once the superior has agreed; a return in time is
 * noted at once.
 * @throws Refusal when the leave has not begun, is not approved, or was reported already
 */
export function planReturn(caller: Caller, id: string, input: LeaveReturnInput): Plan {
  const { world, staff, today } = caller
  const request = ownRequest(caller, id)
  const state = stateOn(request, today)
  if (state !== 'APPROVED' && state !== 'TAKEN')
    throw stale(request, state, '不用销假。', 'there is no return to report.')
  if (request.returnedOn)
    throw new Refusal(
      'DUPLICATE',
      `这条请假已于 ${request.returnedOn} 销假，不用重复办理。`,
      `The return from this leave was reported for ${request.returnedOn} already.`,
    )
  requireSettled(world, request)
  checkTime(request, input, today)
  const used = isEarly(request, input) ? usedSpan(request, input) : request
  if (!used)
    throw new Refusal(
      'INVALID',
      '返岗时间不晚于开始时间，等于没有休，请核对返岗日期。',
      'You were back before the leave began. Check the day of return.',
      { status: 422, needs: ['returnedOn'] },
    )
  const usedHalfDays = used === request ? request.countedHalfDays : countSpan(used).countedHalfDays
  const returned = request.countedHalfDays - usedHalfDays
  const chain = returned > 0 ? chainFor(world, staff, { countedHalfDays: 1, destination: undefined }) : []
  const counted: LeaveReturn = {
    requestId: request.id,
    type: request.type,
    start: request.start,
    end: request.end,
    newEnd: used.end,
    newEndHalf: used.endHalf === 'am' ? 'am' : null,
    returnedOn: input.returnedOn,
    countedHalfDays: request.countedHalfDays,
    usedHalfDays,
    returnedHalfDays: returned,
    approvers: showChain(world, chain),
    notes: notesOf(input, today, returned),
  }
  if (returned === 0) {
    const noted: RequestRow = { ...request, returnedOn: input.returnedOn, version: request.version + 1 }
    const approval = request.approvalId === null ? undefined : world.approvals.get(request.approvalId)
    const answer = showRequest(world, noted, approval, today)
    return { counted, change: { requests: [noted] }, status: 200, answer }
  }
  const approval = approvalFor(world, request, 'LEAVE_RETURN', chain, caller)
  const after: RequestRow = {
    ...request,
    approvalId: approval.id,
    returning: { ...input, returnedHalfDays: returned },
    version: request.version + 1,
  }
  return {
    counted,
    change: { requests: [after], approvals: [approval] },
    status: 200,
    answer: showRequest(world, after, approval, today),
  }
}

/** What the decision on an early return changes. */
export function settleReturn(
  world: World,
  request: RequestRow,
  isApproved: boolean,
  by: string,
  at: string,
): Pick<Change, 'requests' | 'ledger'> {
  const { returning, ...rest } = request
  const back = { ...rest, version: request.version + 1 }
  const used = returning && isApproved ? usedSpan(request, returning) : null
  if (!returning || !used) return { requests: [back], ledger: [] }
  const shares = new Map(countByYear(used).map(({ year, halfDays }) => [year, halfDays]))
  const unused = leaveTypeOf(request.type).hasBalance
    ? [...heldByYear(world, request)].map(([year, held]) => ({ year, halfDays: held - (shares.get(year) ?? 0) }))
    : []
  const { endHalf: _, ...kept } = back
  const shorter: RequestRow = {
    ...kept,
    end: used.end,
    ...(used.endHalf ? { endHalf: used.endHalf } : {}),
    countedHalfDays: countSpan(used).countedHalfDays,
    returnedOn: returning.returnedOn,
  }
  return { requests: [shorter], ledger: movements(world, request, 'CANCEL', unused, { by, at }) }
}
