import type { DateSpec } from './date-spec.ts'
import type { DateWord } from './date-word.ts'
import { addDays, addMonths, type Day, mondayOf, partsOf } from './days.ts'
import { englishNumberSource, readNumber } from './numbers.ts'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthSource =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const dateSource = '(?<date>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d:])'
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekdaySource =
  '(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])'
const shiftSource = '(?<shift>the week after next|next|this(?: coming)?|coming|last)'
const shifts: Readonly<Record<string, number>> = {
  last: -1,
  this: 0,
  'this coming': 0,
  next: 1,
  'the week after next': 2,
  下下: 2,
  下: 1,
  这: 0,
  本: 0,
  上: -1,
}

const monthNumber = (name: string | undefined): number => monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

function fixedDay(day: Day) {
  return { kind: 'fixed', from: day, to: day, grain: 'day' } as const
}

function shiftOf(text: string | undefined): number | null {
  return text ? (shifts[text.toLowerCase()] ?? null) : null
}

const relative: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
  'the day after tomorrow': 2,
  'day after tomorrow': 2,
  yesterday: -1,
  'the day before yesterday': -2,
  'day before yesterday': -2,
}

const quarters: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  1: 1,
  second: 2,
  '2nd': 2,
  2: 2,
  third: 3,
  '3rd': 3,
  3: 3,
  fourth: 4,
  '4th': 4,
  4: 4,
}

function quarterOf(said: string, year: string | undefined, today: Day): DateSpec {
  const now = Math.ceil(partsOf(today).month / 3)
  const at = quarters[said] ?? (said === 'last' ? now - 1 : now)
  const from = addMonths(`${year ?? partsOf(today).year}-01-01`, (at - 1) * 3)
  return { kind: 'fixed', from, to: addDays(addMonths(from, 3), -1), grain: 'year' }
}

function halfOf(half: string, year: number, shift: string | undefined): DateSpec {
  const from = `${year + (shiftOf(shift) ?? 0)}-${half === 'first' || half === '1st' ? '01' : '07'}-01`
  return { kind: 'fixed', from, to: addDays(addMonths(from, 6), -1), grain: 'year' }
}

