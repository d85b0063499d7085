import { unitsUp } from '../leave/chain.ts'
import { ownUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers, scopesOf } from '../roles.ts'
import type { System } from '../system.ts'
import { staffOf, type World } from '../world.ts'

/** What `GET /holders` is asked. */
export type HoldersQuery = { readonly staffId: string; readonly scope: string }

/** True when a colleague's right reaches the person: everybody, or the units the colleague answers for. */
function reaches(world: World, colleague: StaffRow, scope: string, person: StaffRow): boolean {
  const [kind, right, subject] = scope.split(':')
  const held = scopesOf(colleague.roles)
  if (covers(held, `${kind}:${right}:all`)) return true
  if (!covers(held, scope)) return false
  return subject !== 'unit' || ownUnits(world, colleague).has(person.unitId)
}

/** How far up from the person a colleague stands; the own section first. */
function distance(world: World, person: StaffRow, colleague: StaffRow): number {
  const at = unitsUp(world, person.unitId).findIndex(({ id }) => id === colleague.unitId)
  return at === -1 ? Number.MAX_SAFE_INTEGER : at
}

/**
 * `GET /holders`: the colleagues in service who hold a right over a person's matters, nearest first, never the person.
 * It names people for a second consent and shows nothing else of them.
 */
export function holdersOf({ world }: System, { staffId, scope }: HoldersQuery) {
  if (!/^\w+:(?:read|submit):(?:self|unit|all)$/.test(scope))
    throw new Refusal('INVALID', '权限的写法不对，请核对 scope。', 'This is no scope. Check it.', { needs: ['scope'] })
  const person = staffOf(world, staffId)
  const items = [...world.staff.values()]
    .filter(({ id, status }) => id !== person.id && status === 'ACTIVE')
    .filter((colleague) => reaches(world, colleague, scope, person))
    .map((colleague) => ({ colleague, far: distance(world, person, colleague) }))
    .sort((one, other) => one.far - other.far || (one.colleague.id < other.colleague.id ? -1 : 1))
    .map(({ colleague: { id, name } }) => ({ id, name }))
  return { items }
}
