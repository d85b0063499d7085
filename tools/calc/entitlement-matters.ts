import type { Text } from '#sdk'
import type { EntitlementFacts, FactName } from './entitlement-facts.ts'

/** How a value of a result is said. */
export type Unit = 'days' | 'months' | 'percent' | 'minutes' | 'people' | 'years' | 'yesNo' | 'date' | 'word'
/** One value of a result that is shown. */
export type ShownValue = { readonly key: string; readonly label: Text; readonly unit: Unit }

/** One matter that a rule gives an entitlement or an effect for. */
export type EntitlementMatter = {
  readonly title: Text
  readonly rule: string
  /** Facts that go in, the decisive ones first. */
  readonly takes: readonly FactName[]
  /** What is taken for usual where nothing is said. */
  readonly usual?: EntitlementFacts
  readonly shows: readonly ShownValue[]
}

const show = (key: string, zh: string, en: string, unit: Unit): ShownValue => ({ key, label: { zh, en }, unit })
const title = (zh: string, en: string): Text => ({ zh, en })

/** Every matter, by the name people and models use for it; none of them decides anything. */
export const entitlementMatters = {
  maternity: {
    title: title('产假', 'Maternity leave'),
    rule: 'leave.maternity',
    takes: ['province', 'childOrder', 'babies', 'dystocia', 'startDate'],
    usual: { childOrder: 1, babies: 1, dystocia: false },
    shows: [
      show('totalDays', '合计', 'In all', 'days'),
      show('nationalDays', '国家规定', 'National rule', 'days'),
      show('provinceExtensionDays', '本省延长', 'Added by the province', 'days'),
    ],
  },
  miscarriage: {
    title: title('流产假', 'Leave after a miscarriage'),
    rule: 'leave.miscarriage',
    takes: ['pregnancyMonths'],
    shows: [show('days', '产假', 'Leave', 'days')],
  },
  paternity: {
    title: title('陪产（护理）假', 'Paternity leave'),
    rule: 'leave.paternity',
    takes: ['province', 'startDate'],
    shows: [show('days', '天数', 'Days', 'days')],
  },
  parental: {
    title: title('育儿假', 'Parental leave'),
    rule: 'leave.parental',
    takes: ['province'],
    shows: [show('days', '每人每年', 'Each parent, each year', 'days')],
  },
  marriage: {
    title: title('婚假', 'Marriage leave'),
    rule: 'leave.marriage',
    takes: ['province'],
    shows: [
      show('daysMin', '至少', 'At least', 'days'),
      show('daysMax', '最多', 'At most', 'days'),
      show('provinceExtraDays', '其中本省增加', 'Of these, added by the province', 'days'),
    ],
  },
  bereavement: {
    title: title('丧假', 'Bereavement leave'),
    rule: 'leave.bereavement',
    takes: ['relative'],
    shows: [show('daysMin', '至少', 'At least', 'days'), show('daysMax', '最多', 'At most', 'days')],
  },
  home_visit: {
    title: title('探亲假', 'Home visit leave'),
    rule: 'leave.homeVisit',
    takes: ['visit', 'workYears'],
    shows: [
      show('days', '天数', 'Days', 'days'),
      show('everyYears', '每几年一次', 'Every', 'years'),
      show('alternativeDays', '或者合并休', 'Or in one', 'days'),
      show('alternativeEveryYears', '合并的为每几年一次', 'In one every', 'years'),
    ],
  },
  sick_pay: {
    title: title('病假工资', 'Sick pay'),
    rule: 'leave.sickPayRate',
    takes: ['sickMonthNo', 'workYears'],
    shows: [show('percent', '发给本人工资的', 'Of the own wage', 'percent')],
  },
  nursing_hour: {
    title: title('哺乳时间', 'Nursing time'),
    rule: 'leave.nursingHour',
    takes: ['babyAgeMonths', 'babies'],
    usual: { babies: 1 },
    shows: [show('minutesPerDay', '每个工作日', 'Each working day', 'minutes')],
  },
  unemployment: {
    title: title('失业保险金期限', 'Unemployment benefit'),
    rule: 'unemployment.maxMonths',
    takes: ['contributionMonths', 'involuntary'],
    usual: { involuntary: true },
    shows: [show('maxMonths', '最长', 'At most', 'months')],
  },
  injury_lump_sum: {
    title: title('一次性伤残补助金', 'Lump sum for a disability'),
    rule: 'injury.lumpSumMonths',
    takes: ['disabilityGrade'],
    shows: [show('months', '本人工资', 'Own wage', 'months')],
  },
  discipline_effects: {
    title: title('处分期间的影响', 'What a sanction bars'),
    rule: 'discipline.effects',
    takes: ['kind', 'staffType', 'duringPeriod'],
    usual: { duringPeriod: true },
    shows: [
      show('promotePost', '可以晋升职务', 'Promotion of post', 'yesNo'),
      show('promoteRank', '可以晋升职级', 'Promotion of rank', 'yesNo'),
      show('promoteLevel', '可以晋升级别', 'Promotion of level', 'yesNo'),
      show('promoteSalaryStep', '可以晋升工资档次', 'Step of pay', 'yesNo'),
      show('lowerLevel', '同时降低级别', 'Level lowered as well', 'yesNo'),
    ],
  },
  discipline_combine: {
    title: title('几个处分合并', 'Several sanctions at once'),
    rule: 'discipline.combine',
    takes: ['kinds'],
    shows: [
      show('execute', '执行', 'To be carried out', 'word'),
      show('periodMonthsMin', '处分期至少', 'Period at least', 'months'),
      show('periodMonthsMax', '处分期最长', 'Period at most', 'months'),
    ],
  },
  assessment_effects: {
    title: title('年度考核结果的影响', 'What grades lead to'),
    rule: 'assessment.consequences',
    takes: ['grades', 'system'],
    shows: [
      show('salaryStepUp', '可晋升工资档次（档）', 'Steps of pay', 'word'),
      show('levelUp', '可晋升级别（级）', 'Levels', 'word'),
      show('meritThree', '连续三年优秀', 'Three years of 优秀 in a row', 'yesNo'),
      show('demoteOneLevel', '应当降低一个职务、职级层次', 'One level of post or rank down', 'yesNo'),
      show('dismiss', '属于应予辞退的情形', 'A ground of dismissal', 'yesNo'),
      show('mayTerminate', '单位可以解除聘用合同', 'The unit may end the contract', 'yesNo'),
      show('noticeDays', '须提前书面通知', 'Written notice', 'days'),
    ],
  },
  excellent_quota: {
    title: title('优秀等次名额', 'Number of 优秀'),
    rule: 'assessment.excellentQuota',
    takes: ['participants', 'raisedRatioApproved', 'system'],
    usual: { raisedRatioApproved: false },
    shows: [show('maxExcellent', '最多', 'At most', 'people')],
  },
  absence: {
    title: title('旷工的后果', 'Absence without leave'),
    rule: 'dismissal.absence',
    takes: ['consecutiveDays', 'yearTotalDays', 'staffType'],
    shows: [
      show('mustDismiss', '达到应予辞退的天数', 'Reaches the days for dismissal', 'yesNo'),
      show('mayTerminate', '单位可以解除聘用合同', 'The unit may end the contract', 'yesNo'),
    ],
  },
  early_retirement: {
    title: title('公务员自愿提前退休', 'Early retirement of a civil servant'),
    rule: 'retirement.civilServantEarly',
    takes: ['category', 'birthDate', 'workYears', 'asOf'],
    shows: [
      show('mayApply', '可以申请', 'May be asked for', 'yesNo'),
      show('statutoryDate', '法定退休日期', 'Statutory date', 'date'),
    ],
  },
  contract_to_retirement: {
    title: title('订立聘用至退休的合同', 'Contract until retirement'),
    rule: 'contract.toRetirement',
    takes: ['yearsInUnit', 'statutoryDate', 'asOf'],
    shows: [show('mustOfferContractToRetirement', '提出后单位应当订立', 'The unit must offer it', 'yesNo')],
  },
  resignation: {
    title: title('能否辞职', 'Whether one may resign'),
    rule: 'resign.check',
    takes: ['hireDate', 'asOf', 'staffType', 'noticeDate'],
    shows: [
      show('allowed', '按服务年限可以', 'Possible by the years of service', 'yesNo'),
      show('earliest', '最早', 'Earliest', 'date'),
    ],
  },
  avoidance: {
    title: title('任职回避', 'Avoidance'),
    rule: 'avoidance.position',
    takes: ['relation', 'scene'],
    shows: [show('mustAvoid', '属于应当回避的情形', 'Has to be avoided', 'yesNo')],
  },
  appeal_scope: {
    title: title('能否申诉', 'Whether it may be appealed'),
    rule: 'appeal.scope',
    takes: ['matter', 'staffType'],
    shows: [show('inScope', '可以申请复核、申诉', 'May be reviewed and appealed', 'yesNo')],
  },
  annual_joining: {
    title: title('编外、派遣人员新入职的年休假', 'Annual leave of off-book staff who join'),
    rule: 'leave.annualProrataJoin',
    takes: ['joinDate', 'fullYearDays', 'staffType'],
    usual: { staffType: 'contract_offbook' },
    shows: [
      show('days', '当年可休', 'Of this year', 'days'),
      show('remainingCalendarDays', '当年剩余日历天数', 'Days left of the year', 'days'),
    ],
  },
  annual_leaving: {
    title: title('编外、派遣人员离职的未休年休假', 'Annual leave of off-book staff who leave'),
    rule: 'leave.annualProrataLeave',
    takes: ['leaveDate', 'fullYearDays', 'alreadyTaken', 'staffType'],
    usual: { staffType: 'contract_offbook', alreadyTaken: 0 },
    shows: [
      show('unpaidDays', '应折算支付', 'To be paid out', 'days'),
      show('passedCalendarDays', '当年已过日历天数', 'Days passed of the year', 'days'),
    ],
  },
} as const satisfies Readonly<Record<string, EntitlementMatter>>

/** Name of a matter. */
export type EntitlementMatterName = keyof typeof entitlementMatters
/** The names, for the input of the tool. */
export const entitlementMatterNames = Object.keys(entitlementMatters) as [
  EntitlementMatterName,
  ...EntitlementMatterName[],
]
