import type { Caller, Plan } from '../../../sandbox/plan.ts'
import { scopesOf } from '../../../sandbox/roles.ts'
import { seedParts } from '../../../sandbox/seed/index.ts'
import { applyChange, createWorld, staffOf, type World } from '../../../sandbox/world.ts'

/** The seeded world, as the process builds it at its first start. */
export function seededWorld(): World {
  const world = createWorld()
  for (const { make } of seedParts) applyChange(world, make(world))
  return world
}

/** A person of the world who calls at a business instant. */
export function callerIn(world: World, aliasOrId: string, now = '2026-11-23T09:00:00+08:00'): Caller {
  const found = [...world.staff.values()].find(({ alias }) => alias === aliasOrId) ?? staffOf(world, aliasOrId)
  const noteRead = () => {}
  return { world, staff: found, scopes: scopesOf(found.roles), client: 'test', now, today: now.slice(0, 10), noteRead }
}

/** Does what a plan says, and gives its answer. */
export function carryOut(world: World, plan: Plan): unknown {
  applyChange(world, plan.change)
  return plan.answer
}
