import type { Assignment, Education, EstablishmentKind, Level, RankStep } from '../../tools/hr-api/schemas/index.ts'
import { addDays, addMonths, fullMonthsBetween } from '../../tools/rules/index.ts'
import { createRandom } from '../faults.ts'
import type { ContractRow } from '../flows/record.ts'
import { retirementWindow } from '../flows/retirement-facts.ts'
import type { DossierRow } from '../people/record.ts'
import type { StaffRow } from '../record.ts'
import type { World } from '../world.ts'

const today = '2026-11-23'

type Dice = {
  chance(share: number): boolean
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
}

function createDice(seed: number, staffId: string): Dice {
  const random = createRandom(seed + Number(staffId.slice(2)) * 7919)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return {
    between,
    chance: (share) => random() < share,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
  }
}

const earliest = (one: string, other: string): string => (one < other ? one : other)

const schools = ['示例大学', '样本师范学院', '演示理工大学', '范例财经大学', '模拟农业大学']
const majors = ['行政管理', '法学', '会计学', '计算机科学与技术', '汉语言文学', '公共事业管理', '土木工程', '统计学']
const places = ['浙江杭州', '浙江宁波', '浙江温州', '浙江绍兴', '江苏苏州', '安徽黄山', '江西上饶']

/** Schooling that ends before work began, and a later degree for those who studied beside it. */
function educationOf(staff: StaffRow, dice: Dice): Education[] {
  const { education, degree, birthDate, workStartDate } = staff
  const stretch = (
    kind: Education['kind'],
    level: Education['level'],
    own: Education['degree'],
    from: string,
    to: string,
  ): Education => ({ kind, level, school: dice.pick(schools), major: dice.pick(majors), degree: own, from, to })
  const autumn = (years: number) => `${Number(birthDate.slice(0, 4)) + years}-09-01`
  const summer = (years: number) => `${Number(birthDate.slice(0, 4)) + years}-06-30`
  const first = (to: number) => earliest(summer(to), addDays(workStartDate, -1))
  const isDoctor = degree === '博士'
  if (education === '大学专科') return [stretch('FULL_TIME', '大学专科', null, autumn(18), first(21))]
  if (education === '大学本科') {
    const full = stretch('FULL_TIME', '大学本科', '学士', autumn(18), first(22))
    // A master's degree without graduate schooling is earned beside the work.
    return degree === '硕士' ? [full, stretch('IN_SERVICE', '研究生', '硕士', autumn(27), summer(30))] : [full]
  }
  const isFullTime = workStartDate >= summer(25)
  const graduate = stretch(
    isFullTime ? 'FULL_TIME' : 'IN_SERVICE',
    '研究生',
    isDoctor ? '博士' : '硕士',
    isFullTime ? autumn(22) : autumn(27),
    isFullTime ? first(25) : summer(30),
  )
  return [stretch('FULL_TIME', '大学本科', '学士', autumn(18), first(22)), graduate]
}

/** The level of the leading post somebody holds. */
export function levelOf(world: World, staff: StaffRow): Level | null {
  const led = [...world.units.values()].find(({ leaderId }) => leaderId === staff.id)
  if (led) return led.rank
  if (staff.position.startsWith('副局长') || staff.position.startsWith('纪检组长')) return '副处'
  return staff.position.startsWith('副所长') ? '副科' : null
}

/** 编制 of a kind of staff; the centre under civil service law holds posts of institutions. */
function establishmentOf(staffType: StaffRow['staffType']): EstablishmentKind | null {
  if (staffType === 'CONTRACT_OFFBOOK' || staffType === 'DISPATCHED') return null
  return staffType === 'CIVIL_SERVANT' || staffType === 'APPOINTED_CIVIL_SERVANT' ? 'ADMIN' : 'INSTITUTION'
}

