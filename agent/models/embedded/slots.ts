import { readYear } from '../../understand/date-word.ts'
import type { DateSpan } from '../../understand/dates.ts'
import { hasSeveralDecisions, readDecision, readForwardTo, readItemIds, readItems } from '../../understand/decisions.ts'
import { readNamedReason } from '../../understand/flow-words.ts'
import { leaveName } from '../../understand/leave-types.ts'
import { readProvince } from '../../understand/places.ts'
import { readComment, readDestination, readReason } from '../../understand/reasons.ts'
import { readService } from '../../understand/service.ts'
import { peopleFillers } from './people-slots.ts'
import type { Reading } from './reading.ts'
import type { Field, Filler } from './schema.ts'
import { flowFillers, matterPerson, standIn } from './slots-flows.ts'
import { withGrowth } from './slots-growth.ts'
import { ruleFillers, termStart } from './slots-rules.ts'
import { withService } from './slots-service.ts'
import { timeFillers } from './slots-time.ts'

function dayOf(reading: Reading): DateSpan | undefined {
  return reading.dates.spans.find(({ grain }) => grain === 'day')
}

/** The year a text names, if it does. */
function saidYear({ text, today }: Reading): number | undefined {
  const match =
    /(?<full>(?:19|20)\d{2})(?=年|\s|$|的|\D)|(?<word>今年|本年|明年|后年|去年|前年|来年|上(?:一)?年度?(?!半))|(?<short>(?<!\d)\d{2}年)(?!\d|假|的?工龄|工龄)|(?<en>this|next|last) year/i.exec(
      text,
    )
  if (!match?.groups) return undefined
  const { full, word, short, en } = match.groups
  if (full) return Number(full)
  if (en)
    return Number(today.slice(0, 4)) + { this: 0, next: 1, last: -1 }[en.toLowerCase() as 'this' | 'next' | 'last']
  return readYear(word?.replace(/^上.*/, '去年') ?? short, today) ?? undefined
}

// 除夕 has no entry of its own in the notices: it is part of 春节.
const holidayOf: Readonly<Record<string, string>> = { 除夕: '春节' }

function holiday({ dates }: Reading, field: Field): string | undefined {
  const name = dates.spans.find((span) => span.holiday !== null)?.holiday
  if (!name) return undefined
  const wanted = holidayOf[name] ?? name
  return field.options.length === 0 ? wanted : field.options.find((option) => option === wanted)
}

// What a list is for names no condition: 用于年轻干部调研 is about no unit.
function withoutPurpose(reading: Reading): Reading {
  return {
    ...reading,
    text: reading.text.replace(
      /[,，]?(?:用于|用途|目的是|为了|,? for |(?<=[,，])上?报(?:送)?(?=[一-龥]{2,8}(?:局|部|办|处|组)))[^,，]*$/,
      '',
    ),
  }
}

function unit({ text }: Reading): string | undefined {
  const match =
    /(?<unit>[一-龥]{2,8}?(?:科|处|局|室|中心|大队|支队|股|部|所|站|组|馆|学校|(?<![医法学住出入影剧])院))(?!长|员|室|里(?:的)?人事|级|目|学|技|以上|以下|生|女|男)(?<!干部|全部|内部|外部|女干|男干|都有|一部|大部|局部)/.exec(
      text.replace(/^(?:把|帮我|给我|请|麻烦|查一?下|看一?下|看看|查查|列一?下|列出)+/, ''),
    )
  const name = match?.groups?.unit?.replace(
    /^(?:.*(?:看看|看下|查下|查(?=[一-龥]{2,4}(?:科|处|室|中心))|查一下|看一下|查查|列出|^看|^查|天|周|月|日|号|底|年|在|的|^那|请问|想知道|了解|关于|[扫跑筛](?:一)?[遍轮下次]|^(?:单独|重新|再|先|就|光)+))|^(?:给|对|把|就|让|到|替|向|从|跟|扫|筛)/,
    '',
  )
  if (!name || name.length < 3 || /我们|咱|本|全|哪|这|那|你们|我|各|几个|有|按/.test(name)) return undefined
  return name
}

