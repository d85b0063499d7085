import type { ApiCall } from '#sdk'
import { instant, list, quoted, requested } from '../unit/tools/fixtures.ts'

const approvers = [{ order: 1, rule: '科室负责人', staffId: 'S-1002', name: '王样本' }]
const course = {
  state: 'IN_APPROVAL',
  approvalId: 'AP-9',
  waitingFor: { staffId: 'S-1002', name: '王样本' },
  approvers: approvers.map((one) => ({ ...one, action: null })),
  createdAt: instant,
  version: 1,
}
const sentOf = (call: ApiCall): Record<string, unknown> => ({ ...(call.send as Record<string, unknown> | undefined) })

const day = {
  ...{ date: '2026-11-19', checkIn: '08:17', checkOut: null, status: 'MISSING', lateMinutes: 0, earlyMinutes: 0 },
  ...{ missing: ['OUT'], needsHalfDay: false, source: 'DEVICE', leaveType: null, leaveHalf: null },
  correctionRequestId: null,
}
const overtimeRow = {
  ...{ id: 'OT-1', staffId: 'S-1', date: '2026-11-14', from: '09:00', to: '13:00', reason: '紧急任务' },
  ...{ compensation: 'COMP_OFF', minutes: 240, dayKind: 'REST', payPercent: null, ...course },
}

function attendance({ query }: ApiCall) {
  return {
    ...{ staffId: 'S-1', from: query?.from, to: query?.to, items: [day], overtime: [overtimeRow], since: '2026-08-03' },
    totals: {
      ...{ workdays: 15, late: 1, early: 0, missing: 1, absent: 0, leaveHalfDays: 1, trip: 0 },
      ...{ overtimeMinutes: 240, corrections: 1 },
    },
    asOf: instant,
  }
}

function correctionQuote(call: ApiCall) {
  const { date, time, side } = sentOf(call)
  return {
    ...{
      date,
      time,
      side: side ?? 'OUT',
      before: day,
      after: { ...day, checkOut: time, status: 'NORMAL', missing: [] },
    },
    ...{ numberInMonth: 1, lastDay: '2026-11-24', approvers, notes: [{ zh: '第1次。', en: 'The first.' }] },
  }
}

function overtimeQuote(call: ApiCall) {
  return {
    ...sentOf(call),
    ...{ minutes: 240, dayKind: 'REST', creditHalfDays: 1, keptMinutes: 0, payPercent: 200, monthMinutes: 240 },
    ...{ approvers, notes: [{ zh: '说明。', en: 'Note.' }], citations: [{ title: '公务员法', article: '第八十二条' }] },
  }
}

const words = { zh: '说明', en: 'words' }

/** A slip whose amounts differ from month to month. */
export function slipOf(period: string) {
  const amount = 100_000 + Number(period.slice(5)) * 100
  const item = (code: string, fen: number) => ({ code, class: 'BASIC', name: words, amountFen: fen, basis: words })
  return {
    ...{
      period,
      paidOn: `${period}-13`,
      items: [item('POST', amount), item('HOUSING_FUND', -9_000), item('INCOME_TAX', 0)],
    },
    ...{ grossFen: amount, deductionsFen: -9_000, netFen: amount - 9_000, asOf: instant },
  }
}

const insurance = {
  period: '2026-11',
  items: ['PENSION', 'OCC_ANNUITY', 'MEDICAL', 'HOUSING_FUND'].map((kind) => ({
    ...{ kind, baseFen: 760_000, personalFen: 60_800, employerFen: 121_600, personalRate: 800, employerRate: 1600 },
    ...{ months: 146, from: '2014-10' },
  })),
  notes: [words],
  asOf: instant,
}

function certificateDraft(call: ApiCall) {
  return {
    ...{ language: 'zh', copies: 1, title: words, holder: '张示例', facts: [{ label: words, value: '综合科' }] },
    ...{ issuer: words, issuedOn: '2026-11-23', validUntil: '2027-02-21', ...sentOf(call) },
  }
}

function changed(call: ApiCall) {
  return {
    ...quoted,
    ...sentOf(call),
    replaces: {
      ...{ requestId: 'LR-2026-0042', type: 'ANNUAL', start: '2026-11-25', end: '2026-12-08' },
      ...{ countedHalfDays: 20, state: 'APPROVED' },
    },
  }
}

