import type { OvertimeInput, OvertimeQuote, OvertimeRequest, Words } from '../../tools/hr-api/schemas/index.ts'
import { hasCalendar, yearOf } from '../../tools/rules/index.ts'
import { nextId } from '../ids.ts'
import { chainFor } from '../leave/chain.ts'
import { approvalFor } from '../leave/submit.ts'
import { showChain } from '../leave/views.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, LedgerRow, StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { courseOf } from '../time/course.ts'
import type { OvertimeRow } from '../time/record.ts'
import type { World } from '../world.ts'
import { workdayAfter } from './days.ts'
import { hours, minutesOf } from './hours.ts'
import { isOffBook, type OvertimeLaw, overtimeDayKind, overtimeLaw } from './overtime-law.ts'

/** Four hours make half a day off (加班值班与补休管理办法第十三条). */
export const minutesOfHalfDay = 240
/** 劳动法(2018-12-29)第四十一条: usually an hour, never more than three a day and thirty-six a month. */
const usualMinutes = 60
const mostMinutesADay = 180
const mostMinutesAMonth = 36 * 60
const holding = ['IN_APPROVAL', 'APPROVED']

/** A request for overtime with who has to act. */
export function showOvertime(world: World, row: OvertimeRow, fresh?: ApprovalRow): OvertimeRequest {
  return { ...row, ...courseOf(world, row.approvalId, fresh) }
}

/** Own overtime that was asked for or approved. */
export function overtimeOf(world: World, staffId: string): OvertimeRow[] {
  return [...world.overtime.values()].filter((row) => row.staffId === staffId)
}

/** Minutes of overtime that time off was, or is to be, given for. */
function creditedMinutes(world: World, staffId: string): number {
  return overtimeOf(world, staffId)
    .filter(({ state, compensation }) => state === 'APPROVED' && compensation === 'COMP_OFF')
    .reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Half days that so many more minutes add; parts of four hours are kept until they make four. */
export function creditOf(before: number, minutes: number): { halfDays: number; kept: number } {
  const whole = (all: number) => Math.floor(all / minutesOfHalfDay)
  return { halfDays: whole(before + minutes) - whole(before), kept: (before + minutes) % minutesOfHalfDay }
}

function minutesWorked({ from, to }: OvertimeInput): number {
  const minutes = minutesOf(to) - minutesOf(from)
  if (minutes > 0) return minutes
  throw new Refusal(
    'INVALID',
    '加班结束时间早于开始时间；跨过零点的请分成两天申请。',
    'The end lies before the beginning. Ask for overtime past midnight as two days.',
    { status: 422, needs: ['to'] },
  )
}

function checkHours({ from, to }: OvertimeInput, isWorkingDay: boolean): void {
  if (!isWorkingDay) return
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  const meets = (start: number, finish: number) => begin < finish && start < end
  if (meets(hours.begin, hours.noon) || meets(hours.afternoon, hours.end))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '工作日8:30至12:00、13:30至18:00是上班时间，不算加班，请核对时间（补班日也是上班）。',
      '8:30 to 12:00 and 13:30 to 18:00 are working hours of a working day, make-up days too. Check the times.',
      { needs: ['from', 'to'] },
    )
}

/** Asked for beforehand, or for what was urgent on the next working day at the latest (第三条). */
function checkAskedInTime(date: string, today: string): void {
  const last = workdayAfter(date, 1)
  if (last !== null && today > last)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `加班要事先申请，紧急的最晚次一个工作日（${last}）补报，这次已经过期。`,
      `Overtime is asked for beforehand, what was urgent by the next working day (${last}), which has passed.`,
      { needs: ['date'] },
    )
}

function checkLawful(law: OvertimeLaw, { compensation }: OvertimeInput): void {
  const isLawful = compensation === 'PAY' ? law.payPercent !== null : law.compOff
  if (isLawful) return
  const instead =
    compensation === 'PAY'
      ? { zh: '请改选补休。', en: 'Choose time off instead.' }
      : { zh: '请改选加班费。', en: 'Choose pay instead.' }
  throw new Refusal('BLOCKED_BY_RULE', `${law.said.zh}${instead.zh}`, `${law.said.en} ${instead.en}`, {
    needs: ['compensation'],
  })
}

function checkLimits(staff: StaffRow, dayMinutes: number, monthMinutes: number): void {
  if (!isOffBook(staff)) return
  if (dayMinutes > mostMinutesADay)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '编外人员加班一天不得超过3小时（劳动法第四十一条）；抢险救灾等情形请由科室报人事科办理。',
      'Off-book staff may not work more than three hours of overtime a day (Labour Law, article 41).',
      { needs: ['to'] },
    )
  if (monthMinutes > mostMinutesAMonth)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '编外人员加班一个月合计不得超过36小时（劳动法第四十一条），加上这次就超了。',
      'Off-book staff may not work more than 36 hours of overtime a month (Labour Law, article 41).',
      { needs: ['date'] },
    )
}

function checkOnce(rows: readonly OvertimeRow[], { date, from, to }: OvertimeInput): void {
  const clash = rows.find((row) => row.date === date && holding.includes(row.state) && row.from < to && from < row.to)
  if (clash)
    throw new Refusal(
      'DUPLICATE',
      `这段时间与加班申请 ${clash.id}（${clash.from} 至 ${clash.to}）重叠。`,
      `This overlaps overtime request ${clash.id} (${clash.from} to ${clash.to}).`,
    )
}

