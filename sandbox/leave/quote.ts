import type { LeaveQuote, LeaveRequestInput } from '../../tools/hr-api/schemas/index.ts'
import { annualEntitlement, paternity } from '../../tools/rules/index.ts'
import type { RequestRow, StaffRow } from '../record.ts'
import { unitOf, type World } from '../world.ts'
import { type ChainStep, chainFor } from './chain.ts'
import { awayInUnit, inDays } from './checks.ts'
import { type Counted, countByYear, countSpan, overlaps, type Warning } from './count.ts'
import { balanceOf, heldByYear, requestsHolding } from './ledger.ts'
import { leaveTypeOf } from './types.ts'
import { showChain } from './views.ts'

/** A span that has been counted and compared with everything else the system knows. */
export type Assessed = {
  readonly counted: Counted
  readonly chain: readonly ChainStep[]
  /** What falls into each year, and how much of its balance is left before this leave. */
  readonly shares: readonly { readonly year: number; readonly halfDays: number; readonly left: number }[]
  /** Half days left before this leave in its years together; null where the kind has no balance. */
  readonly left: number | null
  /** An own request that holds days of the span. */
  readonly clash: RequestRow | undefined
}

/** What makes a leave different from one asked for by the person anew. */
export type Circumstances = {
  /** An own leave that this one takes the place of; its days are free for it. */
  readonly replacing?: RequestRow
  /** Who entered it for the person and may not decide on it. */
  readonly enteredById?: string
}

function sharesOf(world: World, staffId: string, input: LeaveRequestInput, today: string, replacing?: RequestRow) {
  if (!leaveTypeOf(input.type).hasBalance) return []
  const held = replacing?.type === input.type ? heldByYear(world, replacing) : new Map<number, number>()
  return countByYear(input).map(({ year, halfDays }) => ({
    year,
    halfDays,
    left: balanceOf(world, staffId, input.type, year, today).left + (held.get(year) ?? 0),
  }))
}

/**
 * Counts a span for a person.
 * @throws Refusal when it cannot be counted, or when nobody in this system could decide it
 */
export function assess(
  world: World,
  staff: StaffRow,
  input: LeaveRequestInput,
  today: string,
  { replacing, enteredById }: Circumstances = {},
): Assessed {
  const counted = countSpan(input)
  const shares = sharesOf(world, staff.id, input, today, replacing)
  const asked = { countedHalfDays: counted.countedHalfDays, destination: input.destination }
  return {
    counted,
    chain: chainFor(world, staff, asked, enteredById ?? null),
    shares,
    left: leaveTypeOf(input.type).hasBalance ? shares.reduce((sum, { left }) => sum + left, 0) : null,
    clash: requestsHolding(world, staff.id).find((other) => other.id !== replacing?.id && overlaps(other, input)),
  }
}

const usualLimitDays: Readonly<Record<string, number>> = { MARRIAGE: 3, BEREAVEMENT: 3 }

function limitWarnings(world: World, staff: StaffRow, { type }: LeaveRequestInput, halfDays: number): Warning[] {
  const { name, nameEn } = leaveTypeOf(type)
  const rule = type === 'PATERNITY' ? paternity({ province: unitOf(world, staff.unitId).province }) : null
  const limit = rule && 'days' in rule ? rule.days : usualLimitDays[type]
  if (limit === undefined || halfDays <= limit * 2) return []
  return [
    {
      code: 'OVER_USUAL',
      zh: `${name}通常不超过${limit}天，超出部分由审批人核定。`,
      en: `${nameEn} is usually at most ${limit} days; the approver decides on the rest.`,
    },
  ]
}

function workYearWarnings(staff: StaffRow, { type, start }: LeaveRequestInput): Warning[] {
  if (type !== 'HOME_VISIT') return []
  const facts = { sickMonths: 0, personalDays: 0, personalLeavePaid: false, schoolVacationDays: 0 }
  const { tierDays } = annualEntitlement({
    workStart: staff.workStartDate,
    asOf: start,
    ...facts,
    alreadyTakenThisYear: false,
  })
  return [
    {
      code: 'CHECK_CONDITIONS',
      zh: `探亲假须工作满一年、与配偶或父母分居两地且公休假日不能团聚${tierDays === 0 ? '；您的工作时间可能未满一年' : ''}，人事科将核对上次探亲时间。`,
      en: 'Home visit leave needs one year of work and family who cannot be met on days off; HR checks the last visit.',
    },
  ]
}

