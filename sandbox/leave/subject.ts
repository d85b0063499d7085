import type { Words } from '../../tools/hr-api/schemas/index.ts'
import type { Decided, Effect, Subject } from '../approval/matter.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow, Change, RequestRow } from '../record.ts'
import { staffOf, type World } from '../world.ts'
import { settleChange } from './change.ts'
import { checksOf, inDays } from './checks.ts'
import { givingBack } from './ledger.ts'
import { settleReturn } from './return.ts'
import { leaveTypeOf } from './types.ts'
import { showAsked } from './views.ts'

/** The state of the request after a decision on it, or on its cancelling. */
function nextRequest({ subjectType, state }: ApprovalRow, request: RequestRow): RequestRow {
  if (state === 'PENDING') return request
  const asked = state === 'APPROVED' ? 'APPROVED' : state === 'REJECTED' ? 'REJECTED' : 'RETURNED'
  const cancelled = state === 'APPROVED' ? 'CANCELLED' : 'APPROVED'
  return { ...request, state: subjectType === 'LEAVE_CANCEL' ? cancelled : asked, version: request.version + 1 }
}

function changesOf({ world, staff, now }: Caller, after: ApprovalRow, request: RequestRow): Change {
  if (after.state === 'PENDING') return {}
  if (after.subjectType === 'LEAVE_RETURN')
    return settleReturn(world, request, after.state === 'APPROVED', staff.id, now)
  const next = nextRequest(after, request)
  if (next.state === 'APPROVED' && after.subjectType === 'LEAVE_CHANGE') {
    const { requests, ledger } = settleChange(world, request, staff.id, now)
    return { requests: [next, ...requests], ledger }
  }
  const givesBack = next.state === 'REJECTED' || next.state === 'RETURNED' || next.state === 'CANCELLED'
  return { requests: [next], ledger: givesBack ? givingBack(world, request, staff.id, now) : [] }
}

function decideLeave(caller: Caller, { after }: Decided, request: RequestRow): Effect {
  return { change: changesOf(caller, after, request), nextId: null, becomes: null }
}

const prefixes: Readonly<Partial<Record<ApprovalRow['subjectType'], Words>>> = {
  LEAVE_CANCEL: { zh: '取消请假：', en: 'cancelling: ' },
  LEAVE_CHANGE: { zh: '变更请假：', en: 'change: ' },
  LEAVE_RETURN: { zh: '提前销假：', en: 'early return: ' },
}

function factsOf(world: World, { subjectType, requesterId }: ApprovalRow, request: RequestRow): Subject['facts'] {
  const old = request.replaces === undefined ? undefined : world.requests.get(request.replaces)
  const back = request.returning?.returnedOn
  return [
    ...(subjectType === 'LEAVE_CHANGE' && old
      ? [
          {
            label: { zh: '原请假', en: 'Leave before' },
            value: `${old.start} 至 ${old.end}，${inDays(old.countedHalfDays)}天`,
          },
        ]
      : []),
    ...(subjectType === 'LEAVE_RETURN' && back ? [{ label: { zh: '返岗', en: 'Back on' }, value: back }] : []),
    ...(requesterId === request.staffId
      ? []
      : [{ label: { zh: '代办人', en: 'Entered by' }, value: staffOf(world, requesterId).name }]),
  ]
}

/** A leave, or its cancelling, as something to decide on. */
export function leaveSubject(world: World, row: ApprovalRow, today: string): Subject | undefined {
  const request = world.requests.get(row.subjectId)
  if (!request) return undefined
  const { name, nameEn } = leaveTypeOf(request.type)
  const { name: who } = staffOf(world, request.staffId)
  const prefix = prefixes[row.subjectType]
  return {
    kind: 'LEAVE',
    aboutId: request.staffId,
    aboutName: row.requesterId === request.staffId ? null : who,
    leave: showAsked(request),
    matter: {
      zh: `${prefix?.zh ?? ''}${who}${name} ${request.start} 至 ${request.end}，${inDays(request.countedHalfDays)}天`,
      en: `${prefix?.en ?? ''}${who}, ${nameEn}, ${request.start} to ${request.end}, ${inDays(request.countedHalfDays)} days`,
    },
    facts: factsOf(world, row, request),
    checks: checksOf(world, row, request, today),
    dueOn: null,
    decide: (caller, decided) => decideLeave(caller, decided, request),
  }
}
