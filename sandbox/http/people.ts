import type * as z from 'zod'
import type { DemoPeople, Me, OrgUnit, StaffBasic } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import { contactOf, maskPhone } from '../profile/update.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { pageOf } from './page.ts'

const basicScopes = ['profile:read:unit', 'people:read:unit']

function showBasic(world: World, row: StaffRow): z.output<typeof StaffBasic> {
  const { id, name, position, staffType, status } = row
  return { id, name, unit: unitRef(world, row.unitId), position, staffType, status }
}

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
    nationalIdMasked: `${nationalId.slice(0, 4)}${'*'.repeat(12)}${nationalId.slice(-2)}`,
    phoneMasked: maskPhone(phone),
    address,
    emergencyContact: contact && {
      name: contact.name,
      relation: contact.relation ?? null,
      phoneMasked: maskPhone(contact.phone),
    },
    unit: unitRef(world, unitId),
    supervisor: supervisor && { id: supervisor.id, name: supervisor.name },
    asOf: now,
  }
}

/** `GET /staff/{id}`: basic fields of a colleague within reach. */
export function getStaff(caller: Caller, id: string): z.output<typeof StaffBasic> {
  const { world, scopes } = caller
  const units = reachedUnits(caller, covers(scopes, 'people:read:all'), undefined)
  const row = staffOf(world, id)
  if (!units.has(row.unitId))
    throw new Refusal(
      'OUT_OF_SCOPE',
      '此人不在您负责的单位，不能查看。',
      'This person is outside the units you are responsible for.',
    )
  return showBasic(world, row)
}

type StaffQuery = { unit?: string; status?: string; name?: string; cursor?: string; limit?: number }

/** `GET /staff`: colleagues within reach. */
export function listStaff(caller: Caller, query: StaffQuery) {
  const { world, scopes, now } = caller
  const all = covers(scopes, 'people:read:all')
  if (!all && !basicScopes.some((scope) => covers(scopes, scope)))
    return pageOf(
      [],
      () => '',
      (one) => one,
      query,
      now,
    )
  const units = reachedUnits(caller, all, query.unit)
  const rows = [...world.staff.values()].filter(
    ({ unitId, status, name }) =>
      units.has(unitId) &&
      (query.status === undefined || query.status.split(',').includes(status)) &&
      (query.name === undefined || name.includes(query.name)),
  )
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => showBasic(world, row),
    query,
    now,
  )
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
