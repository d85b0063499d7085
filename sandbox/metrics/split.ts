import type { MetricSplit } from '../../tools/hr-api/schemas/index.ts'
import { leaveTypeNames, staffTypeNames } from '../../tools/hr-api/schemas/index.ts'
import { addMonths, yearOf } from '../../tools/rules/index.ts'
import type { Span } from '../assessment/period.ts'
import { unitsUp } from '../leave/chain.ts'
import { unitOf, type World } from '../world.ts'
import { ageOn, type Row } from './rows.ts'

type Words = { readonly zh: string; readonly en: string }

/** How rows fall into groups: the key of a row, what a key is called, and keys that are there without rows. */
export type Splitter = {
  keyOf(row: Row): string | null
  label(key: string): Words
  readonly keys: readonly string[]
}

const same = (text: string): Words => ({ zh: text, en: text })

const bands: readonly { readonly key: string; readonly upTo: number; readonly words: Words }[] = [
  { key: '30', upTo: 30, words: { zh: '30岁及以下', en: '30 and younger' } },
  { key: '40', upTo: 40, words: { zh: '31—40岁', en: '31 to 40' } },
  { key: '50', upTo: 50, words: { zh: '41—50岁', en: '41 to 50' } },
  { key: '99', upTo: Number.POSITIVE_INFINITY, words: { zh: '51岁及以上', en: '51 and older' } },
]
const educations: Readonly<Record<string, string>> = {
  研究生: 'postgraduate',
  大学本科: "bachelor's degree",
  大学专科: 'college',
}
const educationOrder = ['研究生', '大学本科', '大学专科']

function monthsOf({ from, to }: Span): string[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) months.push(day.slice(0, 7))
  return months
}

function yearsOf({ from, to }: Span): string[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => String(yearOf(from) + index))
}

/** The unit right below a root that somebody belongs to, or the root itself. */
function unitBelow(world: World, unitId: string, roots: ReadonlySet<string>): string {
  const up = unitsUp(world, unitId)
  const at = up.findIndex(({ id }) => roots.has(id))
  return (up[Math.max(0, at - 1)] ?? unitOf(world, unitId)).id
}

function unitLabel(world: World, id: string, roots: ReadonlySet<string>): Words {
  const { name } = unitOf(world, id)
  return roots.has(id) ? { zh: `${name}（本级）`, en: `${name} (itself)` } : same(name)
}

/**
 * Makes the way in which rows fall into groups.
 * @param roots the units that were asked for, at the top
 */
export function splitterFor(by: MetricSplit, world: World, span: Span, roots: ReadonlySet<string>): Splitter {
  const splitters: Readonly<Record<MetricSplit, () => Splitter>> = {
    YEAR: () => ({ keyOf: ({ on }) => on?.slice(0, 4) ?? null, label: same, keys: yearsOf(span) }),
    MONTH: () => ({ keyOf: ({ on }) => on?.slice(0, 7) ?? null, label: same, keys: monthsOf(span) }),
    UNIT: () => ({
      keyOf: ({ staff }) => unitBelow(world, staff.unitId, roots),
      label: (key) => unitLabel(world, key, roots),
      keys: [],
    }),
    AGE: () => ({
      keyOf: ({ staff }) => bands.find(({ upTo }) => ageOn(staff.birthDate, span.to) <= upTo)?.key ?? null,
      label: (key) => bands.find((band) => band.key === key)?.words ?? same(key),
      keys: bands.map(({ key }) => key),
    }),
    EDUCATION: () => ({
      keyOf: ({ staff }) => staff.education,
      label: (key) => ({ zh: key, en: educations[key] ?? key }),
      keys: educationOrder,
    }),
    STAFF_TYPE: () => ({
      keyOf: ({ staff }) => staff.staffType,
      label: (key) => Object.entries(staffTypeNames).find(([code]) => code === key)?.[1] ?? same(key),
      keys: [],
    }),
    GENDER: () => ({
      keyOf: ({ staff }) => staff.gender,
      label: (key) => (key === 'F' ? { zh: '女', en: 'women' } : { zh: '男', en: 'men' }),
      keys: ['M', 'F'],
    }),
    LEAVE_TYPE: () => ({
      keyOf: ({ type }) => type,
      label: (key) => Object.entries(leaveTypeNames).find(([code]) => code === key)?.[1] ?? same(key),
      keys: [],
    }),
  }
  return splitters[by]()
}
