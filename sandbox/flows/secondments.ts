import type { World } from '../world.ts'
import { factText } from './guards/guard.ts'

/** A secondment that is going on: where to, from when until when, and the letter it rests on. */
export type Secondment = { readonly host: string; readonly from: string; readonly to: string; readonly letter: string }

/** The secondment that a person is on; undefined for all others. */
export function secondmentOf(world: World, staffId: string): Secondment | undefined {
  const found = [...world.cases.values()].find(
    (row) => row.flow === 'SECONDMENT' && row.staffId === staffId && row.state === 'ACTIVE',
  )
  if (!found) return undefined
  const text = (name: string) => factText(found, name)
  return { host: text('host'), from: text('from'), to: text('to'), letter: text('letter') }
}
