import { isToolError, type Person, z } from '#sdk'
import { isUnidentified } from '../agent/gate.ts'
import { hrAway, type People } from '../agent/people.ts'
import type { Service } from '../agent/ports.ts'
import type { Reachable, StaffList } from '../knowledge/care/index.ts'
import type { Db } from '../store/db.ts'
import { boundPeople } from '../store/people.ts'

const atOnce = 4
const Own = z.object({ gender: z.enum(['F', 'M']) })

/** Runs work on each of some things, a few at a time, and keeps their order. */
async function mapSome<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = []
  for (let from = 0; from < things.length; from += atOnce)
    done.push(...(await Promise.all(things.slice(from, from + atOnce).map(work))))
  return done
}

/** Null for who has left since they were bound, and for who could not be named. */
async function whoIs(people: People, personId: string): Promise<Reachable | null> {
  try {
    const person: Person = await people.identify(personId)
    return isUnidentified(person) || person.id === 'guest' ? null : person
  } catch (error) {
    if (isToolError(error) && error.code === 'not_found') return null
    throw error
  }
}

/**
 * Whom notices can reach: everybody with an account, as the HR system describes them at this moment. Sex is read from
 * their own record on their behalf, for documents that are for women or men only, and is kept nowhere.
 */
export function createStaffList(db: Db, people: People, hr: Service): StaffList {
  return {
    async everybody() {
      const known = await mapSome(await boundPeople(db), (personId) => whoIs(people, personId))
      return known.flatMap((person) => person ?? [])
    },
    async sexOf(personId) {
      const session = await hr.open(personId, ['profile:read:self'])
      const answer = await session.read({ method: 'GET', path: '/me' })
      if (!answer.ok) {
        if (answer.problem.status >= 500) throw hrAway()
        return null
      }
      return Own.safeParse(answer.body).data?.gender ?? null
    },
  }
}