function items(reading: Reading): readonly string[] | undefined {
  // People a comment speaks of are no items.
  const comment = readComment(reading.text)
  const plain = comment ? readItems(reading.text.replace(comment, ''), reading.self) : []
  const found = plain.length > 0 ? plain : readItems(reading.text, reading.self)
  if (found.length === 0) {
    const { leaveType, text } = reading
    return leaveType?.named ? [text.slice(leaveType.at, leaveType.at + leaveType.length)] : undefined
  }
  if (found[0] === 'all') return [allOf(reading)]
  return found.map((item) => withKind(item, reading))
}

// 年假的都批 is all of one kind, 综合科的都同意 all of one unit: never more than was said.
function allOf(reading: Reading): string {
  const { leaveType, text } = reading
  const kind = leaveType?.named ? text.slice(leaveType.at, leaveType.at + leaveType.length) : ''
  const of = unit(reading) ?? ''
  if (of !== '') return `${of}的全部${kind}`
  return kind === '' ? 'all' : `所有${kind}`
}

// 周占位的事假 names the item better than the person alone.
function withKind(item: string, { text }: Reading): string {
  const after = text.slice(text.indexOf(item) + item.length)
  const kind =
    /^(?:同志)?的(?:那个|那条)?(?<kind>年(?:休)?假|病假|事假|婚假|产假|陪产假|育儿假|探亲假|丧假|调休|补休|补卡|加班|销假|外出报备|报备|出国|出境|全部|所有)/.exec(
      after,
    )?.groups?.kind
  return kind ? `${item}的${kind}` : item
}

function request(reading: Reading): string | undefined {
  const id = readItemIds(reading.text)[0]
  if (id) return id
  if (reading.dates.spans.length > 0) return undefined
  return reading.leaveType?.named ? leaveName(reading.leaveType.code, 'zh') : undefined
}

function isAboutLeave(reading: Reading): (part: string) => boolean {
  return (part) => {
    const at = reading.text.indexOf(part)
    const inside = (place: { readonly at: number; readonly length: number }) =>
      place.at < at + part.length && at < place.at + place.length
    return (
      reading.dates.spans.some(inside) ||
      reading.durations.some(inside) ||
      reading.leaveTypes.some((each) => each.named && inside(each)) ||
      /请(?:个|一|半|几)?.{0,4}假|休假|申请|leave/i.test(part)
    )
  }
}

function days({ span, dates }: Reading): number | undefined {
  if (dates.spans.some(({ ranged }) => ranged)) return undefined
  return span.days !== undefined && span.days > 0 ? span.days : undefined
}

// Where a tool takes a number of days, the last day is what it gives and not what it is told.
function spanEnd(reading: Reading, names: ReadonlySet<string>): string | undefined {
  return names.has('days') && days(reading) !== undefined ? undefined : reading.span.end
}

function asOf(reading: Reading): string | undefined {
  const { text } = reading
  const start = readService(text, reading.today).workStart
  const span = reading.dates.spans.find(
    ({ grain, from, at, length }) =>
      (grain === 'day' || grain === 'month') &&
      from.slice(0, 7) !== start?.slice(0, 7) &&
      !/^(?:份)?(?:参加|入职|开始工作|毕业|的?工龄)/.test(text.slice(at + length)),
  )
  return span?.from
}

function range(side: 'from' | 'to'): Filler {
  return ({ dates }) => {
    const first = dates.spans[0]
    const last = dates.spans.at(-1)
    return side === 'from' ? first?.from : last?.to
  }
}

function period({ dates }: Reading): string | undefined {
  return dates.spans[0]?.from.slice(0, 7)
}

