import type { Approval } from '../../tools/hr-api/schemas/index.ts'
import type { Effect, Subject } from '../approval/matter.ts'
import { dayOf } from '../attendance/days.ts'
import { creditEntries } from '../attendance/overtime.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow, Change } from '../record.ts'
import { staffOf, type World } from '../world.ts'
import { stateAfter } from './course.ts'
import type { CorrectionRow, OvertimeRow, TravelRow } from './record.ts'

type Told = Pick<Subject, 'matter' | 'facts' | 'checks'>

function subject(staffId: string, told: Told, changeOf: (caller: Caller, after: ApprovalRow) => Change): Subject {
  return {
    kind: 'LEAVE',
    aboutId: staffId,
    aboutName: null,
    leave: null,
    dueOn: null,
    ...told,
    decide(caller, { after }): Effect {
      return { change: after.state === 'PENDING' ? {} : changeOf(caller, after), nextId: null, becomes: null }
    },
  }
}

const fact = (zh: string, en: string, value: string) => ({ label: { zh, en }, value })
const moved = <Row extends CorrectionRow | OvertimeRow | TravelRow>(row: Row, after: ApprovalRow): Row => ({
  ...row,
  state: stateAfter(after),
  version: row.version + 1,
})

function correctionSubject(world: World, row: CorrectionRow, today: string): Subject {
  const { name } = staffOf(world, row.staffId)
  const day = dayOf(world, row.staffId, row.date, { now: `${today}T23:59:59+08:00`, today })
  const side = row.side === 'IN' ? { zh: '上班', en: 'morning' } : { zh: '下班', en: 'evening' }
  const isMissing = day?.missing.includes(row.side) ?? false
  const checks: Approval['checks'] = [
    {
      code: 'PUNCH_MISSING',
      ok: isMissing,
      zh: isMissing ? `当天${side.zh}卡确实缺失。` : `当天${side.zh}卡已不缺，请核对。`,
      en: isMissing ? `The ${side.en} punch is missing indeed.` : `The ${side.en} punch is no longer missing.`,
    },
  ]
  return subject(
    row.staffId,
    {
      matter: {
        zh: `补卡：${name} ${row.date} ${side.zh}卡 ${row.time}`,
        en: `correction: ${name}, ${row.date}, ${side.en} punch ${row.time}`,
      },
      facts: [
        fact('原因', 'Reason', row.reason),
        ...(row.evidence ? [fact('佐证', 'Evidence', row.evidence)] : []),
        fact('当天打卡', 'Punches of the day', `${day?.checkIn ?? '—'} / ${day?.checkOut ?? '—'}`),
      ],
      checks,
    },
    (_caller, after) => ({ corrections: [moved(row, after)] }),
  )
}

function overtimeSubject(world: World, row: OvertimeRow): Subject {
  const { name } = staffOf(world, row.staffId)
  const pays = row.compensation === 'PAY'
  const how = pays
    ? { zh: `加班费（不低于${row.payPercent}%）`, en: `pay of at least ${row.payPercent} %` }
    : { zh: '补休', en: 'time off' }
  return subject(
    row.staffId,
    {
      matter: {
        zh: `加班：${name} ${row.date} ${row.from}—${row.to}，${row.minutes / 60}小时，${how.zh}`,
        en: `overtime: ${name}, ${row.date} ${row.from}–${row.to}, ${row.minutes / 60} hours, ${how.en}`,
      },
      facts: [fact('事由', 'Reason', row.reason)],
      checks: [
        {
          code: 'URGENT_ONLY',
          ok: true,
          zh: '机关、事业单位加班限于紧急处置和上级交办的紧急任务，请核对事由。',
          en: 'Overtime is for emergencies and urgent orders only. Check the reason.',
        },
      ],
    },
    ({ staff, now }, after) => ({
      overtime: [moved(row, after)],
      ledger: after.state === 'APPROVED' ? creditEntries(world, row, staff.id, now) : [],
    }),
  )
}

function travelSubject(world: World, row: TravelRow): Subject {
  const { name } = staffOf(world, row.staffId)
  const kind =
    row.kind === 'ABROAD'
      ? { zh: '因私出国（境）', en: 'private travel abroad' }
      : { zh: '离开本市报备', en: 'leaving town' }
  return subject(
    row.staffId,
    {
      matter: {
        zh: `${kind.zh}：${name} ${row.from} 至 ${row.to}，${row.destination}`,
        en: `${kind.en}: ${name}, ${row.from} to ${row.to}, ${row.destination}`,
      },
      facts: [fact('事由', 'Purpose', row.purpose)],
      checks: [],
    },
    (_caller, after) => ({ travels: [moved(row, after)] }),
  )
}

/** A correction, overtime or a report of travel as something to decide on; undefined for what is none of them. */
export function timeSubject(world: World, { subjectType, subjectId }: ApprovalRow, today: string): Subject | undefined {
  if (subjectType === 'ATTENDANCE_CORRECTION') {
    const row = world.corrections.get(subjectId)
    return row && correctionSubject(world, row, today)
  }
  if (subjectType === 'OVERTIME') {
    const row = world.overtime.get(subjectId)
    return row && overtimeSubject(world, row)
  }
  const row = subjectType === 'TRAVEL_REPORT' ? world.travels.get(subjectId) : undefined
  return row && travelSubject(world, row)
}
