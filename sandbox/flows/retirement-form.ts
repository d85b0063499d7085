import type { FormField, RetirementInput } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import { unitOf } from '../world.ts'
import { contributionMonths, requiredMonths, statutoryAge } from './retirement-facts.ts'

type Filled = readonly [name: string, zh: string, en: string, value: string | null]

const kinds: Readonly<Record<RetirementInput['kind'], string>> = {
  STATUTORY: '到龄退休',
  EARLY_FLEX: '弹性提前退休',
  LATE_FLEX: '弹性延迟退休',
  EARLY_93: '公务员申请提前退休',
}
const genders = { M: '男', F: '女' } as const

const sources = {
  file: { zh: '人事档案', en: 'personnel file' },
  roster: { zh: '人事系统花名册', en: 'HR roster' },
  rule: { zh: '按规定计算', en: 'computed by the rule' },
  insurance: { zh: '社保缴费记录', en: 'record of contributions' },
  self: { zh: '本人填写', en: 'filled in by the person' },
} as const

function fields(origin: keyof typeof sources, today: string, filled: readonly Filled[]): FormField[] {
  return filled.map(([name, zh, en, value]) => ({
    name,
    label: { zh, en },
    value,
    source: value === null ? null : sources[origin],
    asOf: value === null ? null : today,
  }))
}

function ageText({ ageYears, ageMonths }: ReturnType<typeof statutoryAge>): string | null {
  return ageYears === null ? null : `${ageYears}岁${ageMonths ? `${ageMonths}个月` : ''}`
}

/** 退休审批表 as far as the records fill it; null values are left to the person. */
export function retirementForm(
  { world, staff, today }: Caller,
  input: Pick<RetirementInput, 'kind' | 'contactAddress' | 'contactPhone'>,
  { statutoryDate, chosenDate }: { readonly statutoryDate: string; readonly chosenDate: string },
): FormField[] {
  const { nationalId, phone } = staff
  const months = contributionMonths(staff, today)
  return [
    ...fields('file', today, [
      ['name', '姓名', 'Name', staff.name],
      ['gender', '性别', 'Sex', genders[staff.gender]],
      ['birthDate', '出生日期', 'Date of birth', staff.birthDate],
      [
        'nationalId',
        '身份证号',
        'Identity number',
        `${nationalId.slice(0, 4)}${'*'.repeat(12)}${nationalId.slice(-2)}`,
      ],
      ['ethnicity', '民族', 'Ethnicity', staff.ethnicity],
      ['politicalStatus', '政治面貌', 'Political status', staff.politicalStatus],
      ['education', '学历学位', 'Education', [staff.education, staff.degree].filter(Boolean).join('、')],
      ['workStartDate', '参加工作时间', 'First job', staff.workStartDate],
    ]),
    ...fields('roster', today, [
      ['staffId', '工号', 'Staff id', staff.id],
      ['unit', '单位', 'Unit', unitOf(world, staff.unitId).name],
      ['position', '职务或岗位', 'Post', staff.position],
      ['rank', '职级或职称', 'Rank', staff.rank ?? '无'],
      ['entryDate', '进入本单位时间', 'Entry', staff.entryDate],
      ['phone', '手机', 'Mobile', `${phone.slice(0, 3)}****${phone.slice(-4)}`],
      ['email', '邮箱', 'E-mail', staff.email],
    ]),
    ...fields('rule', today, [
      ['kind', '退休类型', 'Kind', kinds[input.kind]],
      ['age', '法定退休年龄', 'Statutory age', ageText(statutoryAge(staff))],
      ['statutoryDate', '法定退休日期', 'Statutory date', statutoryDate],
      ['chosenDate', '选定退休日期', 'Chosen date', chosenDate],
      ['requiredMonths', '最低缴费月数', 'Months required', String(requiredMonths(chosenDate))],
    ]),
    ...fields('insurance', today, [['contributionMonths', '累计缴费月数', 'Months of contribution', String(months)]]),
    ...fields('self', today, [
      ['contactAddress', '退休后联系地址', 'Address after retirement', input.contactAddress ?? null],
      ['contactPhone', '家属或备用联系电话', 'Further telephone', input.contactPhone ?? null],
    ]),
  ]
}
