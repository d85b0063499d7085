import type { OwnRetirement } from '../../tools/hr-api/schemas/index.ts'
import { addMonths } from '../../tools/rules/index.ts'
import type { Caller } from '../plan.ts'
import { contributionMonths, requiredMonths, retirementWindow, statutoryAge } from './retirement-facts.ts'
import { retirementForm } from './retirement-form.ts'

type Next = OwnRetirement['next']

function nextOf(statutoryDate: string, today: string, caseId: string | null): Next {
  if (caseId !== null)
    return { zh: `正在办理（${caseId}），可以随时查进度。`, en: `A case is running (${caseId}).`, by: null }
  const [listed, told, choice] = [-12, -6, -3].map((months) => addMonths(statutoryDate, months))
  if (today >= statutoryDate)
    return {
      zh: '已到法定退休日期，请马上办理退休手续。',
      en: 'The statutory date has come; apply at once.',
      by: statutoryDate,
    }
  if (choice && today >= (told ?? ''))
    return { zh: '请选择退休时间并交齐材料。', en: 'Choose the day and hand in the documents.', by: choice }
  if (told && today >= (listed ?? ''))
    return {
      zh: '核对缴费记录和档案，人事科会书面通知您。',
      en: 'Check contributions and file; HR will write to you.',
      by: told,
    }
  return {
    zh: '还不用办理，到龄前12个月起开始准备。',
    en: 'Nothing to do yet; it begins twelve months before.',
    by: listed ?? null,
  }
}

function runningCase({ world, staff }: Caller): string | null {
  const kinds = ['RETIREMENT', 'LATE_RETIREMENT']
  return (
    [...world.cases.values()].find(
      (row) => row.staffId === staff.id && kinds.includes(row.flow) && row.closedAt === null,
    )?.id ?? null
  )
}

/** `GET /me/retirement` */
export function ownRetirement(caller: Caller): OwnRetirement {
  const { staff, today, now } = caller
  const window = retirementWindow(staff)
  const months = contributionMonths(staff, today)
  const caseId = runningCase(caller)
  const known = {
    category: staff.retirementCategory,
    staffType: staff.staffType,
    birthDate: staff.birthDate,
    contributionMonths: months,
    lateAgreementUntil: staff.lateAgreementUntil,
    caseId,
    asOf: now,
  }
  if (!('statutoryDate' in window))
    return {
      ...known,
      needsReview: window.reason,
      ...{
        delayMonths: null,
        ageYears: null,
        ageMonths: null,
        statutoryDate: null,
        earliestDate: null,
        latestDate: null,
      },
      ...{
        lateAllowed: false,
        earlyNoticeLatest: null,
        agreementLatest: null,
        requiredMonths: null,
        shortMonths: null,
      },
      next: {
        zh: '请联系人事科，报有权部门认定退休类别。',
        en: 'Ask the HR section; the category has to be decided.',
        by: null,
      },
      form: [],
    }
  const { statutoryDate, earliestDate, latestDate, lateAllowed, earlyNoticeLatest } = window
  const required = requiredMonths(statutoryDate)
  const until = contributionMonths(staff, statutoryDate)
  return {
    ...known,
    needsReview: null,
    ...statutoryAge(staff),
    ...{ statutoryDate, earliestDate, latestDate, lateAllowed, earlyNoticeLatest },
    agreementLatest: lateAllowed ? addMonths(statutoryDate, -1) : null,
    requiredMonths: required,
    // Who goes on contributing until the day has these months by then.
    shortMonths: Math.max(0, required - Math.max(months, until)),
    next: nextOf(statutoryDate, today, caseId),
    form: retirementForm(caller, { kind: 'STATUTORY' }, { statutoryDate, chosenDate: statutoryDate }),
  }
}
