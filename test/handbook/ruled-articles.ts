import type { Computation } from './claims.ts'

/** An article of an act from which rules of the product take their numbers. */
export type RuledArticle = {
  readonly act: string
  readonly article: string
  readonly numbers: readonly (Computation & { readonly unit: string })[]
}

const day = '2026-03-02'

/** Days from the given day to the deadline of a rule. */
function days(rule: string, since: string, more: Readonly<Record<string, unknown>> = {}) {
  const measure = { since, unit: 'days' as const }
  return { unit: 'day', rule, input: { ...more, [since]: day }, output: 'deadline', measure }
}

/** Months or years from the given day to the day a rule gives. */
function later(
  unit: 'months' | 'years',
  rule: string,
  since: string,
  more: Readonly<Record<string, unknown>> = {},
  output = 'deadline',
) {
  const measure = { since, unit }
  return { unit: unit === 'months' ? 'month' : 'year', rule, input: { ...more, [since]: day }, output, measure }
}

function value(unit: string, rule: string, input: Readonly<Record<string, unknown>>, output: string, per?: number) {
  return { unit, rule, input: { ...input }, output, ...(per === undefined ? {} : { per }) }
}

const civil = { staffType: 'civil_servant' }
const entitlement = (workStart: string) =>
  value(
    'day',
    'leave.annualEntitlement',
    {
      workStart,
      asOf: '2026-11-23',
      sickMonths: 0,
      personalDays: 0,
      personalLeavePaid: true,
      schoolVacationDays: 0,
      alreadyTakenThisYear: false,
    },
    'tierDays',
  )
const maternity = (output: string, input: Readonly<Record<string, unknown>>) =>
  value('day', 'leave.maternity', { province: null, childOrder: 1, babies: 1, dystocia: false, ...input }, output)
const sanction = (kind: string, staffType: string) =>
  value('month', 'discipline.period', { kind, effectiveDate: day, staffType }, 'months')
const sick = (sickMonthNo: number, workYears: number) =>
  value('percent', 'leave.sickPayRate', { sickMonthNo, workYears, system: 'agency_1981' }, 'percent')
const lump = (disabilityGrade: number) => value('month', 'injury.lumpSumMonths', { disabilityGrade }, 'months')

/**
 * Articles whose numbers rules of `tools/rules` compute. A number of the handbook that such an article bears out is
 * checked against the rule as well, and the rule against the article.
 */
