import type {
  AttendanceCorrection,
  AttendanceDay,
  CorrectionInput,
  CorrectionQuote,
  Words,
} from '../../tools/hr-api/schemas/index.ts'
import { hasCalendar, isWorkday, yearOf } from '../../tools/rules/index.ts'
import { nextId } from '../ids.ts'
import { type ChainStep, chainFor, unitsUp } from '../leave/chain.ts'
import { approvalFor } from '../leave/submit.ts'
import { showChain } from '../leave/views.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { courseOf } from '../time/course.ts'
import type { CorrectionRow } from '../time/record.ts'
import { staffOf, type World } from '../world.ts'
import { dayOf, workdayAfter } from './days.ts'
import { hours, minutesOf } from './hours.ts'

/** Working days after a missing punch within which it may be put right (考勤管理办法第十五条). */
const correctionWorkdays = 3
/** So many a month the head of section decides alone; from the next on the HR office as well. */
const freeCorrections = 3

/** A correction with who has to act. */
export function showCorrection(world: World, row: CorrectionRow, fresh?: ApprovalRow): AttendanceCorrection {
  return { ...row, ...courseOf(world, row.approvalId, fresh) }
}

function ofMonth({ world, staff }: Caller, date: string): CorrectionRow[] {
  const holding = ['IN_APPROVAL', 'APPROVED']
  return [...world.corrections.values()].filter(
    (row) => row.staffId === staff.id && row.date.slice(0, 7) === date.slice(0, 7) && holding.includes(row.state),
  )
}

function requireDay(caller: Caller, { date }: CorrectionInput): AttendanceDay {
  if (date > caller.today)
    throw new Refusal('INVALID', '补卡日期还没有到。', 'That day has not come yet.', { status: 422, needs: ['date'] })
  if (!hasCalendar(yearOf(date)) || !isWorkday(date))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '这一天不是工作日，不用打卡，也不用补卡。',
      'That day is no working day, so no punch is missing.',
      { needs: ['date'] },
    )
  const day = dayOf(caller.world, caller.staff.id, date, caller)
  if (day) return day
  throw new Refusal(
    'BLOCKED_BY_RULE',
    '系统里没有这一天的考勤记录，请向人事科核实。',
    'There is no attendance record of that day. Please ask the HR office.',
    { needs: ['date'] },
  )
}

const sideNames = { IN: { zh: '上班', en: 'morning' }, OUT: { zh: '下班', en: 'evening' } } as const

function nothingMissing({ status }: AttendanceDay): Refusal {
  if (status !== 'LATE' && status !== 'EARLY')
    return new Refusal('BLOCKED_BY_RULE', '这一天没有缺卡，不用补卡。', 'No punch of that day is missing.', {
      needs: ['date'],
    })
  return new Refusal(
    'BLOCKED_BY_RULE',
    '这一天上下班都打了卡，迟到、早退不能用补卡更正；确有异议请在收到月度考勤结果后5个工作日内提出。',
    'Both punches are there; being late or early is not put right by a correction. Object within five working days of the monthly result.',
    { needs: ['date'] },
  )
}

/** The punch that is meant: the one named, the only one missing, or by the time where both are. */
function sideOf(day: AttendanceDay, { side, time }: CorrectionInput): 'IN' | 'OUT' {
  const [first, second] = day.missing
  if (!first) throw nothingMissing(day)
  if (side && !day.missing.includes(side))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `这一天的${sideNames[side].zh}卡已经打了，缺的是${sideNames[first].zh}卡。`,
      `The ${sideNames[side].en} punch of that day is there; the ${sideNames[first].en} one is missing.`,
      { needs: ['side'] },
    )
  if (side ?? !second) return side ?? first
  return minutesOf(time) < hours.noon ? 'IN' : 'OUT'
}

