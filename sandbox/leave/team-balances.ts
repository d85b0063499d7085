import { TeamBalance, type TeamBalanceKind } from '../../tools/hr-api/schemas/index.ts'
import { annualTier, firstOfMonth } from '../../tools/rules/index.ts'
import { isInService } from '../establishment/count.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { unitOf } from '../world.ts'
import { balanceOf } from './ledger.ts'

/** What `GET /leave-balances` may be asked. */
export type BalanceQuery = {
  readonly kind?: TeamBalanceKind
  readonly unit?: string
  readonly cursor?: string
  readonly limit?: number
}

/** More days a year from the first of the coming month on, by the years of work; null for the same. */
function risingOf({ workStartDate }: StaffRow, today: string): TeamBalance['rising'] {
  const on = firstOfMonth(today, 1)
  const days = annualTier(workStartDate, on)
  return days > annualTier(workStartDate, today) ? { on, days } : null
}

function balanceFor({ world, today }: Caller, staff: StaffRow, seesReason: boolean): TeamBalance {
  const year = Number(today.slice(0, 4))
  const { granted, carried, taken, reserved, left } = balanceOf(world, staff.id, 'ANNUAL', year, today)
  const basis = (world.ledger.get(staff.id) ?? []).find((entry) => entry.type === 'ANNUAL' && entry.basis)?.basis
  const reason = TeamBalance.shape.reason.safeParse(basis?.facts.reason)
  return {
    staffId: staff.id,
    staffName: staff.name,
    unitName: unitOf(world, staff.unitId).name,
    year,
    grantedHalfDays: granted,
    carriedHalfDays: carried,
    takenHalfDays: taken,
    reservedHalfDays: reserved,
    leftHalfDays: left,
    reason: seesReason && reason.success ? reason.data : null,
    rising: risingOf(staff, today),
  }
}

const kinds: Readonly<Record<TeamBalanceKind, (balance: TeamBalance) => boolean>> = {
  ALL: () => true,
  NONE: ({ grantedHalfDays }) => grantedHalfDays === 0,
  FORFEIT: ({ reason }) => reason !== null && reason !== 'under_one_year',
  RISING: ({ rising }) => rising !== null,
}

/**
 * Annual leave of the colleagues within reach, by staff id.
 * @throws Refusal FORBIDDEN_FIELD for managers who ask who lost it: the ground may be an illness
 */
export function teamBalances(caller: Caller, { kind = 'ALL', unit }: BalanceQuery): TeamBalance[] {
  const seesReason = caller.staff.roles.includes('hr_officer')
  if (kind === 'FORFEIT' && !seesReason)
    throw new Refusal(
      'FORBIDDEN_FIELD',
      '年休假因何取消涉及健康等个人情况，由人事科掌握。您可以查看本单位年休假余额。',
      'Why somebody lost annual leave may be a matter of health and is kept by the HR section. You may look at the balances of your unit.',
      { needs: ['kind'] },
    )
  const units = reachedUnits(caller, false, unit)
  return [...caller.world.staff.values()]
    .filter((staff) => isInService(staff) && units.has(staff.unitId))
    .map((staff) => balanceFor(caller, staff, seesReason))
    .filter(kinds[kind])
}
