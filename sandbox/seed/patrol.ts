import type { Change } from '../record.ts'
import { scanNow } from '../supervision/scan.ts'
import type { World } from '../world.ts'

/** The patrol of the evening before the demo begins, so that alerts are there to be asked for. */
export function firstPatrol(world: World): Change {
  const staff = [...world.staff.values()].find(({ alias }) => alias === 'du')
  if (!staff) throw new Error('Nobody is there to patrol. Check the order of the parts of the seed.')
  const { change } = scanNow(
    {
      world,
      staff,
      scopes: ['supervision:submit:all'],
      client: 'seed',
      now: '2026-11-22T20:00:00+08:00',
      today: '2026-11-22',
      noteRead: () => {},
    },
    {},
  )
  return change
}
