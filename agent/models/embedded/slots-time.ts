import { readCopies, readMail, readNewValue, readPhone, readPurpose, readTravelPurpose } from '../../understand/contact-words.ts'
import type { DateSpan } from '../../understand/dates.ts'
import { readItemIds } from '../../understand/decisions.ts'
import { leaveName } from '../../understand/leave-types.ts'
import { surnames } from '../../understand/names.ts'
import { isIndividual } from '../../understand/people.ts'
import { readDestination, readReason } from '../../understand/reasons.ts'
import { readTimes, timeText } from '../../understand/times.ts'
import type { Reading } from './reading.ts'
import type { Field } from './schema.ts'

type Names = ReadonlySet<string>
type Filler = (reading: Reading, field: Field, names: Names) => unknown

// What stands before it is the leave as it is, what follows is what it shall be.
const pivot =
  /改(?:到|成|为|期到?|签到?|在)|(?:推迟|提前|顺延|延后|延期|延长|挪|换|调整|变更?|移)(?:到|至|成|为)|续(?:假|休)?到|\bto\b|until|as from/i
const extends_ = /续假|续休|续[几一两三四五\d]|延长|多休|延到|extend|longer|until/i

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
    if (moved) return side === 'start' ? moved.to : undefined
    const spans = spansAfter(reading)
    const first = spans[0]
    const last = spans.at(-1)
    if (!first || !last) return undefined
    const isRange = first !== last || first.ranged
    if (extends_.test(reading.text)) return side === 'end' ? last.to : isRange ? first.from : undefined
    if (side === 'start') return first.from
    return isRange ? last.to : undefined
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
  return found && reading.leaveTypes.some((each) => each.named && each.at < at) ? found.code : found && spansAfter(reading).length === 0 ? found.code : undefined
}

const backAfter = /^\s?(?:我)?(?:就|已经?|提前|中午|上午|下午|早上|早|的时候)*(?:返岗|返回|回来|回单位|回去|回了|回到|上班|到岗|回岗|复工|恢复上班)/
const backBefore = /(?:return(?:ed)?|back)(?: at work| to work)?(?: on| from)?\s?$/i

/** The day that a text says somebody came back on. */
function backSpan({ text, dates }: Reading): DateSpan | undefined {
  return dates.spans.find(
    ({ at, length }) => backAfter.test(text.slice(at + length)) || backBefore.test(text.slice(0, at)),
  )
}

/** The leave that is meant, of those tools that change one. */
function namedLeave(reading: Reading, names: Names): { request?: string; date?: string } {
  const id = readItemIds(reading.text)[0]
  if (id) return { request: id }
  const isChange = names.has('newStart')
  const day = isChange ? (movedSpan(reading) ?? spansBefore(reading)[0]) : reading.dates.spans.find((span) => span !== backSpan(reading))
  if (day) return { date: day.from }
  const at = isChange ? pivotAt(reading) : -1
  const kind = reading.leaveTypes.find((each) => each.named && (at < 0 || each.at < at))
  return kind ? { request: leaveName(kind.code, 'zh') } : {}
}

/** Months a text names, in order. */
function months({ dates }: Reading): readonly string[] {
  return dates.spans.map(({ from }) => from.slice(0, 7))
}

const compares = /比|相比|对比|跟|和.{0,6}(?:差|不一样|一样)|差|少了|多了|变(?:少|多|低|高)|涨|降|不一样|why|higher|lower|less|more|compare|differ|versus|than/i
const lastMonth = /上个?月|前一个?月|last month/

