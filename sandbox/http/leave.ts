import * as z from 'zod'
import { LeaveState } from '../../tools/hr-api/schemas/index.ts'
import { holdsDays, stateOn } from '../leave/ledger.ts'
import { showApproval, showRequest, showTeamLeave, waitingStep } from '../leave/views.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { ApprovalRow, RequestRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { requestsOf, staffOf } from '../world.ts'
import { requireScope } from './authenticate.ts'
import { pageOf } from './page.ts'

const States = z.array(LeaveState)
const ApprovalStates = z.array(z.enum(['PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN']))

type ListQuery = {
  scope?: 'mine' | 'team'
  state?: string
  from?: string
  to?: string
  unit?: string
  cursor?: string
  limit?: number
}

function wanted<S extends z.ZodType>(states: S, text: string | undefined): z.output<S> | null {
  if (text === undefined) return null
  const parsed = states.safeParse(text.split(','))
  if (parsed.success) return parsed.data
  throw new Refusal(
    'INVALID',
    '状态不存在，请核对 state 的写法。',
    'There is no such state. Check the spelling of state.',
    { needs: ['state'] },
  )
}

const isWithin = ({ start, end }: RequestRow, { from, to }: ListQuery): boolean =>
  (from === undefined || end >= from) && (to === undefined || start <= to)

function listOwn({ world, staff, today, now }: Caller, query: ListQuery) {
  const states = wanted(States, query.state)
  const rows = requestsOf(world, staff.id).filter(
    (row) => isWithin(row, query) && (states === null || states.includes(stateOn(row, today))),
  )
  const show = (row: RequestRow) =>
    showRequest(world, row, row.approvalId === null ? undefined : world.approvals.get(row.approvalId), today)
  return pageOf(rows, ({ start, id }) => `${start} ${id}`, show, query, now)
}

function listTeam(caller: Caller, query: ListQuery) {
  const { world, scopes, today, now } = caller
  requireScope(scopes, ['leave:read:unit'])
  const units = reachedUnits(caller, false, query.unit)
  const states = wanted(States, query.state)
  const rows = [...world.requests.values()].filter((row) => {
    const state = stateOn(row, today)
    const stateFits = states === null ? holdsDays(state) : states.includes(state)
    return stateFits && isWithin(row, query) && units.has(staffOf(world, row.staffId).unitId)
  })
  return pageOf(
    rows,
    ({ start, id }) => `${start} ${id}`,
    (row) => showTeamLeave(world, row, today),
    query,
    now,
  )
}

/** `GET /leave-requests`: own ones, or those of the unit without reasons. */
export function listLeave(caller: Caller, query: ListQuery) {
  return query.scope === 'team' ? listTeam(caller, query) : listOwn(caller, query)
}

/** `GET /approvals`: what waits for the caller, or with a state what the caller took part in. */
export function listApprovals(
  { world, staff, today, now }: Caller,
  query: { state?: string; cursor?: string; limit?: number },
) {
  const states = wanted(ApprovalStates, query.state) ?? ['PENDING']
  const isMine = (row: ApprovalRow): boolean => {
    if (!states.includes(row.state)) return false
    if (row.state === 'PENDING') return waitingStep(row)?.approverId === staff.id
    return row.steps.some(({ approverId, action }) => approverId === staff.id && action !== null)
  }
  const rows = [...world.approvals.values()].flatMap((row) => {
    const request = world.requests.get(row.subjectId)
    return request && isMine(row) ? [{ row, request }] : []
  })
  const show = ({ row, request }: { row: ApprovalRow; request: RequestRow }) => showApproval(world, row, request, today)
  return pageOf(rows, ({ row }) => `${row.submittedAt} ${row.id}`, show, query, now)
}
