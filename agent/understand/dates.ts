import { isTakenBack, type Point, reachesToday, readBareEnd } from './date-joints.ts'
import type { DateContext, DateSpec, Grain } from './date-spec.ts'
import { fixDate } from './date-spec.ts'
import { englishDateWords } from './date-words-en.ts'
import { chineseDateWords } from './date-words-zh.ts'
import { type Day, type Half, weekdayOf } from './days.ts'
import { adjoins } from './workdays.ts'

/** A date or a span of dates found in a text. */
export type DateSpan = {
  /** Place in the text. */
  readonly at: number
  readonly length: number
  readonly from: Day
  readonly to: Day
  readonly grain: Grain
  readonly fromHalf: Half | null
  readonly toHalf: Half | null
  /** Name of the holiday it was said by, such as 国庆节. */
  readonly holiday: string | null
  /** True for expressions such as 月底 that leave the day open. */
  readonly vague: boolean
  /** True when said as “from … to …”. */
  readonly ranged: boolean
}

/** Something said as a date that cannot be one. */
export type DateFault = { readonly kind: 'no_such_day' | 'end_before_start'; readonly said: string }

/** All dates of a text. */
export type Dates = { readonly spans: readonly DateSpan[]; readonly faults: readonly DateFault[] }

const words = [...chineseDateWords, ...englishDateWords]
const halfAfter =
  /^\s?(?:的|在)?\s?(?:(?<am>上午|早上|早晨|清早|一早|早|\(?\bam\b\)?|(?:in the )?morning)|(?<pm>下午|午后|晚上|傍晚|\(?\bpm\b\)?|(?:in the )?afternoon))/i
const halfBefore = /(?:(?<am>\bmorning of\s)|(?<pm>\bafternoon of\s))$/i

function longestWord(text: string, at: number, today: Day): { readonly end: number; readonly spec: DateSpec } | null {
  let best: { readonly end: number; readonly spec: DateSpec } | null = null
  for (const { pattern, read } of words) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || match[0] === '' || (best && at + match[0].length <= best.end)) continue
    const spec = read({ ...match.groups, 0: match[0] }, today)
    if (spec) best = { end: at + match[0].length, spec }
  }
  return best
}

function halfOf(groups: Readonly<Record<string, string | undefined>> | undefined): Half | null {
  if (groups?.am) return 'am'
  return groups?.pm ? 'pm' : null
}

function readHalf(text: string, at: number, end: number): { readonly half: Half | null; readonly end: number } {
  const said = text.slice(at, end)
  if (/早$/.test(said)) return { half: 'am', end }
  const after = halfAfter.exec(text.slice(end))
  if (after) return { half: halfOf(after.groups), end: end + after[0].length }
  return { half: halfOf(halfBefore.exec(text.slice(0, at))?.groups), end }
}

function findPoints(text: string, today: Day): readonly Point[] {
  const points: Point[] = []
  for (let at = 0; at < text.length; ) {
    const found = longestWord(text, at, today)
    if (!found) {
      at += 1
      continue
    }
    const { half, end } = readHalf(text, at, found.end)
    points.push({ at, end, spec: found.spec, half })
    at = end
    for (let bare = readBareEnd(text, points.at(-1)); bare; bare = readBareEnd(text, bare)) {
      const halved = readHalf(text, bare.at, bare.end)
      points.push({ ...bare, ...halved })
      at = halved.end
    }
  }
  return points
}

const rangeGap =
  /^\s?[,、]?\s?(?:开始|起|那天|早上|的|走|出发|动身|去)?\s?[,、]?\s?(?:一直|直|请|休|放|连|持续|算)?\s?(?:休|请)?(?:[一-龥]{0,5}假|公休|调休|补休)?,?(?:直|一直)?(?:到|至|~+|-+|—+|–+|to|thru|through|until|till|up to|and ends? on)\s?(?:the )?$/i
const listGap = /^\s?(?:[、,]|和|与|跟|及|以及|and|&|,\s?and|加上?|还有)?\s?$/i

function isVague(spec: DateSpec): boolean {
  return spec.kind === 'month' && spec.part !== 'whole'
}

function toSpan(text: string, point: Point, context: DateContext): DateSpan | null {
  const said = fixDate(point.spec, context)
  if (!said) return null
  const isOpen = reachesToday(text, point) && said.from <= context.today
  const fixed = isOpen ? { ...said, to: context.today } : said
  return {
    at: point.at,
    length: point.end - point.at,
    from: fixed.from,
    to: fixed.to,
    grain: fixed.grain,
    fromHalf: point.half,
    toHalf: point.half,
    holiday: point.spec.kind === 'holiday' ? point.spec.name : null,
    vague: isVague(point.spec) && !isOpen,
    ranged: isOpen,
  }
}

function join(a: DateSpan, b: DateSpan, ranged: boolean): DateSpan {
  return {
    at: a.at,
    length: b.at + b.length - a.at,
    from: a.from,
    to: b.to,
    grain: 'day',
    fromHalf: a.fromHalf,
    toHalf: b.toHalf,
    holiday: null,
    vague: a.vague,
    ranged,
  }
}

