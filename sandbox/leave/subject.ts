import type { Decided, Effect, Subject } from '../approval/matter.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow, RequestRow } from '../record.ts'
import { staffOf, type World } from '../world.ts'
import { checksOf, inDays } from './checks.ts'
import { givingBack } from './ledger.ts'
import { leaveTypeOf } from './types.ts'
import { showAsked } from './views.ts'

/** The state of the request after a decision on it, or on its cancelling. */
function nextRequest({ subjectType, state }: ApprovalRow, request: RequestRow): RequestRow {
  if (state === 'PENDING') return request
  const asked = state === 'APPROVED' ? 'APPROVED' : state === 'REJECTED' ? 'REJECTED' : 'RETURNED'
  const cancelled = state === 'APPROVED' ? 'CANCELLED' : 'APPROVED'
  return { ...request, state: subjectType === 'LEAVE_CANCEL' ? cancelled : asked, version: request.version + 1 }
}

function decideLeave({ world, staff, now }: Caller, { after }: Decided, request: RequestRow): Effect {
  const next = nextRequest(after, request)
  const givesBack = next.state === 'REJECTED' || next.state === 'RETURNED' || next.state === 'CANCELLED'
  return {
    change: {
      requests: next === request ? [] : [next],
      ledger: givesBack ? givingBack(world, request, staff.id, now) : [],
    },
    nextId: null,
    becomes: null,
  }
}

/** A leave, or its cancelling, as something to decide on. */
export function leaveSubject(world: World, row: ApprovalRow, today: string): Subject | undefined {
  const request = world.requests.get(row.subjectId)
  if (!request) return undefined
  const { name, nameEn } = leaveTypeOf(request.type)
  const { name: who } = staffOf(world, request.staffId)
  const isCancel = row.subjectType === 'LEAVE_CANCEL'
  return {
    kind: 'LEAVE',
    aboutId: request.staffId,
    aboutName: null,
    leave: showAsked(request),
    matter: {
      zh: `${isCancel ? '取消请假：' : ''}${who}${name} ${request.start} 至 ${request.end}，${inDays(request.countedHalfDays)}天`,
      en: `${isCancel ? 'cancelling: ' : ''}${who}, ${nameEn}, ${request.start} to ${request.end}, ${inDays(request.countedHalfDays)} days`,
    },
    facts: [],
    checks: checksOf(world, row, request, today),
    dueOn: null,
    decide: (caller, decided) => decideLeave(caller, decided, request),
  }
}
