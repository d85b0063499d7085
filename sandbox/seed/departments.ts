import type { JobProfile } from '../../tools/hr-api/schemas/index.ts'
import { addDays, computeRule } from '../../tools/rules/index.ts'
import type { FundRiskRow, InjuryRow, PostingRow } from '../departments/record.ts'
import { createRandom } from '../faults.ts'
import type { Change, StaffRow } from '../record.ts'
import type { World } from '../world.ts'

const today = '2026-11-23'

/** Ordinary colleagues of a kind, in the order of their numbers. */
function ordinary(world: World, staffType: StaffRow['staffType']): StaffRow[] {
  return [...world.staff.values()].filter(
    (staff) => staff.staffType === staffType && staff.alias === null && staff.status === 'ACTIVE' && !staff.leader,
  )
}

const deadline = (eventDate: string, applicant: 'unit' | 'individual'): string =>
  String(computeRule('injury.applyDeadline', { eventDate, applicant }).deadline)

type InjurySeed = readonly [
  day: string,
  place: string,
  facts: string,
  state: InjuryRow['state'],
  more?: Partial<InjuryRow>,
]

/** Five cases of different states; one was found to be none. */
const injurySeeds: readonly InjurySeed[] = [
  ['2026-11-20', '检测研究所实验室', '做样品检测时烧瓶破裂，右手被划伤，同事送医。', 'REPORTED'],
  ['2026-11-02', '单位门口路口', '上班途中在路口被小货车撞倒，交警认定对方负全部责任。', 'PRESCREENED'],
  [
    '2026-10-12',
    '技能培训中心车间',
    '带学员实训时被车床夹住手指，当场送医。',
    'ACCEPTED',
    { materials: ['工伤认定申请表', '医疗诊断证明书'] },
  ],
  [
    '2026-05-18',
    '公共服务中心大厅',
    '下班后与朋友聚餐，回家路上自己骑车摔倒。',
    'DECIDED',
    { decision: 'NOT_RECOGNISED', decidedOn: '2026-07-30' },
  ],
  [
    '2025-09-09',
    '下乡核查途中',
    '因公下乡核查，车辆翻下路基，左腿骨折。',
    'CLOSED',
    { decision: 'RECOGNISED', decidedOn: '2025-11-20', disabilityGrade: 9 },
  ],
]

function injuries(world: World): InjuryRow[] {
  const people = ordinary(world, 'INSTITUTION_TECHNICAL')
  const officer = [...world.staff.values()].find(({ alias }) => alias === 'sun')
  return injurySeeds.map(([day, place, facts, state, more], at) => {
    const staff = people[at * 7 + 3] as StaffRow
    const reportedOn = addDays(day, 1)
    const by = officer?.id ?? staff.id
    return {
      ...{ id: `GS-2026-${String(at + 1).padStart(5, '0')}`, staffId: staff.id, eventAt: day, place, facts, state },
      ...{ materials: [], reportedOn, reportedById: staff.id, decision: null, decidedOn: null, disabilityGrade: null },
      ...{ unitDeadline: deadline(day, 'unit'), individualDeadline: deadline(day, 'individual'), version: 1 },
      history: [
        { to: 'REPORTED' as const, by: staff.id, at: `${reportedOn}T09:00:00+08:00`, reference: '报告' },
        ...(state === 'REPORTED' ? [] : [{ to: state, by, at: `${reportedOn}T15:00:00+08:00`, reference: '登记' }]),
      ],
      ...more,
    }
  })
}

type Signal = FundRiskRow['signal']
type Evidence = FundRiskRow['evidence']

/** What a signal rests on; a plain one has nothing that speaks against it. */
const evidenceOf: Readonly<Record<Signal, (at: number, isFalse: boolean) => Evidence>> = {
  DEATH: (at, isFalse) => [
    { record: `MZ-${at}`, field: '死亡登记日期', value: '2026-06-11' },
    { record: `YL-${at}`, field: '最后发放月份', value: isFalse ? '2026-06' : '2026-10' },
  ],
  REEMPLOYED: (at, isFalse) => [
    { record: `SY-${at}`, field: '失业金发放月份', value: '2026-09' },
    { record: `CB-${at}`, field: '新单位参保起始', value: isFalse ? '2026-10' : '2026-07' },
  ],
  DUPLICATE: (at, isFalse) => [
    { record: `YL-${at}`, field: '本地待遇', value: '在领' },
    { record: `WD-${at}`, field: '外地待遇', value: isFalse ? '2025-12已停发' : '在领' },
  ],
  PRISON: (at, isFalse) => [
    { record: `SF-${at}`, field: '服刑起止', value: isFalse ? '2019-01 至 2020-06' : '2026-02 至 2028-02' },
    { record: `YL-${at}`, field: '发放月份', value: '2026-10' },
  ],
  BACKDATED: (at, isFalse) => [
    { record: `JF-${at}`, field: '补缴月数', value: isFalse ? '2' : '86' },
    { record: `JF-${at}`, field: '依据', value: isFalse ? '单位漏缴更正，有工资台账' : '无' },
  ],
  ACCOUNT_CLUSTER: (at, isFalse) => [
    { record: `ZH-${at}`, field: '同一账户领取人数', value: isFalse ? '2' : '7' },
    { record: `ZH-${at}`, field: '关系', value: isFalse ? '夫妻，已登记' : '未登记' },
  ],
}

