import { addMonths } from '../../../tools/rules/index.ts'
import { houseRule } from '../definition.ts'
import { retirementWindow } from '../retirement-facts.ts'
import { broken, factText, fine, type Guard, isServant } from './guard.ts'

const measures = '国务院关于渐进式延迟法定退休年龄的办法'

/** Who has no formula is decided by the competent office. */
export const categoryKnownGuard: Guard = {
  articles: () => [houseRule('退休办理指南', '第十六条')],
  check({ staff }) {
    const window = staff && retirementWindow(staff)
    return window && 'statutoryDate' in window
      ? fine(`法定退休日期 ${window.statutoryDate}。`, `The statutory date is ${window.statutoryDate}.`)
      : broken(
          `${window && 'reason' in window ? window.reason : '退休类别待认定。'}系统不估算日期，请人事科报有权部门认定。`,
          'The retirement category has to be decided by the competent office; the system computes no date.',
          'NEEDS_REVIEW',
        )
  },
}

/** An early date lies in the window, is told in writing three months before, and needs what the law asks. */
export const earlyWindowGuard: Guard = {
  articles: ({ row }) =>
    factText(row, 'kind') === 'EARLY_93'
      ? [{ title: '公务员法', article: '第九十三条' }]
      : [{ title: measures, article: '第三条' }, houseRule('退休办理指南', '第十条')],
  check({ row, staff }) {
    const kind = factText(row, 'kind')
    if (kind === 'EARLY_93')
      return row.facts.mayApply93 === true
        ? fine(
            '工作年限满足公务员提前退休的条件，须经批准。',
            'The years of service allow an application; it needs approval.',
          )
        : broken(
            '公务员申请提前退休，须工作年限满30年，或者距退休年龄不足5年且工作年限满20年。',
            'A civil servant may apply after 30 years of service, or after 20 with less than five years to go.',
          )
    if (kind !== 'EARLY_FLEX') return fine('按法定年龄退休。', 'Retirement at the statutory age.')
    const window = staff && retirementWindow(staff)
    const chosen = factText(row, 'chosenDate')
    if (!window || !('earliestDate' in window))
      return broken('算不出可提前的最早日期。', 'The earliest date is not known.', 'NEEDS_REVIEW')
    if (chosen < window.earliestDate || chosen >= window.statutoryDate)
      return broken(
        `弹性提前只能选 ${window.earliestDate} 至 ${window.statutoryDate} 之前的日期。`,
        `An early date lies between ${window.earliestDate} and the day before ${window.statutoryDate}.`,
      )
    const noticeOn = factText(row, 'noticeOn')
    const latest = addMonths(chosen, -3)
    if (!factText(row, 'notice') || noticeOn > latest)
      return broken(
        `弹性提前要在选定日期3个月前书面告知：选 ${chosen} 的，最晚 ${latest} 交书面告知${factText(row, 'notice') ? '，现在已经晚了，请另选日期' : '，请先交书面告知'}。`,
        `An early date needs written notice three months before: for ${chosen} by ${latest}.`,
        factText(row, 'notice') ? undefined : 'NEEDS_INPUT',
      )
    return fine(`已在 ${noticeOn} 书面告知，满3个月。`, `Written notice was given on ${noticeOn}, three months before.`)
  },
}

/** A late date is agreed in writing and never for civil servants and managers. */
export const lateAllowedGuard: Guard = {
  articles: ({ staff }) => [
    { title: measures, article: '第三条' },
    ...(isServant(staff?.staffType ?? '') ? [{ title: '公务员法', article: '第九十二条' }] : []),
    houseRule('退休办理指南', '第十二条'),
  ],
  check({ row, staff, today }) {
    const window = staff && retirementWindow(staff)
    if (!window || !('statutoryDate' in window))
      return broken('退休类别待认定，不能约定延迟。', 'The category is not decided yet.', 'NEEDS_REVIEW')
    if (!window.lateAllowed || window.latestDate === null)
      return broken(
        '公务员、参公人员和事业单位领导、管理人员到龄应当按时退休，不能延迟；不在改革范围内的也不能延迟。',
        'Civil servants and managers retire at the statutory age; a late date cannot be agreed.',
      )
    const chosen = factText(row, 'chosenDate')
    if (chosen <= window.statutoryDate || chosen > window.latestDate)
      return broken(
        `延迟日期须在 ${window.statutoryDate} 之后、${window.latestDate} 之前。`,
        `A late date lies after ${window.statutoryDate} and not after ${window.latestDate}.`,
      )
    const latest = addMonths(window.statutoryDate, -1)
    const signedOn = factText(row, 'agreementOn') || today
    return signedOn <= latest
      ? fine(`须在 ${latest} 前签书面约定。`, `The agreement has to be signed by ${latest}.`)
      : broken(
          `延迟要在法定日期1个月前（${latest}）书面约定，已经晚了。`,
          `The agreement had to be signed one month before, by ${latest}; it is too late.`,
        )
  },
}

/** The minimum months of contribution of the year of retirement. */
export const contributionGuard: Guard = {
  articles: () => [{ title: measures, article: '第二条' }],
  check({ row }) {
    const [has, needs] = [Number(row.facts.contributionMonths), Number(row.facts.requiredMonths)]
    const isEarly = factText(row, 'kind') === 'EARLY_FLEX'
    if (has >= needs)
      return fine(`累计缴费${has}个月，不少于${needs}个月。`, `${has} months of contribution; ${needs} are needed.`)
    return isEarly
      ? broken(
          `累计缴费${has}个月，少于最低${needs}个月，不能选弹性提前。`,
          `${has} months of contribution are fewer than the ${needs} needed, so an early date cannot be chosen.`,
        )
      : broken(
          `累计缴费${has}个月，少于最低${needs}个月，先延长缴费或者一次性缴费补够。`,
          `${has} months of contribution are fewer than the ${needs} needed; they have to be made up first.`,
        )
  },
}

/** Watching ends twelve months before the statutory date. */
export const watchReachedGuard: Guard = {
  articles: () => [houseRule('退休办理指南', '第二十三条')],
  check({ row, today }) {
    const until = factText(row, 'watchUntil')
    return today >= until
      ? fine('已进入到龄前12个月。', 'The last twelve months have begun.')
      : broken(`到龄前12个月（${until} 起）才开始办理。`, `The procedure begins twelve months before, on ${until}.`)
  },
}

/** Nobody is retired before the day. */
export const retirementReachedGuard: Guard = {
  articles: () => [{ title: measures, article: '第一条' }],
  check({ row, today }) {
    const date = factText(row, 'chosenDate')
    return today >= date
      ? fine('已到退休日期。', 'The day of retirement has come.')
      : broken(
          `退休日期是 ${date}，还没有到，不能办结。`,
          `The day of retirement is ${date}; this cannot be closed before.`,
        )
  },
}
