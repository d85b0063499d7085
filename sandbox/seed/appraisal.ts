import type { AssessmentRow, ContributionRow, InvitationRow, PeerReviewRow } from '../assessment/record.ts'
import { reviewerOf } from '../assessment/reviewing.ts'
import { createRandom } from '../faults.ts'
import type { Change, StaffRow } from '../record.ts'
import type { World } from '../world.ts'
import { makeServiceCases } from './service-cases.ts'

const isServant = ({ staffType }: StaffRow): boolean => staffType.includes('CIVIL_SERVANT')

function known(world: World, alias: string): StaffRow {
  const found = [...world.staff.values()].find((staff) => staff.alias === alias)
  if (!found) throw new Error(`Nobody has the alias ${alias}. Check sandbox/seed/posts.ts.`)
  return found
}

function named(world: World, name: string, unitId: string): StaffRow {
  const found = [...world.staff.values()].find((staff) => staff.name === name && staff.unitId === unitId)
  if (!found) throw new Error(`Nobody in ${unitId} is called ${name}. Check sandbox/seed/posts.ts.`)
  return found
}

const comments: Readonly<Partial<Record<AssessmentRow['grade'], string>>> = {
  优秀: '工作实绩突出，主动承担急难任务。',
  称职: '较好完成本职工作，能按时办结。',
  合格: '较好完成岗位任务。',
  不称职: '多项工作未按期完成，经提醒未改进。',
  不定等次: '试用期内参加考核，只写评语，不定等次。',
}

/** Grades that demos and tests know; everybody else gets one by chance. */
function plantedGrade(staff: StaffRow, year: number): AssessmentRow['grade'] | null {
  if (staff.alias === 'zhang') return year === 2024 ? '优秀' : '称职'
  if (staff.alias === 'li') return '合格'
  if (staff.name === '谢试用') return '不定等次'
  return staff.name === '刘虚拟' && staff.unitId === 'U-107' && year === 2025 ? '不称职' : null
}

function assessments(world: World, random: () => number): AssessmentRow[] {
  return [2023, 2024, 2025].flatMap((year) =>
    [...world.staff.values()].flatMap((staff): AssessmentRow[] => {
      if (staff.status === 'RETIRED' || staff.entryDate > `${year}-12-31` || staff.staffType === 'DISPATCHED') return []
      const drawn = random() < 0.16 ? '优秀' : isServant(staff) ? '称职' : '合格'
      const grade = plantedGrade(staff, year) ?? drawn
      const id = `KH-${year}-${staff.id.slice(2)}`
      const comment = comments[grade] ?? ''
      return [{ id, staffId: staff.id, year, kind: 'ANNUAL', grade, comment, confirmedOn: `${year + 1}-01-20` }]
    }),
  )
}

type Group = PeerReviewRow['group']
const period = '2026'

/** Reviews of a subject by group, with the scores of the first question; the others lie near it. */
function reviewsOf(subject: StaffRow, group: Group, scores: readonly number[]): PeerReviewRow[] {
  return scores.map((work, index) => ({
    id: `PR-${subject.id.slice(2)}${group.slice(0, 4).toLowerCase()}${String(index).padStart(2, '0')}`,
    subjectId: subject.id,
    period,
    group,
    scores: { work, cooperation: work + (index % 2), conduct: work - (index % 2) },
    comment: index === 0 && group === 'SERVICE_TARGET' ? '答复清楚，少跑了一趟。' : null,
  }))
}

function peerReviews(world: World): PeerReviewRow[] {
  const [zhang, li] = [known(world, 'zhang'), known(world, 'li')]
  return [
    ...reviewsOf(zhang, 'SUPERIOR', [88]),
    ...reviewsOf(zhang, 'SERVICE_TARGET', [92, 90, 94, 88, 91, 95, 89, 93, 90, 92, 91, 94]),
    // Three raters only: left out, and nothing of them is shown.
    ...reviewsOf(zhang, 'PEER_DEPT', [70, 96, 84]),
    ...reviewsOf(zhang, 'SELF', [90]),
    ...reviewsOf(li, 'SUPERIOR', [90]),
    ...reviewsOf(li, 'SERVICE_TARGET', [86, 88, 90, 85, 87, 89]),
    ...reviewsOf(li, 'PEER_DEPT', [91, 88, 90, 92, 87, 89]),
    ...reviewsOf(li, 'SELF', [92]),
  ]
}

