import type { ApiCall } from '#sdk'
import { instant, list } from '../unit/tools/fixtures.ts'

const words = (zh: string) => ({ zh, en: zh })
const subject = { staffId: 'S-1014', name: '陈模拟', unitName: '综合科' }
const owner = { staffId: 'S-1002', name: '王样本' }
const field = {
  name: 'name',
  label: words('姓名'),
  value: '张示例',
  source: words('人事档案'),
  asOf: '2026-11-23',
}

/** A case as the HR system would show it. */
export const shownCase = {
  id: 'LC-2026-00003',
  flow: 'TRANSFER',
  subject,
  state: 'QUALIFICATION',
  stateTitle: words('资格审查'),
  open: true,
  owner,
  dueOn: '2026-12-01',
  approvalId: null,
  steps: [
    {
      ...{ order: 1, state: 'QUALIFICATION', title: words('资格审查'), kind: 'TASK', status: 'CURRENT' },
      ...{ ownerRule: words('人事科经办'), owner, dueOn: '2026-12-01' },
      materials: [
        { name: words('申请表'), reference: null, at: null },
        { name: words('工资转移单'), reference: null, at: null },
      ],
      ...{ outcomes: [], finishedAt: null, finishedBy: null, onBehalfOf: null, outcome: null, comment: null },
    },
  ],
  facts: [{ label: words('类型'), value: '转任' }],
  form: [field, { ...field, name: 'contactAddress', value: null, source: null, asOf: null }],
  checks: [{ code: 'VACANCY', ok: false, zh: '没有空编。', en: 'No post is free.' }],
  startedBy: owner,
  startedAt: instant,
  closedAt: null,
  version: 1,
}

const counted = {
  flow: 'TRANSFER',
  subject,
  facts: shownCase.facts,
  form: shownCase.form,
  checks: shownCase.checks,
  steps: [{ state: 'QUALIFICATION', title: words('资格审查'), ownerRule: words('人事科经办'), owner: '王样本' }],
  firstState: 'QUALIFICATION',
  firstTitle: words('资格审查'),
  firstOwner: owner,
  dueOn: '2026-12-01',
  materials: [words('申请表')],
  citations: [{ title: '公务员法', article: '第七十三条' }],
}

const advanced = {
  ...{ caseId: 'LC-2026-00003', flow: 'TRANSFER', subject, fromState: 'QUALIFICATION', fromTitle: words('资格审查') },
  ...{ outcome: 'DONE', toState: 'INSPECTION', toTitle: words('组织考察'), nextOwner: owner, dueOn: '2026-12-11' },
  ...{ closed: false, onBehalfOf: { staffId: 'S-1003', name: '李测试' } },
}

const summary = {
  id: shownCase.id,
  flow: 'SECONDMENT',
  subject,
  state: 'ACTIVE',
  stateTitle: words('借调中'),
  open: true,
  owner,
  dueOn: '2026-12-01',
  startedAt: instant,
}

const contract = {
  ...{ id: 'CT-1003', staffId: 'S-1003', no: '示聘〔2026〕1003号', kind: 'EMPLOYMENT', from: '2026-03-01' },
  ...{ to: '2029-02-28', probationMonths: 0, toRetirement: false, renewals: 4, daysLeft: 828 },
}

const delegation = {
  ...{
    fromId: 'S-1002',
    fromName: '王样本',
    toId: 'S-1008',
    toName: '田预演',
    from: '2026-12-01',
    until: '2026-12-10',
  },
  ...{ kinds: ['LEAVE', 'LIFECYCLE'], reason: null },
}

const ownRetirement = {
  ...{ category: 'MALE60', staffType: 'CIVIL_SERVANT', birthDate: '1966-09-15', needsReview: null, delayMonths: 6 },
  ...{ ageYears: 60, ageMonths: 6, statutoryDate: '2027-03-15', earliestDate: '2026-09-15', latestDate: null },
  ...{ lateAllowed: false, earlyNoticeLatest: '2026-06-15', agreementLatest: null, contributionMonths: 459 },
  ...{ requiredMonths: 180, shortMonths: 0, lateAgreementUntil: null, caseId: null, form: [], asOf: instant },
  next: { zh: '请选择退休时间。', en: 'Choose the day.', by: '2026-12-15' },
}

const found = (call: ApiCall) => ({
  id: call.path.startsWith('/staff/') ? call.path.slice('/staff/'.length) : 'S-1014',
  name: String(call.query?.name ?? '陈模拟'),
  unit: { id: 'U-2', name: '综合科' },
  position: '科员',
  staffType: 'CIVIL_SERVANT',
  status: 'ACTIVE',
})
const chosen = (call: ApiCall) => ({
  ...{ id: 'C-0001', name: String(call.query?.name ?? '林新录'), unit: { id: 'U-2', name: '综合科' } },
  ...{ position: '科员', notice: '示录〔2026〕1号' },
})

const unit = {
  ...{ type: 'INTERNAL', level: '市级', rank: null, parentId: null, leaderId: null, hrContactId: null },
  ...{ province: 'ZJ', status: 'ACTIVE' },
}
const running = [
  ['SECONDMENT', '韩借出'],
  ['TRANSFER', '陈模拟'],
  ['ONBOARDING', '林新录'],
  ['PROBATION', '张示例'],
].map(([flow, name]) => ({ ...summary, flow, subject: { ...subject, name: name ?? '' } }))

const starts = [
  '/onboardings',
  '/probation-reviews',
  '/transfers',
  '/secondments',
  '/retirement-cases',
  '/resignations',
]

/** Answers of a small HR system to the tools of flows. */
export const flowAnswers: Readonly<Record<string, (call: ApiCall) => unknown>> = {
  'GET /staff': (call) => list(found(call)),
  'GET /candidates': (call) => list(chosen(call)),
  'GET /cases': ({ query }) =>
    list(
      ...running
        .filter(({ flow }) => !query?.flow || flow === query.flow)
        .filter(
          ({ subject: { name } }) => !query?.person || !/^[一-龥]/.test(String(query.person)) || name === query.person,
        ),
    ),
  'GET /units': () =>
    list(
      ...['综合科', '法规科', '信息科', '办公室', '业务一科', '业务二科', '业务三科'].map((name, index) => ({
        ...unit,
        id: `U-${index + 1}`,
        name,
      })),
    ),
  'GET /cases/LC-2026-00003': () => shownCase,
  'GET /contracts/mine': () => ({ applies: true, items: [contract], mayAskToRetirement: true, asOf: instant }),
  'GET /contracts': () => list({ ...contract, name: '李测试' }),
  'GET /me/retirement': () => ownRetirement,
  ...Object.fromEntries(['S-1014', 'S-1003'].map((id) => [`GET /staff/${id}`, found])),
  ...Object.fromEntries(
    [...starts, '/contracts/CT-1003:renew'].flatMap((path) => [
      [`PREVIEW ${path}`, () => counted],
      [`POST ${path}`, () => shownCase],
    ]),
  ),
  'PREVIEW /cases/LC-2026-00003:advance': () => advanced,
  'POST /cases/LC-2026-00003:advance': () => advanced,
  'PREVIEW /delegations': () => delegation,
  'POST /delegations': () => ({ ...delegation, id: 'DL-2026-00001' }),
}
