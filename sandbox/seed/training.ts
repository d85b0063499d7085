import { createRandom } from '../faults.ts'
import type { Change, StaffRow } from '../record.ts'
import type { CourseRow, RequirementRow, TrainingRow } from '../training/record.ts'
import { isFor } from '../training/requirements.ts'
import type { World } from '../world.ts'
import { windowUnits } from './service-cases.ts'

const year = 2026

type CourseSeed = readonly [
  number: string,
  title: string,
  kind: CourseRow['kind'],
  hours: number,
  days: readonly [from: string, to: string, enrolUntil: string],
  covers: readonly string[],
  more?: Partial<CourseRow>,
]

const courseSeeds: readonly CourseSeed[] = [
  ['01', '保密教育专题', 'IN_SERVICE', 4, ['01-05', '12-25', '12-20'], ['SECRECY'], { online: true }],
  ['02', '数据安全与个人信息保护', 'IN_SERVICE', 4, ['01-05', '12-25', '12-20'], ['DATA_SECURITY'], { online: true }],
  ['03', '消防安全与应急', 'IN_SERVICE', 2, ['01-05', '12-25', '12-20'], ['FIRE'], { online: true }],
  ['04', '公务员初任培训班', 'INITIAL', 40, ['12-01', '12-05', '11-27'], ['INITIAL']],
  ['05', '科级干部任职培训班', 'APPOINTMENT', 40, ['12-07', '12-11', '12-02'], ['APPOINTMENT']],
  ['06', '窗口服务规范与沟通', 'SPECIAL', 16, ['12-03', '12-04', '11-30'], ['SERVICE_WINDOW']],
  ['07', '人事档案管理实务', 'SPECIAL', 16, ['12-08', '12-09', '12-02'], ['PERSONNEL']],
  ['08', '预算与政府会计', 'SPECIAL', 16, ['12-10', '12-11', '12-04'], ['FINANCE']],
  ['09', '公文写作与处理', 'IN_SERVICE', 12, ['12-14', '12-15', '12-08'], []],
  ['10', '数字政务与数据应用', 'IN_SERVICE', 24, ['12-07', '12-09', '12-01'], []],
  ['11', '法治思维与依法行政', 'IN_SERVICE', 8, ['06-17', '06-18', '06-10'], []],
  ['12', '专业技术人员公需科目', 'IN_SERVICE', 30, ['01-05', '12-25', '12-18'], ['TECHNICAL'], { online: true }],
  ['13', '事业单位新进人员岗前培训', 'INITIAL', 40, ['12-01', '12-05', '11-27'], ['ONBOARD']],
  ['14', '心理健康与压力管理', 'IN_SERVICE', 6, ['12-16', '12-16', '12-10'], [], { capacity: 2 }],
  ['15', '统计数据质量', 'IN_SERVICE', 10, ['11-09', '11-10', '10-31'], []],
  ['21', '网络学院春季专题', 'IN_SERVICE', 36, ['03-02', '06-30', '03-31'], [], { online: true, capacity: 600 }],
  ['22', '网络学院秋季专题', 'IN_SERVICE', 30, ['08-03', '10-31', '08-31'], [], { online: true, capacity: 600 }],
  ['23', '综合能力集中轮训', 'IN_SERVICE', 24, ['09-07', '09-11', '08-28'], [], { capacity: 300 }],
]

const courseId = (number: string): string => `TC-26${number}`

const courses: readonly CourseRow[] = courseSeeds.map(
  ([number, title, kind, hours, [from, to, enrolUntil], covers, more]) => ({
    id: courseId(number),
    ...{ title, kind, hours, covers: [...covers] },
    ...{ from: `${year}-${from}`, to: `${year}-${to}`, enrolUntil: `${year}-${enrolUntil}` },
    capacity: more?.online ? 600 : 40,
    online: false,
    ...more,
  }),
)

const book = '示例市数据管理局培训管理办法'
const everybody = {
  staffTypes: null,
  statuses: null,
  unitIds: null,
  enteredFrom: null,
  leaders: false,
  once: false,
  unconfirmed: false,
}

function course(
  code: string,
  zh: string,
  en: string,
  why: readonly [string, string],
  article: string,
  more: Partial<RequirementRow> = {},
): RequirementRow {
  return {
    id: `RQ-${year}-${code}`,
    ...{ year, code, measure: 'COURSE', required: 1, dueOn: `${year}-12-31` },
    name: { zh, en },
    why: { zh: why[0], en: why[1] },
    basis: { title: book, article },
    ...everybody,
    ...more,
  }
}

function hours(code: string, required: number, staffTypes: NonNullable<RequirementRow['staffTypes']>): RequirementRow {
  const why = ['本单位当年通知的学时要求（待核实）', "the unit's notice of the year, still to be checked"] as const
  return {
    ...course(code, '全年学时', 'hours of the year', why, '第六条'),
    ...{ measure: 'HOURS', required, staffTypes, unconfirmed: true },
  }
}