type Noted = {
  readonly staff: StaffRow
  readonly law: OvertimeLaw
  readonly minutes: number
  readonly quote: Pick<OvertimeQuote, 'compensation' | 'creditHalfDays' | 'keptMinutes' | 'dayKind'>
}

function notesOf({ staff, law, minutes, quote }: Noted): Words[] {
  const notes: Words[] = [law.said]
  if (quote.compensation === 'COMP_OFF')
    notes.push({
      zh: `批准后增加补休${quote.creditHalfDays / 2}天，零头${quote.keptMinutes}分钟留着攒够4小时再用；补休一般6个月内休完。`,
      en: `Its approval adds ${quote.creditHalfDays / 2} days off; ${quote.keptMinutes} minutes are kept until they make four hours. Time off is usually taken within six months.`,
    })
  if (isOffBook(staff) && minutes > usualMinutes)
    notes.push({
      zh: '一般每天不超过1小时，超过的要有特殊原因，并事先与本人和工会商量。',
      en: 'Usually it is an hour a day at most; more needs a special reason and the consent of the person and the union.',
    })
  if (isOffBook(staff) && quote.dayKind === 'REST' && quote.compensation === 'PAY')
    notes.push({
      zh: '休息日加班先安排补休，确实补休不了才付加班费，由科室负责人核定。',
      en: 'Time off comes first for a day of rest; the head of section decides whether it is impossible.',
    })
  if (staff.gender === 'F')
    notes.push({
      zh: '怀孕7个月以上或者孩子不满1周岁正在哺乳的，不安排加班。',
      en: 'No overtime is arranged from the seventh month of a pregnancy, or while nursing a child under one year.',
    })
  return notes
}

/**
 * `POST /overtime-requests`: overtime with what the law allows the kind of staff.
 * @throws Refusal within working hours, when asked too late, for pay or time off the law does not know, beyond its limits
 */
export function planOvertime(caller: Caller, input: OvertimeInput): Plan {
  const { world, staff, now, today } = caller
  if (!hasCalendar(yearOf(input.date)))
    throw new Refusal(
      'CALENDAR_MISSING',
      `${yearOf(input.date)}年的放假安排尚未入库，不能判断这天是工作日还是休息日。`,
      `The official calendar of ${yearOf(input.date)} is not loaded, so the kind of that day is not known.`,
    )
  const minutes = minutesWorked(input)
  const dayKind = overtimeDayKind(input.date)
  const law = overtimeLaw(staff, dayKind)
  checkHours(input, dayKind === 'WORKDAY')
  checkAskedInTime(input.date, today)
  checkLawful(law, input)
  const rows = overtimeOf(world, staff.id)
  checkOnce(rows, input)
  const sum = (test: (row: OvertimeRow) => boolean) =>
    rows.filter((row) => holding.includes(row.state) && test(row)).reduce((all, row) => all + row.minutes, minutes)
  const monthMinutes = sum(({ date }) => date.slice(0, 7) === input.date.slice(0, 7))
  checkLimits(
    staff,
    sum(({ date }) => date === input.date),
    monthMinutes,
  )
  const isCompOff = input.compensation === 'COMP_OFF'
  const credit = isCompOff ? creditOf(creditedMinutes(world, staff.id), minutes) : { halfDays: 0, kept: 0 }
  const payPercent = isCompOff ? null : law.payPercent
  const chain = chainFor(world, staff, { countedHalfDays: 1, destination: undefined })
  const id = nextId(world.overtime, 'OT', today)
  const approval = approvalFor(world, { id, staffId: staff.id }, 'OVERTIME', chain, caller)
  const row: OvertimeRow = {
    ...{ ...input, id, staffId: staff.id, minutes, dayKind, payPercent },
    ...{ state: 'IN_APPROVAL', approvalId: approval.id, createdAt: now, version: 1 },
  }
  const figures = {
    compensation: input.compensation,
    creditHalfDays: credit.halfDays,
    keptMinutes: credit.kept,
    dayKind,
  }
  const counted: OvertimeQuote = {
    ...input,
    ...figures,
    ...{ minutes, payPercent, monthMinutes, approvers: showChain(world, chain) },
    notes: notesOf({ staff, law, minutes, quote: figures }),
    citations: [...law.citations],
  }
  return {
    counted,
    change: { overtime: [row], approvals: [approval] },
    status: 201,
    answer: showOvertime(world, row, approval),
  }
}

/** The time off that the approval of overtime gives, as an entry of the ledger; none for pay or parts of half days. */
export function creditEntries(world: World, row: OvertimeRow, by: string, at: string): LedgerRow[] {
  if (row.compensation !== 'COMP_OFF') return []
  const { halfDays } = creditOf(creditedMinutes(world, row.staffId), row.minutes)
  if (halfDays === 0) return []
  return [
    {
      id: `${row.id}-1`,
      staffId: row.staffId,
      type: 'COMP_OFF',
      year: yearOf(row.date),
      deltaHalfDays: halfDays,
      reason: 'GRANT',
      requestId: null,
      by,
      at,
      basis: {
        rule: 'overtime.compOff',
        facts: { overtime: row.id, minutes: row.minutes, halfDays },
        citations: [{ title: '示例市数据管理局加班值班与补休管理办法', article: '第十三条' }],
      },
      expiresOn: `${yearOf(row.date)}-12-31`,
    },
  ]
}
