import type { HolidaySide } from './date-spec.ts'
import { type DateWord, readYear } from './date-word.ts'
import { holidays } from './holidays.ts'
import { numberSource, readNumber } from './numbers.ts'

const number = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN

function readSide(before: string, after: string, counted: string): { side: HolidaySide; days: number } {
  const days = counted ? Math.ceil(number(counted)) : 1
  if (before) return { side: 'before', days }
  if (after) return { side: 'after', days }
  return { side: 'on', days: 1 }
}

/** Holidays and the working days beside them. */
export const holidayWords: readonly DateWord[] = holidays.map((holiday) => ({
  pattern: new RegExp(
    `(?<year>(?:\\d{4}年?|明年|今年|去年|后年)的?)?(?:${holiday.words})(?<off>假期|放假期间|期间|长假|黄金周)?(?:(?:放假|假期)?(?:(?<before>之?前|节前)|(?<after>之?后|节后|完|收假)(?:的?头|的?第)?)(?:面|头)?的?(?<count>${numberSource})?(?:个)?(?:工作日|天|日)?)?`,
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