function dossierOf(world: World, staff: StaffRow, dice: Dice): DossierRow {
  const kind = establishmentOf(staff.staffType)
  const joined = addMonths(staff.birthDate, dice.between(19, 26) * 12 + dice.between(0, 11))
  return {
    staffId: staff.id,
    nativePlace: dice.pick(places),
    birthDateSource: dice.chance(0.2) ? 'ID_CARD' : 'FILE',
    partyJoinedOn: staff.politicalStatus === '中共党员' ? earliest(joined, '2026-06-30') : null,
    educationHistory: educationOf(staff, dice),
    workYearsAdjustMonths: dice.chance(0.03) ? 24 : 0,
    establishmentKind: staff.status === 'RETIRED' ? null : kind,
    occupiesKind: staff.status === 'RETIRED' ? null : kind,
    level: levelOf(world, staff),
    secretPostUntil: null,
    disabilityGrade: null,
    version: 1,
  }
}

const servantRanks = [
  '二级科员',
  '一级科员',
  '四级主任科员',
  '三级主任科员',
  '二级主任科员',
  '一级主任科员',
  '四级调研员',
  '三级调研员',
  '二级调研员',
  '一级调研员',
]
const titles = ['初级', '中级', '副高', '正高']

/** Ranks from the first year of work to the present one, evenly apart; nobody is promoted in the last months. */
function ranksOf(staff: StaffRow): RankStep[] {
  const { id, rank, workStartDate } = staff
  if (rank === null) return []
  const ladder = titles.includes(rank) ? titles : servantRanks
  // Who is taken on with a degree begins as 一级科员.
  const lowest = ladder === servantRanks && rank !== '二级科员' ? 1 : 0
  const steps = ladder.slice(lowest, ladder.indexOf(rank) + 1)
  const begin = earliest(addMonths(workStartDate, 12), '2026-08-01')
  const months = Math.max(0, fullMonthsBetween(begin, '2026-02-01'))
  const apart = Math.min(ladder === titles ? 60 : 36, Math.floor(months / steps.length))
  return steps.map((step, index) => ({
    id: `RK-${id.slice(2)}-${index + 1}`,
    staffId: id,
    rank: step,
    from: addMonths(begin, apart * index),
    basisDoc: `示人〔${Number(addMonths(begin, apart * index).slice(0, 4))}〕${(Number(id.slice(2)) % 90) + 10}号`,
  }))
}

const levelsUp: readonly Level[] = ['副科', '正科', '副处', '正处']

/** Since when the present level is held; who was named here is so on purpose. */
const levelSince: Readonly<Record<string, string>> = {
  'U-201': '2022-03-01',
  'U-202': '2023-05-10',
  'U-203': '2022-06-15',
  'U-204': '2024-03-20',
  'U-205': '2021-09-01',
  'U-206': '2020-10-12',
  'U-301': '2023-11-23',
}

const gradeOf: Readonly<Record<string, string>> = {
  正高: '专技四级',
  副高: '专技七级',
  中级: '专技十级',
  初级: '专技十二级',
}

/** The grade of the post of an institution. */
export function postGradeOf(staff: StaffRow, level: Level | null): string | null {
  switch (staff.staffType) {
    case 'INSTITUTION_MANAGER':
      return level === '正科' ? '管理七级' : level === '副科' ? '管理八级' : '管理九级'
    case 'INSTITUTION_TECHNICAL':
      return gradeOf[staff.rank ?? ''] ?? '专技十三级'
    case 'INSTITUTION_WORKER':
      return '工勤三级'
    default:
      return null
  }
}

