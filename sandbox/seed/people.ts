import { addDays, annualTier } from '../../tools/rules/index.ts'
import { createRandom } from '../faults.ts'
import type { Change, StaffRow, UnitRow } from '../record.ts'
import { headcountOf, knownPosts, type Post } from './posts.ts'
import { makeUnits } from './units.ts'

const surnames = [
  ...'张李王赵陈刘周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙',
]
const given = [
  '样张',
  '例证',
  '草稿',
  '备用',
  '参照',
  '假定',
  '练习',
  '范本',
  '通例',
  '示意',
  '预演',
  '虚设',
  '拟名',
  '代号',
  '图例',
  '注释',
  '模板',
  '空白',
]

type Draw = { pick<T>(items: readonly T[]): T; between(low: number, high: number): number }

function createDraw(seed: number): Draw {
  const random = createRandom(seed)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return {
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error('Nothing to pick from. Give at least one item.')
      return item
    },
  }
}

const digits = '10X98765432'

/** An identity number that can belong to nobody: area code 990101 does not exist and the check digit is wrong. */
function impossibleId(birthDate: string, serial: number): string {
  const body = `990101${birthDate.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return `${body}${digits[((sum % 11) + 1) % 11]}`
}

const isInstitution = (staffType: StaffRow['staffType']): boolean => staffType.startsWith('INSTITUTION')

function categoryOf(gender: 'M' | 'F', staffType: StaffRow['staffType']): StaffRow['retirementCategory'] {
  if (gender === 'M') return 'MALE60'
  return staffType === 'INSTITUTION_WORKER' || staffType === 'CONTRACT_OFFBOOK' || staffType === 'DISPATCHED'
    ? 'FEMALE50'
    : 'FEMALE55'
}

function datesOf(
  draw: Draw,
  isRetired: boolean,
  isHead: boolean,
): Pick<StaffRow, 'birthDate' | 'workStartDate' | 'entryDate'> {
  const year = isRetired ? draw.between(1950, 1962) : isHead ? draw.between(1977, 1986) : draw.between(1986, 1999)
  const birthDate = addDays(`${year}-01-01`, draw.between(0, 364))
  const workStartDate = addDays(birthDate, 365 * draw.between(22, 25) + draw.between(0, 200))
  const entryDate = addDays(workStartDate, draw.pick([0, 0, 0, 400, 1100]))
  return { birthDate, workStartDate, entryDate: entryDate > '2025-06-01' ? workStartDate : entryDate }
}

/** A degree that can go with the schooling: nobody has a master's degree from a vocational college. */
function degreeOf(education: string, drawn: string | null): string | null {
  if (education === '大学专科') return null
  if (education === '研究生') return drawn === '博士' ? drawn : '硕士'
  return drawn === '硕士' ? drawn : '学士'
}

// Earliest years of birth from which nobody reaches the statutory age before the summer of 2027.
const oldestYear = { MALE60: 1967, FEMALE55: 1972, FEMALE50: 1977, NEEDS_REVIEW: 1975 } as const

/** A third of the ordinary people belong to older years, so that retirements spread over the coming ones. */
function withAge(person: StaffRow, { heads, inChargeOf, alias, facts }: Post, index: number): StaffRow {
  const isOrdinary = !(heads ?? inChargeOf ?? alias ?? facts) && person.status === 'ACTIVE'
  if (!isOrdinary || index % 3 !== 0) return person
  const born = oldestYear[person.retirementCategory] + ((index / 3) % 10)
  const shift = Number(person.birthDate.slice(0, 4)) - born
  const earlier = (day: string) => `${Number(day.slice(0, 4)) - shift}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
  return { ...person, birthDate: earlier(person.birthDate), workStartDate: earlier(person.workStartDate) }
}

/** Nobody but whom the planted case names gets more annual leave from next month (asked on 2026-11-23). */
function withoutRising(person: StaffRow, { facts }: Post): StaffRow {
  const { workStartDate } = person
  const rises = annualTier(workStartDate, '2026-12-01') > annualTier(workStartDate, '2026-11-23')
  return facts?.workStartDate === undefined && rises
    ? { ...person, workStartDate: addDays(workStartDate, -30) }
    : person
}