const signals: readonly (readonly [Signal, FundRiskRow['fund'], real: number, isFalse: number])[] = [
  ['DEATH', 'PENSION', 3, 1],
  ['REEMPLOYED', 'UNEMPLOYMENT', 3, 1],
  ['DUPLICATE', 'PENSION', 2, 1],
  ['PRISON', 'PENSION', 2, 1],
  ['BACKDATED', 'PENSION', 2, 1],
  ['ACCOUNT_CLUSTER', 'INJURY', 2, 1],
]

/** Twenty signals, six of them false alarms that a look at the evidence clears up. */
function fundRisks(): FundRiskRow[] {
  const rows = signals.flatMap(([signal, fund, real, isFalse]) =>
    Array.from({ length: real + isFalse }, (_, at) => ({ signal, fund, isFalse: at >= real })),
  )
  return rows.map(({ signal, fund, isFalse }, at) => ({
    ...{ id: `FR-${String(at + 1).padStart(4, '0')}`, fund, signal },
    subjectHash: `h${(0x9e3779b1 * (at + 1)).toString(16).slice(-10)}`,
    score: isFalse ? 0.35 : 0.75 + (at % 5) * 0.04,
    evidence: evidenceOf[signal](at + 1, isFalse),
    ...{ firstSeen: addDays(today, -at), state: 'NEW', reason: null, disposedById: null, version: 1 },
  }))
}

const technical = ['INSTITUTION_TECHNICAL'] as const
function postings(): PostingRow[] {
  const post = (id: string, unitId: string, title: string, more: Partial<PostingRow>): PostingRow => ({
    ...{ id, unitId, title, audience: 'INTERNAL', quota: 1, openFrom: '2026-11-16', openTo: '2026-12-11' },
    requirements: { educationAtLeast: '大学本科', majors: [], yearsMin: 2, staffTypes: [], skills: [] },
    ...more,
  })
  const skill = (name: string, level: number, needed = true) => ({ name, level, needed })
  return [
    post('JP-2026-01', 'U-101', '综合文字岗', {
      requirements: {
        ...{ educationAtLeast: '大学本科', majors: ['中文', '法学'], yearsMin: 3, staffTypes: ['CIVIL_SERVANT'] },
        skills: [skill('公文写作', 2), skill('会议组织', 1, false)],
      },
    }),
    post('JP-2026-02', 'U-202', '数据分析岗', {
      requirements: {
        ...{ educationAtLeast: '大学本科', majors: ['统计', '计算机'], yearsMin: 2, staffTypes: [...technical] },
        skills: [skill('数据分析', 2), skill('SQL', 2), skill('政务流程', 1, false)],
      },
    }),
    post('JP-2026-03', 'U-204', '实训教师岗', {
      audience: 'PUBLIC',
      requirements: {
        ...{ educationAtLeast: '大学专科', majors: ['机械'], yearsMin: 5, staffTypes: [] },
        skills: [skill('车床操作', 3), skill('教学', 1)],
      },
    }),
    post('JP-2026-04', 'U-103', '档案管理岗', {
      ...{ openFrom: '2026-10-08', openTo: '2026-10-30' },
      requirements: {
        ...{ educationAtLeast: '大学本科', majors: [], yearsMin: 1, staffTypes: ['CIVIL_SERVANT'] },
        skills: [skill('档案整理', 2)],
      },
    }),
  ]
}

const known = ['公文写作', '会议组织', '数据分析', 'SQL', '政务流程', '档案整理', '教学', '车床操作', '财务核算']
const majors = ['中文', '法学', '统计', '计算机', '机械', '会计']

function profileOf(staff: StaffRow, at: number): JobProfile {
  const random = createRandom(20261123 + at)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const names = [...new Set([pick(known), pick(known), pick(known)])]
  const education = (['大学专科', '大学本科', '研究生'] as const).find((one) => one === staff.education) ?? '大学本科'
  return {
    ...{ id: `PF-${staff.id.slice(2)}`, kind: 'INTERNAL', staffId: staff.id, name: staff.name, education },
    ...{ major: pick(majors), years: Number(today.slice(0, 4)) - Number(staff.workStartDate.slice(0, 4)) },
    staffType: staff.staffType,
    skills: names.map((name) => ({ name, level: 1 + Math.floor(random() * 3), evidence: '本人填报，科室核实' })),
    history: [{ what: staff.position, from: staff.entryDate, to: null }],
    ...{ preferences: [pick(known)], consentUntil: at % 9 === 8 ? '2026-10-31' : '2027-06-30' },
  }
}

/** Sixty profiles of colleagues, some whose consent has ended, one whose dates contradict each other. */
function jobProfiles(world: World): JobProfile[] {
  const people = [
    ...ordinary(world, 'CIVIL_SERVANT').slice(0, 30),
    ...ordinary(world, 'INSTITUTION_TECHNICAL').slice(0, 30),
  ]
  return people.map((staff, at) => {
    const profile = profileOf(staff, at)
    if (at !== 4) return profile
    return { ...profile, history: [{ what: '挂职', from: '2022-05-01', to: '2021-12-31' }, ...profile.history] }
  })
}

/** What departments keep: injuries, fund signals, posts and profiles. */
export function makeDepartments(world: World): Change {
  return {
    injuries: injuries(world),
    fundRisks: fundRisks(),
    postings: postings(),
    jobProfiles: jobProfiles(world),
  }
}
