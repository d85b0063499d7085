import type { IsoDay } from './dates.ts'
import { type Deadline, daysAfter, monthsAfter } from './deadlines.ts'
import { isServant } from './staff-kind.ts'

/** Last day to ask for 复核: 30 days. @see 公务员法 第九十五条; 事业单位工作人员申诉规定 */
export function appealReview(input: { readonly knownDate: IsoDay }): Deadline {
  return daysAfter(input.knownDate, 30)
}

/** Last day for the decision on 复核: 30 days. @see 公务员法 第九十六条 */
export function appealReviewDecision(input: { readonly reviewAppliedDate: IsoDay }): Deadline {
  return daysAfter(input.reviewAppliedDate, 30)
}

/** Last day for 申诉 after 复核: 15 days for civil servants, 30 for institution staff. @see 公务员法 第九十五条 */
export function appealAfterReview(input: {
  readonly staffType: string
  readonly reviewReceivedDate: IsoDay
}): Deadline {
  return daysAfter(input.reviewReceivedDate, isServant(input.staffType) ? 15 : 30)
}

/** Last day for 申诉 without 复核: 30 days. @see 公务员法 第九十五条 */
export function appealDirect(input: { readonly knownDate: IsoDay }): Deadline {
  return daysAfter(input.knownDate, 30)
}

/** Last day for the decision on 申诉: 60 days, which may be extended by 30. @see 公务员法 第九十六条 */
export function appealDecision(input: { readonly acceptDate: IsoDay }): Deadline & { maxExtensionDays: number } {
  return { ...daysAfter(input.acceptDate, 60), maxExtensionDays: 30 }
}

/** Last day for 复审 of a decision of a supervisory organ: one month. @see 监察法 (2024) 第五十六条 */
export function supervisoryReview(input: { readonly receivedDate: IsoDay }): Deadline {
  return monthsAfter(input.receivedDate, 1)
}

/** Last day for 复核 after 复审: one month. @see 监察法 (2024) 第五十六条 */
export function supervisoryReexamine(input: { readonly reviewReceivedDate: IsoDay }): Deadline {
  return monthsAfter(input.reviewReceivedDate, 1)
}

/**
 * Last day for arbitration: one year for the contract of an institution, 60 days for an appointed civil servant.
 * @see 劳动争议调解仲裁法 第二十七条, 第五十二条; 公务员法 第一百零五条
 */
export function appealArbitration(input: {
  readonly staffType: string
  readonly knownDate?: IsoDay | null | undefined
  readonly disputeDate?: IsoDay | null | undefined
}): Deadline | { status: 'needs_input'; needs: string[] } {
  const appointed = isServant(input.staffType)
  const from = appointed ? (input.disputeDate ?? input.knownDate) : (input.knownDate ?? input.disputeDate)
  if (!from) return { status: 'needs_input', needs: [appointed ? 'disputeDate' : 'knownDate'] }
  return appointed ? daysAfter(from, 60) : monthsAfter(from, 12)
}

const servantMatters = /处分|辞退|取消录用|降职|免职|辞职|提前退休|工资|福利|保险/
const institutionMatters = /处分|清退|撤销奖励|工资|福利|保险|待遇/
const gradeMatter = /考核.*(?:定为|确定为|为)\s*(不称职|基本称职|称职|不合格|基本合格|合格|优秀)/

/**
 * Whether a matter may be appealed. Of the grades only 不称职 for civil servants, 基本合格 and 不合格 for institutions.
 * @see 公务员法 第九十五条; 事业单位工作人员申诉规定 第十一条
 */
export function appealScope(input: { readonly staffType: string; readonly matter: string }): {
  inScope: boolean
  note?: string
} {
  const servant = isServant(input.staffType)
  const grade = gradeMatter.exec(input.matter)?.[1]
  if (grade) return { inScope: servant ? grade === '不称职' : grade === '基本合格' || grade === '不合格' }
  if (input.matter.includes('监察机关'))
    return { inScope: false, note: '监察机关的政务处分决定，向作出决定的监察机关申请复审。' }
  if (!servant && /聘用合同|辞退|解聘/.test(input.matter))
    return { inScope: false, note: '聘用合同争议通过人事争议仲裁解决。' }
  return { inScope: (servant ? servantMatters : institutionMatters).test(input.matter) }
}

/** An appeal neither suspends what was decided nor makes it heavier. @see 公务员法 第九十六条, 第九十七条 */
export function appealSuspends(): { suspends: false; noHeavierPenalty: true } {
  return { suspends: false, noHeavierPenalty: true }
}