export const ruledArticles: readonly RuledArticle[] = [
  {
    act: '公务员法',
    article: '第三十四条',
    numbers: [value('year', 'probation.end', { ...civil, hireDate: day }, 'months', 12)],
  },
  {
    act: '事业单位人事管理条例',
    article: '第十三条',
    numbers: [
      value(
        'month',
        'probation.end',
        { staffType: 'institution', hireDate: day, firstJob: true, contractYears: 3 },
        'months',
      ),
    ],
  },
  {
    act: '公务员法',
    article: '第八十五条',
    numbers: [
      days('resign.approvalDeadline', 'applyDate', { ...civil, leader: false }),
      days('resign.approvalDeadline', 'applyDate', { ...civil, leader: true }),
    ],
  },
  {
    act: '事业单位人事管理条例',
    article: '第十六条',
    numbers: [
      value(
        'day',
        'assessment.consequences',
        { grades: { '2024': '不合格', '2025': '不合格' }, system: 'institution' },
        'noticeDays',
      ),
    ],
  },
  {
    act: '公务员法',
    article: '第九十五条',
    numbers: [
      days('appeal.review', 'knownDate', civil),
      days('appeal.afterReview', 'reviewReceivedDate', civil),
      days('appeal.direct', 'knownDate', civil),
    ],
  },
  {
    act: '公务员法',
    article: '第九十六条',
    numbers: [
      days('appeal.reviewDecision', 'reviewAppliedDate', civil),
      days('appeal.appealDecision', 'acceptDate', civil),
      value('day', 'appeal.appealDecision', { ...civil, acceptDate: day }, 'maxExtensionDays'),
    ],
  },
  {
    act: '监察法',
    article: '第五十六条',
    numbers: [
      later('months', 'appeal.supervisoryReview', 'receivedDate'),
      later('months', 'appeal.supervisoryReexamine', 'reviewReceivedDate'),
    ],
  },
  {
    act: '劳动争议调解仲裁法',
    article: '第二十七条',
    numbers: [later('years', 'appeal.arbitration', 'knownDate', { staffType: 'institution' })],
  },
  {
    act: '公务员法',
    article: '第一百零五条',
    numbers: [days('appeal.arbitration', 'disputeDate', { staffType: 'appointed_civil_servant' })],
  },
  {
    act: '公务员法',
    article: '第一百零七条',
    numbers: [
      later('years', 'resign.postEmployment', 'leaveDate', { wasLeaderOrCountyLevel: true }, 'restrictedUntil'),
      later('years', 'resign.postEmployment', 'leaveDate', { wasLeaderOrCountyLevel: false }, 'restrictedUntil'),
    ],
  },
  {
    act: '公务员法',
    article: '第八十八条',
    numbers: [
      {
        ...value('day', 'dismissal.absence', { ...civil, consecutiveDays: '$n', yearTotalDays: 0 }, 'mustDismiss'),
        threshold: 'exclusive',
      },
      {
        ...value('day', 'dismissal.absence', { ...civil, consecutiveDays: 0, yearTotalDays: '$n' }, 'mustDismiss'),
        threshold: 'exclusive',
      },
    ],
  },
  {
    act: '事业单位人事管理条例',
    article: '第十五条',
    numbers: [
      {
        ...value(
          'workday',
          'dismissal.absence',
          { staffType: 'institution', consecutiveWorkdays: '$n', yearTotalWorkdays: 0 },
          'mayTerminate',
        ),
        threshold: 'exclusive',
      },
      {
        ...value(
          'workday',
          'dismissal.absence',
          { staffType: 'institution', consecutiveWorkdays: 0, yearTotalWorkdays: '$n' },
          'mayTerminate',
        ),
        threshold: 'exclusive',
      },
    ],
  },
  {
    act: '职工带薪年休假条例',
    article: '第三条',
    numbers: [entitlement('2020-01-06'), entitlement('2012-01-09'), entitlement('2000-01-10')],
  },
  {
    act: '女职工劳动保护特别规定',
    article: '第七条',
    numbers: [
      maternity('nationalDays', {}),
      value('day', 'leave.miscarriage', { pregnancyMonths: 3 }, 'days'),
      value('day', 'leave.miscarriage', { pregnancyMonths: 4 }, 'days'),
    ],
  },
  {
    act: '女职工劳动保护特别规定',
    article: '第九条',
    numbers: [value('hour', 'leave.nursingHour', { babies: 1, babyAgeMonths: 3 }, 'minutesPerDay', 60)],
  },
  {
    act: '浙江省人口与计划生育条例',
    article: '第二十二条',
    numbers: [
      maternity('provinceExtensionDays', { province: 'ZJ' }),
      maternity('provinceExtensionDays', { province: 'ZJ', childOrder: 2 }),
      maternity('provinceExtensionDays', { province: 'ZJ', childOrder: 3 }),
      value('day', 'leave.paternity', { province: 'ZJ' }, 'days'),
      value('day', 'leave.parental', { province: 'ZJ' }, 'days'),
    ],
  },
  {
    act: '国家机关工作人员病假期间生活待遇的规定',
    article: '第二项',
    numbers: [sick(3, 5)],
  },
  {
    act: '国家机关工作人员病假期间生活待遇的规定',
    article: '第三项',
    numbers: [sick(7, 5), sick(7, 12)],
  },
  {
    act: '公职人员政务处分法',
    article: '第八条',
    numbers: ['警告', '记过', '记大过', '降级', '撤职'].map((kind) => sanction(kind, 'civil_servant')),
  },
  {
    act: '公务员法',
    article: '第六十四条',
    numbers: ['警告', '记过', '记大过', '降级', '撤职'].map((kind) => sanction(kind, 'civil_servant')),
  },
  {
    act: '事业单位人事管理条例',
    article: '第二十九条',
    numbers: ['警告', '记过', '降低岗位等级'].map((kind) => sanction(kind, 'institution_worker')),
  },
  {
    act: '工伤保险条例',
    article: '第十七条',
    numbers: [
      days('injury.applyDeadline', 'eventDate', { applicant: 'unit' }),
      later('years', 'injury.applyDeadline', 'eventDate', { applicant: 'individual' }),
    ],
  },
  {
    act: '浙江省工伤保险条例',
    article: '第十二条',
    numbers: [
      days('injury.applyDeadline', 'eventDate', { applicant: 'unit' }),
      later('years', 'injury.applyDeadline', 'eventDate', { applicant: 'individual' }),
    ],
  },
  {
    act: '工伤保险条例',
    article: '第二十条',
    numbers: [
      days('injury.decisionDeadline', 'acceptDate', { clearCase: false }),
      days('injury.decisionDeadline', 'acceptDate', { clearCase: true }),
    ],
  },
  {
    act: '工伤保险条例',
    article: '第二十五条',
    numbers: [
      days('injury.appraisalDeadline', 'receiveDate'),
      value('day', 'injury.appraisalDeadline', { receiveDate: day }, 'extensionDays'),
    ],
  },
  {
    act: '工伤保险条例',
    article: '第二十六条',
    numbers: [days('injury.reappraisalDeadline', 'receivedConclusionDate')],
  },
  { act: '工伤保险条例', article: '第三十五条', numbers: [1, 2, 3, 4].map(lump) },
  { act: '工伤保险条例', article: '第三十六条', numbers: [5, 6].map(lump) },
  { act: '工伤保险条例', article: '第三十七条', numbers: [7, 8, 9, 10].map(lump) },
  {
    act: '社会保险法',
    article: '第四十六条',
    numbers: [36, 84, 144].map((contributionMonths) =>
      value('month', 'unemployment.maxMonths', { contributionMonths, involuntary: true }, 'maxMonths'),
    ),
  },
]
