import type {
  OnboardingInput,
  ProbationInput,
  RenewalInput,
  SecondmentInput,
  TransferInput,
} from '../../tools/hr-api/schemas/index.ts'
import { addDays, addYears, computeRule } from '../../tools/rules/index.ts'
import { unitsUp } from '../leave/chain.ts'
import type { Caller, Plan } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { isServant } from './guards/guard.ts'
import { contractsOf } from './own-contracts.ts'
import type { CaseRow } from './record.ts'
import { retirementWindow } from './retirement-facts.ts'
import { planStart } from './start.ts'

/**
 * Somebody whose matters the caller may begin.
 * @throws Refusal OUT_OF_SCOPE outside the own units, and for oneself
 */
function within(caller: Caller, id: string): StaffRow {
  const staff = staffOf(caller.world, id)
  if (staff.id === caller.staff.id)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '不能为自己发起这件事，请由人事科其他同志办理。',
      'You cannot begin this for yourself. A colleague of the HR section has to.',
    )
  requireWithin(caller, staff.unitId)
  return staff
}

/** Managers confirm newcomers; every other flow begins with the HR section (`domain/hrms.md` §2). */
function requireOfficer({ staff }: Caller): void {
  if (staff.roles.includes('hr_officer')) return
  throw new Refusal(
    'OUT_OF_SCOPE',
    '这件事由人事科发起，请联系人事科。',
    'The HR section begins this. Please ask them.',
  )
}

function requireWithin(caller: Caller, unitId: string): void {
  if (reachedUnits(caller, false, undefined).has(unitId)) return
  throw new Refusal(
    'OUT_OF_SCOPE',
    '此人不在您负责的单位，不能办理。',
    'This person is outside the units you are responsible for.',
  )
}

/** Facts without what was not said. */
function factsOf(given: Readonly<Record<string, string | number | boolean | null | undefined>>): CaseRow['facts'] {
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string | number | boolean | null] => pair[1] !== undefined),
  )
}

/** `POST /onboardings` */
export function planOnboarding(caller: Caller, input: OnboardingInput): Plan {
  requireOfficer(caller)
  const candidate = caller.world.candidates.get(input.candidateId)
  const isTaken = [...caller.world.cases.values()].some(
    (row) => row.flow === 'ONBOARDING' && row.staffId === input.candidateId && row.state === 'ACTIVE',
  )
  if (!candidate || isTaken)
    throw new Refusal(
      'NOT_FOUND',
      '没有待入职的这个人，请核对姓名或编号。',
      'No such person waits to be taken on. Check the name or number.',
    )
  requireWithin(caller, candidate.unitId)
  const { noticeFrom, noticeTo, plannedOn } = input
  return planStart(caller, {
    flow: 'ONBOARDING',
    staffId: candidate.id,
    unitId: candidate.unitId,
    relatives: input.relatives ?? [],
    facts: factsOf({
      staffType: candidate.staffType,
      position: candidate.position,
      needsContract: candidate.staffType.startsWith('INSTITUTION'),
      plannedOn,
      noticeFrom,
      noticeTo,
    }),
  })
}

/** Last day of the probation of a newcomer, and the first of the regular post. */
export function probationOf(world: World, staff: StaffRow) {
  const [contract] = contractsOf(world, staff.id)
  const result = computeRule('probation.end', {
    staffType: isServant(staff.staffType) ? 'civil_servant' : 'institution',
    hireDate: staff.entryDate,
    firstJob: staff.workStartDate === staff.entryDate,
    contractYears: contract?.to
      ? Math.round((Date.parse(contract.to) - Date.parse(contract.from)) / 31_557_600_000)
      : 3,
  })
  return { endsOn: String(result.endsOn), regulariseFrom: String(result.regulariseFrom) }
}

