import { mostExported, type PeopleExport, type PeopleExportInput } from '../../tools/hr-api/schemas/index.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { accessRow } from '../sharing/access.ts'
import { findStaff } from './search.ts'
import { showStaff, viewOf } from './views.ts'

/**
 * `POST /people-exports`: a list of everybody who fits, for a purpose that is kept. The read of all of them is on the
 * ledger in the same record as the export.
 * @throws Refusal OUT_OF_SCOPE for whoever sees less than an HR officer, NOT_FOUND for nobody, INVALID for too many
 */
export function planPeopleExport(caller: Caller, { filter, columns, purpose }: PeopleExportInput): Plan {
  const { world, staff, now, today } = caller
  const view = viewOf(caller)
  if (view !== 'FULL')
    throw new Refusal(
      'OUT_OF_SCOPE',
      '人员名单由人事科导出，您没有这项权限。',
      'Lists of people are exported by the HR section. You hold no such right.',
    )
  const found = findStaff(caller, filter).sort((one, other) => (one.id < other.id ? -1 : 1))
  if (found.length === 0)
    throw new Refusal('NOT_FOUND', '没有符合条件的人员，不用导出。', 'Nobody fits, so there is nothing to export.')
  if (found.length > mostExported)
    throw new Refusal(
      'INVALID',
      `符合条件的有${found.length}人，一次最多导出${mostExported}人，请加条件。`,
      `${found.length} people fit; at most ${mostExported} are exported at once. Please add conditions.`,
      { needs: ['filter'] },
    )
  const id = nextId(world.people.exports, 'EX', today)
  const counted = { filter, columns, purpose, count: found.length }
  const answer: PeopleExport = {
    ...counted,
    ...{ id, exportedBy: { id: staff.id, name: staff.name } },
    items: found.map((one) => showStaff(world, one, view)),
    asOf: now,
  }
  const subjects = found.map((one) => one.id)
  const row = { id, staffId: staff.id, filter, columns, purpose, subjects, at: now }
  const read = { source: null, subjects, what: `导出名单 ${id}`, purpose, grant: null }
  return {
    counted,
    change: { peopleExports: [row], accesses: [accessRow(caller, read, world.sharing.accesses.length + 1)] },
    status: 201,
    answer,
  }
}
