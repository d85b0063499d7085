import type { DateSpan } from './dates.ts'
import { blank } from './durations.ts'
import { readNumber } from './numbers.ts'
import { readTimes, type TimeMention, timeText } from './times.ts'

type Place = { readonly at: number; readonly length: number }

/** What a text says of a reminder, as {@link readInstant} takes it; what it leaves open is left out. */
export type ReminderWords = { readonly at?: string; readonly text?: string }

/** The words by which a reminder is asked for. */
export const reminderCue =
  /(?:给|帮)我提(?:个|一个)?醒|(?:(?:帮|给|替)我)?(?:设(?:置|定)?|定|建|加|弄|来)(?:个|一个|一条|条)?(?:.{0,12}的)?(?:提醒|闹钟|备忘|闹铃)|(?:帮我|给我)?(?:记得|别忘了|到时候?|到点|准时|及时|再|务必)*(?:来)?提醒(?:一下|一声|下|一次)?(?:我们?|本人|俺)(?:一下|一声|下|一次)?(?:要|该|记得|别忘了)?|(?:叫|喊|通知|催)(?:一下|一声|下|一次)?我(?:一下|一声|一次)?(?=$|[,。!]|去|吃|开|交|打|给|拿|取|接|参加|起|上|出|把|看|写|报|准备)|帮我记(?:着|住|一下|下)|(?:please )?remind me(?: again)?|(?:set|create|add|make)(?: me)? an? (?:reminder|alarm)(?: for me)?|give me a reminder|(?:ping|nudge|alert|notify) me|don't let me forget/i

const count = '(?<count>半|\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const aheadZh = new RegExp(
  `(?:再?过|等)?(?:${count}(?<mid>个半)?个?(?<unit>小时|钟头|分钟|分|刻钟)(?<tail>半)?)(?:之后|以后|过后|后|(?=提醒|叫|喊|再))`,
)
const passing = new RegExp(`(?:再?过|等)${count}(?<mid>个半)?个?(?<unit>小时|钟头|分钟|刻钟)(?<tail>半)?`)
const aheadEn =
  /\b(?:(?:in|after) )?(?<count>half an|an?|\d{1,3}|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty-five)(?: more)? (?<unit>hours?|minutes?|mins?)(?: and (?<half>a half))?(?:(?<=\b(?:in|after) .{1,40})| from now)/i
const earlierZh = new RegExp(`提[前早]${count}个?(?<unit>小时|钟头|分钟|刻钟|天)`)
const earlierEn =
  /(?<count>\d{1,3}|an?|one|two|half an) (?<unit>hours?|minutes?|mins?|days?) (?:before(?:hand)?|earlier|ahead)/i
const english: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, fifteen: 15, twenty: 20 },
  ...{ thirty: 30, 'forty-five': 45, 'half an': 0.5 },
}

function numberOf(said: string): number | null {
  return said === '半' ? 0.5 : (english[said.toLowerCase()] ?? readNumber(said))
}

