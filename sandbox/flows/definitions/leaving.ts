import { type FlowDefinition, houseRule, material } from '../definition.ts'

const facts = {
  lastDay: { zh: '最后工作日', en: 'last day' },
  reason: { zh: '原因', en: 'reason' },
  answerBy: { zh: '审批期限', en: 'answer due' },
} as const
const handover = [material('交接清单', 'handover list'), material('账号和资产移交单', 'accounts and assets')]

/** 辞去公职 of civil servants (`domain/hrms.md` §3). */
export const resignation: FlowDefinition = {
  kind: 'RESIGNATION',
  title: { zh: '辞去公职', en: 'resignation' },
  startGuards: ['in_service', 'resignation'],
  steps: [
    {
      state: 'CHECKS',
      title: { zh: '核服务期、涉密、公务和审计', en: 'checks of service, secrecy, duty and audit' },
      kind: 'TASK',
      owner: 'HR',
      due: 3,
      materials: [material('书面申请', 'written application')],
      guards: ['resignation'],
    },
    {
      state: 'AUTHORITY_APPROVAL',
      title: { zh: '任免机关审批', en: 'decision of the appointing authority' },
      kind: 'APPROVAL',
      owner: 'IN_CHARGE',
      due: { fact: 'answerBy' },
      guards: ['resignation'],
    },
    {
      state: 'HANDOVER',
      title: { zh: '工作交接', en: 'handover' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: { fact: 'lastDay' },
      materials: handover,
    },
    {
      state: 'AUDIT',
      title: { zh: '离任审计', en: 'audit on leaving' },
      kind: 'TASK',
      owner: 'FINANCE',
      due: 30,
      onlyIf: 'needsAudit',
      materials: [material('离任审计结论', 'result of the audit')],
    },
    {
      state: 'FILE_SOCIAL_TRANSFER',
      title: { zh: '转档案和社保', en: 'file and social security move' },
      kind: 'TASK',
      owner: 'SOCIAL_SECURITY',
      due: 15,
      materials: [
        material('档案转递单', 'transfer of the personnel file'),
        material('社保转移凭证', 'transfer of social security'),
      ],
      guards: ['last_day_reached'],
      to: 'CLOSED',
    },
  ],
  ends: [{ state: 'CLOSED', title: { zh: '已办结', en: 'closed' } }],
  effects: { CLOSED: 'leave' },
  order: [{ title: '公务员法', article: '第八十五条' }, houseRule('辞职辞退管理办法', '第三条')],
  facts,
}

/** 解除聘用合同 by the person: thirty days' notice, handover, end (`domain/hrms.md` §3). */
export const contractEnd: FlowDefinition = {
  kind: 'CONTRACT_END',
  title: { zh: '解除合同', en: 'end of the contract' },
  startGuards: ['in_service', 'not_investigated', 'notice_period'],
  steps: [
    {
      state: 'NOTICE',
      title: { zh: '书面通知登记', en: 'notice is registered' },
      kind: 'TASK',
      owner: 'HR',
      due: 3,
      materials: [material('书面通知', 'written notice')],
    },
    {
      state: 'HANDOVER',
      title: { zh: '工作交接', en: 'handover' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: { fact: 'lastDay' },
      materials: handover,
    },
    {
      state: 'CONTRACT_END',
      title: { zh: '出具解除证明并转社保', en: 'certificate and social security' },
      kind: 'TASK',
      owner: 'SOCIAL_SECURITY',
      due: { fact: 'transferBy' },
      materials: [material('解除合同证明', 'certificate of the end')],
      guards: ['last_day_reached'],
      to: 'CLOSED',
    },
  ],
  ends: [{ state: 'CLOSED', title: { zh: '合同已解除', en: 'contract ended' } }],
  effects: { CLOSED: 'leave' },
  order: [{ title: '事业单位人事管理条例', article: '第十七条' }, houseRule('聘用合同管理办法', '第十二条')],
  facts: { lastDay: facts.lastDay, reason: facts.reason, noticeOn: { zh: '通知日', en: 'notice given' } },
}
