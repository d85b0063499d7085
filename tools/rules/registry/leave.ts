import * as z from 'zod'
import { annualEntitlement, annualProrataJoin, annualProrataLeave, annualUntakenPay } from '../annual-leave.ts'
import { dayType, workdaysInYear } from '../calendar.ts'
import { countDays, endDate } from '../leave-days.ts'
import { cite } from '../provenance.ts'
import { day, maybe, rule } from '../rule.ts'
import { days, inMonth, onDay, step } from '../steps.ts'

const mode = z.enum(['workday', 'calendar'])
const half = maybe(z.enum(['am', 'pm']))
const amount = z.number().nonnegative()
const offBook = z.enum(['contract_offbook', 'dispatched'])
const act = '职工带薪年休假条例'
const measures = '机关事业单位工作人员带薪年休假实施办法'
const fromNotice = {
  zh: '工作日按国务院办公厅公布的放假安排计算。',
  en: 'Working days follow the holiday arrangement published by the State Council.',
}

/** How a span is counted rests on the article on annual leave for working days, on usage for days of the calendar. */
function counting(counted: 'workday' | 'calendar') {
  return counted === 'workday'
    ? ({ basis: 'law', citations: cite(act, '第三条'), assumptions: [fromNotice] } as const)
    : ({ basis: 'convention', citations: [] } as const)
}

/** Rules on the calendar, on counting leave and on annual leave, by id. */
export const leaveRules = {
  'calendar.dayType': rule(
    z.object({ date: day }),
    ({ date }) => dayType(date),
    ({ date }) => ({
      basis: 'secondary',
      citations: cite('全国年节及纪念日放假办法', '第二条'),
      asOf: date,
      assumptions: [fromNotice],
    }),
  ),
  'calendar.workdaysInYear': rule(
    z.object({ year: z.number().int() }),
    ({ year }) => workdaysInYear(year),
    ({ year }) => ({
      basis: 'secondary',
      citations: cite('全国年节及纪念日放假办法', '第二条'),
      asOf: `${year}-12-31`,
      assumptions: [fromNotice],
    }),
  ),

  'leave.countDays': rule(
    z.object({ start: day, end: day, mode, startHalf: half, endHalf: half }),
    countDays,
    ({ start, end, mode: counted }, output) => ({
      ...counting(counted),
      asOf: start,
      steps: [
        step('从', 'From', onDay(start)),
        step('到', 'To', onDay(end)),
        step('计假', 'Counted', days(output.days)),
      ],
    }),
  ),
  'leave.endDate': rule(
    z.object({ start: day, days: z.number().positive().max(3660), mode }),
    endDate,
    ({ start, days: wanted, mode: counted }, output) => ({
      ...counting(counted),
      asOf: start,
      steps: [
        step('从', 'From', onDay(start)),
        step('天数', 'Days', days(wanted)),
        step('最后一天', 'Last day', onDay(output.endDate)),
      ],
    }),
  ),
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
    ({ workStart, asOf }, output) => ({
      basis: 'law',
      citations: [...cite(act, '第三条', ...(output.reason ? ['第四条'] : [])), ...cite(measures, '第二条')],
      asOf,
      assumptions: [
        {
          zh: '工作年限按累计计算，满年限的次月起享受新的一档。',
          en: 'Years of work are cumulative; a new tier counts from the month after they are reached.',
        },
      ],
      steps: [
        step('参加工作', 'Began work', inMonth(workStart)),
        step('所在档次', 'Tier', days(output.tierDays)),
        step('当年应休', 'Entitled', days(output.entitledDays)),
      ],
    }),
  ),
  'leave.annualUntakenPay': rule(
    z.object({
      annualIncome: amount,
      untakenDays: amount,
      cause: z.enum(['work', 'personal']),
      asOf: maybe(day),
    }),
    annualUntakenPay,
    ({ cause, asOf, annualIncome }, output) => ({
      basis: 'secondary',
      citations: [...cite(act, '第五条'), ...cite(measures, cause === 'work' ? '第七条' : '第九条')],
      asOf: asOf ?? null,
      steps: [
        step('年收入', 'Annual income', { zh: `${annualIncome}元`, en: `CNY ${annualIncome}` }),
        step('日工资（÷261）', 'Daily pay (÷261)', { zh: `${output.dailyWage}元`, en: `CNY ${output.dailyWage}` }),
        step('另需补发（200%）', 'Paid in addition (200 %)', {
          zh: `${output.extraPayable}元`,
          en: `CNY ${output.extraPayable}`,
        }),
      ],
    }),
  ),
  'leave.annualProrataJoin': rule(
    z.object({ joinDate: day, fullYearDays: amount, staffType: offBook }),
    annualProrataJoin,
    ({ joinDate, fullYearDays }, output) => ({
      basis: 'law',
      citations: cite('企业职工带薪年休假实施办法', '第五条'),
      asOf: joinDate,
      steps: [
        step('当年剩余', 'Left of the year', days(output.remainingCalendarDays)),
        step('全年应休', 'Full year', days(fullYearDays)),
        step('折算（剩余÷365，舍去不足1天）', 'Share (÷365, rounded down)', days(output.days)),
      ],
    }),
  ),
  'leave.annualProrataLeave': rule(
    z.object({ leaveDate: day, fullYearDays: amount, alreadyTaken: amount, staffType: offBook }),
    annualProrataLeave,
    ({ leaveDate, alreadyTaken }, output) => ({
      basis: 'law',
      citations: cite('企业职工带薪年休假实施办法', '第十二条'),
      asOf: leaveDate,
      steps: [
        step('当年已过', 'Passed of the year', days(output.passedCalendarDays)),
        step('已休', 'Taken', days(alreadyTaken)),
        step('应折算未休', 'To be paid out', days(output.unpaidDays)),
      ],
    }),
  ),
}
