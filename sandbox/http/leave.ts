import * as z from 'zod'
import { LeaveState } from '../../tools/hr-api/schemas/index.ts'
import { holdsDays, stateOn } from '../leave/ledger.ts'
import { showRequest, showTeamLeave } from '../leave/views.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { RequestRow } from '../record.ts'
import { requestsOf, staffOf } from '../world.ts'
import { requireScope } from './authenticate.ts'
import { pageOf } from './page.ts'
import { wanted } from './states.ts'

const States = z.array(LeaveState)

type ListQuery = {
  scope?: 'mine' | 'team'
  state?: string
  from?: string
  to?: string
  unit?: string
  cursor?: string
  limit?: number
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
