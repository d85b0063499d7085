import { staffStatusNames } from '../../tools/hr-api/schemas/index.ts'
import type { World } from '../world.ts'
import type { AlertRow } from './record.ts'

type Row = Pick<AlertRow, 'code' | 'facts' | 'subjectIds' | 'unitId'>
type Say = (facts: Readonly<Record<string, unknown>>) => readonly [zh: string, en: string]

const sayings: Readonly<Record<AlertRow['code'], Say>> = {
  OVER_ESTABLISHMENT: ({ kind, approved, held, over }) => [
    `${kind}核定${approved}名，实有${held}名，超${over}名`,
    `${kind}: approved ${approved}, held ${held}, over by ${over}`,
  ],
  OVER_POST: ({ level, approved, held, over }) => [
    `${level}领导职数核定${approved}名，实配${held}名，超${over}名`,
    `${level} leading posts: approved ${approved}, held ${held}, over by ${over}`,
  ],
  OVER_RANK: ({ rank, limit, held, over }) => [
    `${rank}上限${limit}名，实有${held}名，超${over}名`,
    `${rank}: limit ${limit}, held ${held}, over by ${over}`,
  ],
  MIXED_USE: ({ holds, occupies }) => [
    `占${holds}，在${occupies}岗位工作`,
    `holds ${holds}, works in a post of ${occupies}`,
  ],
  RETIREMENT_OVERDUE: ({ statutoryDate }) => [
    `法定退休日期${statutoryDate}，已过期，仍在职`,
    `statutory date ${statutoryDate} has passed, still in service`,
  ],
  RETIREMENT_DUE: ({ statutoryDate }) => [
    `法定退休日期${statutoryDate}，在六个月内`,
    `statutory date ${statutoryDate} is within six months`,
  ],
  LATE_RETIREMENT_NOT_ALLOWED: () => [
    '人员类别不适用弹性延迟退休，却有延迟协议',
    'this kind of staff may not retire late, yet there is an agreement',
  ],
  PROBATION_OVERDUE: ({ regulariseFrom }) => [
    `应于${regulariseFrom}转正，仍为试用期`,
    `should have been confirmed from ${regulariseFrom}, still on probation`,
  ],
  PROMOTED_DURING_DISCIPLINE: () => ['处分影响期内晋升', 'promoted while a sanction was running'],
  AVOIDANCE: ({ relation, aPost, bPost }) => [`${relation}：${aPost}、${bPost}`, `${relation}: ${aPost} and ${bPost}`],
  SECONDMENT_OVERDUE: ({ dueDate }) => [
    `借调于${dueDate}期满，未延期未返回`,
    `secondment ended on ${dueDate}, neither extended nor returned`,
  ],
  CONTRACT_EXPIRING: ({ endDate }) => [`聘用合同于${endDate}到期`, `contract ends on ${endDate}`],
  FILE_CONFLICT: ({ field }) => [`${field}在档案材料中记载不一致`, `papers of the file differ on ${field}`],
  EXCELLENT_RATIO_EXCEEDED: ({ year, participants, excellent, limit }) => [
    `${year}年度参加考核${participants}人，优秀${excellent}人，上限${limit}人`,
    `${year}: ${participants} assessed, ${excellent} with the best grade, limit ${limit}`,
  ],
  PAID_AFTER_TRANSFER: ({ status, paidOn }) => [
    `${staffStatusNames[status as 'RETIRED']?.zh ?? status}，财政${paidOn}仍在发薪`,
    `has left (${status}), still paid on ${paidOn}`,
  ],
}

/** What was found, in one sentence each in Chinese and English. */
export function findingWords({ code, facts }: Pick<Row, 'code' | 'facts'>): readonly [zh: string, en: string] {
  return sayings[code](facts)
}

/** People and units of an alert with their names. */
export function subjectsOf(world: World, { subjectIds }: Pick<Row, 'subjectIds'>): { id: string; name: string }[] {
  return subjectIds.map((id) => ({ id, name: world.staff.get(id)?.name ?? world.units.get(id)?.name ?? id }))
}