/** English ways to say a date, and the mixed 下周 Wed; the longest match wins. */
export const englishDateWords: readonly DateWord[] = [
  {
    pattern: new RegExp(`\\b${monthSource}\\s?(?:the )?${dateSource}(?:,?\\s?(?<year>20\\d{2}))?`, 'iy'),
    read: ({ month, date, year }) => ({
      kind: 'day',
      year: year ? Number(year) : null,
      month: monthNumber(month),
      date: Number(date),
    }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:the )?${dateSource}\\s?(?:of )?${monthSource}(?![a-z])(?:,?\\s?(?<year>20\\d{2}))?`,
      'iy',
    ),
    read: ({ month, date, year }) => ({
      kind: 'day',
      year: year ? Number(year) : null,
      month: monthNumber(month),
      date: Number(date),
    }),
  },
  {
    // The first half of “24 to 26 December”.
    pattern: new RegExp(
      `(?<![\\d./])(?<date>[0-3]?\\d)(?:st|nd|rd|th)?(?=\\s?(?:to|-|–|until|till|through)\\s?(?:the )?[0-3]?\\d(?:st|nd|rd|th)?\\s(?:of )?${monthSource}(?![a-z]))`,
      'iy',
    ),
    read: ({ month, date }) => ({ kind: 'day', year: null, month: monthNumber(month), date: Number(date) }),
  },
  {
    pattern: /\bthe (?<date>[0-3]?\d)(?:st|nd|rd|th)(?: of (?<shift>next|this) month)?/iy,
    read: ({ date, shift }) => ({ kind: 'date', monthShift: shiftOf(shift), date: Number(date) }),
  },
  {
    pattern: new RegExp(`(?:\\b${shiftSource}\\s)?\\b${weekdaySource}(?:\\s(?<later>next week|this week))?`, 'iy'),
    read: ({ shift, weekday, later }) => {
      const said = later ? later.split(' ')[0] : shift?.toLowerCase() === 'coming' ? undefined : shift
      return {
        kind: 'weekday',
        weekShift: shiftOf(said),
        weekday: weekdayNames.indexOf((weekday ?? '').slice(0, 3).toLowerCase()) + 1,
      }
    },
  },
  {
    pattern: new RegExp(`(?<shift>下下|下|这|本|上)个?(?:周|星期)的?\\s?${weekdaySource}`, 'iy'),
    read: ({ shift, weekday }) => ({
      kind: 'weekday',
      weekShift: shiftOf(shift),
      weekday: weekdayNames.indexOf((weekday ?? '').slice(0, 3).toLowerCase()) + 1,
    }),
  },
  {
    pattern:
      /\b(?:the )?day after tomorrow|\b(?:the )?day before yesterday|\btoday\b|\btonight\b|\btomorrow\b|\btmrw?\b|\byesterday\b/iy,
    read: (groups, today) => fixedDay(addDays(today, relative[(groups['0'] ?? '').toLowerCase()] ?? 0)),
  },
  {
    pattern: new RegExp(
      `(?<!\\bput )\\bin (?<count>\\d+|${englishNumberSource}) (?<unit>days?|weeks?|months?)(?: time)?\\b`,
      'iy',
    ),
    read: ({ count, unit }, today) => {
      const n = readNumber(count ?? '') ?? 0
      if (unit?.startsWith('m')) return fixedDay(addMonths(today, n))
      return fixedDay(addDays(today, unit?.startsWith('w') ? n * 7 : n))
    },
  },
  {
    pattern: new RegExp(`\\b${shiftSource} week(?:end)?\\b(?!\\s?(?:on )?(?:mon|tue|wed|thu|fri|sat|sun))`, 'iy'),
    read: (groups, today) => {
      const monday = addDays(mondayOf(today), (shiftOf(groups.shift) ?? 0) * 7)
      if (/weekend$/i.test(groups['0'] ?? '')) {
        return { kind: 'fixed', from: addDays(monday, 5), to: addDays(monday, 6), grain: 'day' }
      }
      return { kind: 'fixed', from: monday, to: addDays(monday, 6), grain: 'week' }
    },
  },
  {
    pattern: /\b(?:the )?(?:week after next|next next week)\b/iy,
    read: (_groups, today) => {
      const monday = addDays(mondayOf(today), 14)
      return { kind: 'fixed', from: monday, to: addDays(monday, 6), grain: 'week' }
    },
  },
  {
    pattern: /\b(?:the )?month after next\b/iy,
    read: (_groups, today) => {
      const at = partsOf(addMonths(`${today.slice(0, 8)}01`, 2))
      return { kind: 'month', year: at.year, month: at.month, part: 'whole' }
    },
  },
  {
    pattern: /\b(?<shift>next|this|last) month\b/iy,
    read: ({ shift }, today) => {
      const at = partsOf(addMonths(`${today.slice(0, 8)}01`, shiftOf(shift) ?? 0))
      return { kind: 'month', year: at.year, month: at.month, part: 'whole' }
    },
  },
  {
    pattern: /\b(?:the )?end of (?:(?<shift>next|this|the|last) )?month\b/iy,
    read: ({ shift }, today) => {
      const at = partsOf(addMonths(`${today.slice(0, 8)}01`, shiftOf(shift) ?? 0))
      return { kind: 'month', year: at.year, month: at.month, part: 'end' }
    },
  },
  {
    pattern: /\b(?<shift>next|this|last) year\b/iy,
    read: ({ shift }, today) => {
      const year = partsOf(today).year + (shiftOf(shift) ?? 0)
      return { kind: 'fixed', from: `${year}-01-01`, to: `${year}-12-31`, grain: 'year' }
    },
  },
  {
    pattern: new RegExp(`\\b(?:in |during |for )(?:${monthSource})(?![a-z])(?:\\s(?<year>20\\d{2}))?(?!\\s?\\d)`, 'iy'),
    read: ({ month, year }) => ({
      kind: 'month',
      year: year ? Number(year) : null,
      month: monthNumber(month),
      part: 'whole',
    }),
  },
  {
    pattern: new RegExp(`\\b(?!may\\b)${monthSource}(?![a-z])(?:\\s(?<year>20\\d{2}))?(?!\\s?\\d)`, 'iy'),
    read: ({ month, year }) => ({
      kind: 'month',
      year: year ? Number(year) : null,
      month: monthNumber(month),
      part: 'whole',
    }),
  },
  {
    pattern:
      /\b(?:the |whole )*(?:(?<nth>first|second|third|fourth|last|this|1st|2nd|3rd|4th) quarter|q(?<n>[1-4]))\b(?: of)?(?: (?<year>20\d{2}))?/iy,
    read: ({ nth, n, year }, today) => quarterOf(nth?.toLowerCase() ?? n ?? '', year, today),
  },
  {
    pattern:
      /\b(?:the )?(?<half>first|second|1st|2nd) half(?: of)?(?: (?:the )?(?:(?<shift>this|last|next) )?year| (?<year>20\d{2}))?(?![- ]?day)/iy,
    read: ({ half, shift, year }, today) =>
      halfOf(half?.toLowerCase() ?? '', Number(year ?? partsOf(today).year), shift),
  },
  {
    pattern: /(?<!\d)\b(?:in |for |year )?(?<year>20[12]\d)\b(?![年./-])/iy,
    read: ({ year }) => ({ kind: 'fixed', from: `${year}-01-01`, to: `${year}-12-31`, grain: 'year' }),
  },
]