function service(key: keyof ReturnType<typeof readService>): Filler {
  return ({ text, today }) => readService(text, today)[key]
}

const general: Readonly<Record<string, Filler>> = {
  ...flowFillers,
  ...timeFillers,
  leaveType: ({ leaveType }) => leaveType?.code,
  start: ({ span }) => span.start,
  end: (reading, _field, names) => spanEnd(reading, names),
  days: (reading) => days(reading),
  startHalf: (reading, _field, names) =>
    days(reading) !== undefined && names.has('days') ? undefined : reading.span.startHalf,
  endHalf: (reading, _field, names) =>
    days(reading) !== undefined && names.has('days') ? undefined : reading.span.endHalf,
  reason: (reading, _field, names) =>
    names.has('alert')
      ? peopleFillers.disposal(reading)
      : names.has('lastDay') || names.has('toUnit')
        ? readNamedReason(reading.text)
        : (readReason(reading.text, isAboutLeave(reading)) ?? undefined),
  destination: ({ text }) => readDestination(text) ?? undefined,
  from: (reading, field, names) =>
    names.has('overdue')
      ? peopleFillers.dueFrom(reading)
      : names.has('matter')
        ? termStart(reading, field, names)
        : range('from')(reading, field, names),
  to: (reading, field, names) =>
    names.has('decision')
      ? readDecision(reading.text) === 'forward'
        ? (readForwardTo(reading.text, reading.self) ?? undefined)
        : undefined
      : names.has('kinds')
        ? standIn(reading, names)
        : names.has('overdue')
          ? peopleFillers.dueTo(reading)
          : range('to')(reading, field, names),
  date: (reading, _field, names) => {
    // A step asks for a day only where somebody reports for duty.
    if (names.has('document') && !/报到|到岗|report/i.test(reading.text)) return undefined
    const span = dayOf(reading)
    return span &&
      (span.holiday === null ||
        !['元旦', '除夕', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].includes(span.holiday))
      ? span.from
      : undefined
  },
  holiday,
  year: (reading) => saidYear(reading),
  period,
  request,
  unit,
  reveal: ({ text }) => (/身份证|证件号|id (?:card|number)|完整|明文|不打码|unmasked/i.test(text) ? true : undefined),
  items,
  decision: ({ text, self }) => (hasSeveralDecisions(text, self) ? undefined : (readDecision(text) ?? undefined)),
  comment: ({ text }) => readComment(text) ?? undefined,
  person: matterPerson,
  name: peopleFillers.contact,
  filter: (reading) => peopleFillers.filter(withoutPurpose(reading), unit(withoutPurpose(reading))),
  sort: peopleFillers.sort,
  limit: peopleFillers.limit,
  sources: (reading, _field, names) => peopleFillers.sources(reading, names.has('person') ? 1 : 2),
  overdue: peopleFillers.overdue,
  overOnly: peopleFillers.overOnly,
  everyone: peopleFillers.everyone,
  alert: peopleFillers.alert,
  code: peopleFillers.code,
  codes: peopleFillers.codes,
  balances: peopleFillers.balances,
  question: ({ text }) => text,
  asOf: (reading, _field, names) => (names.has('workYears') ? asOf(reading) : undefined),
  region: ({ text }) => readProvince(text) ?? undefined,
  province: ({ text }) => readProvince(text) ?? undefined,
  workYears: service('workYears'),
  workStart: service('workStart'),
  sickMonths: service('sickMonths'),
  personalDays: service('personalDays'),
  personalLeavePaid: service('personalLeavePaid'),
  schoolVacationDays: service('schoolVacationDays'),
  annualIncome: service('annualIncome'),
  untakenDays: service('untakenDays'),
  cause: service('cause'),
  ...ruleFillers,
}

/** Fillers by the name of the argument; the names of the catalogue mean the same in every tool. */
export const fillers: Readonly<Record<string, Filler>> = withService(withGrowth(general))
