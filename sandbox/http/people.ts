import type * as z from 'zod'
import type { DemoPeople, Me, OrgUnit } from '../../tools/hr-api/schemas/index.ts'
import { maskedId, maskedPhone } from '../people/views.ts'
import type { Caller } from '../plan.ts'
import { contactOf } from '../profile/update.ts'
import { staffOf, unitOf, type World } from '../world.ts'

function unitRef(world: World, unitId: string): { id: string; name: string } {
  const { id, name } = unitOf(world, unitId)
  return { id, name }
}

/** `GET /me`: one's own record, identity number and phone masked. */
export function getMe({ world, staff, now }: Caller): Me {
  const { nationalId, phone, unitId, supervisorId, leader, roles, alias, sickMonths, lateAgreementUntil, ...rest } =
    staff
  const supervisor = supervisorId === null ? null : staffOf(world, supervisorId)
  const { address, emergencyContact: contact } = contactOf(world, staff.id)
  return {
    ...rest,
    nationalIdMasked: maskedId(nationalId),
    phoneMasked: maskedPhone(phone),
    address,
    emergencyContact: contact && {
      name: contact.name,
      relation: contact.relation ?? null,
      phoneMasked: maskedPhone(contact.phone),
    },
    unit: unitRef(world, unitId),
    supervisor: supervisor && { id: supervisor.id, name: supervisor.name },
    asOf: now,
  }
}

/** `GET /units`: the organisation tree, whole. */
export function listUnits({ world, now }: Caller): {
  items: z.output<typeof OrgUnit>[]
  nextCursor: null
  asOf: string
} {
  const items = [...world.units.values()].map(({ inChargeId, ...unit }) => unit)
  return { items, nextCursor: null, asOf: now }
}

/** `GET /demo/people`: the invented people one may sign in as. */
export function demoPeople(world: World): z.output<typeof DemoPeople> {
  const named = [...world.staff.values()].flatMap((row) => (row.alias === null ? [] : [{ ...row, alias: row.alias }]))
  return {
    items: named.map(({ alias, id, name, roles, unitId, position }) => ({
      alias,
      staffId: id,
      name,
      roles,
      unitName: unitOf(world, unitId).name,
      position,
    })),
  }
}