function invitations(world: World): InvitationRow[] {
  const open: readonly (readonly [rater: StaffRow, subject: StaffRow, group: Group])[] = [
    [known(world, 'zhang'), named(world, '何参照', 'U-108'), 'PEER_DEPT'],
    [known(world, 'wang'), named(world, '陈模拟', 'U-102'), 'SUPERIOR'],
    [known(world, 'wang'), named(world, '赵演示', 'U-102'), 'SUPERIOR'],
    [known(world, 'li'), named(world, '周占位', 'U-2022'), 'PEER_DEPT'],
    [known(world, 'sun'), known(world, 'zhang'), 'PEER_DEPT'],
  ]
  return open.map(([rater, subject, group], index) => ({
    id: `PI-2026-${String(index + 1).padStart(5, '0')}`,
    raterId: rater.id,
    subjectId: subject.id,
    ...{ period, group },
    until: '2026-12-10',
    done: false,
  }))
}

const ideas: readonly (readonly [ContributionRow['kind'], string, number | null])[] = [
  ['PROCESS', '来文登记改为模板自动生成', 6],
  ['DATA_REUSE', '复用人口库数据，申请人少填十二项', 20],
  ['PROCESS', '补贴审核改为一次告知清单', 15],
  ['INNOVATION', '窗口叫号与预约合并', 12],
  ['DATA_REUSE', '档案目录与查询系统打通', 9],
  ['PROCESS', '证书核发改为邮寄同步出库', 8],
  ['INNOVATION', '报名照片自动检查', 18],
  ['PROCESS', '检测报告编号自动校验', 5],
  ['DATA_REUSE', '投诉工单与办件系统共用编号', 7],
  ['PROCESS', '月报由台账直接汇总', 10],
]

/** Accepted contributions of people in many units, one that was turned down, two trials that did not work. */
function contributions(world: World): ContributionRow[] {
  const zhang = known(world, 'zhang')
  const others = [...world.staff.values()].filter(
    ({ alias, status, leader, roles, id }) =>
      alias === null && status === 'ACTIVE' && !leader && !roles.includes('manager') && Number(id.slice(2)) % 8 === 0,
  )
  const row = (staff: StaffRow, index: number, more: Partial<ContributionRow>): Omit<ContributionRow, 'id'> => {
    const [kind, title, hoursSaved] = ideas[index % ideas.length] ?? ['PROCESS', '流程优化', null]
    const month = String(2 + (index % 9)).padStart(2, '0')
    return {
      ...{ staffId: staff.id, kind, title, hoursSaved, evidence: null, failedTrial: false, state: 'ACCEPTED' },
      ...{ source: 'PERSON', reference: null, submittedOn: `2026-${month}-05`, reviewedOn: `2026-${month}-18` },
      ...{ reviewerId: reviewerOf(world, staff), approvalId: null, comment: null },
      ...more,
    }
  }
  const rows = [
    row(zhang, 0, { submittedOn: '2026-08-05', reviewedOn: '2026-08-15' }),
    row(zhang, 9, {
      state: 'REJECTED',
      reviewedOn: '2026-09-20',
      submittedOn: '2026-09-10',
      comment: '没有说明节省了什么。',
    }),
    ...others.map((staff, index) =>
      row(staff, index + 1, index % 7 === 6 ? { state: 'NEUTRAL', failedTrial: true } : {}),
    ),
  ]
  return rows.map((one, index) => ({ ...one, id: `DC-2026-${String(index + 1).padStart(5, '0')}` }))
}

/** What appraisals rest on: cases, grades of three years, reviews, invitations and contributions. */
export function makeAppraisal(world: World, seed: number): Change {
  return {
    serviceCases: makeServiceCases(world, seed + 1),
    assessments: assessments(world, createRandom(seed + 2)),
    peerReviews: peerReviews(world),
    invitations: invitations(world),
    contributions: contributions(world),
  }
}
