import type { ToolCall } from '../../model.ts'
import {
  readCopies,
  readMail,
  readNewValue,
  readPhone,
  readPurpose,
  readTravelPurpose,
} from '../../understand/contact-words.ts'
import { blank } from '../../understand/durations.ts'
import { surnames } from '../../understand/names.ts'
import { isIndividual } from '../../understand/people.ts'
import { readDestination, readReason } from '../../understand/reasons.ts'
import { readTimes, timeText } from '../../understand/times.ts'
import type { Reading } from './reading.ts'
import type { Field } from './schema.ts'
import { changeFillers, leaveArgument } from './slots-change.ts'

type Names = ReadonlySet<string>
type Filler = (reading: Reading, field: Field, names: Names) => unknown

/** Months a text names, in order. */
function months({ dates }: Reading): readonly string[] {
  return dates.spans.map(({ from }) => from.slice(0, 7))
}

const compares =
  /比|相比|对比|跟|和.{0,6}(?:差|不一样|一样)|差|少了|多了|变(?:少|多|低|高)|涨|降|不一样|why|higher|lower|less|more|compare|differ|versus|than/i
const lastMonth = /上个?月|前一个?月|last month/

function previous(period: string): string {
  const at = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 2
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The month of a slip: the first that is named; 上个月 on its own side of a comparison is the other one. */
function slipMonth(reading: Reading): string | undefined {
  const [first, second] = months(reading)
  const isOther =
    first !== undefined && second === undefined && /比|than/.test(reading.text) && lastMonth.test(reading.text)
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

const timeWords =
  /卡|签到|签退|考勤|点|:|打|上班|下班|早上|晚上|加班|补休|调休|报|申请|登记|提交|加班费|time off|paid|overtime|punch/i

// In a longer text the clauses tell more than why.
const longest = 60

/** A reason beside times and punches: what is marked or told in a clause of its own. */
function timedReason(reading: Reading): string | undefined {
  const { text, dates } = reading
  const inDates = (part: string) => {
    const at = text.indexOf(part)
    return dates.spans.some((span) => span.at < at + part.length && at < span.at + span.length)
  }
  const isDetail = (part: string) =>
    inDates(part) || readTimes(part).length > 0 || (timeWords.test(part) && !/坏|没电|故障|开会|忘带/.test(part))
  const slip =
    /(?:忘|漏)(?:了|记)?(?:打|刷|签)(?:卡|到|退)?|(?:手机|考勤机|打卡机|系统)[^,。]{0,3}(?:没电|坏|故障|死机|卡住)[^,。]{0,2}/.exec(
      text,
    )?.[0]
  const isMarked = /原因|理由|事由|因为|由于/.test(text)
  if (slip && !isMarked && text.length > longest) return slip
  const found = readReason(text, isDetail) ?? undefined
  if (found) return found
  if (slip) return slip
  const work = /(?:加班|值班|overtime)(?!报|登记|申请|提|费)(?<zh>[一-龥]{2,20}?)(?=[,，。;；]|$)/.exec(text)?.groups
    ?.zh
  return work ?? doingBeside(reading) ?? /\b(?:because of|for) (?<en>[^,.;]{3,40})/i.exec(text)?.groups?.en
}

const ofPunches = /卡|签到|签退|考勤|点|打|上班|下班|早上|晚上|加班|补休|调休|^报|申请|登记|提交/
const clock =
  '(?:早上|上午|中午|下午|晚上|晚)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:点(?:半|\\d{1,2}分?)?|:\\d{2})'
const hours = new RegExp(`${clock}(?:\\s?(?:到|至|-|~)\\s?${clock})?`, 'g')

// 昨晚送材料去省厅,19点到22点加班: what was done, beside its day.
function doingBeside({ text, dates }: Reading): string | undefined {
  const clauses = blank(text, dates.spans)
    .replace(/\0+/g, ' ')
    .replace(hours, ' ')
    .split(/[,，。;；:：\s]/)
    .map((part) => part.replace(/^(?:我|要|得|还|去|回单位|来单位|在单位)+(?=[一-龥]{3})/, ''))
  const done = clauses.find(
    (part) =>
      /^[一-龥]{3,20}$/.test(part) && !ofPunches.test(part) && !/算|^要|给我|折|换成|换补|回头|谢|麻烦|帮/.test(part),
  )
  return done ?? /,\s?(?<en>[a-z]+ing [^,.;]{3,50})/i.exec(text)?.groups?.en
}

function sideOf({ text }: Reading): 'IN' | 'OUT' | undefined {
  if (/下班|签退|走的|离开|离岗|下午|晚上|\bout\b|evening|left/i.test(text)) return 'OUT'
  return /上班|签到|早上|上午|到的|到岗|\bin\b(?! november)|morning|arriv/i.test(text) ? 'IN' : undefined
}

const values: Readonly<Record<string, (text: string) => string | undefined>> = {
  phone: readPhone,
  email: readMail,
  emergencyContact: (text) =>
    readNewValue(text) ??
    /联[系络]人?(?:是|要)?(?:换|改|变更?|更新)(?:成|为|到)?[,，:]?\s?(?<value>[^,，]{2,20}[,， ]+1\d{10})/.exec(text)
      ?.groups?.value,
  bankCard: (text) => /(?<!\d)\d{12,19}(?!\d)/.exec(text)?.[0],
}
const fields: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['bankCard', /银行卡|工资的?卡|卡号|bank (?:card|account)/i],
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

const byPapers: ReadonlySet<unknown> = new Set(['bankCard', 'nationalId', 'name', 'birthDate', 'education', 'degree'])

/** True for a change of what papers prove, which the HR office alone makes, whatever is said of it here. */
export function isByPapers({ tool, args }: ToolCall): boolean {
  return tool === 'profile_update' && byPapers.has(args.field)
}

/** Which field of the own record a text speaks of. */
function fieldOf({ text }: Reading): string | undefined {
  return fields.find(([, pattern]) => pattern.test(text))?.[0]
}

function newValue(reading: Reading): string | undefined {
  const field = fieldOf(reading) ?? ''
  const exact = values[field]
  const value = exact ? exact(reading.text) : readNewValue(reading.text)
  return field === 'emergencyContact' ? value?.replace(/[,，、]\s?/g, ' ') : value
}

const colleague = new RegExp(
  `(?:^|替|代|帮|给|为|录入?|代请|[,，])(?:我们?)?(?:科里|科室|科|单位|组里|手下|下属|同事|住院)?的?(?<who>[${surnames}][一-龥]{1,2}?)(?=代|办|申|请|录|提|补|把|的|在|他|她|这|那|住|发|家|陪|生|自己|手术|急|病|突|因|得|摔|感冒|骨|$|[,，\\d])`,
)

/** The colleague somebody enters leave for. */
export function colleagueIn({ text, people }: Reading): string | undefined {
  const id = /\bS-\d{4,5}\b/i.exec(text)?.[0]
  if (id) return id.toUpperCase()
  const individuals = people.filter(isIndividual)
  const receiver = individuals.find(({ at }) => /[给替帮代为]$/.test(text.slice(0, at)))
  const general = (receiver ?? individuals[0])?.name
  return (
    general ??
    colleague.exec(text)?.groups?.who ??
    /\bfor (?:my colleague )?(?<who>[一-龥]{2,4})/.exec(text)?.groups?.who
  )
}

/** Where a journey goes. */
function destinationOf(text: string): string | undefined {
  const english = /\b(?:to|for|in) (?<place>(?!a\b|the\b|my\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?)/.exec(
    text.replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, ''),
  )?.groups?.place
  if (english) return english
  const named =
    /(?:去|到|前往|赴|飞|回)(?:一?趟)?(?<place>[一-龥]{2,6}?)(?=旅游|旅行|玩|耍|转|逛|走走|溜达|散心|自驾|跟团|休假|过年|过节|开会|培训|探|看|度假|出差|参加|办|两|几|一天|$|[,，。\d])/.exec(
      text,
    )?.groups?.place
  if (named && !/报备|审批|批/.test(named)) return named.replace(/(?<=[一-龥]{2})(?:老家|家乡)$/, '')
  const bare = text
    .split(/[,，。;；]/)
    .find((part) => /^[一-龥]{2,6}$/.test(part) && !/报|批|请|走|办|审|旅|玩|探|假/.test(part))
  const place = readDestination(text) ?? bare
  return place?.replace(/(?<=[一-龥]{2})(?:老家|家乡)$/, '')
}

const payItem =
  /基础性绩效|奖励性绩效|绩效(?:工资)?|职务工资|岗位工资|级别工资|薪级工资|合同工资|工作性津贴|津贴|生活性补贴|补贴|加班费|补发|年终(?:一次性)?奖金?|职业年金|养老(?:保险)?|医保|医疗保险|失业保险|(?:住房)?公积金|个税|个人所得税|housing fund|income tax|back pay|bonus|overtime pay/i

/** The one item of a slip that a text asks for, in its own words; of two it asks for neither alone. */
function payItemIn(text: string): string | undefined {
  const [word, another] = [...text.matchAll(new RegExp(payItem, 'gi'))].map(([found]) => found)
  return another === undefined || another === word ? word : undefined
}

/** Arguments whose answer may be any words, in the order they are asked for. */
export const freeArguments = ['purpose', 'reason', 'destination', 'value', 'text'] as const

/** Words that were given as the answer to a question for one of them. */
export function freeAnswer(text: string): string | undefined {
  const out = text
    .replace(/^(?:是|因为|由于|为了|用于|用来|去|要)+/, '')
    .replace(/(?:用的|要用|用)?[。.!！吧呢啊]*$/, '')
  return out.length >= 2 && out.length <= 60 ? out : undefined
}

/** Fillers of arguments that only the tools of time, pay, certificates and the own record have. */
export const timeFillers: Readonly<Record<string, Filler>> = {
  ...changeFillers,
  spans: ({ dates }) => {
    const spans = dates.spans.filter(({ grain }) => grain === 'day' || grain === 'week')
    return spans.length === 0 ? undefined : spans.map(({ from, to }) => ({ start: from, end: to }))
  },
  time: (reading) => {
    const [first] = readTimes(reading.text)
    // Who leaves at six leaves in the evening.
    const isEvening = first && sideOf(reading) === 'OUT' && first.minutes < 600 && !/早|上午|凌晨/.test(reading.text)
    return first && timeText(first.minutes + (isEvening ? 720 : 0))
  },
  side: sideOf,
  purpose: ({ text }, _field, names) => (names.has('destination') ? readTravelPurpose(text) : readPurpose(text)),
  copies: ({ text }) => readCopies(text),
  language: ({ text }) =>
    /英文|英语|in english|it english|^english|english (?:version|copy|copies|one)/i.test(text)
      ? 'en'
      : /中文版|in chinese/i.test(text)
        ? 'zh'
        : undefined,
  field: fieldOf,
  value: newValue,
  compareWith: otherMonth,
  compensation: ({ text }) =>
    /(?<!不要)(?:加班费|加班工资)|(?<!不)(?:给钱|付钱|发钱|要钱)|折钱|\bpaid\b|\bpay\b/i.test(text)
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
  if (names.has('compareWith') && name === 'item') return payItemIn(reading.text) ?? null
  if (name === 'person' && names.has('leaveType')) return colleagueIn(reading) ?? null
  if (names.has('destination') && names.has('purpose')) return travelArgument(name, reading)
  return undefined
}

/** The days of a journey are those said in figures, where there are any: 春节前 beside them says when it is asked for. */
function travelArgument(name: string, reading: Reading): unknown {
  if (name === 'destination') return destinationOf(reading.text) ?? null
  if (name !== 'from' && name !== 'to') return undefined
  const { text, dates } = reading
  const figures = dates.spans.filter(({ at, length }) => /\d/.test(text.slice(at, at + length)))
  // 2月去,15号到21号: the days, and no month beside them.
  const days = figures.filter(({ grain }) => grain === 'day')
  const spans = days.length > 0 ? days : figures.length > 0 ? figures : dates.spans
  return (name === 'from' ? spans[0]?.from : spans.at(-1)?.to) ?? null
}

function timedArgument(name: string, reading: Reading, field: Field): unknown {
  if (name === 'date') return dayMeant(reading, field) ?? null
  if (name === 'reason') return timedReason(reading) ?? null
  if (name !== 'from' && name !== 'to') return undefined
  const [first, second] = readTimes(reading.text)
  const time = name === 'from' ? first : second
  return time ? timeText(time.minutes) : null
}
