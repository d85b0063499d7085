import { dayKey } from '../time/world.ts'
import type { World } from '../world.ts'
import { hours, timeOf } from './hours.ts'

/** What a device holds of a person's day. */
export type Punches = { readonly checkIn: string | null; readonly checkOut: string | null }

/** A number in [0, 1) that is always the same for the same text and place (FNV-1a, then mixed). */
function drawn(text: string, place: number): number {
  let hash = 2166136261 ^ place
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

type Habit = { readonly upTo: number; punches(key: string): Punches }

const between = (low: number, high: number, key: string, place: number): number =>
  low + Math.floor(drawn(key, place) * (high - low + 1))
const arrive = (key: string): string => timeOf(hours.begin - between(1, 28, key, 2))
const leave = (key: string): string => timeOf(hours.end + between(0, 25, key, 3))

/** How days go: nearly all are in order, one in thirty is not. */
const habits: readonly Habit[] = [
  { upTo: 0.012, punches: (key) => ({ checkIn: timeOf(hours.begin + between(1, 28, key, 4)), checkOut: leave(key) }) },
  { upTo: 0.018, punches: (key) => ({ checkIn: arrive(key), checkOut: timeOf(hours.end - between(1, 28, key, 5)) }) },
  { upTo: 0.026, punches: (key) => ({ checkIn: arrive(key), checkOut: null }) },
  { upTo: 0.031, punches: (key) => ({ checkIn: null, checkOut: leave(key) }) },
  { upTo: 0.033, punches: (key) => ({ checkIn: timeOf(hours.begin + between(35, 90, key, 6)), checkOut: leave(key) }) },
  { upTo: 0.0335, punches: () => ({ checkIn: null, checkOut: null }) },
  { upTo: 1, punches: (key) => ({ checkIn: arrive(key), checkOut: leave(key) }) },
]

/** The first day of which punches are known; null where no device is. */
export function deviceSince(world: World): string | null {
  return world.devices.reduce<string | null>((first, { from }) => (first === null || from < first ? from : first), null)
}

/**
 * The punches of a person on a working day: planted ones, or drawn with the seed of the device, the same at every look.
 * Null before the device was there.
 */
export function punchesOf(world: World, staffId: string, date: string): Punches | null {
  const planted = world.punches.get(dayKey(staffId, date))
  if (planted) return planted
  const device = world.devices.findLast(({ from }) => from <= date)
  if (!device) return null
  const key = `${device.seed} ${staffId} ${date}`
  const chance = drawn(key, 1)
  return habits.find(({ upTo }) => chance < upTo)?.punches(key) ?? null
}
