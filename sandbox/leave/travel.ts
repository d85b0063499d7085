import type { TravelInput, TravelQuote, TravelReport, Words } from '../../tools/hr-api/schemas/index.ts'
import { addDays, daysBetween, eachDay, hasCalendar, isWorkday, yearOf } from '../../tools/rules/index.ts'
import { isOffBook } from '../attendance/overtime-law.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { courseOf } from '../time/course.ts'
import type { TravelRow } from '../time/record.ts'
import type { World } from '../world.ts'
import { chainFor, isAbroad } from './chain.ts'
import { requestsHolding } from './ledger.ts'
import { approvalFor } from './submit.ts'
import { showChain } from './views.ts'

const longestDays = 400
/** Private travel abroad is asked for so many working days before (因公因私出行管理办法第二十一条). */
const noticeWorkdays = 15

/** A report of travel with who has to act. */
export function showTravel(world: World, row: TravelRow, fresh?: ApprovalRow): TravelReport {
  return { ...row, ...courseOf(world, row.approvalId, fresh) }
}

function checkDays({ world, staff, today }: Caller, { from, to }: TravelInput): void {
  if (to < from || daysBetween(from, to) > longestDays)
    throw new Refusal(
      'INVALID',
      '往返日期不对：返回不能早于出发，也不能相隔一年以上，请核对。',
      'The days are not right: the return lies before the departure or more than a year after it.',
      { status: 422, needs: ['to'] },
    )
  if (from < today)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '出发日期已经过去，因私外出要先报批再出发，请联系人事科说明。',
      'The day of departure has passed. Private travel is approved before it begins; please see the HR office.',
      { needs: ['from'] },
    )
  const open = [...world.travels.values()].find(
    (row) =>
      row.staffId === staff.id &&
      (row.state === 'IN_APPROVAL' || row.state === 'APPROVED') &&
      row.from <= to &&
      from <= row.to,
  )
  if (open)
    throw new Refusal(
      'DUPLICATE',
      `这段时间已有外出报备 ${open.id}（${open.from} 至 ${open.to}，${open.destination}）。`,
      `These days are reported already (${open.id}, ${open.from} to ${open.to}).`,
    )
}

/** 公职人员政务处分法(2020-06-20)第五十二条: not abroad while under investigation. */
function checkFree({ world, staff, today }: Caller): void {
  const hold = [...world.holds.values()].find(
    (row) =>
      row.staffId === staff.id && row.kind === 'INVESTIGATION' && row.from <= today && (row.until ?? today) >= today,
  )
  if (hold)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '目前不能受理因私出国（境）申请，请与人事科联系。',
      'Private travel abroad cannot be accepted at present. Please contact the HR office.',
    )
}

/** Working days on which no leave was asked for; null where the official calendar is missing. */
function uncovered(world: World, staffId: string, { from, to }: TravelInput): string[] | null {
  if (!hasCalendar(yearOf(to))) return null
  const leave = requestsHolding(world, staffId)
  return [...eachDay(from, to)].filter(
    (day) => isWorkday(day) && !leave.some(({ start, end }) => start <= day && day <= end),
  )
}

function workdaysBefore(today: string, from: string): number {
  let count = 0
  for (let day = addDays(today, 1); day < from; day = addDays(day, 1))
    if (hasCalendar(yearOf(day)) ? isWorkday(day) : true) count += 1
  return count
}

function leaveNote(days: readonly string[] | null): Words[] {
  if (days === null)
    return [
      {
        zh: '行程涉及尚未公布放假安排的年份，需要请几天假待公布后核对。',
        en: 'The official calendar of part of the journey is not loaded; how much leave it takes is to be checked later.',
      },
    ]
  if (days.length === 0) return []
  return [
    {
      zh: `其中${days.length}个工作日还没有请假（${days[0]} 起），请另行请假；批了假没批外出，或者批了外出没批假，都不能走。`,
      en: `For ${days.length} working days no leave was asked yet (from ${days[0]}). Please ask for it too: both have to be approved.`,
    },
  ]
}

function notesOf(caller: Caller, input: TravelInput, abroad: boolean, days: readonly string[] | null): Words[] {
  const notes = leaveNote(days)
  if (!abroad) return notes
  if (isOffBook(caller.staff))
    notes.push({
      zh: '编外人员因私出境按请假审批和告知办理，除涉密岗位外不限制，证件由本人保管。',
      en: 'For off-book staff travel abroad is told and leave asked for; passports stay with the person, secret posts excepted.',
    })
  else {
    if (workdaysBefore(caller.today, input.from) < noticeWorkdays)
      notes.push({
        zh: '因私出国（境）一般至少提前15个工作日提出，这次时间较紧，请在事由里说明原因。',
        en: 'Travel abroad is usually asked for fifteen working days before. This is short; please give the reason.',
      })
    notes.push({
      zh: '批准以后再办证、订票；证件集中保管的凭审批单领取，返回后10日内交回，5个工作日内登记实际行程。',
      en: 'Apply for papers and book after approval. A passport kept here is given out against the approval and returned within ten days; the journey is reported within five working days.',
    })
  }
  return notes
}

/**
 * `POST /travel-reports`: private travel with the approvals it needs: abroad the head of section, the leader in charge
 * and the HR office, whatever its length (公务员法第五十八条, 因公因私出行管理办法第二十条); out of town the head of section.
 * @throws Refusal for days that have passed or are reported already, or while somebody may not leave
 */
export function planTravel(caller: Caller, input: TravelInput): Plan {
  const { world, staff, now, today } = caller
  const abroad = isAbroad(input.destination)
  checkDays(caller, input)
  if (abroad) checkFree(caller)
  const needsAll = abroad && !isOffBook(staff)
  const chain = chainFor(world, staff, { countedHalfDays: 1, destination: needsAll ? '出境' : undefined })
  const days = uncovered(world, staff.id, input)
  const id = nextId(world.travels, 'TR', today)
  const approval = approvalFor(world, { id, staffId: staff.id }, 'TRAVEL_REPORT', chain, caller)
  const row: TravelRow = {
    ...input,
    ...{ id, staffId: staff.id, kind: abroad ? 'ABROAD' : 'OUT_OF_TOWN', state: 'IN_APPROVAL' },
    ...{ approvalId: approval.id, createdAt: now, version: 1 },
  }
  const counted: TravelQuote = {
    ...input,
    kind: row.kind,
    approvers: showChain(world, chain),
    uncoveredWorkdays: days,
    notes: notesOf(caller, input, abroad, days),
  }
  return {
    counted,
    change: { travels: [row], approvals: [approval] },
    status: 201,
    answer: showTravel(world, row, approval),
  }
}
