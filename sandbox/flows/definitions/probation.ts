import { type FlowDefinition, houseRule, material } from '../definition.ts'

/** 转正: the end of a probation (`domain/hrms.md` §3). */
export const probation: FlowDefinition = {
  kind: 'PROBATION',
  title: { zh: '转正', en: 'end of probation' },
  startGuards: [],
  steps: [
    {
      state: 'SELF_SUMMARY',
      title: { zh: '本人小结', en: 'own summary' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: 7,
      materials: [material('试用期总结', 'summary of the probation')],
    },
    {
      state: 'REVIEW',
      title: { zh: '考核评议', en: 'review' },
      kind: 'TASK',
      owner: 'SECTION',
      due: 7,
      materials: [material('考核表', 'review form'), material('初任培训证明', 'certificate of initial training')],
    },
    {
      state: 'UNIT_DECISION',
      title: { zh: '单位决定', en: 'decision of the unit' },
      kind: 'APPROVAL',
      owner: 'IN_CHARGE',
      due: 10,
      guards: ['probation_over', 'not_investigated'],
      to: 'APPOINTMENT',
      outcomes: { REJECT: { to: 'FAILED', needsComment: true, guards: ['probation_over'] } },
    },
    {
      state: 'APPOINTMENT',
      title: { zh: '任职定级', en: 'appointment and grading' },
      kind: 'TASK',
      owner: 'HR',
      due: 10,
      materials: [material('任职定级审批表', 'form of appointment and grading')],
      to: 'PASSED',
    },
  ],
  ends: [
    { state: 'PASSED', title: { zh: '合格，已任职定级', en: 'passed and appointed' } },
    { state: 'FAILED', title: { zh: '不合格，取消录用或解除', en: 'failed, appointment ended' } },
  ],
  effects: { PASSED: 'regularise', FAILED: 'dismiss' },
  order: [{ title: '公务员法', article: '第三十四条' }, houseRule('试用与转正管理办法', '第七条')],
  facts: {
    from: { zh: '试用开始', en: 'probation from' },
    endsOn: { zh: '试用期满', en: 'probation until' },
    regulariseFrom: { zh: '可转正', en: 'regular from' },
    opinion: { zh: '科室意见', en: 'opinion of the section' },
  },
}
