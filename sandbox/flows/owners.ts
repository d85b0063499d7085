import { unitsUp } from '../leave/chain.ts'
import type { UnitRow } from '../record.ts'
import { covers, scopesOf } from '../roles.ts'
import type { World } from '../world.ts'
import type { OwnerRule, StepDefinition } from './definition.ts'
import type { CaseRow } from './record.ts'

/** Sections that deal with an office outside the bureau; their heads answer for its steps. */
const desks = {
  ESTABLISHMENT: '办公室',
  ORGANISATION: '人事科',
  AUTHORITY: '人事科',
  HR_HEAD: '人事科',
  FINANCE: '财务科',
}
const atWork: readonly string[] = ['ACTIVE', 'PROBATION']

/** Of a case, what decides who acts in it. */
export type Seat = Pick<CaseRow, 'staffId' | 'unitId' | 'hostUnitId' | 'startedBy'>

type Ids = readonly (string | null)[]

function up(world: World, unitId: string, pick: (unit: UnitRow) => string | null): Ids {
  return unitsUp(world, unitId).map(pick)
}

function headOf(world: World, name: string): Ids {
  return [...world.units.values()].filter((unit) => unit.name === name).map(({ leaderId }) => leaderId)
}

function leaders(world: World, unitId: string): Ids {
  const others = [...world.staff.values()].filter(({ roles }) => roles.includes('leader')).map(({ id }) => id)
  const inCharge = up(world, unitId, ({ inChargeId }) => inChargeId)
  const root = unitsUp(world, unitId).at(-1)?.leaderId ?? null
  return [...inCharge, root, ...others]
}

function candidates(world: World, rule: OwnerRule, { staffId, unitId, hostUnitId }: Seat): Ids {
  const contacts = up(world, unitId, ({ hrContactId }) => hrContactId)
  switch (rule) {
    case 'SUBJECT':
      return [staffId]
    case 'SECTION':
      return [...up(world, unitId, ({ leaderId }) => leaderId), ...leaders(world, unitId)]
    case 'HOST_SECTION':
      // A body outside answers by letter, which the head of HR receives.
      return hostUnitId
        ? [...up(world, hostUnitId, ({ leaderId }) => leaderId), ...leaders(world, hostUnitId)]
        : [...headOf(world, desks.HR_HEAD), ...leaders(world, unitId)]
    case 'HR':
    case 'SOCIAL_SECURITY':
      return [...contacts, ...headOf(world, desks.HR_HEAD)]
    case 'IN_CHARGE':
      return leaders(world, unitId)
    default:
      return [...headOf(world, desks[rule]), ...contacts, ...leaders(world, unitId)]
  }
}

/**
 * Who has to act in a step: never the person on themselves, and of an approval never the one who asked for it.
 * @returns null when nobody at work fits
 */
export function ownerOf(
  world: World,
  { owner, kind }: Pick<StepDefinition, 'owner' | 'kind'>,
  seat: Seat,
): string | null {
  const mayAct = (id: string | null): id is string => {
    const staff = id === null ? undefined : world.staff.get(id)
    if (!staff || !atWork.includes(staff.status)) return owner === 'SUBJECT' && staff !== undefined
    if (owner === 'SUBJECT') return true
    if (id === seat.staffId) return false
    return kind !== 'APPROVAL' || (id !== seat.startedBy && covers(scopesOf(staff.roles), 'approval:submit:self'))
  }
  return candidates(world, owner, seat).find(mayAct) ?? null
}
