import type { IsoDay } from './dates.ts'
import { type Deadline, daysAfter, monthsAfter } from './deadlines.ts'

/** Last day to apply: 30 days for the unit, one year for the person. @see 工伤保险条例 第十七条 */
export function injuryApplyDeadline(input: {
  readonly eventDate: IsoDay
  readonly applicant: 'unit' | 'individual'
}): Deadline {
  return input.applicant === 'unit' ? daysAfter(input.eventDate, 30) : monthsAfter(input.eventDate, 12)
}

/** Last day for the decision: 60 days, 15 in clear cases. @see 工伤保险条例 第二十条 */
export function injuryDecisionDeadline(input: { readonly acceptDate: IsoDay; readonly clearCase: boolean }): Deadline {
  return daysAfter(input.acceptDate, input.clearCase ? 15 : 60)
}

/** Last day for 劳动能力鉴定: 60 days, which may be extended by 30. @see 工伤保险条例 第二十五条 */
export function injuryAppraisalDeadline(input: { readonly receiveDate: IsoDay }): Deadline & { extensionDays: number } {
  return { ...daysAfter(input.receiveDate, 60), extensionDays: 30 }
}

/** Last day to ask for a second appraisal: 15 days. @see 工伤保险条例 第二十六条 */
export function injuryReappraisalDeadline(input: { readonly receivedConclusionDate: IsoDay }): Deadline {
  return daysAfter(input.receivedConclusionDate, 15)
}

const lumpSums = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7] as const

/** Lump sum in months of the own wage by grade 1 to 10. @see 工伤保险条例 第三十五条, 第三十六条, 第三十七条 */
export function injuryLumpSumMonths(input: { readonly disabilityGrade: number }): { months: number } {
  return { months: lumpSums[input.disabilityGrade - 1] ?? 0 }
}

/**
 * Longest benefit period by months of contribution; nothing for who left of their own will.
 * @see 社会保险法 第四十五条, 第四十六条; 失业保险条例 第十七条
 */
export function unemploymentMaxMonths(input: { readonly contributionMonths: number; readonly involuntary: boolean }): {
  maxMonths: number
  reason?: 'voluntary'
} {
  if (!input.involuntary) return { maxMonths: 0, reason: 'voluntary' }
  const steps = [
    { from: 120, months: 24 },
    { from: 60, months: 18 },
    { from: 12, months: 12 },
  ]
  return { maxMonths: steps.find(({ from }) => input.contributionMonths >= from)?.months ?? 0 }
}
