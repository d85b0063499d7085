import { SourceId } from '../../tools/hr-api/schemas/index.ts'
import { isInService } from '../establishment/count.ts'
import { reachedStaff } from '../people/views.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { ownerOf, showAccess } from '../sharing/access.ts'
import { grantsOf, planRevoke, requireGrant, showGrant } from '../sharing/grants.ts'
import { factsOf } from '../sharing/source-records.ts'
import { sources } from '../sharing/sources.ts'
import { unitOf } from '../world.ts'
import { type Operation, read, write } from './operation.ts'
import { pageOf } from './page.ts'

type Paging = { readonly cursor?: string; readonly limit?: number }

function sourceNamed(words: string | undefined): SourceId {
  const parsed = SourceId.safeParse(words)
  if (parsed.success) return parsed.data
  throw new Refusal('NOT_FOUND', '没有这个数据来源，请看 /sources。', 'There is no such source. See /sources.')
}

/** `GET /sources`. */
function listSources({ world, now }: Caller) {
  const items = SourceId.options.map((id) => {
    const { name, nameEn, ownerUnitId, freshness, syncedAt } = sources[id]
    const unit = unitOf(world, ownerUnitId)
    const head = unit.leaderId === null ? undefined : world.staff.get(unit.leaderId)
    return {
      id,
      name,
      nameEn,
      owner: { unitId: unit.id, unitName: unit.name, name: head?.name ?? null },
      freshness,
      syncedAt: syncedAt(now),
    }
  })
  return { items, nextCursor: null, asOf: now }
}

const seesAll = ({ scopes }: Caller): boolean =>
  covers(scopes, 'people:read:all') || covers(scopes, 'supervision:read:all')

/** `GET /sources/{source}/staff/{id}`: one person as one source knows them. */
function oneOfSource(caller: Caller, words: string | undefined, id: string, purpose = '一人一屏') {
  const source = sourceNamed(words)
  const grant = requireGrant(caller, source)
  const staff = reachedStaff(caller, id, seesAll(caller))
  caller.noteRead({ source, subjects: [staff.id], what: `${sources[source].name}数据`, purpose, grant })
  return {
    source,
    staffId: staff.id,
    name: staff.name,
    facts: factsOf(caller.world, source, staff, caller.now),
    syncedAt: sources[source].syncedAt(caller.now),
    grantId: grant?.id ?? null,
  }
}

type RosterQuery = Paging & { readonly unit?: string; readonly purpose?: string }

/** `GET /sources/{source}/staff`: everybody in service within reach as one source knows them. */
function rosterOfSource(caller: Caller, words: string | undefined, query: RosterQuery) {
  const source = sourceNamed(words)
  const grant = requireGrant(caller, source)
  const units = reachedUnits(caller, seesAll(caller), query.unit)
  const rows = [...caller.world.staff.values()].filter((staff) => isInService(staff) && units.has(staff.unitId))
  const page = pageOf(
    rows,
    ({ id }) => id,
    (staff) => ({
      source,
      staffId: staff.id,
      name: staff.name,
      facts: factsOf(caller.world, source, staff, caller.now),
    }),
    query,
    caller.now,
  )
  caller.noteRead({
    source,
    subjects: page.items.map(({ staffId }) => staffId),
    what: `${sources[source].name}名册`,
    purpose: query.purpose ?? '多源比对',
    grant,
  })
  return page
}

/** `GET /grants`. */
function listGrants(caller: Caller) {
  const items = grantsOf(caller).map((row) => showGrant(caller.world, row, caller.today))
  return { items, nextCursor: null, asOf: caller.now }
}

type AccessQuery = Paging & { readonly subject: 'me' | 'unit'; readonly from?: string; readonly to?: string }

/** `GET /accesses`: reads of one's own data by others, or of the data of the unit one heads; the newest first. */
function listAccesses(caller: Caller, query: AccessQuery) {
  const { world, staff, now } = caller
  const headed = new Set([...world.units.values()].filter(({ leaderId }) => leaderId === staff.id).map(({ id }) => id))
  if (query.subject === 'unit' && headed.size === 0)
    throw new Refusal(
      'OUT_OF_SCOPE',
      '只有数据负责单位的负责人可以查看本单位数据的使用记录。',
      'Only the head of a unit that owns data sees who used it.',
    )
  const isMine = (row: (typeof world.sharing.accesses)[number]): boolean =>
    query.subject === 'me' ? row.staffId !== staff.id && row.subjects.includes(staff.id) : headed.has(ownerOf(row))
  const rows = world.sharing.accesses
    .map((row, at) => ({ row, at }))
    .filter(
      ({ row }) =>
        isMine(row) &&
        (query.from === undefined || row.at.slice(0, 10) >= query.from) &&
        (query.to === undefined || row.at.slice(0, 10) <= query.to),
    )
  return pageOf(
    rows,
    ({ at }) => String(9_999_999 - at).padStart(7, '0'),
    ({ row }) => showAccess(world, row, staff.id),
    query,
    now,
  )
}

/** Endpoints of the sources and of the sharing ledger. */
export const sharingOperations: Readonly<Record<string, Operation>> = {
  'GET /sources': read(listSources),
  'GET /sources/{source}/staff/{id}': read<{ purpose?: string }, undefined>((caller, { params, query }) =>
    oneOfSource(caller, params.source, params.id ?? '', query.purpose),
  ),
  'GET /sources/{source}/staff': read<RosterQuery, undefined>((caller, { params, query }) =>
    rosterOfSource(caller, params.source, query),
  ),
  'GET /grants': read(listGrants),
  'POST /grants/{id}:revoke': write(planRevoke),
  'GET /accesses': read<AccessQuery, undefined>((caller, { query }) => listAccesses(caller, query)),
}
