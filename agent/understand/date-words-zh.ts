import { type DateSpec, type MonthPart, thisMonth } from './date-spec.ts'
import { type DateWord, readYear } from './date-word.ts'
import { holidayWords } from './date-words-holidays.ts'
import { rangeDateWords } from './date-words-ranges.ts'
import { addDays, addMonths, type Day, mondayOf, partsOf, weekdayOf } from './days.ts'
import { numberSource, readNumber } from './numbers.ts'

const year =
  '(?<year>(?:\\d{4}|[一二两][零〇一二三四五六七八九]{3}|[零〇六七八九][零〇一二三四五六七八九]|\\d{2})年|今年|本年|明年|后年|去年|前年|来年|当年)'
const month = '(?<month>1[0-2]|0?[1-9]|1[3-9]|十[一二]?|[一二三四五六七八九])'
const date = '(?<date>[0-3]?\\d|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const dayEnd = '\\s?(?:号|日(?!常|程|期|均|工资))'
const notCode = '(?!\\s?(?:楼|令|文|窗口|线|卡|库|门|机|桌|通知|公告|院|车|表|单))'

const number = (text: string | undefined): number => readNumber(text ?? '') ?? Number.NaN

const weekdays: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 6 }
const weekShifts: Readonly<Record<string, number>> = {
  上上: -2,
  再上: -2,
  上: -1,
  这: 0,
  本: 0,
  当: 0,
  下: 1,
  下下: 2,
  再下: 2,
  下下下: 3,
}
const monthShifts: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 }

const relativeDays: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  今儿: 0,
  今早: 0,
  今晚: 0,
  今: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明早: 1,
  明晚: 1,
  明: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
  大大后天: 4,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  昨晚: -1,
  前天: -2,
  前日: -2,
  大前天: -3,
}

function shiftOfMonth(text: string | undefined): number | null {
  if (!text) return null
  return monthShifts[text.replace(/个?月份?$/, '').replace(/个$/, '')] ?? null
}

function week(shift: number, today: Day): DateSpec {
  const from = addDays(mondayOf(today), shift * 7)
  return { kind: 'fixed', from, to: addDays(from, 6), grain: 'week' }
}

function monthOf(shift: number, part: MonthPart, today: Day): DateSpec {
  const at = partsOf(addMonths(`${today.slice(0, 8)}01`, shift))
  return { kind: 'month', year: at.year, month: at.month, part }
}

const monthParts: Readonly<Record<string, MonthPart>> = {
  底: 'end',
  末: 'end',
  初: 'start',
  上旬: 'early',
  中旬: 'middle',
  中: 'middle',
  下旬: 'late',
}

function yearSpan(value: number): DateSpec {
  return { kind: 'fixed', from: `${value}-01-01`, to: `${value}-12-31`, grain: 'year' }
}

