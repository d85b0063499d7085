import type { DueItem, JobName } from '../../tools/hr-api/schemas/index.ts'
import { isWithin, type Span } from '../assessment/period.ts'
import { probationOf } from '../flows/begin-staff.ts'
import { unitsUp } from '../leave/chain.ts'
import { entitlementsOf } from '../leave/ledger.ts'
import { waitingStep } from '../leave/views.ts'
import { statutoryDate } from '../metrics/rows.ts'
import type { JobCaller } from '../plan.ts'
import type { ApprovalRow, StaffRow } from '../record.ts'
import { requirementsOf } from '../training/requirements.ts'
import type { World } from '../world.ts'

type Made = (caller: JobCaller, span: Span) => DueItem[]

const isServing = ({ status }: StaffRow): boolean =>
  ['PROBATION', 'ACTIVE', 'SECONDED_OUT', 'ON_LONG_LEAVE'].includes(status)
const serving = (world: World): StaffRow[] => [...world.staff.values()].filter(isServing)

/** The officer who looks after somebody's matters; null where the organisation names none. */
function officerOf(world: World, { unitId }: StaffRow): string | null {
  return unitsUp(world, unitId).find(({ hrContactId }) => hrContactId !== null)?.hrContactId ?? null
}

/** The same matter for several people; nobody is told twice, and not about a colleague in their own words. */
function tell(item: Omit<DueItem, 'recipientId'>, recipients: readonly (string | null)[]): DueItem[] {
  const ids = [...new Set(recipients.flatMap((id) => id ?? []))]
  return ids.map((recipientId) => ({ ...item, recipientId }))
}

const retires: readonly string[] = ['RETIREMENT', 'LATE_RETIREMENT']

/** True while a retirement is under way: its owner is told by the case itself. */
const isRetiring = (world: World, staffId: string): boolean =>
  [...world.cases.values()].some((row) => row.staffId === staffId && retires.includes(row.flow))

const retirements: Made = ({ world }, span) =>
  serving(world).flatMap((person) => {
    const on = statutoryDate(person)
    if (on === null || !isWithin(on, span) || isRetiring(world, person.id)) return []
    return tell({ ref: `RT-${person.id.slice(2)}`, code: 'RETIREMENT', aboutId: person.id, on }, [person.id])
  })

const probations: Made = ({ world }, span) =>
  serving(world).flatMap((person) => {
    if (person.status !== 'PROBATION') return []
    const { endsOn } = probationOf(world, person)
    if (!isWithin(endsOn, span)) return []
    const item = { ref: `PE-${person.id.slice(2)}`, code: 'PROBATION_END' as const, aboutId: person.id, on: endsOn }
    return tell(item, [person.id, person.supervisorId])
  })

const lapsing: Made = ({ world, today }, span) =>
  serving(world).flatMap((person) =>
    entitlementsOf(world, person.id, Number(today.slice(0, 4)), today).flatMap(
      ({ type, year, leftHalfDays, expiresOn }) => {
        if (leftHalfDays <= 0 || expiresOn === null || !isWithin(expiresOn, span)) return []
        const item = { ref: `LE-${type}-${year}`, code: 'LEAVE_LAPSE' as const, aboutId: person.id, on: expiresOn }
        return tell(item, [person.id])
      },
    ),
  )

const contracts: Made = ({ world }, span) =>
  [...world.contracts.values()].flatMap(({ id, staffId, to }) => {
    const person = world.staff.get(staffId)
    if (to === null || !isWithin(to, span) || !person || !isServing(person)) return []
    const isRenewed = [...world.contracts.values()].some((other) => other.staffId === staffId && other.from > to)
    if (isRenewed) return []
    return tell({ ref: id, code: 'CONTRACT_END', aboutId: staffId, on: to }, [staffId, officerOf(world, person)])
  })

const training: Made = ({ world, today }, span) => {
  const year = Number(today.slice(0, 4))
  return serving(world).flatMap((person) => {
    const open = requirementsOf(world, person, year, today).filter(({ gap, dueOn }) => gap > 0 && isWithin(dueOn, span))
    const [first] = open.map(({ dueOn }) => dueOn).sort()
    if (first === undefined) return []
    return tell({ ref: `TR-${year}`, code: 'TRAINING_GAP', aboutId: person.id, on: first }, [person.id])
  })
}

/** Since when the step that is open now has waited. */
function waitsSince({ steps, submittedAt }: ApprovalRow): string {
  const last = steps
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(-1)
  return (last ?? submittedAt).slice(0, 10)
}

const approvals: Made = ({ world }, span) =>
  [...world.approvals.values()].flatMap((row) => {
    const step = waitingStep(row)
    const on = waitsSince(row)
    if (row.state !== 'PENDING' || !step || !isWithin(on, span)) return []
    const item = { ref: row.id, code: 'APPROVAL_WAITING' as const, aboutId: row.requesterId, on }
    return tell(item, [step.approverId])
  })

/** What each job is told: ids, days and codes. */
export const dueLists: Readonly<Record<Exclude<JobName, 'contributions'>, Made>> = {
  retirement: retirements,
  probation: probations,
  leave: lapsing,
  contract: contracts,
  training,
  approval: approvals,
}
