import { unitsUp } from './leave/chain.ts'
import type { Caller } from './plan.ts'
import type { StaffRow } from './record.ts'
import { Refusal } from './refusal.ts'
import { unitOf, type World } from './world.ts'

/** The units below a unit and itself. */
function unitTree(world: World, rootId: string): Set<string> {
  const below = [...world.units.values()].filter(({ id }) => unitsUp(world, id).some((unit) => unit.id === rootId))
  return new Set(below.map(({ id }) => id))
}

/** The own unit tree: for an HR officer the whole organisation they work in, for a manager the units they lead. */
export function ownUnits(world: World, staff: StaffRow): Set<string> {
  const led = [...world.units.values()].filter(({ leaderId }) => leaderId === staff.id).map(({ id }) => id)
  const organisation = unitsUp(world, staff.unitId).find(({ type }) => type !== 'INTERNAL')
  const roots = staff.roles.includes('hr_officer') && organisation ? [organisation.id, ...led] : led
  const units = roots.length > 0 ? roots : [staff.unitId]
  return new Set(units.flatMap((id) => [...unitTree(world, id)]))
}

/**
 * The units that a call may show.
 * @param all true when the token reaches everybody
 * @param asked a unit the caller wants, with those below it
 * @throws Refusal OUT_OF_SCOPE when the unit asked for lies outside
 */
export function reachedUnits({ world, staff }: Caller, all: boolean, asked: string | undefined): Set<string> {
  const allowed = all ? new Set(world.units.keys()) : ownUnits(world, staff)
  if (asked === undefined) return allowed
  const unit = [...world.units.values()].find(({ name }) => name === asked) ?? unitOf(world, asked)
  if (!allowed.has(unit.id))
    throw new Refusal(
      'OUT_OF_SCOPE',
      '只能查看本人负责的单位，请去掉单位或改选。',
      'You may only look at the units you are responsible for. Leave the unit out or choose another.',
      {
        needs: ['unit'],
      },
    )
  return new Set([...unitTree(world, unit.id)].filter((id) => allowed.has(id)))
}
