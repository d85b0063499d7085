import type { Text } from '#sdk'

/** What a term is asked for with besides the day it runs from. */
export type DeadlineFacts = {
  readonly from: string
  readonly staffType: string
  readonly kind?: string | undefined
  readonly firstJob?: boolean | undefined
  readonly contractYears?: number | undefined
  readonly contractProbationMonths?: number | undefined
}

/** One matter with a term: its rule, the input that goes in, and what the day that comes out means. */
export type DeadlineMatter = {
  readonly title: Text
  /** What happens on the day the term runs from. */
  readonly since: Text
  readonly rule: string
  readonly input: (facts: DeadlineFacts) => Readonly<Record<string, unknown>>
  /** Key of the day in the result of the rule, and what it is called. */
  readonly gives: string
  readonly called: Text
  /** Another day of the result, such as the first of the regular post. */
  readonly after?: { readonly key: string; readonly called: Text }
  /** True when the kind of staff changes the result. */
  readonly byStaff?: true
}

const lastDay: Text = { zh: '最后一天', en: 'Last day' }
const answerBy: Text = { zh: '最迟作出决定', en: 'Decision by' }
const known: Text = { zh: '知道该处理之日', en: 'day the decision was known' }
const received: Text = { zh: '收到决定之日', en: 'day the decision was received' }
const accepted: Text = { zh: '受理之日', en: 'day of acceptance' }
const accident: Text = { zh: '事故发生或者确诊之日', en: 'day of the accident or diagnosis' }

const staffed =
  (name: string) =>
  ({ from, staffType }: DeadlineFacts) => ({ staffType, [name]: from })
const dated =
  (name: string, rest: Readonly<Record<string, unknown>> = {}) =>
  ({ from }: DeadlineFacts) => ({ [name]: from, ...rest })
const byStaff = true as const

