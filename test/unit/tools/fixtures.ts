import { computeRule } from '../../../tools/rules/index.ts'

/** The rules as the host binds them. */
export const rules = async (id: string, input: Readonly<Record<string, unknown>>) => computeRule(id, input)

export const instant = '2026-11-23T09:00:00+08:00'

export function list<Item>(...items: Item[]) {
  return { items, nextCursor: null, asOf: instant }
}

export const quoted = {
  type: 'ANNUAL',
  start: '2026-11-25',
  end: '2026-11-27',
  countedHalfDays: 6,
  calendarVersion: 'chinese-days-1.5.7/2026',
  notCounted: [{ date: '2026-11-28', reason: '休息日' }],
  backOn: '2026-11-30',
  approvers: [
    { order: 2, rule: '分管领导', staffId: 'S-1003', name: '赵演示' },
    { order: 1, rule: '科室负责人', staffId: 'S-1002', name: '王样本' },
  ],
  materials: ['医院证明'],
  warnings: [{ code: 'OVERLAP', zh: '与同事休假重叠。', en: 'A colleague is away as well.' }],
  leftBeforeHalfDays: 20,
  leftAfterHalfDays: 14,
}

export const requested = {
  id: 'LR-1',
  staffId: 'S-1',
  staffName: '张示例',
  type: 'ANNUAL',
  start: '2026-11-25',
  end: '2026-11-27',
  countedHalfDays: 6,
  calendarVersion: 'chinese-days-1.5.7/2026',
  state: 'IN_APPROVAL',
  approvalId: 'AP-1',
  waitingFor: { staffId: 'S-1002', name: '王样本' },
  approvers: quoted.approvers.map((one) => ({ ...one, action: null, at: null, comment: null })),
  createdVia: 'CHAT',
  createdAt: instant,
  version: 1,
}

export const approvalItem = {
  id: 'AP-1',
  template: 'LEAVE',
  subjectType: 'LEAVE_REQUEST',
  subjectId: 'LR-1',
  requesterId: 'S-1',
  requesterName: '张示例',
  requesterUnit: '示例科',
  aboutName: null,
  matter: { zh: '张示例年休假', en: 'annual leave' },
  facts: [],
  dueOn: null,
  onBehalfOf: null,
  leave: { type: 'ANNUAL', start: '2026-11-25', end: '2026-11-27', countedHalfDays: 6, reason: '回家' },
  steps: [
    {
      order: 1,
      approverRule: '科室负责人',
      approverId: 'S-1002',
      approverName: '王样本',
      action: null,
      comment: null,
      at: null,
    },
  ],
  state: 'PENDING',
  checks: [{ code: 'BALANCE', ok: false, zh: '余额不足。', en: 'The balance is short.' }],
  submittedAt: instant,
  version: 1,
}

export const approvalResult = {
  approvalId: 'AP-1',
  decision: 'APPROVE',
  requesterName: '张示例',
  leave: approvalItem.leave,
  matter: approvalItem.matter,
  onBehalfOf: null,
  becomes: null,
  fromState: 'PENDING',
  toState: 'APPROVED',
  nextApprover: null,
}

export const record = {
  id: 'S-1',
  name: '张示例',
  gender: 'F',
  birthDate: '1990-05-06',
  nationalIdMasked: '3301**********0000',
  phoneMasked: '138****0000',
  email: 'zhang@example.invalid',
  ethnicity: '汉族',
  politicalStatus: '群众',
  maritalStatus: '已婚',
  education: '大学本科',
  degree: '学士',
  workStartDate: '2012-07-01',
  entryDate: '2015-03-02',
  staffType: 'CIVIL_SERVANT',
  retirementCategory: 'FEMALE55',
  status: 'ACTIVE',
  unit: { id: 'U-1', name: '示例科' },
  position: '科员',
  rank: null,
  supervisor: { id: 'S-1002', name: '王样本' },
  certificates: [{ title: '经济师', number: 'C-1', date: '2018-11-01' }],
  address: null,
  emergencyContact: null,
  version: 1,
  asOf: instant,
}

export const balances = {
  items: [
    {
      staffId: 'S-1',
      type: 'ANNUAL',
      year: 2026,
      grantedHalfDays: 20,
      carriedHalfDays: 2,
      takenHalfDays: 7,
      reservedHalfDays: 4,
      leftHalfDays: 11,
      expiresOn: '2026-12-31',
      basis: {
        rule: 'leave.annualEntitlement',
        facts: {},
        citations: [{ title: '职工带薪年休假条例', article: '第三条' }],
      },
    },
  ],
  asOf: instant,
}
