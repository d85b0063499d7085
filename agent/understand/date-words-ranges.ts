import type { DateSpec } from './date-spec.ts'
import { type DateWord, readYear } from './date-word.ts'
import { addDays, addMonths, type Day, partsOf } from './days.ts'
import { readNumber } from './numbers.ts'

const monthSource = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const quarterSource = '[一二三四1-4]'

const number = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN

/** Ranges of months and quarters of which the first half is bare, and quarters counted from the first: 7到9月, 一二季度, 前三季度. */
export const rangeDateWords: readonly DateWord[] = [
  {
    pattern:
      /(?<year>今年|本年|明年|去年|前年|(?:19|20)\d{2}年)?的?(?:第?(?<n>[一二三四1-4])(?:个)?季度|(?<own>[这本上])(?:个|一)?季度)/y,
    read: ({ year: y, n, own }, today) => quarter(y, n, own, today),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.:/月年至到周~十-])(?:(?<year>今年|去年|明年|前年|(?:19|20)?\\d{2}年)的?)?(?<month>${monthSource})(?=\\s?(?:[-~—–]+|[到至、和跟])\\s?${monthSource}\\s?月(?!\\d|[一二三四五六七八九十]+[号日]))`,
      'y',
    ),
    read: ({ year, month }, today) => ({
      kind: 'month',
      year: readYear(year, today),
      month: number(month),
      part: 'whole',
    }),
  },
  {
    // 7、8两个月
    pattern: new RegExp(
      `(?<![\\d.:/月年至到])(?:(?<year>今年|去年|明年|(?:19|20)\\d{2}年)的?)?(?<first>${monthSource})(?:月)?(?:[、和到至,]|-|~)(?<last>${monthSource})(?:月)?(?:这)?[两三四]个月`,
      'y',
    ),
    read: ({ year, first, last }, today) => {
      const [from, to] = [number(first), number(last)]
      const value = readYear(year, today) ?? partsOf(today).year - (to > partsOf(today).month ? 1 : 0)
      const start = `${value}-01-01`
      if (!(from < to && to <= 12)) return null
      return { kind: 'fixed', from: addMonths(start, from - 1), to: addDays(addMonths(start, to), -1), grain: 'month' }
    },
  },
  {
    pattern: new RegExp(
      `(?:(?<year>今年|本年|去年|前年|明年|(?:19|20)\\d{2}年)的?)?(?:第?(?<first>${quarterSource})(?:、|和|到|至|-|~)?第?(?<last>${quarterSource})(?:个)?季度|前(?<count>[两二三23])(?:个)?季度)`,
      'y',
    ),
    read: ({ year, first, last, count }, today) => {
      const [from, to] = count === undefined ? [number(first), number(last)] : [1, number(count)]
      if (to <= from) return null
      const start = `${readYear(year, today) ?? partsOf(today).year}-01-01`
      return {
        kind: 'fixed',
        from: addMonths(start, (from - 1) * 3),
        to: addDays(addMonths(start, to * 3), -1),
        grain: 'year',
      }
    },
  },
]

/** 三季度, 去年第四季度, 上季度. */
function quarter(y: string | undefined, n: string | undefined, own: string | undefined, today: Day): DateSpec {
  const now = Math.ceil(partsOf(today).month / 3)
  const at = own === '上' ? now - 1 : own ? now : number(n)
  const first = `${readYear(y, today) ?? partsOf(today).year}-01-01`
  const from = addMonths(first, (at - 1) * 3)
  return { kind: 'fixed', from, to: addDays(addMonths(from, 3), -1), grain: 'year' }
}
