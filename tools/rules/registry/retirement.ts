import * as z from 'zod'
import { cite, type RuleStep } from '../provenance.ts'
import {
  civilServantEarly,
  flexibleWindow,
  minContribution,
  originalAgeYears,
  statutoryRetirement,
} from '../retirement.ts'
import { day, rule } from '../rule.ts'
import { age, inMonth, months, onDay, step } from '../steps.ts'

const measures = '国务院关于渐进式延迟法定退休年龄的办法'
const old = '国务院关于安置老弱病残干部的暂行办法'
const flexible = '实施弹性退休制度暂行办法'
const born = { category: z.string(), birthDate: day }

/** Who reached the original age before 2025 retires by the rules of then. */
function actsFor(statutoryDate: string) {
  return statutoryDate < '2025-01-01' ? cite(old) : cite(measures, '第一条')
}

function waySteps(
  input: { readonly category: string; readonly birthDate: string },
  {
    delayMonths,
    ageYears,
    ageMonths,
    statutoryDate,
  }: Exclude<ReturnType<typeof statutoryRetirement>, { status: string }>,
): readonly RuleStep[] {
  return [
    step('出生年月', 'Born', inMonth(input.birthDate)),
    step('原法定退休年龄', 'Age before the reform', age(originalAgeYears(input.category), 0)),
    step('延迟', 'Delayed by', months(delayMonths)),
    step('法定退休年龄', 'Statutory age', age(ageYears, ageMonths)),
    step('退休年月', 'Retires in', inMonth(statutoryDate)),
  ]
}

const byFile = {
  zh: '出生日期以干部人事档案认定的为准。',
  en: 'The date of birth is the one recognised in the personnel file.',
}

/** Rules on retirement, by id. */
export const retirementRules = {
  'retirement.statutory': rule(z.object(born), statutoryRetirement, (input, output) => ({
    basis: 'secondary',
    citations: actsFor(output.statutoryDate),
    asOf: output.statutoryDate,
    assumptions: [
      byFile,
      output.delayMonths === 0 && {
        zh: '2024年底前已达到原法定退休年龄，不适用延迟。',
        en: 'The original age was reached by the end of 2024, so nothing is delayed.',
      },
    ],
    steps: waySteps(input, output),
  })),
  'retirement.flexibleWindow': rule(z.object({ ...born, staffType: z.string() }), flexibleWindow, (input, output) => ({
    basis: 'secondary',
    citations:
      output.statutoryDate < '2025-01-01' ? cite(old) : [...cite(measures, '第三条', '第二条'), ...cite(flexible)],
    asOf: output.statutoryDate,
    assumptions: [
      byFile,
      !output.lateAllowed &&
        output.statutoryDate >= '2025-01-01' && {
          zh: '公务员和管理人员应当在法定退休年龄退休，不能延迟。',
          en: 'Civil servants and managers retire at the statutory age and cannot agree on a later date.',
        },
      output.earlyNoticeLatest !== null && {
        zh: '提前退休须达到最低缴费年限，并至少提前三个月书面告知单位；最低缴费年限按哪一年的标准，待核实。',
        en: 'Retiring early needs the minimum contribution and three months’ written notice; by which year the minimum counts is to be confirmed.',
      },
    ],
    steps: [
      step('出生年月', 'Born', inMonth(input.birthDate)),
      step('法定退休日期', 'Statutory date', onDay(output.statutoryDate)),
      step('最早', 'Earliest', onDay(output.earliestDate)),
      step('最晚', 'Latest', output.latestDate ? onDay(output.latestDate) : { zh: '不能延迟', en: 'no later date' }),
    ],
  })),
  'retirement.minContribution': rule(
    z.object({ retirementYear: z.number().int() }),
    ({ retirementYear }) => minContribution(retirementYear),
    ({ retirementYear }, output) => ({
      basis: 'secondary',
      citations:
        retirementYear < 2025
          ? cite('社会保险法', '第十六条')
          : [...cite(measures, '第二条'), ...cite('社会保险法', '第十六条')],
      asOf: `${retirementYear}-12-31`,
      steps: [
        step('退休年份', 'Year of retirement', String(retirementYear)),
        step('最低缴费', 'Minimum contribution', {
          zh: `${output.months}个月（${output.years}年${output.remainderMonths ? `${output.remainderMonths}个月` : ''}）`,
          en: `${output.months} months`,
        }),
      ],
    }),
  ),
  'retirement.civilServantEarly': rule(
    z.object({ ...born, workYears: z.number().nonnegative(), asOf: day }),
    civilServantEarly,
    ({ asOf, workYears }, output) => ({
      basis: 'law',
      citations: cite('公务员法', '第九十三条'),
      asOf,
      assumptions: [
        {
          zh: '符合条件只是可以申请，须经任免机关批准。',
          en: 'Meeting the conditions only allows an application; the appointing authority has to approve.',
        },
      ],
      steps: [
        step('工作年限', 'Years of work', { zh: `${workYears}年`, en: `${workYears} years` }),
        step('法定退休日期', 'Statutory date', onDay(output.statutoryDate)),
      ],
    }),
  ),
}
