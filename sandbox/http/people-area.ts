import type { FileItem, PeopleExportInput, StaffSearch } from '../../tools/hr-api/schemas/index.ts'
import { establishmentOf, leadersOf, postQuotasOf, rankQuotasOf, reachedOrganisations } from '../establishment/views.ts'
import { findInDirectory } from '../people/directory.ts'
import { planPeopleExport } from '../people/export.ts'
import { type DueQuery, retirementsDue } from '../people/retirement.ts'
import { searchStaff } from '../people/search.ts'
import { reachedStaff, showStaff, viewOf } from '../people/views.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf, unitOf } from '../world.ts'
import { requireScope } from './authenticate.ts'
import { type Operation, read, write } from './operation.ts'
import { pageOf } from './page.ts'

type Paging = { readonly cursor?: string; readonly limit?: number }
type OfUnit = Paging & { readonly unit?: string }

/** `GET /staff/{id}`. */
function getStaff(caller: Caller, id: string) {
  const row = reachedStaff(caller, id)
  if (row.id !== caller.staff.id)
    caller.noteRead({ source: null, subjects: [row.id], what: '人员信息', purpose: '一人一屏', grant: null })
  return { ...showStaff(caller.world, row, viewOf(caller)) }
}

/** `GET /staff`: colleagues within reach. */
function listStaff(caller: Caller, query: OfUnit & { readonly status?: string; readonly name?: string }) {
  const { world, scopes, now } = caller
  const units = reachedUnits(caller, covers(scopes, 'people:read:all'), query.unit)
  const view = viewOf(caller)
  const rows = [...world.staff.values()].filter(
    ({ unitId, status, name, id }) =>
      units.has(unitId) &&
      (query.status === undefined || query.status.split(',').includes(status)) &&
      (query.name === undefined || name.includes(query.name) || id === query.name),
  )
  const page = pageOf(
    rows,
    ({ id }) => id,
    (row) => showStaff(world, row, view),
    query,
    now,
  )
  const subjects = page.items.map(({ id }) => id)
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '人员名单', purpose: '人员查询', grant: null })
  return page
}

/** The person a self or officer's endpoint is about. @throws Refusal OUT_OF_SCOPE for managers and strangers */
function ownOrOfficers(caller: Caller, id: string | undefined, right: 'people:read:unit' | 'file:read:unit'): StaffRow {
  if (id === undefined || id === caller.staff.id) return caller.staff
  requireScope(caller.scopes, [right])
  if (!caller.staff.roles.includes('hr_officer'))
    throw new Refusal(
      'OUT_OF_SCOPE',
      '只能查看本人的，他人的由人事科查询。',
      'You may see your own only. The HR section looks at those of others.',
    )
  return reachedStaff(caller, id)
}

function noteOther(caller: Caller, row: StaffRow, what: string, purpose: string): void {
  if (row.id !== caller.staff.id) caller.noteRead({ source: null, subjects: [row.id], what, purpose, grant: null })
}

function careerOf<Row extends { readonly id: string; readonly from: string }>(
  caller: Caller,
  id: string,
  what: string,
  rows: (staffId: string) => readonly Row[] | undefined,
) {
  const row = ownOrOfficers(caller, id, 'people:read:unit')
  noteOther(caller, row, what, '履历查询')
  return pageOf(
    rows(row.id) ?? [],
    (one) => `${one.from} ${one.id}`,
    (one) => one,
    { limit: 100 },
    caller.now,
  )
}

/** `GET /relations`: declared kinship in which somebody within reach takes part. */
function listRelations(caller: Caller, query: Paging & { readonly staffId?: string }) {
  const { world, now } = caller
  if (!caller.staff.roles.includes('hr_officer'))
    throw new Refusal('OUT_OF_SCOPE', '亲属关系由人事科查询。', 'Kinship is looked at by the HR section only.')
  const units = reachedUnits(caller, false, undefined)
  const within = (id: string) => units.has(staffOf(world, id).unitId)
  const rows = [...world.people.relations.values()].filter(
    ({ staffIdA, staffIdB }) =>
      (within(staffIdA) || within(staffIdB)) &&
      (query.staffId === undefined || query.staffId === staffIdA || query.staffId === staffIdB),
  )
  const subjects = rows.flatMap(({ staffIdA, staffIdB }) => [staffIdA, staffIdB])
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '亲属关系', purpose: '回避核查', grant: null })
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => row,
    query,
    now,
  )
}