function checkTime(day: AttendanceDay, side: 'IN' | 'OUT', { date, time }: CorrectionInput, now: string): void {
  const wrongOrder =
    (side === 'IN' && day.checkOut !== null && time >= day.checkOut) ||
    (side === 'OUT' && day.checkIn !== null && time <= day.checkIn)
  if (wrongOrder)
    throw new Refusal(
      'INVALID',
      '补卡时间与当天另一次打卡的先后不对，请核对时间。',
      'The time does not fit the other punch of that day. Check it.',
      { status: 422, needs: ['time'] },
    )
  if (`${date}T${time}` > now.slice(0, 16))
    throw new Refusal('INVALID', '补卡时间还没有到。', 'That time has not come yet.', { status: 422, needs: ['time'] })
}

function lastDayFor(date: string, today: string): string {
  const lastDay = workdayAfter(date, correctionWorkdays) ?? date
  if (today <= lastDay) return lastDay
  throw new Refusal(
    'BLOCKED_BY_RULE',
    `补卡要在缺卡后3个工作日内提出，${date} 的最晚是 ${lastDay}，已经过期。能证明当时在岗的，请直接找科室负责人说明。`,
    `A missing punch is to be put right within three working days, for ${date} by ${lastDay}, which has passed. If you can show that you were there, please see your head of section.`,
    { needs: ['date'] },
  )
}

function chainOf({ world, staff }: Caller, numberInMonth: number): ChainStep[] {
  const chain = chainFor(world, staff, { countedHalfDays: 1, destination: undefined })
  if (numberInMonth <= freeCorrections) return chain
  const officer = unitsUp(world, staff.unitId).find(({ hrContactId }) => hrContactId !== null)?.hrContactId
  const isNew = officer && officer !== staff.id && !chain.some(({ staffId }) => staffId === officer)
  return isNew ? [...chain, { rule: '人事科', staffId: staffOf(world, officer).id }] : chain
}

function checkOnce({ world, staff }: Caller, date: string, side: 'IN' | 'OUT'): void {
  const open = [...world.corrections.values()].find(
    (row) => row.staffId === staff.id && row.date === date && row.side === side && row.state === 'IN_APPROVAL',
  )
  if (open)
    throw new Refusal(
      'DUPLICATE',
      `这次缺卡的补卡申请 ${open.id} 正在审批，不用重复提交。`,
      `Request ${open.id} for this punch is being decided already.`,
    )
}

function notesOf(numberInMonth: number, lastDay: string): Words[] {
  return [
    {
      zh: `这是当月第${numberInMonth}次补卡${numberInMonth > freeCorrections ? '，第4次起还要人事科同意' : ''}；最晚 ${lastDay} 提出。`,
      en: `This is correction ${numberInMonth} of the month${numberInMonth > freeCorrections ? '; from the fourth on the HR office has to agree too' : ''}. It may be asked for until ${lastDay}.`,
    },
  ]
}

/**
 * `POST /attendance-corrections`: a missing punch is put right once the head of section has agreed.
 * @throws Refusal for a day without a missing punch, after three working days, or a time that does not fit
 */
export function planCorrection(caller: Caller, input: CorrectionInput): Plan {
  const { world, staff, now, today } = caller
  const before = requireDay(caller, input)
  const side = sideOf(before, input)
  checkTime(before, side, input, now)
  checkOnce(caller, input.date, side)
  const lastDay = lastDayFor(input.date, today)
  const numberInMonth = ofMonth(caller, input.date).length + 1
  const chain = chainOf(caller, numberInMonth)
  const id = nextId(world.corrections, 'AC', today)
  const approval = approvalFor(world, { id, staffId: staff.id }, 'ATTENDANCE_CORRECTION', chain, caller)
  const row: CorrectionRow = {
    ...{ ...input, side, id, staffId: staff.id },
    ...{ state: 'IN_APPROVAL', approvalId: approval.id, createdAt: now, version: 1 },
  }
  const after = dayOf(world, staff.id, input.date, caller, { side, time: input.time }) ?? before
  const counted: CorrectionQuote = {
    ...{ date: input.date, side, time: input.time, before, after, numberInMonth, lastDay },
    approvers: showChain(world, chain),
    notes: notesOf(numberInMonth, lastDay),
  }
  return {
    counted,
    change: { corrections: [row], approvals: [approval] },
    status: 201,
    answer: showCorrection(world, row, approval),
  }
}