/** Chinese ways to say a date, and the numeric ones; the longest match wins. */
export const chineseDateWords: readonly DateWord[] = [
  {
    pattern:
      /(?<![\d.])(?<year>(?:19|20)\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<date>\d{1,2})(?!\d)(?:[日号])?/iy,
    read: ({ year: y, month: m, date: d }) => ({ kind: 'day', year: Number(y), month: Number(m), date: Number(d) }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:${year}的?)?${month}\\s?月(?:份)?的?${date}(?!\\d)(?:${dayEnd}|(?![天个周号日]))`,
      'y',
    ),
    read: (groups, today) => ({
      kind: 'day',
      year: readYear(groups.year, today),
      month: number(groups.month),
      date: number(groups.date),
    }),
  },
  {
    pattern:
      /(?<![\d.])(?<!(?:[低高大小少多]于|不[足到满]|超过?|达到?|[评得打]分[是为在]?|分数|均分|率|[<>≤≥=])\s?)(?<month>\d{1,2})[./](?<date>\d{1,2})(?![\d./%])(?:号|日)?(?!\s?(?:[天个万元小折倍分月周%]|年(?!假|休)|hours?|days?|years?|以[上下]))/iy,
    read: ({ month: m, date: d }) =>
      Number(m) > 12 || Number(d) > 31 || Number(m) === 0
        ? null
        : { kind: 'day', year: null, month: Number(m), date: Number(d) },
  },
  {
    pattern:
      /(?<![\d.-])(?<month>0?[1-9]|1[0-2])-(?<date>[0-3]\d)(?![\d-])(?!\s?(?:号|日|天|个|年|月|周|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/iy,
    read: ({ month: m, date: d }) => ({ kind: 'day', year: null, month: Number(m), date: Number(d) }),
  },
  {
    pattern: new RegExp(
      `(?:(?<shift>上上|上|这|本|当|下下|下)个?月的?)?(?<!\\d)(?<!第)${date}${dayEnd}${notCode}`,
      'y',
    ),
    read: (groups) => ({ kind: 'date', monthShift: shiftOfMonth(groups.shift), date: number(groups.date) }),
  },
  {
    // The first half of 3-5号, and of 19、20号.
    pattern: /(?<![\d月./第])(?<date>[0-3]?\d)(?=\s?(?:[-~—–到至]+|[、和])\s?[0-3]?\d\s?[号日](?!楼|文|令|线|窗))/y,
    read: ({ date: d }) => ({ kind: 'date', monthShift: null, date: Number(d) }),
  },
  {
    pattern:
      /(?<shift>上上|再上|上|这|本|当|下下下|下下|再下|下)(?:一)?个?(?:周|星期|礼拜)(?:的)?(?:(?<=[一-龥]周的?)周)?(?<weekday>[一二三四五六日天1-7])(?![\d个天月]|年(?!假|休)|周(?![一二三四五六日天末]))/y,
    read: (groups) => weekdaySpec(groups),
  },
  {
    pattern: /(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7])(?![\d个月]|年(?!假|休)|周期)/y,
    read: (groups) => weekdaySpec(groups),
  },
  {
    // 周四五, 下周一二三.
    pattern:
      /(?<shift>上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)(?<first>[一二三四五六])(?<between>(?:[一二三四五六]?[、和])?[二三四五]?)(?<last>[二三四五六日])(?=[,。\s请休我的要想事病调都两三年公]|$)(?!年(?!假|休))/y,
    // 周二、四 are two days, and no three.
    read: ({ shift, first, between, last }, today) =>
      between && /^[、和]$/.test(between) && (weekdays[last ?? ''] ?? 0) !== (weekdays[first ?? ''] ?? 0) + 1
        ? null
        : neighbours(shift, first, last, today),
  },
  {
    pattern: /今明(?:两|二)?天|明后(?:两|二)?天|这两天|昨今两天/y,
    read: (groups, today) => {
      const said = groups['0'] ?? ''
      const shift = said.startsWith('明') ? 1 : said.startsWith('昨') ? -1 : 0
      return { kind: 'fixed', from: addDays(today, shift), to: addDays(today, shift + 1), grain: 'day' }
    },
  },
  {
    pattern: /(?<shift>上上|上|这|本|下下|下)?个?(?:周末|双休日|周六周?[日天]|周六和周?[日天])/y,
    read: ({ shift }, today) => {
      const saturday = addDays(addDays(mondayOf(today), (weekShifts[shift ?? '这'] ?? 0) * 7), 5)
      return { kind: 'fixed', from: saturday, to: addDays(saturday, 1), grain: 'day' }
    },
  },
  {
    pattern: /(?<shift>上上|再上|上|这|本|下下|再下|下)(?:一)?个?(?:周|星期|礼拜)(?!末|[一二三四五六日天1-7])/y,
    read: ({ shift }, today) => week(weekShifts[shift ?? ''] ?? 0, today),
  },
  {
    // 1月到现在 ends today.
    pattern: /(?<=[月日号]份?[到至])(?:现在|目前|如今)/y,
    read: (_groups, today) => ({ kind: 'fixed', from: today, to: today, grain: 'day' }),
  },
  {
    pattern:
      /大大后天|大后天|大前天|今天|今日|今儿|今早|今晚|明天|明日|明儿|明早|明晚|后天|后日|昨天|昨日|昨儿|昨晚|前天|前日|今(?=上午|下午|晚|早)|明(?=上午|下午|晚|早)/y,
    read: (groups, today) => {
      const day = addDays(today, relativeDays[groups['0'] ?? ''] ?? 0)
      return { kind: 'fixed', from: day, to: day, grain: 'day' }
    },
  },
  {
    pattern: new RegExp(
      `(?:过|再过)?(?<count>${numberSource})(?<unit>天|周|个星期|个礼拜|个月)(?:之后|以后|后|过后)(?!天)`,
      'y',
    ),
    read: ({ count, unit }, today) => {
      const n = number(count)
      const day = unit === '个月' ? addMonths(today, n) : addDays(today, unit === '天' ? n : n * 7)
      return { kind: 'fixed', from: day, to: day, grain: 'day' }
    },
  },
  {
    pattern: /(?<shift>上上|上|这|本|当|下下|下)个?月(?:份)?的?(?<part>底|末|初|上旬|中旬|下旬)?(?!\s?\d)/y,
    read: ({ shift, part }, today) =>
      monthOf(monthShifts[shift ?? ''] ?? 0, part ? (monthParts[part] ?? 'whole') : 'whole', today),
  },
  {
    pattern: /月(?<part>底|末|初|上旬|中旬|下旬)/y,
    read: ({ part }) => ({ kind: 'month', year: null, month: thisMonth, part: monthParts[part ?? ''] ?? 'whole' }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:${year}的?)?${month}\\s?月(?:份)?的?(?<part>底|末|初|上旬|中旬|下旬)?(?!\\s?\\d+[日号])(?!个|嫂)`,
      'y',
    ),
    read: (groups, today) => ({
      kind: 'month',
      year: readYear(groups.year, today),
      month: number(groups.month),
      part: groups.part ? (monthParts[groups.part] ?? 'whole') : 'whole',
    }),
  },
  {
    pattern:
      /(?<year>今年|本年度|本年|明年|后年|去年|前年|来年)?(?:的)?(?:年底|年末|岁末)|(?<short>[今明去来]年)[底末]/y,
    read: ({ year: y, short }, today) => {
      const day = `${readYear((short ?? y)?.replace('度', ''), today) ?? partsOf(today).year}-12-31`
      return { kind: 'fixed', from: day, to: day, grain: 'day' }
    },
  },
  {
    pattern: /(?<year>今年|明年|来年|去年|后年|前年|(?:19|20)\d{2}年)?的?(?<half>上半年|下半年)/y,
    read: ({ year: y, half }, today) => {
      const value = readYear(y, today) ?? partsOf(today).year
      const first = half === '上半年'
      return {
        kind: 'fixed',
        from: `${value}-${first ? '01-01' : '07-01'}`,
        to: `${value}-${first ? '06-30' : '12-31'}`,
        grain: 'year',
      }
    },
  },
  {
    pattern:
      /(?<year>今年|本年度|本年|明年度|明年|后年|去年度|去年|上年度|上一年|前年|来年|(?:19|20)\d{2}年度?)(?!\s?\d{1,2}月)/y,
    read: ({ year: y }, today) => {
      if (y === '上年度' || y === '上一年') return yearSpan(partsOf(today).year - 1)
      const value = readYear(y?.replace('度', ''), today)
      return value === null ? null : yearSpan(value)
    },
  },
  {
    pattern: /(?:最近|近|过去)(?:的)?(?<count>[一二两三四五六七八九十]|\d+)(?<unit>个月|周|个星期|天|年)/y,
    read: ({ count, unit }, today) => lately(number(count), unit ?? '天', today),
  },
  ...rangeDateWords,
  ...holidayWords,
]

