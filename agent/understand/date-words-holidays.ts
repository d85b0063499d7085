import type { DateSpec, HolidaySide } from './date-spec.ts'
import { type DateWord, readYear } from './date-word.ts'
import { addDays, type Day, partsOf, weekdayOf } from './days.ts'
import { daysOff, type Holiday, holidays } from './holidays.ts'
import { numberSource, readNumber } from './numbers.ts'

const number = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN

function readSide(before: string, after: string, counted: string): { side: HolidaySide; days: number } {
  const days = counted ? Math.ceil(number(counted)) : 1
  if (before) return { side: 'before', days }
  if (after) return { side: 'after', days }
  return { side: 'on', days: 1 }
}

/** Holidays and the working days beside them in Chinese, where the words for beside stand behind. */
const ofHolidays: readonly DateWord[] = holidays.map((holiday) => ({
  pattern: new RegExp(
    `(?<year>(?:\\d{4}年?|明年|今年|去年|后年)的?)?(?:${holiday.words})(?<off>假期|放假期间|期间|长假|黄金周)?(?:(?:放假|假期)?(?:(?<before>之?前|节前)|(?<after>之?后|节后|完|收假)(?:的?头(?!一天)|的?第)?)(?:面|头(?!一天))?的?(?:头(?=一天))?(?<count>${numberSource})?(?:个)?(?:工作日|天|日)?)?`,
    'iy',
  ),
  read: (groups, today) => {
    const { before, after, count } = groups
    // 节前 without a number is no day.
    if ((before || after) && !count)
      return { kind: 'holiday', name: holiday.name, year: null, side: before ? 'before' : 'after', days: 1 }
    const { side, days } = readSide(before ?? '', after ?? '', count ?? '')
    const said = groups.year?.replace(/的$/, '')
    return {
      kind: 'holiday',
      name: holiday.name,
      year: readYear(said, today),
      side: groups.off && side === 'on' ? 'off' : side,
      days,
    }
  },
}))

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const chineseWeekdays = '一二三四五六日天'

// The first such weekday after the days off of the next holiday, or the last before them.
function weekdayBeside(holiday: Holiday, weekday: number, isBefore: boolean, today: Day): DateSpec | null {
  const { year } = partsOf(today)
  const off = [year, year + 1].map((one) => daysOff(holiday, one)).find((days) => days !== null && days.to >= today)
  if (!off) return null
  const start = isBefore ? addDays(off.from, -1) : addDays(off.to, 1)
  const shift = isBefore ? -((weekdayOf(start) - weekday + 7) % 7) : (weekday - weekdayOf(start) + 7) % 7
  const day = addDays(start, shift)
  return { kind: 'fixed', from: day, to: day, grain: 'day' }
}

const numberOf = (said: string | undefined): number =>
  said === undefined || /^(?:first|last|the)$/i.test(said) ? 1 : (readNumber(said) ?? 1)

const statutory = holidays.filter((holiday) => holiday.statutory)
const anyHoliday = `(?<holiday>${statutory.map(({ words }) => words).join('|')})`

function holidayNamed(said: string | undefined): Holiday | undefined {
  return statutory.find(({ words }) => new RegExp(`^(?:${words})$`, 'i').test(said ?? ''))
}

/** The Saturday right after National Day, 国庆后头一个周六, two working days before Spring Festival. */
const beside: readonly DateWord[] = [
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:first |last )?(?<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:right |just |immediately |straight )?(?<side>after|before) (?:the )?${anyHoliday}(?: holidays?| break| golden week)?`,
      'iy',
    ),
    read: ({ weekday, side, holiday }, today) => {
      const named = holidayNamed(holiday)
      const at = weekdayNames.indexOf((weekday ?? '').toLowerCase()) + 1
      return named ? weekdayBeside(named, at, side?.toLowerCase() === 'before', today) : null
    },
  },
  {
    pattern: new RegExp(
      `${anyHoliday}(?:假期|长假|放假)?(?:之?后|以后|节后|过后|过完|完)的?(?:头|第)一?个?(?:周|星期|礼拜)(?<weekday>[${chineseWeekdays}])`,
      'y',
    ),
    read: ({ weekday, holiday }, today) => {
      const named = holidayNamed(holiday)
      const at = Math.min(chineseWeekdays.indexOf(weekday ?? '') + 1, 7)
      return named ? weekdayBeside(named, at, false, today) : null
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(?<count>first|last|two|three|four|five|\\d)? ?(?:working |work |business )?days? (?:right |just |immediately )?(?<side>before|after) (?:the )?${anyHoliday}(?: holidays?| break)?`,
      'iy',
    ),
    read: ({ count, side, holiday }) => {
      const named = holidayNamed(holiday)
      const isBefore = side?.toLowerCase() === 'before'
      if (!named) return null
      return {
        kind: 'holiday',
        name: named.name,
        year: null,
        side: isBefore ? 'before' : 'after',
        days: numberOf(count),
      }
    },
  },
]

/** Holidays and the days beside them. */
export const holidayWords: readonly DateWord[] = [...ofHolidays, ...beside]
