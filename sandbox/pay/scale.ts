import type { PayItem } from '../../tools/hr-api/schemas/index.ts'
import type { StaffRow } from '../record.ts'

/** Amounts of the invented bureau in 分 a month; nothing here is a real scale. */
const postBySeniority: Readonly<Record<string, number>> = {
  一级调研员: 250_000,
  二级调研员: 227_000,
  一级主任科员: 162_000,
  二级主任科员: 148_000,
  四级主任科员: 124_000,
  一级科员: 111_000,
  二级科员: 102_000,
  正高: 365_000,
  副高: 265_000,
  中级: 218_000,
  初级: 172_000,
}
const workAllowance: Readonly<Record<string, number>> = {
  一级调研员: 420_000,
  二级调研员: 385_000,
  一级主任科员: 310_000,
  二级主任科员: 295_000,
  四级主任科员: 262_000,
  一级科员: 235_000,
  二级科员: 221_000,
}
const basePerformance: Readonly<Record<string, number>> = { 正高: 420_000, 副高: 340_000, 中级: 285_000, 初级: 232_000 }
const otherPost = 165_000
const otherAllowance = 221_000
const otherPerformance = 214_000

/** How the pay of a kind of staff is made up (公务员法第八十条, 事业单位人事管理条例第三十二条, 劳动合同法第三十条). */
export type PayKind = 'SERVANT' | 'INSTITUTION' | 'CONTRACT'

/** The pay system somebody belongs to. */
export function payKindOf({ staffType }: Pick<StaffRow, 'staffType'>): PayKind {
  if (staffType.startsWith('INSTITUTION_')) return 'INSTITUTION'
  return staffType === 'CONTRACT_OFFBOOK' || staffType === 'DISPATCHED' ? 'CONTRACT' : 'SERVANT'
}

type Amount = Pick<PayItem, 'code' | 'amountFen' | 'basis'>

const monthly = (code: PayItem['code'], amountFen: number, zh: string, en: string): Amount => ({
  code,
  amountFen,
  basis: { zh, en },
})

function servantPay(rank: string | null, years: number): Amount[] {
  const known = rank ?? '科员'
  return [
    monthly('POST', postBySeniority[known] ?? otherPost, `按${known}核定`, `set for ${known}`),
    monthly('GRADE', 180_000 + 5_500 * years, `工作年限${years}年`, `${years} years of work`),
    monthly('WORK_ALLOWANCE', workAllowance[known] ?? otherAllowance, `按${known}核定`, `set for ${known}`),
    monthly('LIVING_ALLOWANCE', 150_000, '统一标准', 'the same for all'),
  ]
}

function institutionPay(rank: string | null, years: number, quarter: number | null): Amount[] {
  const known = rank ?? '职员'
  const performance = basePerformance[known] ?? otherPerformance
  return [
    monthly('POST', postBySeniority[known] ?? otherPost, `按${known}岗位核定`, `set for the post, ${known}`),
    monthly('GRADE', 60_000 + 6_200 * years, `工作年限${years}年`, `${years} years of work`),
    monthly('LIVING_ALLOWANCE', 120_000, '统一标准', 'the same for all'),
    monthly('BASE_PERFORMANCE', performance, `按${known}岗位核定`, `set for the post, ${known}`),
    ...(quarter === null
      ? []
      : [
          monthly(
            'REWARD_PERFORMANCE',
            Math.round(performance * 1.2),
            `按季度发放，本月发第${quarter}季度`,
            `paid by the quarter, this month for quarter ${quarter}`,
          ),
        ]),
  ]
}

/** The regular pay of a month before what happened to a person. @param years full years of work at its beginning */
export function regularPay(staff: StaffRow, years: number, month: number): Amount[] {
  switch (payKindOf(staff)) {
    case 'SERVANT':
      return servantPay(staff.rank, years)
    case 'INSTITUTION':
      return institutionPay(staff.rank, years, month % 3 === 0 ? month / 3 : null)
    case 'CONTRACT':
      return [monthly('CONTRACT', 520_000 + 8_000 * years, '按劳动合同约定', 'as the contract says')]
  }
}

const names: Readonly<Record<PayItem['code'], readonly [zh: string, en: string, kind: PayItem['class']]>> = {
  POST: ['职务（岗位）工资', 'post pay', 'BASIC'],
  GRADE: ['级别（薪级）工资', 'grade pay', 'BASIC'],
  CONTRACT: ['合同工资', 'contract pay', 'BASIC'],
  WORK_ALLOWANCE: ['工作性津贴', 'work allowance', 'ALLOWANCE'],
  LIVING_ALLOWANCE: ['生活性补贴', 'living allowance', 'ALLOWANCE'],
  BASE_PERFORMANCE: ['基础性绩效工资', 'base performance pay', 'PERFORMANCE'],
  REWARD_PERFORMANCE: ['奖励性绩效工资', 'reward performance pay', 'PERFORMANCE'],
  OVERTIME: ['加班费', 'overtime pay', 'OVERTIME'],
  BACK_PAY: ['补发工资', 'back pay', 'BASIC'],
  YEAR_END: ['年终一次性奖金', 'year-end bonus', 'YEAR_END'],
  PENSION: ['养老保险（个人）', 'pension insurance', 'DEDUCTION'],
  OCC_ANNUITY: ['职业年金（个人）', 'occupational annuity', 'DEDUCTION'],
  MEDICAL: ['医疗保险（个人）', 'medical insurance', 'DEDUCTION'],
  UNEMPLOYMENT: ['失业保险（个人）', 'unemployment insurance', 'DEDUCTION'],
  HOUSING_FUND: ['住房公积金（个人）', 'housing fund', 'DEDUCTION'],
  INCOME_TAX: ['个人所得税', 'income tax', 'DEDUCTION'],
}

/** An item of a slip with its name and class. */
export function payItem({ code, amountFen, basis }: Amount): PayItem {
  const [zh, en, kind] = names[code]
  return { code, class: kind, name: { zh, en }, amountFen, basis }
}
