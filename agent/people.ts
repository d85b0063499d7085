import { guest, isToolError, type Locale, type Log, Person, problemToError, Role, type ToolError } from '#sdk'
import type { Directory } from './ports.ts'

/** What the store keeps about people. */
export type PeopleStore = {
  /** Renshi's own roles of a person. */
  grantedRoles(personId: string): Promise<readonly string[]>
  remember(personId: string, person: Person): Promise<void>
  remembered(personId: string): Promise<unknown>
}

/** Who is asking, from the staff id their account is bound to. */
export type People = {
  /** Null = bound to nobody. While the HR system is away the last known identity is used; its rights are checked again by the HR system at each call. */
  identify(personId: string | null, locale?: Locale): Promise<Person>
}

/** Who was moved to another unit or lost a role reads by it a second later, in the same conversation too. */
const keptForMs = 1000

/** What a person hears while the HR system does not answer. */
export function hrAway(): ToolError {
  return problemToError({ type: 'about:blank', title: 'unavailable', status: 503, code: 'UNAVAILABLE' })
}

/** Identifies people by the HR system, with a short memory so that a burst of messages asks once. */
export function createPeople(directory: Directory, store: PeopleStore, log: Log, nowMs: () => number): People {
  const recent = new Map<string, { person: Person; until: number }>()

  async function fresh(personId: string, locale: Locale): Promise<Person> {
    try {
      const [person, granted] = await Promise.all([directory.identify(personId, locale), store.grantedRoles(personId)])
      const own = granted.flatMap((role) => Role.safeParse(role).data ?? [])
      const whole: Person = { ...person, roles: [...new Set([...person.roles, ...own])] }
      if (recent.size > 5000) recent.clear()
      recent.set(personId, { person: whole, until: nowMs() + keptForMs })
      await store.remember(personId, whole)
      return whole
    } catch (error) {
      if (!isToolError(error) || error.code !== 'unavailable') throw error
      const known = Person.safeParse(await store.remembered(personId))
      log.warn('The HR system is away; the last known identity is used.', { person: personId, known: known.success })
      // Bound, but nobody can say who they are and what they may: a guest under their own id, see `isUnidentified`.
      return known.success ? { ...known.data, locale } : { ...guest(locale), id: personId }
    }
  }

  return {
    async identify(personId, locale = 'zh') {
      if (personId === null) return guest(locale)
      const known = recent.get(personId)
      if (known && known.until > nowMs()) return { ...known.person, locale }
      return fresh(personId, locale)
    },
  }
}
