import * as z from 'zod'
import { assessmentConsequences, excellentQuota } from '../assessment.ts'
import { avoidancePosition } from '../avoidance.ts'
import { contractToRetirement, probationEnd } from '../probation.ts'
import { type About, cite } from '../provenance.ts'
import { postEmployment, resignApprovalDeadline, resignCheck } from '../resignation.ts'
import { day, maybe, rule } from '../rule.ts'
import { months, onDay, step } from '../steps.ts'

const amount = z.number().nonnegative()
const count = z.number().int().positive()
const text = z.string()
const flag = z.boolean()
const system = z.enum(['civil_servant', 'institution'])
const servants = '公务员法'
const institutions = '事业单位人事管理条例'

/** Where the length of a probation comes from; the usual three months of other newcomers could not be read. */
function probationBasis(staffType: string, length: number): Pick<About, 'basis' | 'citations'> {
  if (staffType === 'appointed_civil_servant') return { basis: 'law', citations: cite(servants, '第一百零三条') }
  if (staffType === 'leader') return { basis: 'secondary', citations: cite('党政领导干部选拔任用工作条例') }
  if (staffType.includes('civil_servant')) return { basis: 'law', citations: cite(servants, '第三十四条') }
  if (length === 12) return { basis: 'law', citations: cite(institutions, '第十三条') }
  return { basis: 'recall', citations: cite('关于在事业单位试行人员聘用制度的意见') }
}

const byServants = (...articles: readonly string[]) =>
  ({ basis: 'law', citations: cite(servants, ...articles) }) as const

function leavingAbout(input: {
  staffType: string
  noticeDate?: string | null | undefined
  asOf?: string | null | undefined
}) {
  return input.staffType.startsWith('institution')
    ? ({ basis: 'law', citations: cite(institutions, '第十七条'), asOf: input.noticeDate ?? null } as const)
    : ({
        basis: 'law',
        citations: [...cite(servants, '第八十五条', '第八十六条'), ...cite('新录用公务员任职定级规定', '第六条')],
        asOf: input.asOf ?? null,
        assumptions: [
          {
            zh: '最低服务年限五年含试用期；脱密期长短由单位保密部门确定。',
            en: 'The minimum service of five years contains the probation; the unit sets how long a declassification lasts.',
          },
        ],
      } as const)
}

