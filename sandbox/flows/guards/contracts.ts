import { addDays, addYears, computeRule, fullMonthsBetween } from '../../../tools/rules/index.ts'
import { houseRule } from '../definition.ts'
import { retirementWindow } from '../retirement-facts.ts'
import { broken, factText, fine, type Guard } from './guard.ts'

/** A contract of employment is for three years at least and ends at the statutory age. */
export const contractTermGuard: Guard = {
  articles: () => [{ title: '事业单位人事管理条例', article: '第十二条' }, houseRule('聘用合同管理办法', '第三条')],
  check({ row, staff }) {
    if (row.facts.toRetirement === true) return fine('订立至退休。', 'It runs until retirement.')
    const [from, to] = [factText(row, 'newFrom'), factText(row, 'newTo')]
    const window = staff && retirementWindow(staff)
    const statutory = window && 'statutoryDate' in window ? window.statutoryDate : null
    const isLastTerm = statutory !== null && statutory < addYears(from, 3)
    if (statutory !== null && to > statutory)
      return broken(
        `合同到期日不能晚于法定退休日期 ${statutory}。`,
        `The contract cannot run beyond the statutory date ${statutory}.`,
      )
    const isEmployment = factText(row, 'contractKind') === 'EMPLOYMENT'
    if (isEmployment && !isLastTerm && to < addDays(addYears(from, 3), -1))
      return broken(
        `聘用合同期限一般不低于3年，从 ${from} 起至少到 ${addDays(addYears(from, 3), -1)}。`,
        `A contract of employment is for three years at least: from ${from} until ${addDays(addYears(from, 3), -1)}.`,
      )
    return fine('期限符合要求。', 'The term is as it should be.')
  },
}

/** A contract until retirement is due after ten years with less than ten to go. */
export const toRetirementGuard: Guard = {
  articles: () => [{ title: '事业单位人事管理条例', article: '第十四条' }],
  check({ row, staff, today }) {
    if (row.facts.toRetirement !== true || !staff) return fine('固定期限合同。', 'It has a fixed term.')
    return mayAskToRetirement(staff, today)
      ? fine(
          '连续工作满10年且距退休不足10年，应当订立至退休的合同。',
          'Ten years of service and less than ten to go: a contract until retirement is due.',
        )
      : broken(
          '订立至退休的合同须在本单位连续工作满10年，且距法定退休年龄不足10年。',
          'A contract until retirement needs ten years in the unit and less than ten years to go.',
        )
  },
}

/** Whether the unit must offer a contract until retirement when the person asks. */
export function mayAskToRetirement(
  staff: Parameters<typeof retirementWindow>[0] & { entryDate: string },
  today: string,
): boolean {
  const window = retirementWindow(staff)
  if (!('statutoryDate' in window) || !staff.staffType.startsWith('INSTITUTION')) return false
  const yearsInUnit = Math.floor(fullMonthsBetween(staff.entryDate, today) / 12)
  const { mustOfferContractToRetirement } = computeRule('contract.toRetirement', {
    yearsInUnit,
    statutoryDate: window.statutoryDate,
    asOf: today,
  })
  return mustOfferContractToRetirement === true
}
