import { type FlowDefinition, houseRule, material } from '../definition.ts'

/** 借调 (`domain/hrms.md` §3): pay, post and relation stay with the home unit. */
export const secondment: FlowDefinition = {
  kind: 'SECONDMENT',
  title: { zh: '借调', en: 'secondment' },
  startGuards: ['in_service', 'not_investigated', 'lendable', 'secondment_term'],
  steps: [
    {
      state: 'REQUEST',
      title: { zh: '收到借调函', en: 'letter of the host' },
      kind: 'TASK',
      owner: 'HR',
      due: 3,
      materials: [material('借调函', 'letter of the host'), material('期限与岗位说明', 'term and work')],
    },
    {
      state: 'HOME_CONSENT',
      title: { zh: '原科室意见', en: 'consent of the home section' },
      kind: 'APPROVAL',
      owner: 'SECTION',
      due: 5,
    },
    {
      state: 'PERSON_INFORMED',
      title: { zh: '告知本人', en: 'the person is informed' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: 3,
    },
    {
      state: 'HR_APPROVAL',
      title: { zh: '人事科审核', en: 'review by HR' },
      kind: 'APPROVAL',
      owner: 'HR_HEAD',
      due: 5,
      guards: ['secondment_term', 'not_investigated'],
    },
    {
      state: 'ACTIVE',
      title: { zh: '借调中', en: 'seconded' },
      kind: 'TASK',
      owner: 'HR',
      due: { fact: 'to' },
      materials: [material('返回报到登记', 'return form')],
      to: 'CLOSED',
      outcomes: {
        EXTEND: {
          to: 'ACTIVE',
          guards: ['extension'],
          date: 'extendTo',
          afterwards: { set: 'to', from: 'extendTo', flag: 'extended' },
        },
      },
    },
  ],
  ends: [{ state: 'CLOSED', title: { zh: '已返回，办结', en: 'returned, closed' } }],
  effects: { ACTIVE: 'lend', CLOSED: 'take_back' },
  order: [houseRule('调动与借调管理办法', '第二十二条'), houseRule('调动与借调管理办法', '第二十三条')],
  facts: {
    host: { zh: '借用单位', en: 'host' },
    from: { zh: '开始', en: 'from' },
    to: { zh: '到期', en: 'until' },
    letter: { zh: '借调函', en: 'letter' },
    work: { zh: '工作内容', en: 'work' },
    payBy: { zh: '工资和工伤责任', en: 'pay and liability' },
  },
}