function returned(call: ApiCall) {
  return {
    ...{ requestId: 'LR-2026-0042', type: 'ANNUAL', start: '2026-11-18', end: '2026-11-25', newEnd: '2026-11-22' },
    ...{ newEndHalf: null, countedHalfDays: 12, usedHalfDays: 6, returnedHalfDays: 6, approvers, notes: [words] },
    ...sentOf(call),
  }
}

function plan(call: ApiCall) {
  const { year, spans } = sentOf(call) as { year: number; spans: object[] }
  return {
    ...{ staffId: 'S-1', staffName: '张示例', year, spans: spans.map((span) => ({ ...span, halfDays: null })) },
    ...{ totalHalfDays: null, entitledHalfDays: 20, replaces: null, notes: [words] },
  }
}

const colleague = { ...{ id: 'S-1014', name: '赵演示', unit: { id: 'U-2', name: '综合科' }, position: '科员' } }
const basic = { ...colleague, staffType: 'CIVIL_SERVANT', status: 'ACTIVE' }
const travel = (call: ApiCall) => ({ ...sentOf(call), kind: 'ABROAD' })

/** What the HR system answers for the tools of time, pay, certificates and the own record. */
const balanceRow = {
  ...{ staffId: 'S-1', staffName: '陈模拟', unitName: '综合科', year: 2026, grantedHalfDays: 10, carriedHalfDays: 0 },
  ...{ takenHalfDays: 2, reservedHalfDays: 0, leftHalfDays: 8, reason: null },
  rising: { on: '2026-12-01', days: 10 },
}

export const timeAnswers: Readonly<Record<string, (call: ApiCall) => unknown>> = {
  'GET /leave-balances': () => list(balanceRow),
  'GET /leave-types': () => ({ items: [] }),
  'PREVIEW /leave-requests/LR-2026-0042:change': changed,
  'POST /leave-requests/LR-2026-0042:change': () => ({ ...requested, id: 'LR-2026-0100', replaces: 'LR-2026-0042' }),
  'PREVIEW /leave-requests/LR-2026-0042:return': returned,
  'POST /leave-requests/LR-2026-0042:return': () => ({
    ...{ ...requested, id: 'LR-2026-0042' },
    returning: { returnedOn: '2026-11-23', returnedHalfDays: 6 },
  }),
  'PREVIEW /leave-plans': plan,
  'POST /leave-plans': (call) => ({ ...plan(call), id: 'LP-1', createdAt: instant, version: 1 }),
  'GET /staff': ({ query }) => list({ ...basic, name: String(query?.name) }),
  'GET /staff/S-1014': () => basic,
  'GET /staff/S-1015': () => ({ ...basic, id: 'S-1015', name: '陈模拟' }),
  'PREVIEW /travel-reports': (call) => ({ ...travel(call), approvers, uncoveredWorkdays: [], notes: [words] }),
  'POST /travel-reports': (call) => ({ ...travel(call), id: 'TR-1', staffId: 'S-1', ...course }),
  'GET /attendance': attendance,
  'PREVIEW /attendance-corrections': correctionQuote,
  'POST /attendance-corrections': (call) => ({ side: 'OUT', ...sentOf(call), id: 'AC-1', staffId: 'S-1', ...course }),
  'PREVIEW /overtime-requests': overtimeQuote,
  'POST /overtime-requests': (call) => ({ ...overtimeRow, ...sentOf(call) }),
  'GET /payroll/slips': () => ({ items: [{ period: '2026-11', paidOn: '2026-11-13' }], asOf: instant }),
  ...Object.fromEntries(
    ['2026-09', '2026-10', '2026-11'].map((period) => [`GET /payroll/slips/${period}`, () => slipOf(period)]),
  ),
  'GET /insurance': () => insurance,
  'PREVIEW /certificates': certificateDraft,
  'POST /certificates': (call) => ({
    ...{ ...certificateDraft(call), id: 'CT-1', staffId: 'S-1', code: 'QFUUMGMKHKP7DFQUDT6S', issuedAt: instant },
    fingerprint: 'ABCDEF123456',
  }),
  'PREVIEW /me': () => ({
    id: 'S-1-v2',
    fields: [{ field: 'phone', label: words, before: '1', after: '2' }],
    version: 2,
  }),
  'POST /me': () => ({ id: 'S-1-v2', fields: [{ field: 'phone', label: words, before: '1', after: '2' }], version: 2 }),
}
