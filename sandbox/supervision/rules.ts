import type { AlertCode } from '../../tools/hr-api/schemas/index.ts'

/** A rule of patrol as data: what is looked for, on which ground, who has to act and until when. */
export type AlertRuleRow = {
  readonly code: AlertCode
  readonly version: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly title: string
  readonly titleEn: string
  readonly text: string
  readonly citations: readonly { readonly title: string; readonly article: string }[]
  /** Who has to act: the personnel section of the bureau, or the finance section. */
  readonly ownerUnitId: string
  /** Calendar days from first seen until it should be dealt with. */
  readonly dueDays: number
}

const personnel = 'U-103'
const finance = 'U-104'

/**
 * Every code of `domain/rules.md` §11 (2026-11). A change of a rule is a new row with its own `validFrom`; the row that
 * was valid on the day of a snapshot is the one its alerts carry.
 */
export const alertRules: readonly AlertRuleRow[] = [
  {
    code: 'OVER_ESTABLISHMENT',
    version: '1',
    validFrom: '2007-05-01',
    validTo: null,
    title: '超编',
    titleEn: 'over establishment',
    text: '在编在岗人数（含借出、挂职、脱产培训）多于核定编制数，按编制种类分别计算。',
    citations: [{ title: '地方各级人民政府机构设置和编制管理条例', article: '第十五条' }],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'OVER_POST',
    version: '1',
    validFrom: '2007-05-01',
    validTo: null,
    title: '超职数配备',
    titleEn: 'over leading posts',
    text: '某层次实配领导职务多于核定职数；空缺不预警。',
    citations: [{ title: '中华人民共和国公务员法', article: '第四十三条' }],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'OVER_RANK',
    version: '1',
    validFrom: '2019-06-01',
    validTo: null,
    title: '超职级职数',
    titleEn: 'over ranks',
    text: '某档职级人数多于按综合管理类职位数和规定比例计算的上限（向下取整）。比例待核实。',
    citations: [{ title: '公务员职务与职级并行规定', article: '第十三条' }],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'MIXED_USE',
    version: '1',
    validFrom: '2007-05-01',
    validTo: null,
    title: '混编混岗',
    titleEn: 'establishments mixed',
    text: '所占编制与所在岗位的编制种类不同。',
    citations: [{ title: '地方各级人民政府机构设置和编制管理条例', article: '第十五条' }],
    ownerUnitId: personnel,
    dueDays: 60,
  },
  {
    code: 'RETIREMENT_OVERDUE',
    version: '2',
    validFrom: '2025-01-01',
    validTo: null,
    title: '到龄未退',
    titleEn: 'retirement overdue',
    text: '已过法定退休日期仍在职，且没有合法有效的弹性延迟协议。',
    citations: [{ title: '国务院关于渐进式延迟法定退休年龄的办法', article: '第一条' }],
    ownerUnitId: personnel,
    dueDays: 15,
  },
  {
    code: 'RETIREMENT_DUE',
    version: '2',
    validFrom: '2025-01-01',
    validTo: null,
    title: '六个月内到龄',
    titleEn: 'retirement within six months',
    text: '法定退休日期在今后六个月以内。',
    citations: [{ title: '国务院关于渐进式延迟法定退休年龄的办法', article: '第一条' }],
    ownerUnitId: personnel,
    dueDays: 60,
  },
  {
    code: 'LATE_RETIREMENT_NOT_ALLOWED',
    version: '1',
    validFrom: '2025-01-01',
    validTo: null,
    title: '违规延迟退休',
    titleEn: 'late retirement not allowed',
    text: '公务员和事业单位管理人员不适用弹性延迟退休，却有延迟协议。',
    citations: [{ title: '国务院关于渐进式延迟法定退休年龄的办法', article: '第三条' }],
    ownerUnitId: personnel,
    dueDays: 15,
  },
  {
    code: 'PROBATION_OVERDUE',
    version: '1',
    validFrom: '2019-06-01',
    validTo: null,
    title: '试用期满未转正',
    titleEn: 'probation overdue',
    text: '试用期已满，仍登记为试用期。',
    citations: [{ title: '中华人民共和国公务员法', article: '第三十四条' }],
    ownerUnitId: personnel,
    dueDays: 15,
  },
  {
    code: 'PROMOTED_DURING_DISCIPLINE',
    version: '1',
    validFrom: '2019-06-01',
    validTo: null,
    title: '处分期内晋升',
    titleEn: 'promoted during a sanction',
    text: '处分影响期内晋升了职务、职级或级别。',
    citations: [{ title: '中华人民共和国公务员法', article: '第六十四条' }],
    ownerUnitId: personnel,
    dueDays: 15,
  },
  {
    code: 'AVOIDANCE',
    version: '1',
    validFrom: '2019-06-01',
    validTo: null,
    title: '应回避未回避',
    titleEn: 'avoidance',
    text: '夫妻、直系血亲、三代以内旁系血亲或近姻亲在同一单位担任法律不允许的职务。',
    citations: [{ title: '中华人民共和国公务员法', article: '第七十四条' }],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'SECONDMENT_OVERDUE',
    version: '1',
    validFrom: '2020-01-01',
    validTo: null,
    title: '借调超期',
    titleEn: 'secondment overdue',
    text: '借调期限已满，没有延期也没有回原单位；期限以批准文件为准。',
    citations: [],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'CONTRACT_EXPIRING',
    version: '1',
    validFrom: '2014-07-01',
    validTo: null,
    title: '聘用合同三十日内到期',
    titleEn: 'contract ends within thirty days',
    text: '聘用合同在今后三十日以内到期。',
    citations: [{ title: '事业单位人事管理条例', article: '第十二条' }],
    ownerUnitId: personnel,
    dueDays: 20,
  },
  {
    code: 'FILE_CONFLICT',
    version: '1',
    validFrom: '2018-11-20',
    validTo: null,
    title: '档案信息矛盾',
    titleEn: 'file in conflict',
    text: '档案材料之间记载不一致，由组织认定，系统不作判断。',
    citations: [{ title: '干部人事档案工作条例', article: '第二十六条' }],
    ownerUnitId: personnel,
    dueDays: 60,
  },
  {
    code: 'EXCELLENT_RATIO_EXCEEDED',
    version: '1',
    validFrom: '2020-12-28',
    validTo: null,
    title: '优秀等次超比例',
    titleEn: 'share of the best grade exceeded',
    text: '年度考核优秀人数多于参加考核人数的百分之二十（经同意不超过百分之二十五），向下取整。',
    citations: [{ title: '公务员考核规定', article: '第十七条' }],
    ownerUnitId: personnel,
    dueDays: 30,
  },
  {
    code: 'PAID_AFTER_TRANSFER',
    version: '1',
    validFrom: '2020-01-01',
    validTo: null,
    title: '调离仍发薪',
    titleEn: 'paid after leaving',
    text: '人员已调出、辞职、退休或去世，财政工资名册仍在发放。',
    citations: [],
    ownerUnitId: finance,
    dueDays: 15,
  },
]

/** The row of a code that is valid on a day; null when the rule did not exist then. */
export function ruleOn(code: AlertCode, day: string): AlertRuleRow | null {
  return (
    alertRules.find(
      (row) => row.code === code && row.validFrom <= day && (row.validTo === null || day <= row.validTo),
    ) ?? null
  )
}
