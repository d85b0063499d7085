import { createHash, randomInt } from 'node:crypto'
import type {
  Certificate,
  CertificateDraft,
  CertificateInput,
  Verification,
  Words,
} from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'
import { nextId } from '../ids.ts'
import { unitsUp } from '../leave/chain.ts'
import { incomeOf, sumOf, yuan } from '../pay/income.ts'
import { periodsOf, slipOf } from '../pay/slip.ts'
import type { Caller, Plan } from '../plan.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { CertificateRow } from '../time/record.ts'
import { unitOf, type World } from '../world.ts'

/** A certificate can be verified for ninety days (在职与收入证明办理指南第十一条). */
const validDays = 90
// Without letters and digits that look alike.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 20

const titles: Readonly<Record<Certificate['kind'], Words>> = {
  EMPLOYMENT: { zh: '在职证明', en: 'Certificate of Employment' },
  INCOME: { zh: '收入证明', en: 'Certificate of Income' },
  RETIREMENT: { zh: '退休证明', en: 'Certificate of Retirement' },
}

const staffTypes: Readonly<Record<StaffRow['staffType'], Words>> = {
  CIVIL_SERVANT: { zh: '公务员', en: 'civil servant' },
  REF_CIVIL_SERVANT: { zh: '参照公务员法管理人员', en: 'staff under the Civil Servant Law by reference' },
  APPOINTED_CIVIL_SERVANT: { zh: '聘任制公务员', en: 'appointed civil servant' },
  INSTITUTION_MANAGER: { zh: '事业单位管理人员', en: 'institution manager' },
  INSTITUTION_TECHNICAL: { zh: '事业单位专业技术人员', en: 'institution technical staff' },
  INSTITUTION_WORKER: { zh: '事业单位工勤人员', en: 'institution worker' },
  CONTRACT_OFFBOOK: { zh: '编外聘用人员', en: 'off-book contract staff' },
  DISPATCHED: { zh: '劳务派遣人员', en: 'dispatched staff' },
}

type Fact = CertificateDraft['facts'][number]
const fact = (zh: string, en: string, value: string): Fact => ({ label: { zh, en }, value })

function identityFacts(world: World, staff: StaffRow, language: 'zh' | 'en'): Fact[] {
  const { nationalId } = staff
  return [
    fact('姓名', 'Name', staff.name),
    fact('身份证号', 'Identity number', `${nationalId.slice(0, 4)}${'*'.repeat(12)}${nationalId.slice(-2)}`),
    fact('工作单位', 'Unit', unitOf(world, staff.unitId).name),
    fact('岗位', 'Post', staff.position),
    fact('人员类别', 'Kind of staff', staffTypes[staff.staffType][language]),
    fact('入职时间', 'In service since', staff.entryDate),
  ]
}

/** The twelve months that were paid last, and what of them was paid out. */
function incomeFacts({ world, staff, today, now }: Caller): Fact[] {
  const periods = periodsOf(staff, today).slice(0, 12)
  const first = periods.at(-1)
  const last = periods[0]
  if (!first || !last)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '还没有发过工资，暂时不能开收入证明。',
      'No pay has been paid yet, so there is no income to certify.',
    )
  const gross = periods.reduce((sum, period) => sum + sumOf(incomeOf(world, staff, period)), 0)
  const net = periods.reduce((sum, period) => sum + slipOf(world, staff, period, now).netFen, 0)
  return [
    fact('统计月份', 'Months', `${first} 至 ${last}（${periods.length}个月）`),
    fact('应发合计', 'Gross income', `${yuan(gross)} 元`),
    fact('实发合计', 'Net income', `${yuan(net)} 元`),
    fact('月均实发', 'Net a month', `${yuan(Math.round(net / periods.length))} 元`),
  ]
}

