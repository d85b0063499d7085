import { Role, StaffType } from '#sdk'
import type { Reader } from '../port.ts'

/** The words of an audience by what they are about; an empty kind restricts nothing. */
type Kinds = {
  /** `public`, `staff`, a role. */
  readonly people: readonly string[]
  /** Ids of units; each with the whole tree below it. */
  readonly units: readonly string[]
  readonly staffTypes: readonly string[]
}

const unitMark = 'unit:'
const typeMark = 'type:'

/** Every question asks this of every document: the words of one are taken apart once. */
const known = new WeakMap<readonly string[], Kinds>()

function kindsOf(words: readonly string[]): Kinds {
  const kept = known.get(words)
  if (kept) return kept
  const kinds = takeApart(words)
  known.set(words, kinds)
  return kinds
}

function takeApart(words: readonly string[]): Kinds {
  const after = (mark: string) => words.flatMap((word) => (word.startsWith(mark) ? [word.slice(mark.length)] : []))
  return {
    people: words.filter((word) => !word.startsWith(unitMark) && !word.startsWith(typeMark)),
    units: after(unitMark),
    staffTypes: after(typeMark),
  }
}

function isAmong(people: readonly string[], roles: readonly string[]): boolean {
  const member = roles.some((role) => role !== 'guest')
  if (people.length === 0) return member
  return people.some((word) => word === 'public' || (member && (word === 'staff' || roles.includes(word))))
}

/**
 * True when an audience admits a reader: among words of one kind (people, units, kinds of staff) any suffices, and every
 * kind that is given must hold. An empty audience admits nobody, and so does a word that nobody knows.
 */
export function admits(words: readonly string[], { roles, unitId, unitIds, staffType }: Reader): boolean {
  if (words.length === 0) return false
  const { people, units, staffTypes } = kindsOf(words)
  if (!isAmong(people, roles)) return false
  const above = unitIds ?? (unitId === null ? [] : [unitId])
  if (units.length > 0 && !units.some((unit) => above.includes(unit))) return false
  return staffTypes.length === 0 || (staffType !== null && staffTypes.includes(staffType))
}

/** The first word of an audience that means nothing; null when all are known. */
export function unknownWord(words: readonly string[]): string | null {
  const isKnown = (word: string) =>
    word === 'public' ||
    (word !== 'guest' && Role.safeParse(word).success) ||
    (word.startsWith(unitMark) && /^[\w-]{1,40}$/.test(word.slice(unitMark.length))) ||
    (word.startsWith(typeMark) && StaffType.safeParse(word.slice(typeMark.length)).success)
  return words.find((word) => !isKnown(word)) ?? null
}

/** Everybody of one kind is also admitted by the other. */
function covers(wide: readonly string[], narrow: readonly string[]): boolean {
  return wide.length === 0 || (narrow.length > 0 && narrow.every((word) => wide.includes(word)))
}

/** True when whoever may read a document of one audience may also be told of one with another audience. */
export function isAsOpen(other: readonly string[], words: readonly string[]): boolean {
  if (other.includes('public') && other.length === 1) return true
  if (other.length === 0) return false
  const [wide, narrow] = [kindsOf(other), kindsOf(words)]
  const people = wide.people.length === 0 ? ['staff'] : wide.people
  const readers = narrow.people.length === 0 ? ['staff'] : narrow.people
  const guests = readers.includes('public')
  const everyMember = people.includes('public') || people.includes('staff')
  return (
    (guests ? people.includes('public') : everyMember || covers(people, readers)) &&
    covers(wide.units, narrow.units) &&
    covers(wide.staffTypes, narrow.staffTypes)
  )
}