/** `POST /probation-reviews` */
export function planProbation(caller: Caller, { staffId, opinion }: ProbationInput): Plan {
  const staff = within(caller, staffId)
  if (staff.status !== 'PROBATION')
    throw new Refusal('BLOCKED_BY_RULE', '本人不在试用期，不需要转正。', 'The person is not on probation.', {
      citations: [{ title: '公务员法', article: '第三十四条' }],
    })
  const { endsOn, regulariseFrom } = probationOf(caller.world, staff)
  const opensOn = addDays(endsOn, -30)
  if (caller.today < opensOn)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `试用期到 ${endsOn} 才满，期满前30天（${opensOn} 起）才开始转正考核。（依据：《公务员法》第三十四条、《示例市数据管理局试用与转正管理办法》第七条）`,
      `The probation runs until ${endsOn}; the review begins thirty days before, on ${opensOn}.`,
      {
        citations: [
          { title: '公务员法', article: '第三十四条' },
          { title: '示例市数据管理局试用与转正管理办法', article: '第七条' },
        ],
      },
    )
  return planStart(caller, {
    flow: 'PROBATION',
    staffId,
    unitId: staff.unitId,
    facts: factsOf({ from: staff.entryDate, endsOn, regulariseFrom, opinion }),
  })
}

const organ: readonly string[] = ['PARTY_GOV_ORGAN', 'REF_CIVIL']

function isOrgan(world: World, unitId: string): boolean {
  const type = unitsUp(world, unitId).find((unit) => unit.type !== 'INTERNAL')?.type
  return type !== undefined && organ.includes(type)
}

/** `POST /transfers` */
export function planTransfer(caller: Caller, input: TransferInput): Plan {
  requireOfficer(caller)
  const { world } = caller
  const staff = within(caller, input.staffId)
  const { toUnit, toBody, position, rank, reason } = input
  if (!toUnit === !toBody)
    throw new Refusal('NEEDS_INPUT', '请说明调到哪个科室或单位。', 'Say to which section or body the person moves.', {
      needs: ['toUnit'],
    })
  if (toUnit !== undefined && unitOf(world, toUnit).id === staff.unitId)
    throw new Refusal('INVALID', '本人已经在这个科室，不需要调动。', 'The person is in that section already.', {
      needs: ['toUnit'],
    })
  const comesIn = toUnit !== undefined && isOrgan(world, toUnit) && !isServant(staff.staffType)
  const kind = toUnit === undefined ? 'EXTERNAL' : comesIn ? 'TRANSFER_IN' : 'ROTATE'
  return planStart(caller, {
    flow: 'TRANSFER',
    staffId: staff.id,
    unitId: staff.unitId,
    hostUnitId: toUnit ?? null,
    relatives: input.relatives ?? [],
    facts: factsOf({ kind, fromUnit: staff.unitId, toUnit: toUnit ?? toBody, position, rank, reason }),
  })
}

/** `POST /secondments` */
export function planSecondment(caller: Caller, input: SecondmentInput): Plan {
  requireOfficer(caller)
  const staff = within(caller, input.staffId)
  const { host, from, to, letter, work } = input
  const at = caller.now
  return planStart(caller, {
    flow: 'SECONDMENT',
    staffId: staff.id,
    unitId: staff.unitId,
    materials: {
      ...(letter ? { 借调函: { reference: letter, at } } : {}),
      ...(work ? { 期限与岗位说明: { reference: work, at } } : {}),
    },
    facts: factsOf({ host, from, to, letter, work, payBy: '原单位', extended: false }),
  })
}

/** `POST /contracts/{id}:renew` */
export function planRenewal(caller: Caller, id: string, input: RenewalInput): Plan {
  requireOfficer(caller)
  const contract = caller.world.contracts.get(id)
  if (!contract)
    throw new Refusal('NOT_FOUND', '没有这份合同，请核对编号。', 'There is no such contract. Check the number.')
  const staff = within(caller, contract.staffId)
  if (contract.to === null)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '现合同订立至退休，不需要续订。',
      'The contract runs until retirement already.',
      {
        citations: [{ title: '事业单位人事管理条例', article: '第十四条' }],
      },
    )
  const newFrom = addDays(contract.to, 1)
  const window = retirementWindow(staff)
  const full = input.to ?? addDays(addYears(newFrom, input.years ?? 3), -1)
  const statutory = 'statutoryDate' in window ? window.statutoryDate : full
  // Nobody asked for a day beyond the statutory age: the term then ends with it.
  const newTo = input.to === undefined && full > statutory ? statutory : full
  return planStart(caller, {
    flow: 'CONTRACT_RENEWAL',
    staffId: staff.id,
    unitId: staff.unitId,
    facts: factsOf({
      contractId: contract.id,
      contractNo: contract.no,
      contractKind: contract.kind,
      endsOn: contract.to,
      newFrom,
      newTo,
      signBy: contract.to,
      toRetirement: input.toRetirement ?? false,
    }),
  })
}
