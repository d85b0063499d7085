import type { DateSpan } from '../../understand/dates.ts'
import { addDays } from '../../understand/days.ts'
import { readItemIds } from '../../understand/decisions.ts'
import { leaveName } from '../../understand/leave-types.ts'
import { readNumber } from '../../understand/numbers.ts'
import type { Reading } from './reading.ts'
import type { Field } from './schema.ts'

type Names = ReadonlySet<string>
type Filler = (reading: Reading, field: Field, names: Names) => unknown

// What stands before it is the leave as it is, what follows is what it shall be.
const pivot =
  /改(?:到|成|为|期到?|签到?|在)|(?:推迟|提前|顺延|延后|延期|延长|挪|换|调整|变更?|移)(?:到|至|成|为)|续(?:假|休)?到|\bto\b|until|as from/i
const extends_ = /续假|续休|续到|续[几一两三四五\d]|延长|多休|延到|extend|longer|until/i

function pivotAt({ text }: Reading): number {
  return pivot.exec(text)?.index ?? -1
}

// Move my leave of 1 December to 8 December: said like a span, meant as before and after.
const moves = /\b(?:move|shift|change|reschedule|postpone|push)\b/i

function movedSpan(reading: Reading): DateSpan | undefined {
  const [only, ...more] = reading.dates.spans
  if (!only?.ranged || more.length > 0 || !moves.test(reading.text)) return undefined
  return /\b(?:of|on|from)\s?$/i.test(reading.text.slice(0, only.at)) ? only : undefined
}

function spansBefore(reading: Reading): readonly DateSpan[] {
  const at = pivotAt(reading)
  return at < 0 ? [] : reading.dates.spans.filter((span) => span.at < at)
}

function spansAfter(reading: Reading): readonly DateSpan[] {
  const at = pivotAt(reading)
  return at < 0 ? reading.dates.spans : reading.dates.spans.filter((span) => span.at >= at)
}

/** The new days of a leave that is changed. */
function newDay(side: 'start' | 'end'): Filler {
  return (reading) => {
    const moved = movedSpan(reading)
    if (moved) return side === 'start' || /\b(?:day off|one day|a day)\b/i.test(reading.text) ? moved.to : undefined
    const shifted = shiftedSpan(reading)
    if (shifted) return side === 'start' ? shifted.from : shifted.to
    return newDays(reading)[side]
  }
}

const shift =
  /(?<back>往后|向后|推迟|顺延|延后|后推|往后推|提前|往前|向前)(?:推|延|挪|移|拖)?(?:个)?(?<count>[一二两三四五六七八九十\d]+)(?:个)?(?<unit>天|日|周|星期|礼拜)/

/** The days of a leave that is moved by so many days or weeks: 12月2号到4号的年假往后推一周. */
function shiftedSpan({ text, dates }: Reading): { readonly from: string; readonly to: string } | undefined {
  const { back = '', count = '', unit = '' } = shift.exec(text)?.groups ?? {}
  const said = dates.spans.find(({ grain, at }) => grain === 'day' && at < text.indexOf(back))
  const number = readNumber(count)
  if (!said || number === null || back === '') return undefined
  const days = number * (/天|日/.test(unit) ? 1 : 7) * (/前/.test(back) ? -1 : 1)
  return { from: addDays(said.from, days), to: addDays(said.to, days) }
}

function newDays(reading: Reading): { readonly start?: string; readonly end?: string } {
  const spans = spansAfter(reading)
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return {}
  const isRange = first !== last || first.ranged
  // A leave that is made longer keeps its first day, unless both are said.
  const isLonger = extends_.test(reading.text)
  // One day that becomes another day stays one day; of a leave that is named otherwise the length is not known here.
  const isOneDay =
    !isLonger && first.grain === 'day' && spansBefore(reading).some((span) => !span.ranged && span.grain === 'day')
  return {
    ...(isRange || !isLonger ? { start: first.from } : {}),
    ...(isRange || isLonger || isOneDay ? { end: last.to } : {}),
  }
}

function newHalf(side: 'start' | 'end'): Filler {
  return (reading) => {
    const spans = spansAfter(reading)
    const half = side === 'start' ? spans[0]?.fromHalf : spans.at(-1)?.toHalf
    if (side === 'start') return half === 'pm' ? 'pm' : undefined
    return half === 'am' ? 'am' : undefined
  }
}

/** The kind a leave shall have, where the text says that it changes. */
function newKind(reading: Reading): string | undefined {
  const at = pivotAt(reading)
  const found = at < 0 ? undefined : reading.leaveTypes.find((each) => each.named && each.at >= at)
  return found && reading.leaveTypes.some((each) => each.named && each.at < at)
    ? found.code
    : found && spansAfter(reading).length === 0
      ? found.code
      : undefined
}

/** True when a text says what a leave shall become. */
export function saysWhatInstead(reading: Reading): boolean {
  if (shiftedSpan(reading)) return true
  return pivotAt(reading) >= 0 && (spansAfter(reading).length > 0 || newKind(reading) !== undefined)
}

const backAfter =
  /^\s?(?:我)?(?:就|已经?|提前|中午|上午|下午|早上|早|的时候)*(?:返岗|返回|回来|回单位|回去|回了|回到|上班|到岗|回岗|复工|恢复上班|销(?:一?下)?假)/
const backBefore =
  /(?:return(?:ed)?|back)(?: (?:at|to|in) (?:work|my desk|the office))?(?: on| from| as of| since)?\s?$/i

/** The day that a text says somebody came back on. */
function backSpan({ text, dates }: Reading): DateSpan | undefined {
  return dates.spans.find(
    ({ at, length }) => backAfter.test(text.slice(at + length)) || backBefore.test(text.slice(0, at)),
  )
}

// 12月1日请的假 sounds like what is over, but only what lies ahead is changed.
function aheadOf(day: string, today: string): string {
  const monthBack = `${today.slice(0, 4)}-${today.slice(5, 7)}-01`
  return day < monthBack ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : day
}

/** The leave that is meant, of those tools that change one. */
function namedLeave(reading: Reading, names: Names): { request?: string; date?: string } {
  const id = readItemIds(reading.text)[0]
  if (id) return { request: id }
  const isChange = names.has('newStart')
  const day = isChange
    ? (movedSpan(reading) ?? (shiftedSpan(reading) ? reading.dates.spans[0] : undefined) ?? spansBefore(reading)[0])
    : reading.dates.spans.find((span) => span !== backSpan(reading))
  if (day) return { date: isChange ? aheadOf(day.from, reading.today) : day.from }
  const at = isChange ? pivotAt(reading) : -1
  const kind = reading.leaveTypes.find((each) => each.named && (at < 0 || each.at < at))
  return kind ? { request: leaveName(kind.code, 'zh') } : {}
}

/** Fillers of arguments that only leave_change and leave_return have. */
export const changeFillers: Readonly<Record<string, Filler>> = {
  newStart: newDay('start'),
  newEnd: newDay('end'),
  newStartHalf: newHalf('start'),
  newEndHalf: newHalf('end'),
  returnedOn: (reading) => backSpan(reading)?.from,
  half: (reading) => (/中午|下午/.test(reading.text) && backSpan(reading)?.fromHalf === 'pm' ? 'pm' : undefined),
}

/** An argument of those tools that other tools have as well: undefined when it is none, `null` when it is not said. */
export function leaveArgument(name: string, reading: Reading, names: Names): unknown {
  if (name === 'request' || name === 'date') return namedLeave(reading, names)[name] ?? null
  if (name === 'leaveType') return newKind(reading) ?? null
  return name === 'reason' ? null : undefined
}
