import type { IsoDay } from './dates.ts'
import { type Deadline, daysAfter, monthsAfter } from './deadlines.ts'
import { isOffBook, isServant } from './staff-kind.ts'

/** What cannot be computed because another way is open to this kind of staff. */
type OtherWay = { readonly status: 'needs_review'; readonly reason: string; readonly reasonEn: string }

const labourDispute: OtherWay = {
  status: 'needs_review',
  reason: '编外和劳务派遣人员不适用复核、申诉，与用人单位的争议通过劳动争议调解、仲裁解决。',
  reasonEn:
    'Off-book and dispatched staff have no review or appeal; their disputes go to labour mediation and arbitration.',
}
const noArbitration: OtherWay = {
  status: 'needs_review',
  reason: '公务员（聘任制以外）的人事处理不通过仲裁解决，可以申请复核或者申诉。',
  reasonEn:
    'Civil servants who are not appointed by contract have no arbitration; they may ask for a review or appeal.',
}

/** A term for those whom the acts on reviews and appeals are about. */
function appealing<D extends Deadline>(staffType: string, term: D): D | OtherWay {
  return isOffBook(staffType) ? labourDispute : term
}

/** Last day to ask for 复核: 30 days. @see 公务员法 第九十五条; 事业单位工作人员申诉规定 */
export function appealReview(input: { readonly staffType: string; readonly knownDate: IsoDay }): Deadline | OtherWay {
  return appealing(input.staffType, daysAfter(input.knownDate, 30))
}

/** Last day for the decision on 复核: 30 days. @see 公务员法 第九十六条 */
export function appealReviewDecision(input: {
  readonly staffType: string
  readonly reviewAppliedDate: IsoDay
}): Deadline | OtherWay {
  return appealing(input.staffType, daysAfter(input.reviewAppliedDate, 30))
}

/** Last day for 申诉 after 复核: 15 days for civil servants, 30 for institution staff. @see 公务员法 第九十五条 */
export function appealAfterReview(input: {
  readonly staffType: string
  readonly reviewReceivedDate: IsoDay
}): Deadline | OtherWay {
  return appealing(input.staffType, daysAfter(input.reviewReceivedDate, isServant(input.staffType) ? 15 : 30))
}

/** Last day for 申诉 without 复核: 30 days. @see 公务员法 第九十五条 */
export function appealDirect(input: { readonly staffType: string; readonly knownDate: IsoDay }): Deadline | OtherWay {
  return appealing(input.staffType, daysAfter(input.knownDate, 30))
}

/** Last day for the decision on 申诉: 60 days, which may be extended by 30. @see 公务员法 第九十六条 */
export function appealDecision(input: {
  readonly staffType: string
  readonly acceptDate: IsoDay
}): (Deadline & { maxExtensionDays: number }) | OtherWay {
  return appealing(input.staffType, { ...daysAfter(input.acceptDate, 60), maxExtensionDays: 30 })
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
}): Deadline | OtherWay | { status: 'needs_input'; needs: string[] } {
  const appointed = isServant(input.staffType)
  if (appointed && input.staffType !== 'appointed_civil_servant') return noArbitration
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
