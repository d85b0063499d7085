import type { StaffFilter, StaffFound, StaffSearch } from '../../tools/hr-api/schemas/index.ts'
import { addMonths, fullMonthsBetween } from '../../tools/rules/index.ts'
import { isInService } from '../establishment/count.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import type { World } from '../world.ts'
import { statutoryOf } from './retirement.ts'
import { levelSince, rankSince } from './standing.ts'
import { showStaff, viewOf } from './views.ts'

const educations = ['大学专科', '大学本科', '研究生']
const degrees = ['学士', '硕士', '博士']
const basicFields: ReadonlySet<string> = new Set(['unit', 'position', 'status', 'staffType'])

/** Full years from one day to another. */
export function fullYears(from: string, to: string): number {
  return Math.floor(fullMonthsBetween(from, to) / 12)
}

type Scene = { readonly world: World; readonly today: string; readonly units: ReadonlySet<string> | null }
type Test = (staff: StaffRow, scene: Scene) => boolean

const atLeast = (order: readonly string[], held: string | null, wanted: string): boolean =>
  held !== null && order.indexOf(held) >= order.indexOf(wanted)

/** One test for each condition of a filter; what is not asked for is not tested. */
const tests: { [Name in keyof Required<StaffFilter>]: (wanted: NonNullable<StaffFilter[Name]>) => Test } = {
  ageMin:
    (years) =>
    (staff, { today }) =>
      fullYears(staff.birthDate, today) >= years,
  ageMax:
    (years) =>
    (staff, { today }) =>
      fullYears(staff.birthDate, today) <= years,
  bornFrom: (day) => (staff) => staff.birthDate >= day,
  bornTo: (day) => (staff) => staff.birthDate <= day,
  gender: (gender) => (staff) => staff.gender === gender,
  educationAtLeast: (level) => (staff) => atLeast(educations, staff.education, level),
  degreeAtLeast: (degree) => (staff) => atLeast(degrees, staff.degree, degree),
  political: (kinds) => (staff) => kinds.includes(staff.politicalStatus),
  level:
    (levels) =>
    (staff, { world }) => {
      const held = world.people.dossiers.get(staff.id)?.level
      return held != null && levels.includes(held)
    },
  levelYears:
    (years) =>
    (staff, { world, today }) => {
      const since = levelSince(world, staff.id)
      return since !== null && addMonths(since, years * 12) <= today
    },
  rank: (ranks) => (staff) => staff.rank !== null && ranks.includes(staff.rank),
  rankYears:
    (years) =>
    (staff, { world, today }) => {
      const since = rankSince(world, staff.id)
      return since !== null && addMonths(since, years * 12) <= today
    },
  staffType: (types) => (staff) => types.includes(staff.staffType),
  status: (states) => (staff) => states.includes(staff.status),
  unit:
    () =>
    (staff, { units }) =>
      units?.has(staff.unitId) ?? false,
  position: (words) => (staff) => staff.position.includes(words),
  leader:
    (wanted) =>
    (staff, { world }) =>
      (world.people.dossiers.get(staff.id)?.level != null) === wanted,
  workYearsMin:
    (years) =>
    (staff, { today }) =>
      fullYears(staff.workStartDate, today) >= years,
  workYearsMax:
    (years) =>
    (staff, { today }) =>
      fullYears(staff.workStartDate, today) <= years,
  unitYearsMin:
    (years) =>
    (staff, { today }) =>
      fullYears(staff.entryDate, today) >= years,
  ethnicity: (kinds) => (staff) =>
    kinds.includes(staff.ethnicity) || (kinds.includes('少数民族') && staff.ethnicity !== '汉族'),
  establishmentKind:
    (kinds) =>
    (staff, { world }) => {
      const held = world.people.dossiers.get(staff.id)?.establishmentKind
      return held != null && kinds.includes(held)
    },
  retirementCategory: (kinds) => (staff) => kinds.includes(staff.retirementCategory),
  retiresWithinMonths:
    (months) =>
    (staff, { today }) => {
      const day = statutoryOf(staff).statutoryDate
      return day !== null && day <= addMonths(today, months)
    },
}

function unitsNamed(caller: Caller, all: boolean, words: string | undefined): Set<string> | null {
  if (words === undefined) return null
  const units = [...caller.world.units.values()]
  const exact = units.filter(({ id, name }) => id === words || name === words)
  const named = exact.length > 0 ? exact : units.filter(({ name }) => name.includes(words))
  if (named.length === 0)
    throw new Refusal('NOT_FOUND', `没有名为“${words}”的单位，请说全称。`, `No unit is called “${words}”.`, {
      needs: ['unit'],
    })
  return new Set(named.flatMap(({ id }) => [...reachedUnits(caller, all, id)]))
}

/** Everybody within reach who fits every condition. */
export function findStaff(caller: Caller, filter: StaffFilter): StaffRow[] {
  const { world, today, scopes } = caller
  const all = covers(scopes, 'people:read:all')
  const reached = reachedUnits(caller, all, undefined)
  const scene: Scene = { world, today, units: unitsNamed(caller, all, filter.unit) }
  const wanted = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [(tests[name as keyof StaffFilter] as (value: unknown) => Test)(value)],
  )
  const isWanted = (staff: StaffRow) => wanted.every((test) => test(staff, scene))
  return [...world.staff.values()].filter(
    (staff) => reached.has(staff.unitId) && (filter.status !== undefined || isInService(staff)) && isWanted(staff),
  )
}

type SortKey = NonNullable<StaffSearch['sort']>
const sortKeys: { readonly [Key in SortKey]: (staff: StaffRow, world: World) => string } = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  // The elder have the smaller day of birth; by age, the younger come first.
  age: ({ birthDate }) => String(99_999_999 - Number(birthDate.replaceAll('-', ''))),
  birthDate: ({ birthDate }) => birthDate,
  workStartDate: ({ workStartDate }) => workStartDate,
  levelSince: ({ id }, world) => levelSince(world, id) ?? '9999',
  unit: ({ unitId }) => unitId,
}

/** `POST /staff/search`: who fits, counted whole and shown up to the limit. */
export function searchStaff(caller: Caller, { filter, sort = 'id', descending, limit = 50 }: StaffSearch): StaffFound {
  const view = viewOf(caller)
  const hidden = view === 'BASIC' ? Object.keys(filter).filter((name) => !basicFields.has(name)) : []
  if (hidden.length > 0)
    throw new Refusal(
      'FORBIDDEN_FIELD',
      '您只能按单位、岗位、人员类别和状态查人，其他条件请由人事科查询。',
      'You may look for people by unit, post, kind of staff and status only. Ask the HR section for the rest.',
      { needs: hidden },
    )
  const found = findStaff(caller, filter).map((staff) => ({ staff, key: sortKeys[sort](staff, caller.world) }))
  const direction = descending ? -1 : 1
  found.sort((one, other) =>
    one.key === other.key ? (one.staff.id < other.staff.id ? -1 : 1) : one.key < other.key ? -direction : direction,
  )
  const items = found.slice(0, limit).map(({ staff }) => showStaff(caller.world, staff, view))
  caller.noteRead({
    source: null,
    subjects: items.map(({ id }) => id),
    what: '按条件查人',
    purpose: '人员检索',
    grant: null,
  })
  return { count: found.length, items, asOf: caller.now }
}