function factsFor(caller: Caller, kind: Certificate['kind'], language: 'zh' | 'en'): Fact[] {
  const { world, staff } = caller
  const identity = identityFacts(world, staff, language)
  if (kind === 'EMPLOYMENT') return [...identity, fact('状态', 'Standing', language === 'zh' ? '在职' : 'in service')]
  if (kind === 'INCOME') {
    if (staff.staffType === 'DISPATCHED')
      throw new Refusal(
        'BLOCKED_BY_RULE',
        '劳务派遣人员的收入证明由派遣公司开具（劳动合同法第五十八条），这里可以开在岗证明。',
        'The income of dispatched staff is certified by their agency (Labour Contract Law, article 58). A certificate of employment can be had here.',
        { needs: ['kind'] },
      )
    return [...identity, ...incomeFacts(caller)]
  }
  if (staff.status === 'RETIRED') return [...identity, fact('状态', 'Standing', language === 'zh' ? '退休' : 'retired')]
  throw new Refusal(
    'BLOCKED_BY_RULE',
    '退休证明只开给已经办完退休手续的人员，您目前在职，可以开在职证明。',
    'A certificate of retirement is for those who have retired. You are in service and can have a certificate of employment.',
    { needs: ['kind'] },
  )
}

function checkStanding({ staff }: Caller, kind: Certificate['kind']): void {
  const inService = ['ACTIVE', 'PROBATION', 'SECONDED_OUT', 'ON_LONG_LEAVE'].includes(staff.status)
  if (kind !== 'RETIREMENT' && !inService)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '在职证明和收入证明只开给在职人员。',
      'Certificates of employment and income are for staff in service.',
      { needs: ['kind'] },
    )
}

function newCode(taken: ReadonlyMap<string, unknown>): string {
  const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return taken.has(code) ? newCode(taken) : code
}

/** A mark of the facts as they were issued. */
function fingerprintOf({ id, code, kind, holder, facts }: Omit<CertificateRow, 'fingerprint'>): string {
  const text = JSON.stringify([id, code, kind, holder, facts.map(({ label, value }) => [label.zh, value])])
  return createHash('sha256').update(text).digest('hex').slice(0, 12).toUpperCase()
}

/**
 * `POST /certificates`: a certificate issued to the caller about the caller, with facts only and an identity number that
 * is mostly hidden (在职与收入证明办理指南第四条).
 * @throws Refusal for a kind that the person's standing does not allow
 */
export function planCertificate(caller: Caller, input: CertificateInput): Plan {
  const { world, staff, now, today } = caller
  const { kind, purpose, language = 'zh', copies = 1 } = input
  checkStanding(caller, kind)
  const root = unitsUp(world, staff.unitId).at(-1)
  const draft: CertificateDraft = {
    kind,
    title: titles[kind],
    ...{ purpose, language, copies, holder: staff.name },
    facts: factsFor(caller, kind, language),
    issuer: { zh: `${root?.name ?? ''}人事科`, en: `HR office, ${root?.name ?? ''}` },
    issuedOn: today,
    validUntil: addDays(today, validDays),
  }
  const issued = {
    ...draft,
    id: nextId(world.issued, 'CT', today),
    staffId: staff.id,
    code: newCode(world.issuedByCode),
    issuedAt: now,
  }
  const row: CertificateRow = { ...issued, fingerprint: fingerprintOf(issued) }
  return { counted: draft, change: { issued: [row] }, status: 201, answer: row }
}

/** An own certificate. @throws Refusal NOT_FOUND, for somebody else's number as well */
export function ownCertificate({ world, staff }: Caller, id: string): Certificate {
  const found = world.issued.get(id)
  if (found?.staffId === staff.id) return found
  throw new Refusal(
    'NOT_FOUND',
    `您没有编号为 ${id} 的证明，请核对编号。`,
    `You have no certificate ${id}. Check the number.`,
  )
}

/** `GET /verify/{code}`: what anybody who holds the paper may know of it. @throws Refusal NOT_FOUND */
export function verify(world: World, given: string, now: string): Verification {
  const code = given.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const found = world.issuedByCode.get(code)
  if (!found)
    throw new Refusal(
      'NOT_FOUND',
      '没有这个校验码的证明。请核对纸面上的校验码；仍然查不到的，这份证明不是本单位开具的。',
      'No certificate has this code. Check it against the paper; if it still is not found, the paper was not issued here.',
    )
  const valid = now.slice(0, 10) <= found.validUntil
  return {
    valid,
    reason: valid ? 'VALID' : 'EXPIRED',
    kind: found.kind,
    title: found.title,
    holder: `${found.holder.slice(0, 1)}${'*'.repeat(Math.max(1, found.holder.length - 1))}`,
    issuer: found.issuer,
    ...{ issuedOn: found.issuedOn, validUntil: found.validUntil, fingerprint: found.fingerprint, asOf: now },
  }
}