/** Figures of the balance that go with a warning. */
export function shortBy({ shares }: Pick<Assessed, 'shares'>): number {
  return shares.reduce((sum, { halfDays, left }) => sum + Math.max(0, halfDays - left), 0)
}

function crossYearWarnings({ shares }: Assessed): Warning[] {
  if (shares.length < 2) return []
  const parts = shares.map(({ year, halfDays }) => ({ year, days: inDays(halfDays) }))
  return [
    {
      code: 'CROSS_YEAR',
      zh: `这次假跨年：${parts.map(({ year, days }) => `${year}年扣${days}天`).join('，')}，各用各年的额度。`,
      en: `This leave crosses the year: ${parts.map(({ year, days }) => `${days} days of ${year}`).join(', ')}.`,
    },
  ]
}

function warningsFor(
  world: World,
  staff: StaffRow,
  input: LeaveRequestInput,
  assessed: Assessed,
  today: string,
): Warning[] {
  const { counted, left, clash } = assessed
  const { name, nameEn } = leaveTypeOf(input.type)
  const warnings: Warning[] = [...counted.warnings, ...crossYearWarnings(assessed)]
  if (counted.countedHalfDays === 0)
    warnings.push({
      code: 'NOTHING_COUNTED',
      zh: '所选日期都不是工作日，不需要请假。',
      en: 'None of these days is a working day; no leave is needed.',
    })
  if (left !== null && shortBy(assessed) > 0)
    warnings.push({
      code: 'BALANCE_SHORT',
      zh: `${name}只剩${inDays(left)}天，这次需要${inDays(counted.countedHalfDays)}天。`,
      en: `${nameEn}: ${inDays(left)} days left, ${inDays(counted.countedHalfDays)} needed.`,
    })
  if (clash)
    warnings.push({
      code: 'DUPLICATE',
      zh: `与您的申请 ${clash.id}（${clash.start} 至 ${clash.end}）时间重叠。`,
      en: `Overlaps your request ${clash.id} (${clash.start} to ${clash.end}).`,
    })
  if (input.start < today)
    warnings.push({
      code: 'BACKDATED',
      zh: '开始日期已过，属于补办，请说明原因。',
      en: 'The first day has passed. Say why it is asked for afterwards.',
    })
  const materials = leaveTypeOf(input.type).requiresMaterials
  if (materials.length > 0)
    warnings.push({
      code: 'MATERIALS',
      zh: `需提供：${materials.join('、')}，可在休假后补交。`,
      en: 'Supporting documents are needed; they may follow after the leave.',
    })
  const { away, total } = awayInUnit(world, { ...input, staffId: staff.id })
  if ((away + 1) * 3 > total)
    warnings.push({
      code: 'UNIT_OVERLAP',
      zh: `同科室同期已有${away}人请假，在岗人数偏少。`,
      en: `${away} of your section are away at the same time.`,
    })
  return [
    ...warnings,
    ...limitWarnings(world, staff, input, counted.countedHalfDays),
    ...workYearWarnings(staff, input),
  ]
}

/** How a span would count and who would decide. */
export function toQuote(
  world: World,
  staff: StaffRow,
  input: LeaveRequestInput,
  assessed: Assessed,
  today: string,
): LeaveQuote {
  const { counted, chain, left } = assessed
  const { type, start, end, startHalf, endHalf } = input
  return {
    type,
    start,
    end,
    ...(startHalf ? { startHalf } : {}),
    ...(endHalf ? { endHalf } : {}),
    countedHalfDays: counted.countedHalfDays,
    calendarVersion: counted.calendarVersion,
    notCounted: counted.notCounted,
    backOn: counted.backOn,
    approvers: showChain(world, chain),
    materials: leaveTypeOf(type).requiresMaterials,
    warnings: warningsFor(world, staff, input, assessed, today),
    leftBeforeHalfDays: left,
    leftAfterHalfDays: left === null ? null : left - counted.countedHalfDays,
  }
}