/** A length as ISO 8601; null for none. */
function lengthOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { count: said = '', unit = '', mid, tail, half } = groups
  const base = numberOf(said)
  if (base === null) return null
  const value = base + (mid || tail || half ? 0.5 : 0)
  if (/天|day/i.test(unit)) return `P${value}D`
  const each = /刻/.test(unit) ? 15 : /分|min/i.test(unit) ? 1 : 60
  const minutes = Math.round(value * each)
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`
}

type Found = Place & { readonly length8601: string }

function find(text: string, patterns: readonly RegExp[]): Found | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    const iso = match?.groups ? lengthOf(match.groups) : null
    if (match && iso) return { at: match.index, length: match[0].length, length8601: iso }
  }
  return null
}

// Parts of a day and of office hours, where no hour is said.
const partsOfDay: readonly (readonly [pattern: RegExp, time: string])[] = [
  [/(?:下班|收工)(?:以?前|之前|的时候|时)?|(?:before|at) (?:the )?end of (?:the )?(?:day|work)/i, '17:00'],
  [
    /(?:一上班|上班(?:的时候|时|以?后|就)|一早|大早上|清早|早上|早晨|明早|今早|早(?=提醒|叫))|in the morning|first thing/i,
    '08:30',
  ],
  [/上午/, '09:00'],
  [/中午|午饭|at noon|\bnoon\b/i, '12:00'],
  [/下午|午后|in the afternoon/i, '14:00'],
  [/晚上|今晚|明晚|傍晚|in the evening|tonight/i, '19:00'],
]

/** The mention before the cue that is nearest to it, else the first after it. */
function nearest<T extends Place>(mentions: readonly T[], cue: number): T | undefined {
  return mentions.filter(({ at }) => at < cue).at(-1) ?? mentions[0]
}

function isBeside(one: Place, other: Place): boolean {
  const [first, second] = one.at < other.at ? [one, other] : [other, one]
  return second.at - (first.at + first.length) <= 6
}

function timeFor(times: readonly TimeMention[], day: DateSpan | undefined, cue: number): TimeMention | undefined {
  if (day) return times.find((time) => isBeside(time, day)) ?? times.find(({ at }) => at < cue === day.at < cue)
  return nearest(times, cue)
}

type Chosen = { readonly at?: string; readonly taken: readonly Place[] }

function chooseInstant(text: string, spans: readonly DateSpan[], cue: Place): Chosen {
  const earlier = find(text, [earlierZh, earlierEn])
  const ahead = earlier ? null : find(text, [aheadZh, passing, aheadEn])
  if (ahead) return { at: ahead.length8601, taken: [ahead] }
  const day = nearest(spans, cue.at)
  const time = timeFor(readTimes(text), day, cue.at)
  const taken: Place[] = [day, time, earlier].flatMap((place) => place ?? [])
  const part = time ? undefined : partOfDay(text, day, cue.at)
  if (part) taken.push(part)
  const clock = time ? timeText(lateIn(text, time, day)) : part?.time
  if (!day && !clock) return { taken }
  const said = [day?.from, clock].filter((each) => each !== undefined).join('T')
  // A day less some minutes is less than the day at nine.
  const base = earlier && day && !clock ? `${said}T09:00` : said
  return { at: earlier ? `${base}-${earlier.length8601}` : base, taken }
}

// 明天下午三点 may be read as a day with its half and a bare hour.
function lateIn(text: string, { minutes, at }: TimeMention, day: DateSpan | undefined): number {
  const isLate = day?.fromHalf === 'pm' || /(?:晚上?|下午|傍晚)$/.test(text.slice(0, at).trimEnd())
  return isLate && minutes < 720 ? minutes + 720 : minutes
}

function partOfDay(
  text: string,
  day: DateSpan | undefined,
  cue: number,
): (Place & { readonly time: string }) | undefined {
  // Only beside the day, or before the cue: 提醒我准备下午的会 names the meeting.
  const from = day ? day.at : 0
  const to = day ? day.at + day.length + 5 : cue
  for (const [pattern, time] of partsOfDay) {
    const match = pattern.exec(text.slice(from, Math.max(to, from)))
    if (match) return { at: from + match.index, length: match[0].length, time }
  }
  return undefined
}

const edges =
  /^[\s\0,。.!?:;、"“”]+|[\s\0,。.!?:;、"“”]+$|^(?:(?:请|麻烦(?:你|您)?|帮我|给我|替我|你|您|能不能|可以|可不可以|我(?:想|要)(?=提醒|让|请|你)|记得|别忘了?|到时候?|要(?!求|闻|件|点|紧|素|领|务|案)|的时候|之前|以前|前(?=[一-龥]{2})|那天|时|内容(?:是|为)?|关于|the|to|that|about|of|for|please|can you|could you|at|on|by)[\s\0,:]*)+(?=.{2})|(?:的提醒|吧|啊|哈|呀|呢|好吗|好不好|行吗|可以吗|谢谢|的时候|\bat|\bon|\bby|please|thanks)$/i

function trimmed(text: string): string {
  let out = text.replace(/\0+/g, '\0')
  for (let before = ''; before !== out; ) {
    before = out
    out = out.replace(edges, '')
  }
  return out.replace(/\0/g, '').trim()
}

/** Reads what to remind of, and when, from a normalised text with its dates. */
export function readReminder(text: string, spans: readonly DateSpan[]): ReminderWords {
  const match = reminderCue.exec(text)
  const cue: Place = match ? { at: match.index, length: match[0].length } : { at: text.length, length: 0 }
  const { at, taken } = chooseInstant(text, spans, cue)
  const rest = blank(text, taken)
  const before = trimmed(rest.slice(0, cue.at))
  const after = match ? trimmed(rest.slice(cue.at + cue.length)) : ''
  const said = after.length >= 2 ? after : before
  return { ...(at ? { at } : {}), ...(match && said.length >= 2 ? { text: said } : {}) }
}

/** True for nothing but a time of day or a length ahead, as the answer to when. */
export function isBareTime(text: string): boolean {
  const ahead = find(text, [aheadZh, passing, aheadEn])
  const places: readonly Place[] = ahead ? [ahead] : readTimes(text)
  if (places.length === 0) return false
  return trimmed(blank(text, places)).replace(/上午|下午|早上|晚上|中午|就/g, '').length <= 1
}

const without =
  /取消|删(?:除|掉|了)?|撤(?:销|掉)?|去掉|关掉|不(?:要|用|需要)(?:再)?|别(?:再)?|作废|清(?:空|掉)|把|将|帮我|给我|替我|我(?:设|定)(?:置|过)?的?|那(?:个|条)|这(?:个|条)|提醒(?:我)?|闹钟|的|了|吧|掉|都|一下|cancel|delete|remove|drop|the|my|reminders?|about|for|to|number|no\.?|please|with|that|第|条|号|编号|[\s,。.!?#:]/gi

/** Which reminder is to be taken back: its number, words of it, or `all`; undefined where none is named. */
export function readReminderChoice(text: string): string | undefined {
  if (/全部|所有|都(?:取消|删|不要|清)|(?:取消|删|清)[^,]{0,4}(?:光|空)|统统|一律|\ball\b|every/i.test(text))
    return 'all'
  const number =
    /(?:提醒|reminder|编号|第|number|no\.?|#)\s*(?:编号)?\s*#?(?<n>\d{1,9})(?!\s*(?:点|号(?!提醒)|月|日|:|am|pm))|(?<m>\d{1,9})\s*号?提醒/i.exec(
      text,
    )?.groups
  if (number) return number.n ?? number.m
  const rest = text.replace(without, '')
  return rest.length >= 2 ? wordsIn(text, rest) : undefined
}

/** The words as they stood, with what was taken out between them. */
function wordsIn(text: string, rest: string): string {
  const marked =
    /(?:取消|删除|删掉|删了|撤销|去掉|关掉|把|不要|不用|别)?(?:再)?(?:提醒我)?(?<words>[^,。]{2,40}?)(?:的)?(?:那个|那条)?(?:提醒|闹钟)/.exec(
      text,
    )?.groups?.words
  const english = /reminders? (?:about|for|to|of) (?<words>.{2,60})$/i.exec(text)?.groups?.words
  const words = (english ?? marked)?.replace(
    /^(?:取消|删除|删掉|删了?|撤销|去掉|把|将|帮我|给我|我?设的|那个|那条|这个)+|(?:的)$/g,
    '',
  )
  return words && words.length >= 2 && !/^我/.test(words) ? words.replace(/[.!?。]+$/, '') : rest
}
