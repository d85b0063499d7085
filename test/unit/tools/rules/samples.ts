import type { RuleRecord } from '../../../../tools/rules/index.ts'

const servant = { staffType: 'civil_servant' }
const institution = { staffType: 'institution' }
const man = { category: 'male60', birthDate: '1968-05-10' }
const facts = {
  sickMonths: 0,
  personalDays: 0,
  personalLeavePaid: false,
  schoolVacationDays: 0,
  alreadyTakenThisYear: false,
}

/** Inputs of every rule that compute, so that what each of them cites and says can be looked at. */
export const samples: Readonly<Record<string, readonly RuleRecord[]>> = {
  'retirement.statutory': [man, { category: 'male60', birthDate: '1964-03-01' }],
  'retirement.flexibleWindow': [
    { ...man, ...servant },
    { ...man, staffType: 'institution_technical' },
  ],
  'retirement.minContribution': [{ retirementYear: 2032 }, { retirementYear: 2020 }],
  'retirement.civilServantEarly': [{ ...man, workYears: 31, asOf: '2026-11-23' }],
  'calendar.dayType': [{ date: '2026-10-01' }, { date: '2024-10-01' }],
  'calendar.workdaysInYear': [{ year: 2026 }],
  'leave.countDays': [
    { start: '2026-11-23', end: '2026-11-27', mode: 'workday' },
    { start: '2026-11-23', end: '2026-11-27', mode: 'calendar' },
  ],
  'leave.endDate': [{ start: '2026-11-23', days: 5, mode: 'workday' }],
  'leave.annualEntitlement': [
    { workStart: '2010-01-01', asOf: '2026-11-23', ...facts },
    { workStart: '2010-01-01', asOf: '2026-11-23', ...facts, sickMonths: 5 },
  ],
  'leave.annualUntakenPay': [
    { annualIncome: 130_500, untakenDays: 3, cause: 'work' },
    { annualIncome: 130_500, untakenDays: 3, cause: 'personal' },
  ],
  'leave.annualProrataJoin': [{ joinDate: '2026-07-01', fullYearDays: 5, staffType: 'dispatched' }],
  'leave.annualProrataLeave': [
    { leaveDate: '2026-07-01', fullYearDays: 5, alreadyTaken: 1, staffType: 'contract_offbook' },
  ],
  'leave.maternity': [null, 'ZJ', 'SH', 'GD', 'BJ', 'SD', 'HA'].map((province) => ({
    ...{ province, childOrder: 1, babies: 2, dystocia: true, startDate: '2026-03-01' },
  })),
  'leave.miscarriage': [{ pregnancyMonths: 3 }],
  'leave.paternity': ['ZJ', 'SH', 'GD', 'BJ', 'SD'].map((province) => ({ province })),
  'leave.parental': ['ZJ', 'SH', 'GD', 'BJ', 'SD', 'HA'].map((province) => ({ province })),
  'leave.nursingHour': [{ babies: 1, babyAgeMonths: 6 }],
  'leave.sickPayRate': [1, 4, 9].map((sickMonthNo) => ({ sickMonthNo, workYears: 12 })),
  'leave.marriage': [{ province: null }, { province: 'SH' }, { province: 'BJ' }],
  'leave.bereavement': [{ relative: 'parent' }],
  'leave.homeVisit': [
    { visit: 'spouse', workYears: 3 },
    { visit: 'parents_unmarried', workYears: 3 },
    { visit: 'parents_married', workYears: 0.5 },
  ],
  'probation.end': [
    { ...servant, hireDate: '2026-01-31' },
    { ...institution, hireDate: '2026-01-31', firstJob: true, contractYears: 3 },
    { ...institution, hireDate: '2026-01-31', firstJob: false },
    { staffType: 'appointed_civil_servant', hireDate: '2026-01-31', contractProbationMonths: 6 },
    { staffType: 'leader', appointDate: '2026-01-31' },
  ],
  'contract.toRetirement': [{ yearsInUnit: 12, statutoryDate: '2031-01-01', asOf: '2026-11-23' }],
  'assessment.excellentQuota': [
    { participants: 24, raisedRatioApproved: false, system: 'civil_servant' },
    { participants: 24, raisedRatioApproved: true, system: 'institution' },
  ],
  'assessment.consequences': [
    { grades: { 2024: '称职', 2025: '称职' }, system: 'civil_servant' },
    { grades: { 2024: '不称职', 2025: '不称职' }, system: 'civil_servant' },
    { grades: { 2024: '不合格', 2025: '不合格' }, system: 'institution' },
  ],
  'discipline.period': [
    { kind: '记过', effectiveDate: '2026-01-31', ...servant },
    { kind: '记过', effectiveDate: '2018-01-31', ...servant },
    { kind: '降低岗位等级', effectiveDate: '2026-01-31', ...institution },
  ],
  'discipline.effects': [
    { kind: '警告', duringPeriod: true, ...servant },
    { kind: '警告', duringPeriod: true, ...institution },
  ],
  'discipline.combine': [{ kinds: ['记过', '记过'] }],
  'discipline.newDuringPeriod': [
    { first: { kind: '记过', effectiveDate: '2026-01-01' }, second: { kind: '警告', effectiveDate: '2026-06-01' } },
  ],
  'dismissal.absence': [
    { ...servant, consecutiveDays: 16, yearTotalDays: 16 },
    { ...institution, consecutiveWorkdays: 16, yearTotalWorkdays: 16 },
  ],
  'appeal.review': [
    { ...servant, knownDate: '2026-11-23' },
    { ...institution, knownDate: '2026-11-23' },
  ],
  'appeal.reviewDecision': [{ ...servant, reviewAppliedDate: '2026-11-23' }],
  'appeal.afterReview': [
    { ...servant, reviewReceivedDate: '2026-11-23' },
    { ...institution, reviewReceivedDate: '2026-11-23' },
  ],
  'appeal.direct': [{ ...servant, knownDate: '2026-11-23' }],
  'appeal.appealDecision': [{ ...servant, acceptDate: '2026-11-23' }],
  'appeal.supervisoryReview': [{ receivedDate: '2026-11-23' }, { receivedDate: '2025-05-31' }],
  'appeal.supervisoryReexamine': [{ reviewReceivedDate: '2026-11-23' }],
  'appeal.arbitration': [
    { ...institution, knownDate: '2026-02-28' },
    { staffType: 'appointed_civil_servant', disputeDate: '2026-02-28' },
  ],
  'appeal.scope': [
    { ...servant, matter: '年度考核定为不称职' },
    { ...institution, matter: '年度考核定为不合格' },
  ],
  'appeal.suspendsExecution': [servant, institution],
  'resign.approvalDeadline': [
    { ...servant, applyDate: '2026-11-23', leader: false },
    { ...servant, applyDate: '2026-11-23', leader: true },
  ],
  'resign.check': [
    { ...servant, hireDate: '2018-07-01', asOf: '2026-11-23' },
    { ...institution, noticeDate: '2026-11-23', contractOtherwise: false },
  ],
  'resign.postEmployment': [{ wasLeaderOrCountyLevel: true, leaveDate: '2026-11-23' }],
  'avoidance.position': [{ relation: '夫妻', scene: '双方直接隶属于同一领导人员' }],
  'injury.prescreen': [
    '在窗口办业务时被卷帘门砸伤',
    '值班时突发心梗当场死亡',
    '醉酒从楼梯摔下',
    '周末在家修水管摔伤',
    '受了伤，怎么回事不清楚',
    '借调期间在单位搬运物资砸伤',
  ].map((text) => ({ facts: text })),
  'injury.applyDeadline': [
    { eventDate: '2026-11-23', applicant: 'unit' },
    { eventDate: '2026-11-23', applicant: 'individual' },
  ],
  'injury.decisionDeadline': [{ acceptDate: '2026-11-23', clearCase: true }],
  'injury.appraisalDeadline': [{ receiveDate: '2026-11-23' }],
  'injury.reappraisalDeadline': [{ receivedConclusionDate: '2026-11-23' }],
  'injury.lumpSumMonths': [1, 5, 10].map((disabilityGrade) => ({ disabilityGrade })),
  'unemployment.maxMonths': [
    { contributionMonths: 70, involuntary: true },
    { contributionMonths: 70, involuntary: false },
  ],
  'performance.onTimeRate': [{ closedOnTime: 2, closedLate: 1, openOverdue: 0 }],
  'performance.serviceQuality': [{ ratings: [5, 4] }],
  'performance.score360': [{ scores: { self: { avg: 90, raters: 1 } }, weights: { self: 1 }, minRaters: 5 }],
  'supervision.scan': [{ asOf: '2026-11-23' }],
}