/** Every matter with a term, by the name people and models use for it. */
export const deadlineMatters = {
  appeal_review: {
    title: { zh: '申请复核的期限', en: 'Term to ask for a review' },
    since: known,
    byStaff,
    rule: 'appeal.review',
    input: staffed('knownDate'),
    gives: 'deadline',
    called: lastDay,
  },
  appeal_review_decision: {
    title: { zh: '复核决定的期限', en: 'Term for the decision on a review' },
    byStaff,
    since: { zh: '接到复核申请之日', en: 'day the request was received' },
    rule: 'appeal.reviewDecision',
    input: staffed('reviewAppliedDate'),
    gives: 'deadline',
    called: answerBy,
  },
  appeal_after_review: {
    title: { zh: '复核后申诉的期限', en: 'Term to appeal after a review' },
    byStaff,
    since: { zh: '接到复核决定之日', en: 'day the review was received' },
    rule: 'appeal.afterReview',
    input: staffed('reviewReceivedDate'),
    gives: 'deadline',
    called: lastDay,
  },
  appeal_direct: {
    title: { zh: '直接申诉的期限', en: 'Term to appeal without a review' },
    since: known,
    byStaff,
    rule: 'appeal.direct',
    input: staffed('knownDate'),
    gives: 'deadline',
    called: lastDay,
  },
  appeal_decision: {
    title: { zh: '申诉决定的期限', en: 'Term for the decision on an appeal' },
    since: accepted,
    byStaff,
    rule: 'appeal.appealDecision',
    input: staffed('acceptDate'),
    gives: 'deadline',
    called: answerBy,
  },
  appeal_supervisory_review: {
    title: { zh: '向监察机关申请复审的期限', en: 'Term to ask a supervisory organ for a review' },
    since: received,
    rule: 'appeal.supervisoryReview',
    input: dated('receivedDate'),
    gives: 'deadline',
    called: lastDay,
  },
  appeal_supervisory_reexamine: {
    title: { zh: '向上一级监察机关申请复核的期限', en: 'Term to ask the higher supervisory organ' },
    since: { zh: '收到复审决定之日', en: 'day the review was received' },
    rule: 'appeal.supervisoryReexamine',
    input: dated('reviewReceivedDate'),
    gives: 'deadline',
    called: lastDay,
  },
  appeal_arbitration: {
    title: { zh: '申请人事争议仲裁的期限', en: 'Term to ask for arbitration' },
    byStaff,
    since: { zh: '知道权利被侵害（争议发生）之日', en: 'day the dispute was known' },
    rule: 'appeal.arbitration',
    input: staffed('knownDate'),
    gives: 'deadline',
    called: lastDay,
  },
  injury_apply: {
    title: { zh: '单位申请工伤认定的期限', en: 'Term for the unit to report an injury' },
    since: accident,
    rule: 'injury.applyDeadline',
    input: dated('eventDate', { applicant: 'unit' }),
    gives: 'deadline',
    called: lastDay,
  },
  injury_apply_individual: {
    title: { zh: '本人申请工伤认定的期限', en: 'Term for the person to report an injury' },
    since: accident,
    rule: 'injury.applyDeadline',
    input: dated('eventDate', { applicant: 'individual' }),
    gives: 'deadline',
    called: lastDay,
  },
  injury_decision: {
    title: { zh: '工伤认定决定的期限', en: 'Term for the decision on an injury' },
    since: accepted,
    rule: 'injury.decisionDeadline',
    input: dated('acceptDate', { clearCase: false }),
    gives: 'deadline',
    called: answerBy,
  },
  injury_decision_clear: {
    title: { zh: '事实清楚的工伤认定决定的期限', en: 'Term for the decision on a clear injury' },
    since: accepted,
    rule: 'injury.decisionDeadline',
    input: dated('acceptDate', { clearCase: true }),
    gives: 'deadline',
    called: answerBy,
  },
  injury_appraisal: {
    title: { zh: '劳动能力鉴定结论的期限', en: 'Term for the appraisal of the ability to work' },
    since: { zh: '收到鉴定申请之日', en: 'day the request was received' },
    rule: 'injury.appraisalDeadline',
    input: dated('receiveDate'),
    gives: 'deadline',
    called: answerBy,
  },
  injury_reappraisal: {
    title: { zh: '申请再次鉴定的期限', en: 'Term to ask for a second appraisal' },
    since: { zh: '收到鉴定结论之日', en: 'day the conclusion was received' },
    rule: 'injury.reappraisalDeadline',
    input: dated('receivedConclusionDate'),
    gives: 'deadline',
    called: lastDay,
  },
  resignation: {
    title: { zh: '公务员辞职的审批期限', en: 'Term for the answer to a resignation' },
    since: { zh: '接到辞职申请之日', en: 'day the request was received' },
    rule: 'resign.approvalDeadline',
    input: dated('applyDate', { leader: false, staffType: 'civil_servant' }),
    gives: 'deadline',
    called: { zh: '最迟答复', en: 'Answer by' },
  },
  resignation_leader: {
    title: { zh: '领导成员辞职的审批期限', en: 'Term for the answer to a leader’s resignation' },
    since: { zh: '接到辞职申请之日', en: 'day the request was received' },
    rule: 'resign.approvalDeadline',
    input: dated('applyDate', { leader: true, staffType: 'civil_servant' }),
    gives: 'deadline',
    called: { zh: '最迟答复', en: 'Answer by' },
  },
  resignation_notice: {
    title: { zh: '事业单位人员辞职提前通知', en: 'Notice of resignation in an institution' },
    since: { zh: '书面通知之日', en: 'day of the written notice' },
    rule: 'resign.check',
    input: dated('noticeDate', { staffType: 'institution', contractOtherwise: false }),
    gives: 'earliest',
    called: { zh: '最早可以解除聘用合同', en: 'Contract may end from' },
  },
  post_employment: {
    title: { zh: '离职后从业限制的期限', en: 'Restriction on jobs after leaving' },
    since: { zh: '离职之日', en: 'day of leaving' },
    rule: 'resign.postEmployment',
    input: dated('leaveDate', { wasLeaderOrCountyLevel: false }),
    gives: 'restrictedUntil',
    called: { zh: '限制到', en: 'Restricted until' },
  },
  post_employment_leader: {
    title: { zh: '领导成员离职后从业限制的期限', en: 'Restriction on a leader’s jobs after leaving' },
    since: { zh: '离职之日', en: 'day of leaving' },
    rule: 'resign.postEmployment',
    input: dated('leaveDate', { wasLeaderOrCountyLevel: true }),
    gives: 'restrictedUntil',
    called: { zh: '限制到', en: 'Restricted until' },
  },
  probation: {
    title: { zh: '试用期', en: 'Probation' },
    byStaff,
    since: { zh: '报到（入职）之日', en: 'day of entry' },
    rule: 'probation.end',
    input: ({ from, staffType, firstJob, contractYears, contractProbationMonths }: DeadlineFacts) => ({
      ...{ staffType, hireDate: from, firstJob, contractYears, contractProbationMonths },
    }),
    gives: 'endsOn',
    called: { zh: '试用期最后一天', en: 'Last day of the probation' },
    after: { key: 'regulariseFrom', called: { zh: '可以转正', en: 'Regular from' } },
  },
  probation_leader: {
    title: { zh: '任职试用期', en: 'Probation in a leading post' },
    since: { zh: '任职之日', en: 'day of appointment' },
    rule: 'probation.end',
    input: dated('appointDate', { staffType: 'leader' }),
    gives: 'endsOn',
    called: { zh: '任职试用期最后一天', en: 'Last day of the probation' },
    after: { key: 'regulariseFrom', called: { zh: '期满考核后正式任职', en: 'Regular from' } },
  },
  discipline_period: {
    title: { zh: '处分期', en: 'Period of a sanction' },
    byStaff,
    since: { zh: '处分决定生效之日', en: 'day the decision took effect' },
    rule: 'discipline.period',
    input: ({ from, staffType, kind }: DeadlineFacts) => ({ staffType, kind, effectiveDate: from }),
    gives: 'lastDay',
    called: { zh: '处分期最后一天', en: 'Last day of the sanction' },
    after: { key: 'releasedFrom', called: { zh: '处分期满', en: 'Over from' } },
  },
} as const satisfies Readonly<Record<string, DeadlineMatter>>

/** Name of a matter with a term. */
export type DeadlineMatterName = keyof typeof deadlineMatters
/** The names, for the input of the tool. */
export const deadlineMatterNames = Object.keys(deadlineMatters) as [DeadlineMatterName, ...DeadlineMatterName[]]
