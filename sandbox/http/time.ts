import type {
  CertificateInput,
  CorrectionInput,
  LeaveChangeInput,
  LeavePlanInput,
  LeaveReturnInput,
  OvertimeInput,
  ProfilePatch,
  TravelInput,
} from '../../tools/hr-api/schemas/index.ts'
import { planCorrection, showCorrection } from '../attendance/correction.ts'
import { daysOf, totalsOf } from '../attendance/days.ts'
import { deviceSince } from '../attendance/device.ts'
import { planOvertime, showOvertime } from '../attendance/overtime.ts'
import { ownCertificate, planCertificate, verify } from '../certificate/issue.ts'
import { planChange } from '../leave/change.ts'
import { planLeavePlan, showPlan } from '../leave/plans.ts'
import { planReturn } from '../leave/return.ts'
import { type BalanceQuery, teamBalances } from '../leave/team-balances.ts'
import { planTravel, showTravel } from '../leave/travel.ts'
import { ownInsurance, ownPeriods, ownSlip } from '../pay/slip.ts'
import type { Caller } from '../plan.ts'
import { planProfile } from '../profile/update.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf } from '../world.ts'
import { requireScope } from './authenticate.ts'
import { type Operation, read, write } from './operation.ts'
import { pageOf } from './page.ts'

type Paging = { readonly cursor?: string; readonly limit?: number }
type Days = Paging & { readonly from?: string; readonly to?: string }
type Dated = { readonly id: string; readonly staffId: string; readonly date: string }

/** `GET /leave-balances`, by staff id; each look at others is on the ledger. */
function listBalances(caller: Caller, query: BalanceQuery) {
  const page = pageOf(
    teamBalances(caller, query),
    ({ staffId }) => staffId,
    (row) => row,
    query,
    caller.now,
  )
  const subjects = page.items.map(({ staffId }) => staffId).filter((id) => id !== caller.staff.id)
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '年休假余额', purpose: '休假统筹', grant: null })
  return page
}

/** Own requests of a span, by day. */
function own<Row extends Dated, Shown>(
  { staff, now }: Caller,
  rows: ReadonlyMap<string, Row>,
  query: Days,
  show: (row: Row) => Shown,
) {
  const { from = '', to = '9999' } = query
  const mine = [...rows.values()].filter((row) => row.staffId === staff.id && from <= row.date && row.date <= to)
  return pageOf(mine, ({ date, id }) => `${date} ${id}`, show, query, now)
}

function listTravels({ world, staff, now }: Caller, query: Days) {
  const { from = '', to = '9999' } = query
  const rows = [...world.travels.values()].filter((row) => row.staffId === staff.id && row.to >= from && row.from <= to)
  return pageOf(
    rows,
    (row) => `${row.from} ${row.id}`,
    (row) => showTravel(world, row),
    query,
    now,
  )
}

/** `GET /leave-plans`: own ones, or those of the unit. */
function listPlans(caller: Caller, query: Paging & { readonly scope?: 'mine' | 'team'; readonly year?: number }) {
  const { world, staff, scopes, now } = caller
  const isTeam = query.scope === 'team'
  if (isTeam) requireScope(scopes, ['leave:read:unit'])
  const units = isTeam ? reachedUnits(caller, false, undefined) : null
  const rows = [...world.plans.values()].filter(
    ({ staffId, year }) =>
      (query.year === undefined || year === query.year) &&
      (units ? units.has(staffOf(world, staffId).unitId) : staffId === staff.id),
  )
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => showPlan(caller, row),
    query,
    now,
  )
}

/** Whose attendance is read: the caller's own, or with the right for it that of a colleague within reach. */
function observed(caller: Caller, staffId: string | undefined): StaffRow {
  const { world, staff, scopes } = caller
  if (staffId === undefined || staffId === staff.id) {
    requireScope(scopes, ['attendance:read:self'])
    return staff
  }
  requireScope(scopes, ['attendance:read:unit'])
  const person = staffOf(world, staffId)
  if (reachedUnits(caller, false, undefined).has(person.unitId)) return person
  throw new Refusal(
    'OUT_OF_SCOPE',
    '此人不在您负责的单位，不能查看其考勤。',
    'This person is outside the units you are responsible for.',
  )
}

function getAttendance(caller: Caller, { from, to, staffId }: { from: string; to: string; staffId?: string }) {
  const { world, now } = caller
  const staff = observed(caller, staffId)
  const items = daysOf(world, staff, from, to, caller)
  const overtime = [...world.overtime.values()]
    .filter((row) => row.staffId === staff.id && from <= row.date && row.date <= to)
    .map((row) => showOvertime(world, row))
  const totals = totalsOf(world, staff.id, items, { from, to })
  return { staffId: staff.id, from, to, items, totals, overtime, since: deviceSince(world), asOf: now }
}

/** The operations on own time, pay, certificates and the own record, by method and path. */
export const timeOperations: Readonly<Record<string, Operation>> = {
  'PATCH /me': write<ProfilePatch>((caller, _, body) => planProfile(caller, body)),
  'POST /leave-requests/{id}:change': write<LeaveChangeInput>(planChange),
  'POST /leave-requests/{id}:return': write<LeaveReturnInput>(planReturn),
  'GET /leave-plans': read<Parameters<typeof listPlans>[1], undefined>((caller, { query }) => listPlans(caller, query)),
  'POST /leave-plans': write<LeavePlanInput>((caller, _, body) => planLeavePlan(caller, body)),
  'GET /travel-reports': read<Days, undefined>((caller, { query }) => listTravels(caller, query)),
  'POST /travel-reports': write<TravelInput>((caller, _, body) => planTravel(caller, body)),
  'GET /leave-balances': read<BalanceQuery, undefined>((caller, { query }) => listBalances(caller, query)),
  'GET /attendance': read<Parameters<typeof getAttendance>[1], undefined>((caller, { query }) =>
    getAttendance(caller, query),
  ),
  'GET /attendance-corrections': read<Days, undefined>((caller, { query }) =>
    own(caller, caller.world.corrections, query, (row) => showCorrection(caller.world, row)),
  ),
  'POST /attendance-corrections': write<CorrectionInput>((caller, _, body) => planCorrection(caller, body)),
  'GET /overtime-requests': read<Days, undefined>((caller, { query }) =>
    own(caller, caller.world.overtime, query, (row) => showOvertime(caller.world, row)),
  ),
  'POST /overtime-requests': write<OvertimeInput>((caller, _, body) => planOvertime(caller, body)),
  'GET /payroll/slips': read(ownPeriods),
  'GET /payroll/slips/{period}': read((caller, { params }) => ownSlip(caller, params.period ?? '')),
  'GET /insurance': read<{ period?: string }, undefined>((caller, { query }) => ownInsurance(caller, query.period)),
  'GET /certificates': read<Paging, undefined>(({ world, staff, now }, { query }) =>
    pageOf(
      [...world.issued.values()].filter(({ staffId }) => staffId === staff.id),
      ({ id }) => id,
      (row) => row,
      query,
      now,
    ),
  ),
  'GET /certificates/{id}': read((caller, { params }) => ownCertificate(caller, params.id ?? '')),
  'POST /certificates': write<CertificateInput>((caller, _, body) => planCertificate(caller, body)),
  'GET /verify/{code}': {
    kind: 'client',
    run: ({ world, now }, _client, { params }) => verify(world, params.code ?? '', now()),
  },
}
