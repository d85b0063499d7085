import * as z from 'zod'
import { annualEntitlement, annualProrataJoin, annualProrataLeave, annualUntakenPay } from './annual-leave.ts'
import {
  appealAfterReview,
  appealArbitration,
  appealDecision,
  appealDirect,
  appealReview,
  appealReviewDecision,
  appealScope,
  appealSuspends,
  supervisoryReexamine,
  supervisoryReview,
} from './appeal.ts'
import { assessmentConsequences, excellentQuota } from './assessment.ts'
import { avoidancePosition } from './avoidance.ts'
import { dayType, workdaysInYear } from './calendar.ts'
import {
  disciplineCombine,
  disciplineEffects,
  disciplineNewDuringPeriod,
  disciplinePeriod,
  dismissalAbsence,
  sanctionKinds,
} from './discipline.ts'
import {
  injuryApplyDeadline,
  injuryAppraisalDeadline,
  injuryDecisionDeadline,
  injuryLumpSumMonths,
  injuryReappraisalDeadline,
  unemploymentMaxMonths,
} from './injury.ts'
import { injuryPrescreen } from './injury-prescreen.ts'
import { countDays, endDate } from './leave-days.ts'
import { maternity, miscarriage, nursingHour, parental, paternity, sickPayRate } from './other-leave.ts'
import { onTimeRate, score360, serviceQuality } from './performance.ts'
import { contractToRetirement, probationEnd } from './probation.ts'
import { postEmployment, resignApprovalDeadline, resignCheck } from './resignation.ts'
import { civilServantEarly, flexibleWindow, minContribution, statutoryRetirement } from './retirement.ts'
import { day, maybe, type Rule, rule } from './rule.ts'
import { SupervisionFacts, supervisionScan } from './supervision.ts'

const mode = z.enum(['workday', 'calendar'])
const half = maybe(z.enum(['am', 'pm']))
const amount = z.number().nonnegative()
const count = z.number().int().positive()
const offBook = z.enum(['contract_offbook', 'dispatched'])
const province = maybe(z.string())
const text = z.string()
const flag = z.boolean()
const born = { category: text, birthDate: day }
const kind = z.enum(sanctionKinds)
const running = z.object({ kind, effectiveDate: day })
const system = z.enum(['civil_servant', 'institution'])

