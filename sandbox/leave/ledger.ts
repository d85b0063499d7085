import type * as z from 'zod'
import type { LeaveEntitlement, LeaveTypeCode } from '../../tools/hr-api/schemas/index.ts'
import type { LedgerRow, RequestRow } from '../record.ts'
import { requestsOf, type World } from '../world.ts'

type Code = z.output<typeof LeaveTypeCode>
type State = RequestRow['state']

/** Figures of one balance in half days; `left` is the sum of the ledger and of the other four. */
export type Balance = {
  readonly granted: number
  readonly carried: number
  readonly taken: number
  readonly reserved: number
  readonly left: number
}

/** The state of a request on a day: an approved leave whose last day has passed is taken. */
export function stateOn({ state, end }: Pick<RequestRow, 'state' | 'end'>, today: string): State {
  return state === 'APPROVED' && end < today ? 'TAKEN' : state
}

/** True while a request holds days: asked for, agreed or taken. */
export function holdsDays(state: State): boolean {
  return state === 'SUBMITTED' || state === 'IN_APPROVAL' || state === 'APPROVED' || state === 'TAKEN'
}

const sum = (entries: readonly LedgerRow[]): number =>
  entries.reduce((total, { deltaHalfDays }) => total + deltaHalfDays, 0)

/**
 * A balance from the ledger entries of one person, type and year. A submission is entered as TAKE at once, so that
 * nobody can ask twice for the same day; CANCEL gives it back.
 * @param isTaken says whether the days of a request lie in the past
 */
export function balanceFrom(entries: readonly LedgerRow[], isTaken: (requestId: string | null) => boolean): Balance {
  const moved = entries.filter(({ reason }) => reason === 'TAKE' || reason === 'CANCEL')
  const carried = sum(entries.filter(({ reason }) => reason === 'CARRY'))
  const taken = -sum(moved.filter(({ requestId }) => isTaken(requestId)))
  const reserved = -sum(moved.filter(({ requestId }) => !isTaken(requestId)))
  const left = sum(entries)
  return { granted: left - carried + taken + reserved, carried, taken: taken + 0, reserved: reserved + 0, left }
}

function entriesOf(world: World, staffId: string, type: Code, year: number): LedgerRow[] {
  return (world.ledger.get(staffId) ?? []).filter((entry) => entry.type === type && entry.year === year)
}

/** The balance of a person, type and year on a day. */
export function balanceOf(world: World, staffId: string, type: Code, year: number, today: string): Balance {
  return balanceFrom(entriesOf(world, staffId, type, year), (requestId) => {
    const request = requestId === null ? undefined : world.requests.get(requestId)
    return request !== undefined && stateOn(request, today) === 'TAKEN'
  })
}

/** Every balance that a person has in a year, with what the grant rests on. */
export function entitlementsOf(world: World, staffId: string, year: number, today: string): LeaveEntitlement[] {
  const ofYear = (world.ledger.get(staffId) ?? []).filter((entry) => entry.year === year)
  return [...new Set(ofYear.map(({ type }) => type))].map((type) => {
    const { granted, carried, taken, reserved, left } = balanceOf(world, staffId, type, year, today)
    const grant = ofYear.find((entry) => entry.type === type && entry.basis !== undefined)
    return {
      staffId,
      type,
      year,
      grantedHalfDays: granted,
      carriedHalfDays: carried,
      takenHalfDays: taken,
      reservedHalfDays: reserved,
      leftHalfDays: left,
      expiresOn: grant?.expiresOn ?? null,
      basis: grant?.basis ?? { rule: 'ledger', facts: {}, citations: [] },
    }
  })
}

/** What a request holds of the balance of each year at this moment, in half days. */
export function heldByYear(world: World, { id, staffId }: Pick<RequestRow, 'id' | 'staffId'>): Map<number, number> {
  const held = new Map<number, number>()
  for (const { requestId, year, deltaHalfDays } of world.ledger.get(staffId) ?? [])
    if (requestId === id) held.set(year, (held.get(year) ?? 0) - deltaHalfDays)
  return held
}

type Movement = { readonly year: number; readonly halfDays: number }

/**
 * Entries of a request that draw on its balances, or with CANCEL give back, one a year; nothing moved is no entry.
 * @param entered how many entries the same record makes for this request before these
 */
export function movements(
  world: World,
  request: RequestRow,
  reason: 'TAKE' | 'CANCEL',
  moved: readonly Movement[],
  when: { readonly by: string; readonly at: string; readonly entered?: number },
): LedgerRow[] {
  const before = (world.ledger.get(request.staffId) ?? []).filter(({ requestId }) => requestId === request.id).length
  return moved
    .filter(({ halfDays }) => halfDays !== 0)
    .map(({ year, halfDays }, index) => ({
      id: `${request.id}-${before + (when.entered ?? 0) + index + 1}`,
      staffId: request.staffId,
      type: request.type,
      year,
      deltaHalfDays: reason === 'TAKE' ? -halfDays : halfDays,
      reason,
      requestId: request.id,
      by: when.by,
      at: when.at,
    }))
}

/**
 * What a request has drawn from balances and not given back, as entries that give it back, one a year.
 * Empty for kinds without a balance.
 */
export function givingBack(world: World, request: RequestRow, by: string, at: string): LedgerRow[] {
  const held = [...heldByYear(world, request)].map(([year, halfDays]) => ({ year, halfDays }))
  return movements(world, request, 'CANCEL', held, { by, at })
}

/** Requests of a person that hold days on the days of a span. */
export function requestsHolding(world: World, staffId: string): RequestRow[] {
  return requestsOf(world, staffId).filter(({ state }) => holdsDays(state))
}
