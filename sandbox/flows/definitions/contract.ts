import { type FlowDefinition, houseRule, material } from '../definition.ts'

/** 聘用合同续订. */
export const contractRenewal: FlowDefinition = {
  kind: 'CONTRACT_RENEWAL',
  title: { zh: '续订聘用合同', en: 'renewal of the contract' },
  startGuards: ['in_service', 'contract_term', 'contract_to_retirement'],
  steps: [
    {
      state: 'EVALUATION',
      title: { zh: '聘期考核意见', en: 'review of the term' },
      kind: 'TASK',
      owner: 'SECTION',
      due: 10,
      materials: [material('聘期考核表', 'review of the term')],
    },
    {
      state: 'PERSON_CONSENT',
      title: { zh: '本人意见', en: 'consent of the person' },
      kind: 'TASK',
      owner: 'SUBJECT',
      due: 7,
    },
    {
      state: 'HR_APPROVAL',
      title: { zh: '人事科审核', en: 'review by HR' },
      kind: 'APPROVAL',
      owner: 'HR_HEAD',
      due: 7,
      guards: ['contract_term', 'contract_to_retirement'],
    },
    {
      state: 'SIGNING',
      title: { zh: '签订', en: 'signing' },
      kind: 'TASK',
      owner: 'HR',
      due: { fact: 'signBy' },
      materials: [material('新聘用合同编号', 'number of the new contract')],
      to: 'DONE',
    },
  ],
  ends: [{ state: 'DONE', title: { zh: '已续订', en: 'renewed' } }],
  effects: { DONE: 'renew' },
  order: [{ title: '事业单位人事管理条例', article: '第十二条' }, houseRule('聘用合同管理办法', '第九条')],
  facts: {
    contractNo: { zh: '现合同', en: 'contract' },
    endsOn: { zh: '现合同到期', en: 'ends on' },
    newFrom: { zh: '续订开始', en: 'new term from' },
    newTo: { zh: '续订到期', en: 'new term until' },
    toRetirement: { zh: '聘用至退休', en: 'until retirement' },
  },
}
