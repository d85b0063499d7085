import { createPeopleWorld } from '../people/world.ts'
import type { Change } from '../record.ts'
import { applyChange, type World } from '../world.ts'
import { withAnomalies } from './anomalies.ts'
import { makeAppraisal } from './appraisal.ts'
import { makeCareers } from './careers.ts'
import { makeDepartments } from './departments.ts'
import { makeEstablishment } from './establishment.ts'
import { makeFiles } from './files.ts'
import { makeLeave } from './leave.ts'
import { makeLifecycle } from './lifecycle.ts'
import { firstPatrol } from './patrol.ts'
import { makePeople } from './people.ts'
import { makeGrants } from './sharing.ts'
import { makeTime } from './time.ts'
import { makeTraining } from './training.ts'

const seed = 20261123

/** One part of a start, made from the parts before it. */
export type Part = { readonly part: string; readonly seed: number; make(world: World): Change }

/** Careers first, then the files that rest on them, then what is wrong on purpose. */
function makeCareerPart(world: World): Change {
  const draft: World = { ...world, people: createPeopleWorld(), contracts: new Map() }
  const careers = makeCareers(draft, seed)
  applyChange(draft, careers)
  return withAnomalies(world, { ...careers, files: makeFiles(draft) })
}

/**
 * The invented start, part by part in order. A folder keeps what it was started with: each part is one record of its
 * journal, and a part that a later version adds is appended at the next start.
 */
export const seedParts: readonly Part[] = [
  { part: 'people', seed, make: () => makePeople(seed) },
  { part: 'careers', seed, make: makeCareerPart },
  { part: 'establishment', seed, make: (world) => makeEstablishment(world) },
  { part: 'sharing', seed, make: () => ({ grants: makeGrants() }) },
  { part: 'leave', seed, make: (world) => makeLeave(world, seed) },
  { part: 'lifecycle', seed, make: makeLifecycle },
  { part: 'patrol', seed, make: (world) => firstPatrol(world) },
  { part: 'appraisal', seed, make: (world) => makeAppraisal(world, seed) },
  { part: 'training', seed, make: (world) => makeTraining(world, seed) },
  { part: 'time', seed, make: (world) => makeTime(world, seed) },
  { part: 'departments', seed, make: makeDepartments },
]
