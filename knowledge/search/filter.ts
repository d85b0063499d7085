import type { IndexedDocument } from '../index/snapshot.ts'
import type { Reader } from '../port.ts'
import { admits } from './audience.ts'
import type { DaySlot } from './days.ts'
import type { RegionSlot } from './slots.ts'

/** True when a reader may see a document; a guest sees only what is public. */
export function mayRead({ audience }: Pick<IndexedDocument, 'audience'>, reader: Reader): boolean {
  return admits(audience, reader)
}

/** True when a version is in force on a day; a version without a date counts as in force until another takes over. */
export function inForce(
  { effectiveFrom, effectiveUntil }: Pick<IndexedDocument, 'effectiveFrom' | 'effectiveUntil'>,
  day: string,
): boolean {
  return (effectiveFrom === null || effectiveFrom <= day) && (effectiveUntil === null || day < effectiveUntil)
}

/** True when a document can hold in a region: national, or of the province, and of the city if it is a city's. */
export function holdsIn({ region, city }: Pick<IndexedDocument, 'region' | 'city'>, slot: RegionSlot): boolean {
  if (region === '全国' || region === '') return true
  if (region !== slot.province) return false
  return city === null || city === slot.city
}

/** What decides which documents a question may find. */
export type Sieve = {
  readonly reader: Reader
  readonly day: DaySlot
  readonly region: RegionSlot
  readonly staffTypes: readonly string[]
  /** Acts the question names: found in any region. */
  readonly named: ReadonlySet<string>
  readonly exclude: ReadonlySet<string>
}

function inTime(document: IndexedDocument, { day }: Sieve): boolean {
  if (inForce(document, day.asOf)) return true
  return day.old && document.effectiveUntil !== null && document.effectiveUntil <= day.asOf
}

function forStaff({ staffTypes }: IndexedDocument, types: readonly string[]): boolean {
  return staffTypes.length === 0 || types.length === 0 || staffTypes.some((type) => types.includes(type))
}

/** True when a question may find a document. */
export function passes(document: IndexedDocument, sieve: Sieve): boolean {
  return (
    document.live &&
    !sieve.exclude.has(document.doc) &&
    mayRead(document, sieve.reader) &&
    inTime(document, sieve) &&
    (document.collection === 'handbook' || holdsIn(document, sieve.region) || sieve.named.has(document.actId)) &&
    forStaff(document, sieve.staffTypes)
  )
}
