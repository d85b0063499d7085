import { yearOf } from '../../tools/rules/index.ts'
import { countCases, standingOf } from '../assessment/cases.ts'
import { isWithin, type Span } from '../assessment/period.ts'
import { casesOf } from '../assessment/world.ts'
import { retirementWindow } from '../flows/retirement-facts.ts'
import { holdsDays } from '../leave/ledger.ts'
import type { StaffRow } from '../record.ts'
import { trainingsOf } from '../training/world.ts'
import { requestsOf, type World } from '../world.ts'

/** One thing that a metric counts, and the person it belongs to. */
export type Row = {
  readonly staff: StaffRow
  readonly value: number
  /** What it is measured against, of a mean or a share. */
  readonly of: number
  /** When it happened or will; null for how things stand. */
  readonly on: string | null
  /** Kind of leave, of a leave. */
  readonly type: string | null
}

/** What a metric is computed over. */
export type Scope = { readonly world: World; readonly staff: readonly StaffRow[]; readonly span: Span }

const row = (staff: StaffRow, more: Partial<Row> = {}): Row => ({
  staff,
  value: 1,
  of: 0,
  on: null,
  type: null,
  ...more,
})

/** Everybody in service, once. */
export function headRows({ staff }: Scope): Row[] {
  return staff.map((person) => row(person))
}

/** The statutory date of retirement; null where a person has to decide on the category. */
export function statutoryDate(staff: StaffRow): string | null {
  const window = retirementWindow(staff)
  return 'statutoryDate' in window ? window.statutoryDate : null
}

/** Retirements of a span. */
export function retirementRows({ staff, span }: Scope): Row[] {
  return staff.flatMap((person) => {
    const on = statutoryDate(person)
    return on !== null && isWithin(on, span) ? [row(person, { on })] : []
  })
}

/** Leave that began in a span, in days. */
export function leaveRows({ world, staff, span }: Scope): Row[] {
  return staff.flatMap((person) =>
    requestsOf(world, person.id)
      .filter(({ start, state }) => isWithin(start, span) && holdsDays(state) && state !== 'IN_APPROVAL')
      .map(({ start, type, countedHalfDays }) => row(person, { value: countedHalfDays / 2, on: start, type })),
  )
}

/** Cases closed in a span. */
export function closedRows({ world, staff, span }: Scope): Row[] {
  return staff.flatMap((person) =>
    countCases(casesOf(world, person.id), span).closed.map(({ closedOn }) => row(person, { on: closedOn })),
  )
}

/** Cases of a span with 1 for on time; one that is open past its limit counts in the month of its limit. */
export function timingRows({ world, staff, span }: Scope): Row[] {
  return staff.flatMap((person) =>
    casesOf(world, person.id).flatMap((one) => {
      const standing = standingOf(one, span)
      if (standing === null) return []
      const on = standing === 'OVERDUE' ? one.dueOn : one.closedOn
      return [row(person, { value: standing === 'ON_TIME' ? 1 : 0, of: 1, on })]
    }),
  )
}

/** Ratings of cases closed in a span. */
export function ratingRows({ world, staff, span }: Scope): Row[] {
  return staff.flatMap((person) =>
    countCases(casesOf(world, person.id), span).closed.flatMap(({ rating, closedOn }) =>
      rating === null ? [] : [row(person, { value: rating, of: 1, on: closedOn })],
    ),
  )
}

/** Hours finished in a span; everybody counts as one head, with or without. */
export function trainingRows({ world, staff, span }: Scope): Row[] {
  return staff.flatMap((person) => [
    row(person, { value: 0, of: 1 }),
    ...trainingsOf(world, person.id)
      .filter(({ state, on }) => state === 'COMPLETED' && isWithin(on, span))
      .map(({ hours, on }) => row(person, { value: hours, on })),
  ])
}

/** Hours a month saved by contributions that were accepted in a span. */
export function savingRows({ world, staff, span }: Scope): Row[] {
  const people = new Map(staff.map((person) => [person.id, person]))
  return [...world.contributions.values()].flatMap(({ staffId, state, reviewedOn, hoursSaved }) => {
    const person = people.get(staffId)
    const counts = person && state === 'ACCEPTED' && reviewedOn !== null && isWithin(reviewedOn, span) && hoursSaved
    return counts ? [row(person, { value: hoursSaved, on: reviewedOn })] : []
  })
}

/** Age in full years on a day. */
export function ageOn(birthDate: string, day: string): number {
  return yearOf(day) - yearOf(birthDate) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
