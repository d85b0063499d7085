import type { DateSpan } from './dates.ts'
import { type Day, makeDay, partsOf } from './days.ts'
import { readNumber } from './numbers.ts'

const year = '(?:(?:19|20)\\d{2}|[一二][九零〇○]?[零〇○一二三四五六七八九]{2,3}|(?<!\\d)[3-9]\\d(?=年|[./-]))'
const month = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const dayOfMonth = '(?:3[01]|[12]\\d|0?[1-9]|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const dated = `(?<y>${year})\\s?(?:年|[./-])\\s?(?<m>${month})(?:\\s?(?:月|[./-])份?)?(?:\\s?(?<d>${dayOfMonth})(?:[日号]|(?![\\d年个])))?`

const born: readonly RegExp[] = [
  new RegExp(`(?:出生(?:日期|年月|时间)?|生于|生日)(?:是|为|在|于|:|,)*\\s?${dated}`),
  new RegExp(
    `${dated}\\s?(?:那会儿?|份)?(?:出生|生(?!病|孩|娃|小|育|效|活|了|二|三|一)|的人|的(?=[,。?]|什么|哪|几|男|女|老|公|干|职|工)|男|女)`,
  ),
  new RegExp(`(?:男|女)(?:性|同志|的|干部|工人|职工|公务员)?[,、:]?\\s?${dated}`),
  /born (?:on |in )?(?:(?<d>\d{1,2})(?:st|nd|rd|th)? )?(?:(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* )(?:(?<d2>\d{1,2})(?:st|nd|rd|th)?,? )?(?<y>19\d{2}|20[01]\d)/i,
  /born (?:on |in )?(?<y>19\d{2}|20[01]\d)-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?/i,
]
const bornYear = new RegExp(
  `(?<y>${year})年?(?:出生|生(?!病|孩|娃|小|育|效|活)的?|的人)|born in (?<y2>19\\d{2}|20[01]\\d)`,
  'i',
)
const datedAlone = new RegExp(`(?<!\\d)${dated}`)
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const notBorn = /^(?:份)?(?:参加|入职|工作|上班|进单位|退休|报到|毕业)/

function fullYear(text: string): number | null {
  const value = /^[一二]/.test(text) ? readNumber(text.replace(/○/g, '〇')) : Number(text)
  if (value === null || Number.isNaN(value)) return null
  return value < 100 ? 1900 + value : value
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

function fromMatch(groups: Readonly<Record<string, string | undefined>>): string | null {
  const born = fullYear(groups.y ?? '')
  const monthSaid = groups.mon ? months.indexOf(groups.mon.toLowerCase()) + 1 : readNumber(groups.m ?? '')
  if (born === null || monthSaid === null || born < 1930 || born > 2010) return null
  const date = readNumber(groups.d ?? groups.d2 ?? '')
  if (date === null) return `${born}-${twoDigits(monthSaid)}`
  return makeDay(born, monthSaid, date)
}

/** A date of the last century beside a sex, where the day of retirement is asked for: 女,专技岗,79年10月. */
function readBeside(text: string): string | null {
  if (!/[男女]/.test(text) || !/退|到龄/.test(text)) return null
  const match = datedAlone.exec(text)
  if (!match?.groups || notBorn.test(text.slice(match.index + match[0].length))) return null
  const found = fromMatch(match.groups)
  return found && found < '1996' ? found : null
}

/**
 * The date of birth a text states: a day, a month (`1968-05`), or a year alone where nothing more is said; null when
 * it states none.
 */
export function readBirth(text: string): string | null {
  for (const pattern of born) {
    const match = pattern.exec(text)
    if (!match?.groups || notBorn.test(text.slice(match.index + match[0].length))) continue
    const found = fromMatch(match.groups)
    if (found) return found
  }
  const beside = readBeside(text)
  if (beside) return beside
  const groups = bornYear.exec(text)?.groups
  const alone = fullYear(groups?.y ?? groups?.y2 ?? '')
  return alone !== null && alone >= 1930 && alone <= 2010 ? String(alone) : null
}

const wants =
  /想|打算|准备|申请|提前|延迟|延到|推迟|干到|能不能|可不可以|可以|行不行|希望|want|like to|could i|can i|plan/i

/** The day or month somebody would like to retire, which is none of the past. */
export function readChosen(text: string, spans: readonly DateSpan[], today: Day): string | null {
  if (!wants.test(text)) return null
  const span = spans.find(({ from, grain }) => from >= today && (grain === 'day' || grain === 'month'))
  if (!span || partsOf(span.from).year > partsOf(today).year + 45) return null
  return span.grain === 'day' ? span.from : span.from.slice(0, 7)
}

const retires =
  /退休|(?:几时|什么时候|啥时候|哪[年天月]|多大)(?:才|能|可以)?到龄|(?:算|看|查)(?:一下|下|算)?(?:法定)?退|啥时候退|哪天退|几时退|何时退|最[晚早].{0,6}(?:退|干到)|干到(?:哪|什么)|什么时候退|哪年退|退下来|退(?:了|得了)?(?:吗|么|没|$|[,?？])|retire|retirement/i
const asksWhen =
  /什么时候|啥时候|何时|几时|哪一?[年天月]|几几年|几岁|多大|几年|多少年|多久|几号|几月|最早|最晚|延迟|延多少|推迟|早退|提前到|干到|到龄|还[有差剩](?:几|多)|多少岁|when|how (?:long|old|many)|earliest|latest|what age|date/i
const otherMatter =
  /手续|材料|流程|协议|养老金|退休金|待遇|补贴|工资|钱|返聘|体检|党|证(?!件)|公示|荣誉|欢送|条件|审批|档案|(?<!延迟)退休后|退休了|退休人员|老干部|pension|paperwork|procedure|salary/i

/** Whether a text asks for a date of retirement that can be computed from what it says, or from the own record. */
export function asksRetirement(text: string, hasSubjectOfOthers: boolean, choosesDay: boolean): boolean {
  if (!retires.test(text)) return false
  if (readBirth(text) !== null) return asksWhen.test(text) || !/手续|材料|流程|养老金|待遇/.test(text)
  const own = /我|本人|自己|\bi\b|\bmy\b/i.test(text) && !hasSubjectOfOthers
  return own && !otherMatter.test(text) && (asksWhen.test(text) || choosesDay || /能退|可以退|退得了/.test(text))
}
