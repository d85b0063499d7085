import { annualEntitlement, parental } from '../../tools/rules/index.ts'
import type { LedgerRow, StaffRow } from '../record.ts'

const year = 2026
const asOf = '2026-11-23'
const at = '2026-01-01T00:00:00+08:00'
const expiresOn = '2026-12-31'

function entry(staff: StaffRow, type: LedgerRow['type'], halfDays: number, more: Partial<LedgerRow>): LedgerRow {
  const reason = more.reason ?? 'GRANT'
  const id = `G-${staff.id.slice(2)}-${type}-${reason}`
  return {
    id,
    staffId: staff.id,
    type,
    year,
    deltaHalfDays: halfDays,
    reason,
    requestId: null,
    by: 'seed',
    at,
    ...more,
  }
}

function annualGrant(staff: StaffRow): LedgerRow {
  const facts = {
    workStart: staff.workStartDate,
    asOf,
    sickMonths: staff.sickMonths,
    personalDays: 0,
    personalLeavePaid: false,
    schoolVacationDays: 0,
    alreadyTakenThisYear: false,
  }
  const { tierDays, entitledDays, reason } = annualEntitlement(facts)
  return entry(staff, 'ANNUAL', entitledDays * 2, {
    expiresOn,
    basis: {
      rule: 'leave.annualEntitlement',
      facts: { ...facts, tierDays, entitledDays, reason },
      citations: [
        { title: '职工带薪年休假条例', article: reason === null || tierDays === 0 ? '第三条' : '第四条' },
        { title: '机关事业单位工作人员带薪年休假实施办法', article: '第二条' },
      ],
    },
  })
}

function parentalGrant(staff: StaffRow): LedgerRow[] {
  const result = parental({ province: 'ZJ' })
  if (!('days' in result)) return []
  return [
    entry(staff, 'PARENTAL', result.days * 2, {
      expiresOn,
      basis: {
        rule: 'leave.parental',
        facts: { province: 'ZJ', days: result.days },
        citations: [{ title: '浙江省人口与计划生育条例', article: '第二十二条' }],
      },
    }),
  ]
}

function compOff(staff: StaffRow, halfDays: number): LedgerRow {
  const basis = { rule: 'overtime.compOff', facts: { halfDays }, citations: [] }
  return entry(staff, 'COMP_OFF', halfDays, { expiresOn, basis, at: '2026-10-09T09:00:00+08:00' })
}

const hasSmallChild = ({ alias, maritalStatus, birthDate }: StaffRow): boolean =>
  alias === 'zhang' || (maritalStatus === '已婚' && birthDate >= '1991-01-01' && birthDate.endsWith('1'))

/** What everybody in service is entitled to in 2026, as entries of the ledger. */
export function makeGrants(staff: readonly StaffRow[]): LedgerRow[] {
  return staff
    .filter(({ status }) => status !== 'RETIRED')
    .flatMap((person) => [
      annualGrant(person),
      ...(hasSmallChild(person) ? parentalGrant(person) : []),
      ...(person.alias === 'zhang' ? [compOff(person, 1)] : []),
      ...(person.id.endsWith('50') ? [compOff(person, 2), entry(person, 'ANNUAL', 2, { reason: 'CARRY' })] : []),
    ])
}
