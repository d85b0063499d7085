import type { EmploymentContract } from '../../tools/hr-api/schemas/index.ts'
import { daysBetween } from '../../tools/rules/index.ts'
import { pageOf } from '../http/page.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { staffOf, type World } from '../world.ts'
import { mayAskToRetirement } from './guards/contracts.ts'
import { isServant } from './guards/guard.ts'
import type { ContractRow } from './record.ts'

/** What `GET /contracts` may be asked. */
export type ContractQuery = {
  readonly person?: string
  readonly endsBefore?: string
  readonly cursor?: string
  readonly limit?: number
}

function showContract({ version: _version, ...row }: ContractRow, today: string): EmploymentContract {
  return { ...row, daysLeft: row.to === null ? null : daysBetween(today, row.to) }
}

/** The contracts of a person, the latest first. */
export function contractsOf(world: Pick<World, 'contracts'>, staffId: string): ContractRow[] {
  return [...world.contracts.values()]
    .filter((row) => row.staffId === staffId)
    .sort((one, other) => (one.from < other.from ? 1 : -1))
}

/** `GET /contracts/mine` */
export function ownContracts({ world, staff, today, now }: Caller) {
  const items = contractsOf(world, staff.id).map((row) => showContract(row, today))
  return {
    applies: !isServant(staff.staffType),
    items,
    mayAskToRetirement: mayAskToRetirement(staff, today),
    asOf: now,
  }
}

/** `GET /contracts`: of the caller's units, the first to end first. */
export function listContracts(caller: Caller, query: ContractQuery) {
  const { world, today, now } = caller
  const units = reachedUnits(caller, false, undefined)
  const rows = [...world.contracts.values()].filter(({ staffId, to }) => {
    const { unitId, name, status } = staffOf(world, staffId)
    const isNamed = query.person === undefined || query.person === staffId || query.person === name
    const ends = query.endsBefore === undefined || (to !== null && to <= query.endsBefore)
    return units.has(unitId) && status !== 'RETIRED' && isNamed && ends
  })
  return pageOf(
    rows,
    ({ to, id }) => `${to ?? '9999-12-31'} ${id}`,
    (row) => ({ ...showContract(row, today), name: staffOf(world, row.staffId).name }),
    query,
    now,
  )
}