function assignmentsOf(world: World, staff: StaffRow, level: Level | null, dice: Dice): Assignment[] {
  const { id, unitId, position, entryDate, workStartDate, status } = staff
  const isRetired = status === 'RETIRED'
  const leaves = earliest(addMonths(staff.birthDate, 720), '2026-06-30')
  const post = (
    at: number,
    title: string,
    of: Level | null,
    from: string,
    to: string | null,
    unit = unitId,
  ): Assignment => ({
    id: `AS-${id.slice(2)}-${at}`,
    staffId: id,
    unitId: unit,
    title,
    level: of,
    kind: 'MAIN',
    postGrade: postGradeOf(staff, of),
    from,
    to,
    basisDoc: `示人任〔${from.slice(0, 4)}〕${(Number(id.slice(2)) % 80) + 5}号`,
    source: from < '2012-01-01' ? 'paper' : 'import',
  })
  const root = world.units.get(unitId)?.parentId ?? unitId
  const before =
    entryDate > workStartDate ? [post(0, '工作人员', null, workStartDate, addDays(entryDate, -1), root)] : []
  if (level === null || isRetired) {
    const title = isRetired ? '工作人员' : position
    return [...before, post(1, title, null, entryDate, isRetired ? leaves : null)].map((one, at) => ({
      ...one,
      id: `AS-${id.slice(2)}-${at + 1}`,
    }))
  }
  const climbed = levelsUp.slice(0, levelsUp.indexOf(level) + 1)
  const since = levelSince[unitId] ?? `${dice.between(2018, 2024)}-${String(dice.between(1, 12)).padStart(2, '0')}-15`
  const span = Math.max(climbed.length, fullMonthsBetween(entryDate, since))
  const starts = climbed.map((_, at) =>
    at === climbed.length - 1 ? since : addMonths(entryDate, Math.floor((span * (at + 1)) / (climbed.length + 1))),
  )
  const posts = climbed.map((one, at) =>
    post(0, at === climbed.length - 1 ? position : `${one}级领导职务`, one, starts[at] ?? since, null),
  )
  const all = [...before, post(0, '工作人员', null, entryDate, null), ...posts]
  return all.map((one, at) => {
    const next = all[at + 1]
    return { ...one, id: `AS-${id.slice(2)}-${at + 1}`, to: next ? addDays(next.from, -1) : null }
  })
}

/** Contracts of institutions and off-book staff run for three years, end in summer or later and never after the statutory age. */
function contractOf(staff: StaffRow): ContractRow[] {
  const { id, staffType, entryDate, status } = staff
  const isContract = staffType.startsWith('INSTITUTION') || staffType === 'CONTRACT_OFFBOOK'
  if (!isContract || status === 'RETIRED') return []
  let from = entryDate
  let renewals = 0
  while (addDays(addMonths(from, 36), -1) < '2027-03-01') {
    from = addMonths(from, 36)
    renewals += 1
  }
  const full = addDays(addMonths(from, 36), -1)
  const window = retirementWindow(staff)
  const statutory = 'statutoryDate' in window ? window.statutoryDate : full
  return [
    {
      ...{ id: `CT-${id.slice(2)}`, staffId: id, no: `示聘〔${from.slice(0, 4)}〕${id.slice(2)}号` },
      kind: staffType === 'CONTRACT_OFFBOOK' ? 'LABOUR' : 'EMPLOYMENT',
      from,
      to: full > statutory && statutory > addDays(today, 31) ? statutory : full,
      probationMonths: renewals === 0 ? 6 : 0,
      ...{ toRetirement: false, renewals, version: 1 },
    },
  ]
}

/** What the personnel office knows of everybody: schooling, posts, ranks and contracts, the same for the same seed. */
export function makeCareers(
  world: World,
  seed: number,
): { dossiers: DossierRow[]; assignments: Assignment[]; ranks: RankStep[]; contracts: ContractRow[] } {
  const everybody = [...world.staff.values()].map((staff) => {
    const dice = createDice(seed, staff.id)
    const dossier = dossierOf(world, staff, dice)
    return { staff, dossier, assignments: assignmentsOf(world, staff, dossier.level, dice) }
  })
  return {
    dossiers: everybody.map(({ dossier }) => dossier),
    assignments: everybody.flatMap(({ assignments }) => assignments.filter(({ from }) => from <= today)),
    ranks: everybody.flatMap(({ staff }) => ranksOf(staff)),
    contracts: everybody.flatMap(({ staff }) => contractOf(staff)),
  }
}