function previous(period: string): string {
  const at = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 2
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The month of a slip: the first that is named; 上个月 on its own side of a comparison is the other one. */
function slipMonth(reading: Reading): string | undefined {
  const [first, second] = months(reading)
  const isOther = first !== undefined && second === undefined && /比|than/.test(reading.text) && lastMonth.test(reading.text)
  return isOther ? undefined : first
}

function otherMonth(reading: Reading): string | undefined {
  if (!compares.test(reading.text)) return undefined
  const [first, second] = months(reading)
  if (second) return second === first ? undefined : second
  if (first && /比|than/.test(reading.text) && lastMonth.test(reading.text)) return first
  if (first) return previous(first)
  return undefined
}

/** The day of a punch or of overtime: one said in figures goes before 周末. */
function dayMeant({ text, dates }: Reading, field: Field): string | undefined {
  const days = dates.spans.filter(({ grain }) => grain === 'day')
  const day = days.find(({ at, length }) => /\d/.test(text.slice(at, at + length))) ?? days[0] ?? dates.spans[0]
  return field.format === 'date' ? day?.from : undefined
}

const timeWords = /卡|签到|签退|考勤|点|:|打|上班|下班|早上|晚上|加班|补休|调休|报|申请|登记|提交|加班费|time off|paid|overtime|punch/i

/** A reason beside times and punches: what is marked or told in a clause of its own. */
function timedReason(reading: Reading): string | undefined {
  const { text, dates } = reading
  const inDates = (part: string) => {
    const at = text.indexOf(part)
    return dates.spans.some((span) => span.at < at + part.length && at < span.at + span.length)
  }
  const isDetail = (part: string) => inDates(part) || readTimes(part).length > 0 || (timeWords.test(part) && !/坏|没电|故障|开会|忘带/.test(part))
  const found = readReason(text, isDetail) ?? undefined
  if (found) return found
  const work = /(?:加班|overtime)(?<zh>[一-龥]{2,20}?)(?=[,，。;；]|$)/.exec(text)?.groups?.zh
  return work ?? /\b(?:because of|for) (?<en>[^,.;]{3,40})/i.exec(text)?.groups?.en
}

function sideOf({ text }: Reading): 'IN' | 'OUT' | undefined {
  if (/下班|签退|走的|离开|离岗|下午|晚上|\bout\b|evening|left/i.test(text)) return 'OUT'
  return /上班|签到|早上|上午|到的|到岗|\bin\b(?! november)|morning|arriv/i.test(text) ? 'IN' : undefined
}

const values: Readonly<Record<string, (text: string) => string | undefined>> = {
  phone: readPhone,
  email: readMail,
  bankCard: (text) => /(?<!\d)\d{12,19}(?!\d)/.exec(text)?.[0],
}
const fields: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['bankCard', /银行卡|工资卡|卡号|bank (?:card|account)/i],
  ['emergencyContact', /紧急联系|紧急联络|emergency/i],
  ['email', /邮箱|邮件|e-?mail|@/i],
  ['address', /住址|地址|搬家|搬到|住在|address|moved/i],
  ['nationalId', /身份证/],
  ['birthDate', /出生|生日/],
  ['education', /学历|毕业/],
  ['degree', /学位/],
  ['name', /姓名|改名|名字/],
  ['phone', /手机|电话|号码|phone|mobile|number/i],
]

/** Which field of the own record a text speaks of. */
function fieldOf({ text }: Reading): string | undefined {
  return fields.find(([, pattern]) => pattern.test(text))?.[0]
}

function valueOf(reading: Reading): string | undefined {
  const field = fieldOf(reading) ?? ''
  const value = values[field]?.(reading.text) ?? readNewValue(reading.text)
  return field === 'emergencyContact' ? value?.replace(/[,，、]\s?/g, ' ') : value
}

const colleague = new RegExp(
  `(?:^|替|代|帮|给|为|录入?|代请|[,，])(?:我们?)?(?:科里|科室|单位|组里|手下|下属|同事|住院)?的?(?<who>[${surnames}][一-龥]{1,2}?)(?=代|办|申|请|录|提|补|把|的|在|他|她|这|那|住|发|家|陪|生|自己|手术|$|[,，\\d])`,
)

/** The colleague somebody enters leave for. */
export function colleagueIn({ text, people }: Reading): string | undefined {
  const id = /\bS-\d{4,5}\b/i.exec(text)?.[0]
  if (id) return id.toUpperCase()
  const general = people.find(isIndividual)?.name
  return general ?? colleague.exec(text)?.groups?.who ?? /\bfor (?:my colleague )?(?<who>[一-龥]{2,4})/.exec(text)?.groups?.who
}