// 12月25号周五, Friday (27 November): the weekday only repeats the day.
function namesSameDay(last: DateSpan, gap: string, point: Point): boolean {
  if (point.spec.kind !== 'weekday' || !/^[\s,(（]*(?:那个?|是个?|就是)?$/.test(gap)) return false
  return weekdayOf(last.to) === point.spec.weekday && last.grain === 'day'
}

type Collected = { spans: DateSpan[]; faults: DateFault[] }

type Joint = 'repeats' | 'range' | 'list' | 'apart'

function jointOf(gap: string, last: DateSpan, point: Point): Joint {
  if (namesSameDay(last, gap, point)) return 'repeats'
  if (rangeGap.test(gap)) return 'range'
  return listGap.test(gap) && !last.vague ? 'list' : 'apart'
}

function touches(last: DateSpan, span: DateSpan): boolean {
  return adjoins(last.to, span.from) && last.toHalf !== 'am' && span.fromHalf !== 'pm'
}

// 2月5号走,12号回: a bare day close behind another is of that month or the next.
const nearGap = /^[^。;!?\d]{1,8}$/
// 国庆想去日本转一圈,1号走6号回: the days are of that holiday's month.
const farGap = /^[^。;!?\d]{1,24}$/

function leansOn(text: string, last: DateSpan, { spec, at }: Point): boolean {
  return (
    spec.kind === 'date' &&
    spec.monthShift === null &&
    (last.holiday ? farGap : nearGap).test(text.slice(last.at + last.length, at))
  )
}

function addAfter(text: string, last: DateSpan, point: Point, base: DateContext, { spans, faults }: Collected): void {
  const gap = text.slice(last.at + last.length, point.at)
  const joint = jointOf(gap, last, point)
  if (joint === 'repeats') {
    const toHalf = point.half ?? last.toHalf
    spans.splice(-1, 1, { ...last, length: point.end - last.at, toHalf })
    return
  }
  const span = toSpan(
    text,
    point,
    joint === 'apart' && !leansOn(text, last, point) ? base : { ...base, start: last.from },
  )
  if (span && isTakenBack(gap)) {
    spans.splice(-1, 1, span)
    return
  }
  if (!span) faults.push({ kind: 'no_such_day', said: text.slice(point.at, point.end) })
  else if (joint === 'range' && span.to < last.from) {
    faults.push({ kind: 'end_before_start', said: text.slice(last.at, point.end) })
  } else if (joint === 'range' || (joint === 'list' && touches(last, span))) {
    spans.splice(-1, 1, join(last, span, joint === 'range'))
  } else spans.push(span)
}

function add(text: string, point: Point, base: DateContext, out: Collected, joins: boolean): void {
  const last = joins ? out.spans.at(-1) : undefined
  if (last) {
    addAfter(text, last, point, base, out)
    return
  }
  const span = toSpan(text, point, base)
  if (span) out.spans.push(span)
  else out.faults.push({ kind: 'no_such_day', said: text.slice(point.at, point.end) })
}

/** Finds the dates of a normalised text; spans said as “from … to …” and neighbouring days become one. */
export function readDates(text: string, today: Day, prefer: DateContext['prefer'] = 'future'): Dates {
  const out: Collected = { spans: [], faults: [] }
  let joins = false
  for (const point of findPoints(text, today)) {
    const faults = out.faults.length
    add(text, point, { today, prefer: preferFor(text, point, prefer) }, out, joins)
    joins = out.faults.length === faults
  }
  return { ...out, spans: withoutEchoes(text, out.spans) }
}

const echo = /^这[几两三四五]?天$/

/** 12月7号8号这两天, 今天头疼,就今天一天: what only says a day once more is no other day. */
function withoutEchoes(text: string, spans: readonly DateSpan[]): DateSpan[] {
  return spans.filter((span, nth) => {
    const before = spans.slice(0, nth)
    if (before.length === 0) return true
    if (echo.test(text.slice(span.at, span.at + span.length))) return false
    return !before.some(
      ({ from, to, fromHalf, toHalf }) =>
        from === span.from && to === span.to && fromHalf === span.fromHalf && toHalf === span.toHalf,
    )
  })
}

/** A bare weekday or date that something was done on lies in the past. */
function preferFor(text: string, point: Point, prefer: DateContext['prefer']): DateContext['prefer'] {
  const after = text.slice(point.end, point.end + 6)
  const done =
    reachesToday(text, point) ||
    /^份?[到至](?:现在|目前|如今|今[天日])/.test(after) ||
    /^(?:那天)?(?:我)?(?:请|提|交|报|申请|提交|发|休)(?:的|过|了|上去的|交的)/.test(after) ||
    /^(?:that )?i (?:submitted|sent)/i.test(after)
  return done ? 'past' : prefer
}
