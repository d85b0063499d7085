import type * as z from 'zod'
import type { LeaveType, LeaveTypeCode } from '../../tools/hr-api/schemas/index.ts'

type Kind = z.output<typeof LeaveType>
type Code = z.output<typeof LeaveTypeCode>
type Rest = Partial<Pick<Kind, 'hasBalance' | 'requiresMaterials' | 'ruleRef' | 'validFrom'>>

function kind(
  code: Code,
  name: string,
  nameEn: string,
  countMode: Kind['countMode'],
  unit: Kind['unit'],
  rest: Rest = {},
): Kind {
  return {
    code,
    name,
    nameEn,
    countMode,
    unit,
    hasBalance: false,
    requiresMaterials: [],
    ruleRef: 'rules.md §3',
    validFrom: '2025-01-01',
    ...rest,
  }
}

/** Kinds of leave and how their days count (`domain/rules.md` §3, 2026-11). */
export const leaveTypes: readonly Kind[] = [
  kind('ANNUAL', '年休假', 'Annual leave', 'WORKDAY', 'HALF_DAY', {
    hasBalance: true,
    ruleRef: 'leave.annualEntitlement',
  }),
  kind('SICK', '病假', 'Sick leave', 'WORKDAY', 'HALF_DAY', { requiresMaterials: ['病假证明（医疗机构出具）'] }),
  kind('PERSONAL', '事假', 'Personal leave', 'WORKDAY', 'HALF_DAY'),
  kind('MARRIAGE', '婚假', 'Marriage leave', 'WORKDAY', 'DAY', { requiresMaterials: ['结婚证'] }),
  kind('BEREAVEMENT', '丧假', 'Bereavement leave', 'WORKDAY', 'DAY', { requiresMaterials: ['死亡证明'] }),
  kind('MATERNITY', '产假', 'Maternity leave', 'CALENDAR', 'DAY', {
    requiresMaterials: ['出生医学证明或预产期证明'],
    ruleRef: 'leave.maternity',
  }),
  kind('MATERNITY_EXT', '延长产假', 'Extended maternity leave', 'CALENDAR', 'DAY', {
    requiresMaterials: ['出生医学证明'],
    ruleRef: 'leave.maternity',
  }),
  kind('PATERNITY', '护理假（陪产假）', 'Paternity leave', 'CALENDAR', 'DAY', {
    requiresMaterials: ['出生医学证明'],
    ruleRef: 'leave.paternity',
  }),
  kind('PARENTAL', '育儿假', 'Parental leave', 'WORKDAY', 'HALF_DAY', { hasBalance: true, ruleRef: 'leave.parental' }),
  kind('HOME_VISIT', '探亲假', 'Home visit leave', 'CALENDAR', 'DAY'),
  kind('MISCARRIAGE', '流产假', 'Miscarriage leave', 'CALENDAR', 'DAY', {
    requiresMaterials: ['医疗机构证明'],
    ruleRef: 'leave.miscarriage',
  }),
  kind('BREASTFEEDING', '哺乳时间', 'Nursing time', 'WORKDAY', 'MINUTE', { ruleRef: 'leave.nursingHour' }),
  kind('INJURY_STOPWORK', '停工留薪期', 'Injury leave', 'CALENDAR', 'DAY', {
    requiresMaterials: ['工伤医疗机构休假证明'],
  }),
  kind('COMP_OFF', '调休', 'Time off in lieu', 'WORKDAY', 'HALF_DAY', { hasBalance: true }),
  kind('ELDER_CARE', '独生子女护理假', 'Elder care leave', 'WORKDAY', 'DAY', { requiresMaterials: ['住院证明'] }),
  kind('TRAINING', '培训', 'Training', 'WORKDAY', 'HALF_DAY'),
  kind('OFFICIAL_TRIP', '公差', 'Official trip', 'WORKDAY', 'HALF_DAY'),
]

/** A kind of leave by its code. */
export function leaveTypeOf(code: Code): Kind {
  const found = leaveTypes.find((one) => one.code === code)
  if (!found) throw new Error(`Leave type '${code}' is missing in sandbox/leave/types.ts. Add it there.`)
  return found
}

/** Kinds whose reason is medical and is shown to nobody but the person. */
export const medicalTypes: ReadonlySet<Code> = new Set([
  'SICK',
  'MATERNITY',
  'MATERNITY_EXT',
  'MISCARRIAGE',
  'INJURY_STOPWORK',
])
