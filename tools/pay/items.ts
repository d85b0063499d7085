import { PayItemCode } from '../hr-api/schemas/index.ts'

/** What staff call the items of a slip, the longer and rarer words before those that they contain. */
const called: Readonly<Record<PayItemCode, RegExp>> = {
  BASE_PERFORMANCE: /基础性绩效|基础绩效|basic performance/i,
  REWARD_PERFORMANCE: /绩效|performance/i,
  POST: /职务工资|岗位工资|岗位|职务|post/i,
  GRADE: /级别工资|薪级工资|薪级|级别|grade/i,
  CONTRACT: /合同工资|contract/i,
  WORK_ALLOWANCE: /工作性津贴|津贴|work allowance/i,
  LIVING_ALLOWANCE: /生活性补贴|补贴|living allowance/i,
  OVERTIME: /加班费|加班工资|加班|overtime/i,
  BACK_PAY: /补发|补的|back ?pay|arrears/i,
  YEAR_END: /年终奖|年终一次性奖金|年终|十三薪|year.?end|bonus/i,
  OCC_ANNUITY: /职业年金|年金|annuity/i,
  PENSION: /养老保险|养老|pension/i,
  MEDICAL: /医疗保险|医保|医疗|medical/i,
  UNEMPLOYMENT: /失业保险|失业|unemployment/i,
  HOUSING_FUND: /住房公积金|公积金|housing fund/i,
  INCOME_TAX: /个人所得税|所得税|个税|扣税|income tax|\btax\b/i,
}

/** The item of a slip that somebody means by a word of theirs, or by its code; undefined when it is none. */
export function payItemOf(word: string): PayItemCode | undefined {
  const code = PayItemCode.safeParse(word.trim().toUpperCase())
  if (code.success) return code.data
  return Object.entries(called).flatMap(([item, words]) => (words.test(word) ? [PayItemCode.parse(item)] : []))[0]
}