/** Rules on probation, contract, assessment, leaving and avoidance, by id. */
export const staffRules = {
  'probation.end': rule(
    z.object({
      staffType: text,
      hireDate: maybe(day),
      appointDate: maybe(day),
      firstJob: maybe(flag),
      contractYears: maybe(amount),
      contractProbationMonths: maybe(count),
    }),
    probationEnd,
    (input, output) => {
      const start = input.staffType === 'leader' ? (input.appointDate ?? input.hireDate) : input.hireDate
      return {
        ...probationBasis(input.staffType, output.months),
        asOf: start ?? null,
        steps: [
          ...(start ? [step('起算', 'From', onDay(start))] : []),
          step('试用期', 'Probation', months(output.months)),
          step('期满日', 'Last day', onDay(output.endsOn)),
          step('可以转正', 'Regular from', onDay(output.regulariseFrom)),
        ],
      }
    },
  ),
  'contract.toRetirement': rule(
    z.object({ yearsInUnit: amount, statutoryDate: day, asOf: day }),
    contractToRetirement,
    ({ asOf, statutoryDate, yearsInUnit }) => ({
      basis: 'law',
      citations: cite(institutions, '第十四条'),
      asOf,
      assumptions: [{ zh: '须由本人提出。', en: 'The person has to ask for it.' }],
      steps: [
        step('本单位连续工作', 'Years in the unit', { zh: `${yearsInUnit}年`, en: `${yearsInUnit} years` }),
        step('法定退休日期', 'Statutory date', onDay(statutoryDate)),
      ],
    }),
  ),

  'assessment.excellentQuota': rule(
    z.object({
      participants: z.number().int().nonnegative(),
      raisedRatioApproved: flag,
      system,
      asOf: maybe(day),
    }),
    excellentQuota,
    ({ system: of, participants, raisedRatioApproved, asOf }, output) => ({
      basis: of === 'civil_servant' ? 'secondary' : 'recall',
      citations: cite(of === 'civil_servant' ? '公务员考核规定' : '事业单位工作人员考核规定'),
      asOf: asOf ?? null,
      steps: [
        step('参加考核', 'Assessed', { zh: `${participants}人`, en: String(participants) }),
        step('比例', 'Share', raisedRatioApproved ? '25%' : '20%'),
        step('优秀最多（舍去小数）', 'At most 优秀, rounded down', {
          zh: `${output.maxExcellent}人`,
          en: String(output.maxExcellent),
        }),
      ],
    }),
  ),
  'assessment.consequences': rule(
    z.object({ grades: z.record(z.string(), text), system, asOf: maybe(day) }),
    assessmentConsequences,
    ({ system: of, asOf }, output) => {
      if (of === 'institution') return { basis: 'law', citations: cite(institutions, '第十六条'), asOf: asOf ?? null }
      const decidedByLaw = output.demoteOneLevel === true || output.dismiss === true
      return {
        ...(decidedByLaw
          ? byServants(...(output.dismiss === true ? ['第八十八条'] : []), '第五十条')
          : ({ basis: 'recall', citations: cite('公务员考核规定') } as const)),
        asOf: asOf ?? null,
        assumptions: [
          {
            zh: '晋升工资档次、级别和记三等功的年限待核实。',
            en: 'The years that count for pay steps, levels and a third-class merit are to be confirmed.',
          },
        ],
      }
    },
  ),

  'resign.approvalDeadline': rule(
    z.object({ staffType: text, applyDate: day, leader: flag }),
    resignApprovalDeadline,
    ({ applyDate, leader }, output) => ({
      ...byServants('第八十五条'),
      asOf: applyDate,
      steps: [
        step('提出申请', 'Asked on', onDay(applyDate)),
        step('审批期限', 'Term', { zh: leader ? '90日' : '30日', en: leader ? '90 days' : '30 days' }),
        step('最迟答复', 'Answer by', onDay(output.deadline)),
      ],
    }),
  ),
  'resign.check': rule(
    z.object({
      staffType: text,
      hireDate: maybe(day),
      asOf: maybe(day),
      underAudit: maybe(flag),
      unfinishedOfficialDuty: maybe(flag),
      classifiedPostEnd: maybe(day),
      declassifyMonths: maybe(amount),
      noticeDate: maybe(day),
      contractOtherwise: maybe(flag),
    }),
    resignCheck,
    leavingAbout,
  ),
  'resign.postEmployment': rule(
    z.object({ wasLeaderOrCountyLevel: flag, leaveDate: day }),
    postEmployment,
    ({ leaveDate, wasLeaderOrCountyLevel }, output) => ({
      ...byServants('第一百零七条'),
      asOf: leaveDate,
      assumptions: [
        {
          zh: '限制的是到与原工作业务直接相关的企业或者营利性组织任职、从事直接相关的营利性活动。',
          en: 'Barred are posts in businesses directly related to the former work and such business of one’s own.',
        },
      ],
      steps: [
        step('离职', 'Left on', onDay(leaveDate)),
        step('限制期', 'Term', wasLeaderOrCountyLevel ? { zh: '3年', en: '3 years' } : { zh: '2年', en: '2 years' }),
        step('至', 'Until', onDay(output.restrictedUntil)),
      ],
    }),
  ),
  'avoidance.position': rule(
    z.object({ relation: text, scene: text, asOf: maybe(day) }),
    avoidancePosition,
    ({ asOf }) => ({ ...byServants('第七十四条'), asOf: asOf ?? null }),
  ),
}
