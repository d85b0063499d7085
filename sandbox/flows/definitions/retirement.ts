import { type FlowDefinition, houseRule, material } from '../definition.ts'

const chosen = {
  kind: { zh: '类型', en: 'kind' },
  statutoryDate: { zh: '法定退休日期', en: 'statutory date' },
  chosenDate: { zh: '选定日期', en: 'chosen date' },
  contributionMonths: { zh: '累计缴费月数', en: 'months of contribution' },
  requiredMonths: { zh: '最低缴费月数', en: 'months required' },
  notice: { zh: '弹性提前书面告知', en: 'written notice of an early date' },
  agreement: { zh: '延迟退休书面约定', en: 'agreement on a late date' },
} as const
const order = [
  { title: '国务院关于渐进式延迟法定退休年龄的办法', article: '第三条' },
  houseRule('退休办理指南', '第二十五条'),
]

/** 退休, at the statutory age or earlier (`domain/hrms.md` §3). */
export const retirement: FlowDefinition = {
  kind: 'RETIREMENT',
  title: { zh: '退休', en: 'retirement' },
  startGuards: ['in_service', 'category_known', 'not_investigated', 'early_window', 'contribution'],
  steps: [
    {
      state: 'WATCH',
      title: { zh: '到龄前关注', en: 'watched' },
      kind: 'WAIT',
      owner: 'HR',
      due: { fact: 'watchUntil' },
      onlyIf: 'isFarAhead',
      guards: ['watch_reached'],
    },
    {
      state: 'NOTICE',
      title: { zh: '书面通知本人', en: 'written notice to the person' },
      kind: 'TASK',
      owner: 'HR',
      due: { fact: 'noticeBy' },
      onlyIf: 'needsNotice',
      materials: [material('退休书面通知', 'notice of retirement')],
    },
    {
      state: 'CHOICE',
      title: { zh: '本人选择', en: 'choice of the person' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: { fact: 'choiceBy' },
      materials: [material('退休审批表（本人签字）', 'signed application')],
      guards: ['early_window'],
    },
    {
      state: 'FILE_AUDIT',
      title: { zh: '档案审核（出生日期、工龄）', en: 'file audit (birth, service)' },
      kind: 'TASK',
      owner: 'HR',
      due: 20,
      materials: [material('档案审核表', 'file audit'), material('缴费年限核定单', 'statement of contribution')],
      guards: ['file_clear', 'contribution'],
    },
    {
      state: 'UNIT',
      title: { zh: '局里研究', en: 'decision of the unit' },
      kind: 'APPROVAL',
      owner: 'IN_CHARGE',
      due: 10,
      guards: ['not_investigated', 'contribution'],
    },
    {
      state: 'AUTHORITY_APPROVAL',
      title: { zh: '组织或人社部门审批', en: 'approval of the authority' },
      kind: 'TASK',
      owner: 'AUTHORITY',
      due: 20,
      materials: [material('退休批复文号', 'number of the approval')],
    },
    {
      state: 'PENSION_APPLY',
      title: { zh: '申领养老金', en: 'application for the pension' },
      kind: 'TASK',
      owner: 'SOCIAL_SECURITY',
      due: 20,
      materials: [material('职业年金申领表', 'occupational annuity form')],
      guards: ['retirement_reached'],
      to: 'CLOSED',
    },
  ],
  ends: [{ state: 'CLOSED', title: { zh: '已退休，办结', en: 'retired, closed' } }],
  effects: { CLOSED: 'retire' },
  order,
  facts: chosen,
}

/** 弹性延迟退休: an agreement, the time it covers, and its end (`domain/hrms.md` §3). */
export const lateRetirement: FlowDefinition = {
  kind: 'LATE_RETIREMENT',
  title: { zh: '弹性延迟退休', en: 'late retirement' },
  startGuards: ['in_service', 'category_known', 'not_investigated', 'late_allowed'],
  steps: [
    {
      state: 'AGREEMENT',
      title: { zh: '签书面约定', en: 'written agreement' },
      kind: 'TASK',
      owner: 'HR',
      due: { fact: 'agreementBy' },
      materials: [material('延迟退休书面约定', 'agreement on a late date')],
      guards: ['late_allowed'],
    },
    {
      state: 'UNIT',
      title: { zh: '局里研究', en: 'decision of the unit' },
      kind: 'APPROVAL',
      owner: 'IN_CHARGE',
      due: 10,
      guards: ['late_allowed', 'not_investigated'],
    },
    {
      state: 'ACTIVE_LATE',
      title: { zh: '延迟期间', en: 'working on' },
      kind: 'TASK',
      owner: 'HR',
      due: { fact: 'chosenDate' },
      materials: [material('退休审批表（本人签字）', 'signed application')],
      guards: ['retirement_reached'],
      to: 'END',
      outcomes: { TERMINATE: { to: 'END', needsComment: true } },
    },
  ],
  ends: [{ state: 'END', title: { zh: '延迟期满，已退休', en: 'agreement over, retired' } }],
  effects: { ACTIVE_LATE: 'keep_on', END: 'retire' },
  order,
  facts: chosen,
}
