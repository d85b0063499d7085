import type { CaseSummary } from '../../tools/hr-api/schemas/index.ts'
import { pageOf } from '../http/page.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { covers } from '../roles.ts'
import { unitOf } from '../world.ts'
import { maySee } from './advance.ts'
import type { CaseRow } from './record.ts'
import { showCase } from './views.ts'

/** What `GET /cases` may be asked. */
export type CaseQuery = {
  readonly scope?: 'mine' | 'assigned' | 'unit'
  readonly flow?: string
  readonly person?: string
  readonly open?: 'true' | 'false'
  readonly cursor?: string
  readonly limit?: number
}

function summaryOf(caller: Caller, row: CaseRow): CaseSummary {
  const { id, flow, subject, state, stateTitle, open, owner, dueOn, startedAt } = showCase(caller, row)
  return { id, flow, subject, state, stateTitle, open, owner, dueOn, startedAt }
}

function fits(caller: Caller, row: CaseRow, { scope, flow, person, open }: CaseQuery): boolean {
  const { id } = caller.staff
  if (scope === 'mine' && row.staffId !== id) return false
  if (scope === 'assigned' && row.ownerId !== id) return false
  if (flow !== undefined && !flow.split(',').includes(row.flow)) return false
  if (open !== undefined && (row.closedAt === null) !== (open === 'true')) return false
  if (person === undefined) return true
  const { name } = showCase(caller, row).subject
  return row.staffId === person || name === person
}

/** `GET /cases`: those in which the caller has a part, or that lie within an HR officer's units. */
export function listCases(caller: Caller, query: CaseQuery) {
  const rows = [...caller.world.cases.values()].filter((row) => maySee(caller, row) && fits(caller, row, query))
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => summaryOf(caller, row),
    query,
    caller.now,
  )
}

/** `GET /candidates`: chosen people of the caller's units who have not begun. */
export function listCandidates(caller: Caller, query: { name?: string; cursor?: string; limit?: number }) {
  const { world, scopes, now } = caller
  const units = reachedUnits(caller, covers(scopes, 'lifecycle:read:all'), undefined)
  const begun = new Set(
    [...world.cases.values()].filter(({ flow }) => flow === 'ONBOARDING').map(({ staffId }) => staffId),
  )
  const rows = [...world.candidates.values()].filter(
    ({ id, unitId, name }) =>
      units.has(unitId) && !begun.has(id) && (query.name === undefined || name.includes(query.name)),
  )
  return pageOf(
    rows,
    ({ id }) => id,
    ({ id, name, unitId, position, notice }) => ({
      id,
      name,
      unit: { id: unitId, name: unitOf(world, unitId).name },
      position,
      notice,
    }),
    query,
    now,
  )
}