/** `GET /file-items`: one's own list without what the check found, an officer's with it. */
function listFile(caller: Caller, { staffId }: { readonly staffId?: string }) {
  const row = ownOrOfficers(caller, staffId, 'file:read:unit')
  noteOther(caller, row, '档案目录', '档案核查')
  const items = caller.world.people.files.get(row.id)?.items ?? []
  const isOwn = row.id === caller.staff.id
  // Whoever a file is about gets the list of what is there; what contradicts itself is decided by the organisation first.
  const shown = (item: FileItem): FileItem =>
    isOwn && item.status === 'CONFLICT' ? { ...item, status: 'UNDER_REVIEW', checkCode: null } : item
  return {
    staffId: row.id,
    name: row.name,
    unitName: unitOf(caller.world, row.unitId).name,
    items: items.map(shown),
    asOf: caller.now,
  }
}

/** `GET /file-checks`: files within reach that lack something or contradict themselves. */
function listFileChecks(caller: Caller, query: OfUnit) {
  const { world, now } = caller
  const units = reachedUnits(caller, false, query.unit)
  const rows = [...world.people.files.values()].flatMap(({ staffId, items }) => {
    const staff = staffOf(world, staffId)
    const missing = items.filter(({ status }) => status === 'MISSING')
    const conflicts = items.filter(({ status }) => status === 'CONFLICT')
    if (!units.has(staff.unitId) || missing.length + conflicts.length === 0) return []
    return [{ staffId, name: staff.name, unitName: unitOf(world, staff.unitId).name, missing, conflicts }]
  })
  const subjects = rows.map(({ staffId }) => staffId)
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '档案核查', purpose: '档案核查', grant: null })
  return pageOf(
    rows,
    ({ staffId }) => staffId,
    (row) => row,
    query,
    now,
  )
}

/** `GET /retirement/due`, soonest first. */
function listDue(caller: Caller, query: DueQuery) {
  const rows = retirementsDue(caller, query)
  const subjects = rows.map(({ staffId }) => staffId)
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '退休日期', purpose: '退休预警', grant: null })
  return pageOf(
    rows,
    ({ statutoryDate, staffId }) => `${statutoryDate ?? '9999'} ${staffId}`,
    (row) => row,
    query,
    caller.now,
  )
}

const quotaPage = <Row extends { readonly unitId: string }>(
  list: (world: Caller['world'], organisations: ReadonlySet<string>) => Row[],
): Operation =>
  read<OfUnit, undefined>((caller, { query }) => {
    const rows = list(caller.world, reachedOrganisations(caller, query.unit)).map((row, at) => ({ row, at }))
    return pageOf(
      rows,
      ({ row, at }) => `${row.unitId} ${String(at).padStart(4, '0')}`,
      ({ row }) => row,
      query,
      caller.now,
    )
  })

/** Endpoints on people, files and establishment. */
export const peopleOperations: Readonly<Record<string, Operation>> = {
  'GET /staff/{id}': read((caller, { params }) => getStaff(caller, params.id ?? '')),
  'GET /staff': read<Parameters<typeof listStaff>[1], undefined>((caller, { query }) => listStaff(caller, query)),
  'POST /staff/search': read<undefined, StaffSearch>((caller, { body }) => searchStaff(caller, body)),
  'POST /people-exports': write<PeopleExportInput>((caller, _, body) => planPeopleExport(caller, body)),
  'GET /staff/{id}/assignments': read((caller, { params }) =>
    careerOf(caller, params.id ?? '', '任职经历', (id) => caller.world.people.assignments.get(id)),
  ),
  'GET /staff/{id}/ranks': read((caller, { params }) =>
    careerOf(caller, params.id ?? '', '职级变动', (id) => caller.world.people.ranks.get(id)),
  ),
  'GET /relations': read<Parameters<typeof listRelations>[1], undefined>((caller, { query }) =>
    listRelations(caller, query),
  ),
  'GET /directory': read<Paging & { q: string }, undefined>(({ world, now }, { query }) =>
    pageOf(
      findInDirectory(world, query.q).map((entry, at) => ({ entry, at })),
      ({ at }) => String(at).padStart(5, '0'),
      ({ entry }) => entry,
      query,
      now,
    ),
  ),
  'GET /file-items': read<{ staffId?: string }, undefined>((caller, { query }) => listFile(caller, query)),
  'GET /file-checks': read<OfUnit, undefined>((caller, { query }) => listFileChecks(caller, query)),
  'GET /establishment': quotaPage(establishmentOf),
  'GET /leader-quotas': quotaPage(leadersOf),
  'GET /rank-quotas': quotaPage(rankQuotasOf),
  'GET /post-quotas': quotaPage(postQuotasOf),
  'GET /retirement/due': read<DueQuery, undefined>((caller, { query }) => listDue(caller, query)),
}