function makePerson(post: Post, index: number, draw: Draw, status: StaffRow['status']): StaffRow {
  const gender = post.facts?.gender ?? draw.pick(['M', 'F'] as const)
  const leads = post.heads !== undefined || post.inChargeOf !== undefined || (post.roles?.includes('leader') ?? false)
  const dates = datesOf(draw, status === 'RETIRED', leads)
  const id = `S-${1001 + index}`
  const approves = post.heads !== undefined && !post.roles?.includes('leader')
  const drawn = {
    id,
    name: post.name ?? `${draw.pick(surnames)}${draw.pick(given)}`,
    gender,
    ...dates,
    email: `s${1001 + index}@hr.example`,
    phone: `1380000${1001 + index}`,
    ethnicity: draw.pick(['汉族', '汉族', '汉族', '汉族', '畲族', '回族']),
    politicalStatus: draw.pick(['中共党员', '中共党员', '中共党员', '民主党派', '群众'] as const),
    maritalStatus: draw.pick(['已婚', '已婚', '未婚', '离异'] as const),
    education: draw.pick(['大学本科', '大学本科', '研究生', '大学专科']),
    degree: draw.pick(['学士', '学士', '硕士', null]),
    staffType: post.staffType,
    retirementCategory: categoryOf(gender, post.staffType),
    status,
    position: post.position,
    rank: post.rank,
    certificates:
      isInstitution(post.staffType) && post.rank
        ? [{ title: `${post.rank}专业技术资格`, number: `ZS-${1001 + index}`, date: '2020-12-01' }]
        : [],
    version: 1,
    unitId: post.unitId,
    supervisorId: null,
    leader: leads,
    roles: ['staff', ...(approves ? ['manager'] : []), ...(post.roles ?? [])],
    alias: post.alias ?? null,
    sickMonths: 0,
    lateAgreementUntil: null,
    ...post.facts,
  }
  const schooled = { ...drawn, degree: degreeOf(drawn.education, drawn.degree) }
  const person = withoutRising(withAge({ ...schooled, nationalId: '' }, post, index), post)
  return { ...person, nationalId: impossibleId(person.birthDate, index) }
}

const institutionTypes = [
  'INSTITUTION_TECHNICAL',
  'INSTITUTION_TECHNICAL',
  'INSTITUTION_MANAGER',
  'INSTITUTION_WORKER',
] as const

function fillerPost(unit: UnitRow, draw: Draw, isOffBook: boolean): Post {
  const offBook = {
    unitId: unit.id,
    position: '辅助岗位',
    staffType: draw.pick(['CONTRACT_OFFBOOK', 'DISPATCHED'] as const),
    rank: null,
  }
  if (isOffBook) return offBook
  if (unit.id.startsWith('U-301'))
    return {
      unitId: unit.id,
      position: '科员',
      staffType: 'REF_CIVIL_SERVANT',
      rank: draw.pick(['一级科员', '四级主任科员']),
    }
  if (!unit.id.startsWith('U-2'))
    return {
      unitId: unit.id,
      position: '科员',
      staffType: 'CIVIL_SERVANT',
      rank: draw.pick(['一级科员', '二级科员', '四级主任科员']),
    }
  const staffType = draw.pick(institutionTypes)
  const rank = staffType === 'INSTITUTION_TECHNICAL' ? draw.pick(['初级', '中级', '副高']) : null
  return { unitId: unit.id, position: staffType === 'INSTITUTION_WORKER' ? '工勤岗位' : '职员', staffType, rank }
}

function fillUnits(units: readonly UnitRow[], known: readonly Post[], draw: Draw): Post[] {
  return units.flatMap((unit) => {
    const { established, offBook } = headcountOf(unit)
    const missing = established - known.filter(({ unitId }) => unitId === unit.id).length
    return Array.from({ length: Math.max(0, missing) + offBook }, (_, index) =>
      fillerPost(unit, draw, index >= missing),
    )
  })
}

/** Fills in who leads what, who looks after what and who is whose superior. */
function connect(
  units: readonly UnitRow[],
  posts: readonly Post[],
  staff: readonly StaffRow[],
): { units: UnitRow[]; staff: StaffRow[] } {
  const idWhere = (test: (post: Post) => boolean): string | null => staff[posts.findIndex(test)]?.id ?? null
  const officer = idWhere(({ alias }) => alias === 'sun')
  const connected = units.map((unit) => ({
    ...unit,
    leaderId: idWhere(({ heads }) => heads === unit.id),
    inChargeId: idWhere(({ inChargeOf }) => inChargeOf?.includes(unit.id) ?? false),
    hrContactId: unit.parentId === null ? officer : null,
  }))
  const superiorOf = (person: StaffRow): string | null => {
    const unit = connected.find(({ id }) => id === person.unitId)
    const parent = connected.find(({ id }) => id === unit?.parentId)
    if (unit && unit.leaderId !== person.id) return unit.leaderId
    return unit?.inChargeId ?? parent?.leaderId ?? null
  }
  return { units: connected, staff: staff.map((person) => ({ ...person, supervisorId: superiorOf(person) })) }
}

/** The invented bureau and everybody in it: 480 active, 60 retired; the same people for the same seed. */
export function makePeople(seed: number): Required<Pick<Change, 'units' | 'staff'>> {
  const draw = createDraw(seed)
  const units = makeUnits()
  const known = knownPosts(units)
  const active = [...known, ...fillUnits(units, known, draw)]
  const retired = Array.from({ length: 60 }, () => ({
    ...fillerPost(draw.pick(units), draw, false),
    position: '退休人员',
  }))
  const posts = [...active, ...retired]
  const staff = posts.map((post, index) => makePerson(post, index, draw, index < active.length ? 'ACTIVE' : 'RETIRED'))
  return connect(units, posts, staff)
}