/** Every rule by its id, with the schema of its input (`domain/rule-signatures.md`, 2026-11). */
export const rules: Readonly<Record<string, Rule>> = {
  'retirement.statutory': rule(z.object(born), statutoryRetirement),
  'retirement.flexibleWindow': rule(z.object({ ...born, staffType: text }), flexibleWindow),
  'retirement.minContribution': rule(z.object({ retirementYear: z.number().int() }), ({ retirementYear }) =>
    minContribution(retirementYear),
  ),
  'retirement.civilServantEarly': rule(z.object({ ...born, workYears: amount, asOf: day }), civilServantEarly),

  'calendar.dayType': rule(z.object({ date: day }), ({ date }) => dayType(date)),
  'calendar.workdaysInYear': rule(z.object({ year: z.number().int() }), ({ year }) => workdaysInYear(year)),

  'leave.countDays': rule(z.object({ start: day, end: day, mode, startHalf: half, endHalf: half }), countDays),
  'leave.endDate': rule(z.object({ start: day, days: z.number().positive().max(3660), mode }), endDate),
  'leave.annualEntitlement': rule(
    z.object({
      workStart: day,
      asOf: day,
      sickMonths: amount,
      personalDays: amount,
      personalLeavePaid: z.boolean(),
      schoolVacationDays: amount,
      alreadyTakenThisYear: z.boolean(),
    }),
    annualEntitlement,
  ),
  'leave.annualUntakenPay': rule(
    z.object({ annualIncome: amount, untakenDays: amount, cause: z.enum(['work', 'personal']) }),
    annualUntakenPay,
  ),
  'leave.annualProrataJoin': rule(
    z.object({ joinDate: day, fullYearDays: amount, staffType: offBook }),
    annualProrataJoin,
  ),
  'leave.annualProrataLeave': rule(
    z.object({ leaveDate: day, fullYearDays: amount, alreadyTaken: amount, staffType: offBook }),
    annualProrataLeave,
  ),
  'leave.maternity': rule(z.object({ province, childOrder: count, babies: count, dystocia: z.boolean() }), maternity),
  'leave.miscarriage': rule(z.object({ pregnancyMonths: amount }), miscarriage),
  'leave.paternity': rule(z.object({ province }), paternity),
  'leave.parental': rule(z.object({ province }), parental),
  'leave.nursingHour': rule(z.object({ babies: count, babyAgeMonths: amount }), nursingHour),
  'leave.sickPayRate': rule(
    z.object({ sickMonthNo: count, workYears: amount, system: maybe(z.literal('agency_1981')) }),
    sickPayRate,
  ),

  'probation.end': rule(
    z.object({
      staffType: text,
      hireDate: maybe(day),
      appointDate: maybe(day),
      firstJob: maybe(flag),
      contractYears: maybe(amount),
      contractProbationMonths: maybe(count),
    }),
    probationEnd,
  ),
  'contract.toRetirement': rule(z.object({ yearsInUnit: amount, statutoryDate: day, asOf: day }), contractToRetirement),

  'assessment.excellentQuota': rule(
    z.object({ participants: z.number().int().nonnegative(), raisedRatioApproved: flag, system }),
    excellentQuota,
  ),
  'assessment.consequences': rule(z.object({ grades: z.record(z.string(), text), system }), assessmentConsequences),

  'discipline.period': rule(z.object({ kind, effectiveDate: day, staffType: text }), disciplinePeriod),
  'discipline.effects': rule(z.object({ kind, staffType: text, duringPeriod: flag }), disciplineEffects),
  'discipline.combine': rule(z.object({ kinds: z.array(kind).min(1) }), disciplineCombine),
  'discipline.newDuringPeriod': rule(z.object({ first: running, second: running }), disciplineNewDuringPeriod),
  'dismissal.absence': rule(
    z.object({
      staffType: text,
      consecutiveDays: maybe(amount),
      yearTotalDays: maybe(amount),
      consecutiveWorkdays: maybe(amount),
      yearTotalWorkdays: maybe(amount),
    }),
    dismissalAbsence,
  ),

  'appeal.review': rule(z.object({ staffType: text, knownDate: day }), appealReview),
  'appeal.reviewDecision': rule(z.object({ staffType: text, reviewAppliedDate: day }), appealReviewDecision),
  'appeal.afterReview': rule(z.object({ staffType: text, reviewReceivedDate: day }), appealAfterReview),
  'appeal.direct': rule(z.object({ staffType: text, knownDate: day }), appealDirect),
  'appeal.appealDecision': rule(z.object({ staffType: text, acceptDate: day }), appealDecision),
  'appeal.supervisoryReview': rule(z.object({ receivedDate: day }), supervisoryReview),
  'appeal.supervisoryReexamine': rule(z.object({ reviewReceivedDate: day }), supervisoryReexamine),
  'appeal.arbitration': rule(
    z.object({ staffType: text, knownDate: maybe(day), disputeDate: maybe(day) }),
    appealArbitration,
  ),
  'appeal.scope': rule(z.object({ staffType: text, matter: text }), appealScope),
  'appeal.suspendsExecution': rule(z.object({ staffType: maybe(text) }), appealSuspends),

  'resign.approvalDeadline': rule(z.object({ staffType: text, applyDate: day, leader: flag }), resignApprovalDeadline),
  'resign.check': rule(
    z.object({
      staffType: text,
      hireDate: maybe(day),
      asOf: maybe(day),
      underAudit: maybe(flag),
      unfinishedOfficialDuty: maybe(flag),
      classifiedPostEnd: maybe(day),
      declassifyMonths: maybe(amount),
      noticeDate: maybe(day),
      contractOtherwise: maybe(flag),
    }),
    resignCheck,
  ),
  'resign.postEmployment': rule(z.object({ wasLeaderOrCountyLevel: flag, leaveDate: day }), postEmployment),
  'avoidance.position': rule(z.object({ relation: text, scene: text }), avoidancePosition),

  'injury.prescreen': rule(z.object({ facts: text }), injuryPrescreen),
  'injury.applyDeadline': rule(
    z.object({ eventDate: day, applicant: z.enum(['unit', 'individual']) }),
    injuryApplyDeadline,
  ),
  'injury.decisionDeadline': rule(z.object({ acceptDate: day, clearCase: flag }), injuryDecisionDeadline),
  'injury.appraisalDeadline': rule(z.object({ receiveDate: day }), injuryAppraisalDeadline),
  'injury.reappraisalDeadline': rule(z.object({ receivedConclusionDate: day }), injuryReappraisalDeadline),
  'injury.lumpSumMonths': rule(z.object({ disabilityGrade: count.max(10) }), injuryLumpSumMonths),
  'unemployment.maxMonths': rule(z.object({ contributionMonths: amount, involuntary: flag }), unemploymentMaxMonths),

  'performance.onTimeRate': rule(
    z.object({ closedOnTime: amount, closedLate: amount, openOverdue: amount }),
    onTimeRate,
  ),
  'performance.serviceQuality': rule(z.object({ ratings: z.array(z.number().int().min(1).max(5)) }), serviceQuality),
  'performance.score360': rule(
    z.object({
      scores: z.record(z.string(), z.object({ avg: z.number().min(0).max(100), raters: z.number().int().min(0) })),
      weights: z.record(z.string(), amount),
      minRaters: z.number().int().min(0),
    }),
    score360,
  ),
  'supervision.scan': rule(SupervisionFacts, supervisionScan),
}
