import type { InjuryAdvance, InjuryCase, InjuryInput, InjuryState } from '../../tools/hr-api/schemas/index.ts'
import { computeRule } from '../../tools/rules/index.ts'
import { pageOf } from '../http/page.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import type { InjuryRow } from './record.ts'

/** What an application has to hold (工伤保险条例 第十八条). */
const materialsNeeded = ['工伤认定申请表', '劳动（人事）关系证明', '医疗诊断证明或者职业病诊断证明书']

/** Where a case may go from each state. */
const ways: Readonly<Record<InjuryState, readonly InjuryState[]>> = {
  REPORTED: ['PRESCREENED', 'SUBMITTED', 'CLOSED'],
  PRESCREENED: ['SUBMITTED', 'CLOSED'],
  SUBMITTED: ['SUPPLEMENT', 'ACCEPTED'],
  SUPPLEMENT: ['ACCEPTED', 'CLOSED'],
  ACCEPTED: ['DECIDED'],
  DECIDED: ['APPRAISAL', 'CLOSED'],
  APPRAISAL: ['CLOSED'],
  CLOSED: [],
}

function shown(world: World, { history: _history, reportedById, ...row }: InjuryRow): InjuryCase {
  const staff = staffOf(world, row.staffId)
  return {
    ...row,
    name: staff.name,
    unitName: unitOf(world, staff.unitId).name,
    reportedBy: staffOf(world, reportedById).name,
  }
}

/** Somebody of the units whose cases the caller looks after. */
function lookedAfter(caller: Caller, id: string): StaffRow {
  const staff = staffOf(caller.world, id)
  const may = covers(caller.scopes, 'injury:submit:unit') && reachedUnits(caller, false, undefined).has(staff.unitId)
  if (may) return staff
  throw new Refusal(
    'OUT_OF_SCOPE',
    '只能为自己或者您负责单位的同事报告。',
    'You may report for yourself or for colleagues of the units you look after.',
  )
}

const deadline = (eventDate: string, applicant: 'unit' | 'individual'): string =>
  String(computeRule('injury.applyDeadline', { eventDate, applicant }).deadline)

/** `POST /injury-cases`: an accident as it was told, with the days by which it has to be applied for. */
export function planInjury(caller: Caller, input: InjuryInput): Plan {
  const { world, staff, today, now } = caller
  const { forStaffId, eventAt, place, facts, materials = [] } = input
  const subject = forStaffId === undefined || forStaffId === staff.id ? staff : lookedAfter(caller, forStaffId)
  const day = eventAt.slice(0, 10)
  if (day > today)
    throw new Refusal('INVALID', '事故日期不能晚于今天。', 'The day of the accident lies in the future.', {
      needs: ['eventAt'],
    })
  const known = [...world.injuries.values()].find(
    (row) => row.staffId === subject.id && row.eventAt.slice(0, 10) === day,
  )
  if (known)
    throw new Refusal(
      'DUPLICATE',
      `这一天的事故已经登记为 ${known.id}。`,
      `The accident of that day is registered already as ${known.id}.`,
    )
  const id = nextId(world.injuries, 'GS', today)
  const row: InjuryRow = {
    ...{ id, staffId: subject.id, eventAt, place, facts, materials, state: 'REPORTED', reportedOn: today },
    ...{ reportedById: staff.id, unitDeadline: deadline(day, 'unit'), individualDeadline: deadline(day, 'individual') },
    ...{ decision: null, decidedOn: null, disabilityGrade: null, version: 1 },
    history: [{ to: 'REPORTED', by: staff.id, at: now, reference: '报告' }],
  }
  const answer = shown(world, row)
  const { staffId, name, unitDeadline, individualDeadline } = answer
  const open = materialsNeeded.filter((one) => !materials.includes(one))
  return {
    counted: { staffId, name, eventAt, place, unitDeadline, individualDeadline, materialsNeeded: open, asOf: now },
    change: { injuries: [row] },
    status: 201,
    answer,
  }
}

/** `POST /injury-cases/{id}:advance`: what the HR section or the authority has done, with what it rests on. */
export function planAdvance(caller: Caller, id: string, input: InjuryAdvance): Plan {
  const { world, staff, today, now } = caller
  const row = world.injuries.get(id)
  if (!row) throw new Refusal('NOT_FOUND', '没有这个工伤案件。', 'There is no such case.')
  lookedAfter(caller, row.staffId)
  const { to, reference, decision, disabilityGrade } = input
  if (!ways[row.state].includes(to))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `案件现在的状态不能转到这一步，可以转到：${ways[row.state].join('、') || '无'}。`,
      `The case cannot go there from ${row.state}. Possible: ${ways[row.state].join(', ') || 'nothing'}.`,
      { needs: ['to'] },
    )
  if (to === 'DECIDED' && !decision)
    throw new Refusal(
      'NEEDS_INPUT',
      '请登记社会保险行政部门的认定结论。',
      'The decision of the social insurance authority is missing.',
      { needs: ['decision'] },
    )
  const moved: InjuryRow = {
    ...row,
    state: to,
    ...(decision && to === 'DECIDED' ? { decision, decidedOn: today } : {}),
    ...(disabilityGrade && (to === 'APPRAISAL' || to === 'CLOSED') ? { disabilityGrade } : {}),
    version: row.version + 1,
    history: [...row.history, { to, by: staff.id, at: now, reference }],
  }
  const answer = shown(world, moved)
  return { counted: answer, change: { injuries: [moved] }, status: 200, answer }
}

type Query = { scope?: 'mine' | 'unit'; state?: InjuryState; cursor?: string; limit?: number }

/** `GET /injury-cases`: a look at colleagues' is on the ledger. */
export function listInjuries(caller: Caller, query: Query) {
  const { world, staff, scopes, now } = caller
  const isOfUnit = query.scope === 'unit'
  if (isOfUnit && !covers(scopes, 'injury:read:unit'))
    throw new Refusal('OUT_OF_SCOPE', '您只能查看自己的工伤案件。', 'You may look at your own cases only.')
  const units = reachedUnits(caller, false, undefined)
  const rows = [...world.injuries.values()].filter(
    (row) =>
      (isOfUnit ? units.has(staffOf(world, row.staffId).unitId) : row.staffId === staff.id) &&
      (query.state === undefined || row.state === query.state),
  )
  const subjects = rows.map(({ staffId }) => staffId).filter((id) => id !== staff.id)
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '工伤案件', purpose: '工伤办理', grant: null })
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => shown(world, row),
    query,
    now,
  )
}