function weekdaySpec(groups: Readonly<Record<string, string | undefined>>): DateSpec {
  const said = groups.weekday ?? ''
  const shift = groups.shift
  return {
    kind: 'weekday',
    weekShift: shift ? (weekShifts[shift] ?? 0) : null,
    weekday: weekdays[said] ?? Number(said),
  }
}

function neighbours(
  shift: string | undefined,
  first: string | undefined,
  last: string | undefined,
  today: Day,
): DateSpec | null {
  const a = weekdays[first ?? ''] ?? 0
  const b = weekdays[last ?? ''] ?? 0
  const week = shift ? (weekShifts[shift] ?? 0) : b > weekdayOf(today) && a > weekdayOf(today) ? 0 : 1
  const monday = addDays(mondayOf(today), week * 7)
  if (b <= a) return null
  return {
    kind: 'fixed',
    from: addDays(monday, a - 1),
    to: addDays(monday, b === 6 && last !== '六' ? 6 : b - 1),
    grain: 'day',
  }
}

function lately(count: number, unit: string, today: Day): DateSpec {
  const back: Readonly<Record<string, Day>> = {
    天: addDays(today, -count),
    周: addDays(today, -7 * count),
    个星期: addDays(today, -7 * count),
    个月: addMonths(today, -count),
    年: addMonths(today, -12 * count),
  }
  return { kind: 'fixed', from: back[unit] ?? today, to: today, grain: unit === '年' ? 'year' : 'month' }
}
