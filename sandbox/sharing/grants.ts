import type { Grant, SourceId } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { unitOf, type World } from '../world.ts'
import type { GrantRow } from './record.ts'
import { sources } from './sources.ts'

function stateOn(row: GrantRow, today: string): Grant['state'] {
  if (row.state === 'REVOKED') return 'REVOKED'
  return row.until < today ? 'EXPIRED' : 'ACTIVE'
}

/** A grant with the names that belong to it. */
export function showGrant(world: World, row: GrantRow, today: string): Grant {
  return {
    ...row,
    state: stateOn(row, today),
    sourceName: sources[row.source].name,
    ownerUnitName: unitOf(world, row.ownerUnitId).name,
    granteeUnitName: unitOf(world, row.granteeUnitId).name,
  }
}

/** Grants over data of the unit the caller heads, and those the caller's unit holds. */
export function grantsOf({ world, staff }: Caller): GrantRow[] {
  return [...world.sharing.grants.values()].filter(
    ({ ownerUnitId, granteeUnitId }) =>
      unitOf(world, ownerUnitId).leaderId === staff.id || granteeUnitId === staff.unitId,
  )
}

/** The leave to read, null for the owner's own data. */
type Leave = { readonly id: string; readonly until: string } | null

function refuse(world: World, source: SourceId, last: GrantRow | undefined, today: string): Refusal {
  const { name, ownerUnitId } = sources[source]
  const owner = unitOf(world, ownerUnitId).name
  if (last?.state === 'REVOKED')
    return new Refusal(
      'OUT_OF_SCOPE',
      `${name}数据由${owner}负责，该单位已于${(last.revokedAt ?? '').slice(0, 10)}撤回授权，不能再查。如工作需要，请向${owner}重新申请。`,
      `The data of ${sources[source].nameEn} belong to ${owner}, which ended the grant on ${(last.revokedAt ?? '').slice(0, 10)}. Ask ${owner} for a new one.`,
      { needs: [source] },
    )
  if (last && last.until < today)
    return new Refusal(
      'OUT_OF_SCOPE',
      `${name}数据由${owner}负责，授权已于${last.until}到期，请向${owner}续办。`,
      `The data of ${sources[source].nameEn} belong to ${owner}; the grant ran out on ${last.until}. Ask ${owner} to renew it.`,
      { needs: [source] },
    )
  return new Refusal(
    'OUT_OF_SCOPE',
    `${name}数据由${owner}负责，没有授权给您的单位，请向${owner}申请。`,
    `The data of ${sources[source].nameEn} belong to ${owner}, which has given your unit no grant. Ask ${owner}.`,
    { needs: [source] },
  )
}

/**
 * The grant under which the caller's unit may read a source today.
 * @throws Refusal OUT_OF_SCOPE that names the owner
 */
export function requireGrant({ world, staff, today }: Caller, source: SourceId): Leave {
  if (sources[source].ownerUnitId === staff.unitId) return null
  const own = [...world.sharing.grants.values()].filter(
    (row) => row.source === source && row.granteeUnitId === staff.unitId,
  )
  const valid = own.find((row) => stateOn(row, today) === 'ACTIVE' && row.from <= today)
  if (valid) return { id: valid.id, until: valid.until }
  throw refuse(world, source, own.at(-1), today)
}

/** Ends a grant from now on; only the head of the owning unit may. */
export function planRevoke({ world, staff, now, today }: Caller, id: string, { reason }: { reason: string }): Plan {
  const row = world.sharing.grants.get(id)
  const owner = row && unitOf(world, row.ownerUnitId)
  if (!row || !owner || (owner.leaderId !== staff.id && row.granteeUnitId !== staff.unitId))
    throw new Refusal('NOT_FOUND', `没有编号为 ${id} 的授权，请核对编号。`, `No grant has the id ${id}. Check it.`)
  if (owner.leaderId !== staff.id)
    throw new Refusal(
      'OUT_OF_SCOPE',
      `只有数据负责单位${owner.name}的负责人可以撤回这项授权。`,
      `Only the head of ${owner.name}, which owns the data, may end this grant.`,
    )
  if (row.state === 'REVOKED')
    throw new Refusal('STALE', `授权 ${id} 已经撤回。`, `Grant ${id} has already been ended.`)
  const after: GrantRow = {
    ...row,
    state: 'REVOKED',
    revokedAt: now,
    revokedBy: staff.id,
    reason,
    version: row.version + 1,
  }
  const shown = showGrant(world, after, today)
  return {
    // The instant of the dry run is not that of the act, and is not part of what is agreed to.
    counted: { id, before: stateOn(row, today), grant: { ...shown, revokedAt: null } },
    change: { grants: [after] },
    status: 200,
    answer: shown,
  }
}
