import type { Change } from '../record.ts'
import type { World } from '../world.ts'
import { makeLeave } from './leave.ts'
import { makeLifecycle } from './lifecycle.ts'
import { makePeople } from './people.ts'
import { makeTime } from './time.ts'

const seed = 20261123

type Part = { readonly part: string; readonly seed: number; make(world: World): Change }

/**
 * The invented start, part by part in order. A folder keeps what it was started with: each part is one record of its
 * journal, and a part that a later version adds is appended at the next start.
 */
export const seedParts: readonly Part[] = [
  { part: 'people', seed, make: () => makePeople(seed) },
  { part: 'leave', seed, make: (world) => makeLeave(world, seed) },
  { part: 'lifecycle', seed, make: makeLifecycle },
  { part: 'time', seed, make: (world) => makeTime(world, seed) },
]