/** Where a journey goes. */
function destinationOf(text: string): string | undefined {
  const english = /\b(?:to|for|in) (?<place>(?!a\b|the\b|my\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?)/.exec(text.replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, ''))?.groups?.place
  if (english) return english
  const named = /(?:去|到|前往|赴|飞|回)(?<place>[一-龥]{2,6}?)(?=旅游|旅行|玩|探|看|度假|出差|参加|办|两|几|一天|$|[,，。\d])/.exec(text)?.groups?.place
  if (named && !/报备|审批|批/.test(named)) return named
  const bare = text.split(/[,，。;；]/).find((part) => /^[一-龥]{2,6}$/.test(part) && !/报|批|请|走|办|审|旅|玩|探|假/.test(part))
  return readDestination(text) ?? bare
}

/** Fillers of arguments that only the tools of time, pay, certificates and the own record have. */
export const timeFillers: Readonly<Record<string, Filler>> = {
  newStart: newDay('start'),
  newEnd: newDay('end'),
  newStartHalf: newHalf('start'),
  newEndHalf: newHalf('end'),
  returnedOn: (reading) => backSpan(reading)?.from,
  half: (reading) => (/中午|下午/.test(reading.text) && backSpan(reading)?.fromHalf === 'pm' ? 'pm' : undefined),
  spans: ({ dates }) => {
    const spans = dates.spans.filter(({ grain }) => grain === 'day' || grain === 'week')
    return spans.length === 0 ? undefined : spans.map(({ from, to }) => ({ start: from, end: to }))
  },
  time: ({ text }) => {
    const [first] = readTimes(text)
    return first && timeText(first.minutes)
  },
  side: sideOf,
  purpose: ({ text }, _field, names) => (names.has('destination') ? readTravelPurpose(text) : readPurpose(text)),
  copies: ({ text }) => readCopies(text),
  language: ({ text }) => (/英文|英语|in english/i.test(text) ? 'en' : /中文版|in chinese/i.test(text) ? 'zh' : undefined),
  field: fieldOf,
  value: valueOf,
  compareWith: otherMonth,
  compensation: ({ text }) =>
    /加班费|加班工资|给钱|付钱|发钱|要钱|折钱|\bpaid\b|\bpay\b/i.test(text)
      ? 'PAY'
      : /补休|调休|换休|time off|comp/i.test(text)
        ? 'COMP_OFF'
        : undefined,
}

/**
 * Fillers of arguments that other tools have as well, for the tools of this part; undefined when the tool is none of
 * them, `null` when it is and the text does not decide the argument.
 */
export function timeArgument(name: string, reading: Reading, field: Field, names: Names): unknown {
  if (names.has('newStart') || names.has('returnedOn')) return leaveArgument(name, reading, names)
  if (names.has('side') || names.has('compensation')) return timedArgument(name, reading, field)
  if (names.has('compareWith') && name === 'period') return slipMonth(reading) ?? null
  if (name === 'person' && names.has('leaveType')) return colleagueIn(reading) ?? null
  if (name === 'destination' && names.has('purpose')) return destinationOf(reading.text) ?? null
  return undefined
}

function leaveArgument(name: string, reading: Reading, names: Names): unknown {
  if (name === 'request' || name === 'date') return namedLeave(reading, names)[name] ?? null
  if (name === 'leaveType') return newKind(reading) ?? null
  return name === 'reason' ? null : undefined
}

function timedArgument(name: string, reading: Reading, field: Field): unknown {
  if (name === 'date') return dayMeant(reading, field) ?? null
  if (name === 'reason') return timedReason(reading) ?? null
  if (name !== 'from' && name !== 'to') return undefined
  const [first, second] = readTimes(reading.text)
  const time = name === 'from' ? first : second
  return time ? timeText(time.minutes) : null
}