const all = ['所有人的必修课', 'compulsory for everybody'] as const
const servants: NonNullable<RequirementRow['staffTypes']> = ['CIVIL_SERVANT', 'REF_CIVIL_SERVANT']
const institution: NonNullable<RequirementRow['staffTypes']> = [
  'INSTITUTION_MANAGER',
  'INSTITUTION_TECHNICAL',
  'INSTITUTION_WORKER',
]

const requirements: readonly RequirementRow[] = [
  hours('HOURS', 90, [...servants, 'APPOINTED_CIVIL_SERVANT', 'INSTITUTION_MANAGER', 'INSTITUTION_TECHNICAL']),
  hours('HOURS_WORKER', 60, ['INSTITUTION_WORKER']),
  hours('HOURS_OFFBOOK', 40, ['CONTRACT_OFFBOOK', 'DISPATCHED']),
  course('SECRECY', '保密教育', 'secrecy', all, '第五条'),
  course('DATA_SECURITY', '数据安全', 'data security', all, '第五条'),
  course('FIRE', '消防安全', 'fire safety', all, '第五条'),
  course(
    'INITIAL',
    '初任培训',
    'initial training',
    ['试用期内要参加初任培训', 'to be taken during the probation'],
    '第三条',
    {
      ...{ staffTypes: servants, statuses: ['PROBATION'], once: true },
    },
  ),
  course('ONBOARD', '岗前培训', 'induction', ['新聘人员先培训再上岗', 'before working alone'], '第四条', {
    ...{ staffTypes: institution, enteredFrom: `${year - 1}-12-01`, once: true },
  }),
  course(
    'APPOINTMENT',
    '任职培训',
    'training on appointment',
    ['任领导职务1年内要参加', 'within a year of the appointment'],
    '第三条',
    {
      ...{ leaders: true, enteredFrom: `${year - 1}-12-01`, once: true },
    },
  ),
  course(
    'SERVICE_WINDOW',
    '窗口服务',
    'service to the public',
    ['所在科室直接服务群众', 'the unit serves the public'],
    '第三条',
    {
      unitIds: [...windowUnits],
    },
  ),
  course(
    'PERSONNEL',
    '人事业务',
    'personnel work',
    ['人事岗位的专门业务培训', 'special to personnel posts'],
    '第三条',
    { unitIds: ['U-103'] },
  ),
  course('FINANCE', '财务业务', 'finance work', ['财务岗位的专门业务培训', 'special to finance posts'], '第三条', {
    unitIds: ['U-104'],
  }),
]

type Taken = readonly [number: string, on: string]

/** Records that demos and tests know: zhang has 62 hours and lacks data security, li has nearly everything. */
const planted: Readonly<Record<string, readonly Taken[]>> = {
  zhang: [
    ['01', '03-16'],
    ['03', '04-10'],
    ['09', '05-20'],
    ['11', '06-18'],
    ['21', '06-30'],
  ],
  li: [
    ['01', '02-11'],
    ['02', '03-05'],
    ['03', '03-06'],
    ['12', '05-22'],
    ['21', '06-30'],
  ],
}

function drawn(staff: StaffRow, random: () => number): Taken[] {
  const chance = (share: number, ...taken: Taken): Taken[] => (random() < share ? [taken] : [])
  const special = requirements
    .filter((requirement) => requirement.unitIds !== null && isFor(requirement, staff))
    .flatMap(({ code }) => courses.find(({ covers }) => covers.includes(code))?.id.slice(5) ?? [])
  return [
    ...chance(0.96, '01', '03-20'),
    ...chance(0.92, '02', '04-16'),
    ...chance(0.96, '03', '05-12'),
    ...chance(0.94, '21', '06-30'),
    ...chance(0.92, '22', '10-30'),
    ...chance(0.88, '23', '09-11'),
    ...special.flatMap((number) => chance(0.85, number, '07-08')),
  ]
}

/** Courses of the year, what it asks of whom, and what everybody has taken; two people fill one course. */
export function makeTraining(world: World, seed: number): Change {
  const random = createRandom(seed + 3)
  const people = [...world.staff.values()].filter(({ status }) => status !== 'RETIRED')
  const taken = people.flatMap((staff) => {
    const own = planted[staff.alias ?? ''] ?? drawn(staff, random)
    return own.map(([number, on]) => ({ staff, number, on: `${year}-${on}`, state: 'COMPLETED' as const }))
  })
  const joined = people
    .filter(({ alias, status }) => alias === null && status === 'ACTIVE')
    .slice(40, 42)
    .map((staff) => ({ staff, number: '14', on: `${year}-11-10`, state: 'ENROLLED' as const }))
  const trainings = [...taken, ...joined].map(({ staff, number, on, state }, index): TrainingRow => {
    const found = courses.find(({ id }) => id === courseId(number))
    const score = state === 'COMPLETED' ? 80 + Math.floor(random() * 20) : null
    return {
      id: `TE-${year}-${String(index + 1).padStart(5, '0')}`,
      staffId: staff.id,
      courseId: courseId(number),
      hours: found?.hours ?? 0,
      ...{ score, state, on },
    }
  })
  return { courses: [...courses], requirements: [...requirements], trainings }
}
