import { addDays, endDate, isWorkday } from '../../tools/rules/index.ts'
import { matterOf } from '../assessment/matters.ts'
import type { ServiceCaseRow } from '../assessment/record.ts'
import { createRandom } from '../faults.ts'
import type { World } from '../world.ts'

/** Units that handle cases, and the kinds of cases they handle. */
const handling: Readonly<Record<string, readonly string[]>> = {
  'U-102': ['LETTER', 'DATA'],
  'U-106': ['SUBSIDY', 'TITLE'],
  'U-107': ['TITLE', 'CERTIFICATE'],
  'U-108': ['SUBSIDY', 'COMPLAINT'],
  'U-2012': ['CERTIFICATE', 'LETTER'],
  'U-2013': ['DATA', 'ARCHIVE'],
  'U-2022': ['ARCHIVE'],
  'U-2032': ['SUBSIDY'],
  'U-2042': ['EXAM'],
  'U-2052': ['CERTIFICATE'],
  'U-2062': ['TEST'],
  'U-3012': ['COMPLAINT'],
}
/** Units whose business is with the public. */
export const windowUnits: readonly string[] = Object.keys(handling).filter((id) => id !== 'U-102' && id !== 'U-2013')

type Draft = Omit<ServiceCaseRow, 'id'>

const workdayFrom = (day: string): string => (isWorkday(day) ? day : workdayFrom(addDays(day, 1)))
const workdayUntil = (day: string): string => (isWorkday(day) ? day : workdayUntil(addDays(day, -1)))

/** The working day after so many others. */
function afterWorkdays(start: string, days: number): string {
  const result = endDate({ start, days: days + 1, mode: 'workday' })
  if ('endDate' in result && typeof result.endDate === 'string') return result.endDate
  throw new Error(`No working days are known after ${start}. Check the calendar.`)
}

/** Zhang's third quarter of 2026: twenty cases, seventeen on time, two late, one open past its limit at the end of it. */
function plantedCases(staffId: string, unitId: string): Draft[] {
  const ratings = [5, 5, 4, 5, null, 5, 4, null, 5, 2, null, 5, 3, null, 4, 5, null, null, null]
  return Array.from({ length: 20 }, (_, index): Draft => {
    const matter = ['LETTER', 'DATA', 'LETTER'][index % 3] ?? 'LETTER'
    const acceptedOn = workdayFrom(addDays('2026-07-01', 3 * index))
    const dueOn = afterWorkdays(acceptedOn, matterOf(matter).days)
    const isLate = index === 6 || index === 13
    const closedOn = index === 19 ? '2026-10-13' : isLate ? afterWorkdays(dueOn, 3) : workdayUntil(addDays(dueOn, -1))
    const rating = ratings[index] ?? null
    return {
      ...{ matter, unitId, handlerId: staffId, coHandlers: [], acceptedOn, dueOn, closedOn, rating },
      corrected: rating === 2,
      channel: 'ONLINE',
    }
  })
}

type Random = () => number

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('Nothing to pick from. Give at least one item.')
  return item
}

const today = '2026-11-23'

function everydayCase(random: Random, staffId: string, unitId: string): Draft {
  const matter = pick(random, handling[unitId] ?? ['LETTER'])
  const { days } = matterOf(matter)
  const acceptedOn = workdayFrom(addDays('2026-01-05', Math.floor(random() * 318)))
  const dueOn = afterWorkdays(acceptedOn, days)
  const luck = random()
  const closes = luck < 0.9 ? workdayUntil(addDays(dueOn, -Math.floor(random() * 3))) : afterWorkdays(dueOn, 2)
  const closedOn = [closes, acceptedOn].sort().at(-1) ?? closes
  const isOpen = closedOn > today
  const rating = !isOpen && random() < 0.45 ? pick(random, [5, 5, 5, 4, 4, 3, 2]) : null
  return {
    ...{ matter, unitId, handlerId: staffId, coHandlers: [], acceptedOn, dueOn, rating },
    closedOn: isOpen ? null : closedOn,
    corrected: rating === 2 && random() < 0.7,
    channel: pick(random, ['WINDOW', 'ONLINE', 'PHONE'] as const),
  }
}

/** Cases of the year, of everybody whose unit handles any; the same for the same seed. */
export function makeServiceCases(world: World, seed: number): ServiceCaseRow[] {
  const random = createRandom(seed)
  const handlers = [...world.staff.values()].filter(
    ({ unitId, status, leader }) => handling[unitId] && status !== 'RETIRED' && status !== 'SECONDED_OUT' && !leader,
  )
  const drafts = handlers.flatMap(({ id, unitId, alias }) => {
    const count = 6 + Math.floor(random() * 8)
    const everyday = Array.from({ length: count }, () => everydayCase(random, id, unitId))
    if (alias !== 'zhang') return everyday
    const others = everyday.filter(
      ({ acceptedOn, closedOn }) => closedOn !== null && (closedOn < '2026-07-01' || acceptedOn > '2026-09-30'),
    )
    return [...others, ...plantedCases(id, unitId)]
  })
  return drafts
    .sort((one, other) => (one.acceptedOn < other.acceptedOn ? -1 : 1))
    .map((draft, index) => ({ ...draft, id: `BJ-2026-${String(index + 1).padStart(5, '0')}` }))
}
