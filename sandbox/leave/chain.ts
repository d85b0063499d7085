import type { RequestRow, StaffRow, UnitRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf, type World } from '../world.ts'

/** One who will have to agree. */
export type ChainStep = { readonly rule: string; readonly staffId: string }

const abroadPattern = /境外|国外|出国|出境|香港|澳门|台湾|abroad|overseas/i

/** True when a place lies outside the mainland, as far as its words say so. */
function isAbroad(destination: string | undefined): boolean {
  return destination !== undefined && abroadPattern.test(destination)
}

/** The unit and those above it, nearest first. */
export function unitsUp(world: World, unitId: string): UnitRow[] {
  const unit = unitOf(world, unitId)
  return unit.parentId === null ? [unit] : [unit, ...unitsUp(world, unit.parentId)]
}

function firstOf(world: World, staff: StaffRow, pick: (unit: UnitRow) => string | null): string | null {
  return (
    unitsUp(world, staff.unitId)
      .map(pick)
      .find((id) => id !== null && id !== staff.id) ?? null
  )
}

/** Steps by the number of days: ≤ 3 head of section; ≤ 10 also the leader in charge; more, or abroad, also HR. */
function stepsFor(
  world: World,
  staff: StaffRow,
  days: number,
  abroad: boolean,
): { rule: string; staffId: string | null }[] {
  const far = days > 10 || abroad
  const hr = far ? [{ rule: '人事科', staffId: firstOf(world, staff, ({ hrContactId }) => hrContactId) }] : []
  if (staff.leader) return [{ rule: '上级', staffId: staff.supervisorId }, ...hr]
  const head = { rule: '科室负责人', staffId: firstOf(world, staff, ({ leaderId }) => leaderId) }
  if (days <= 3 && !abroad) return [head]
  return [head, { rule: '分管领导', staffId: firstOf(world, staff, ({ inChargeId }) => inChargeId) }, ...hr]
}

/**
 * Who has to agree to a leave, in order, nobody twice and never the person.
 * @throws Refusal NEEDS_REVIEW when the superior is outside this system
 */
export function chainFor(
  world: World,
  staff: StaffRow,
  asked: Pick<RequestRow, 'countedHalfDays' | 'destination'>,
): ChainStep[] {
  const steps = stepsFor(world, staff, asked.countedHalfDays / 2, isAbroad(asked.destination))
  const chain: ChainStep[] = []
  for (const { rule, staffId } of steps) {
    if (staffId !== null && staffId !== staff.id && !chain.some((step) => step.staffId === staffId))
      chain.push({ rule, staffId: staffOf(world, staffId).id })
  }
  if (chain.length === 0 || steps[0]?.staffId === null)
    throw new Refusal(
      'NEEDS_REVIEW',
      '您的请假由上级机关按干部管理权限审批，本系统没有审批人，请联系人事科线下办理。',
      'Your leave is decided by the superior authority and has no approver in this system. Please arrange it with the HR section.',
    )
  return chain
}
