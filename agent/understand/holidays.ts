import { addDays, type Day, makeDay } from './days.ts'
import { isWorkday } from './workdays.ts'

/** A holiday as people name it. */
export type Holiday = {
  /** Name as the arguments want it, such as 国庆节. */
  readonly name: string
  /** False for festivals without a day off. */
  readonly statutory: boolean
  /** Regular expression source of its words, Chinese and English. */
  readonly words: string
  /** First day, and number of statutory days, of a year. */
  readonly first: (year: number) => Day | null
  readonly days: number
}

function solar(month: number, date: number): (year: number) => Day | null {
  return (year) => makeDay(year, month, date)
}

// Days `MMDD` of 2020 to 2040, computed once with the lunar functions of chinese-days 1.5.7.
const lunarDays = {
  newYear: '0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212',
  lanterns: '0208 0226 0215 0205 0224 0212 0303 0220 0209 0227 0217 0206 0225 0214 0305 0222 0211 0301 0218 0207 0226',
  dragonBoat:
    '0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610 0530 0618 0607 0527 0614',
  midAutumn: '1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916 1004 0924 0913 1002 0920',
  doubleNinth:
    '1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009 1027 1017 1007 1026 1014',
} as const

function lunar(which: keyof typeof lunarDays, shift = 0): (year: number) => Day | null {
  const days = lunarDays[which].split(' ')
  return (year) => {
    const text = days[year - 2020]
    const day = text ? makeDay(year, Number(text.slice(0, 2)), Number(text.slice(2))) : null
    return day ? addDays(day, shift) : null
  }
}

const notCounted = '(?![月天个年点号日岁人万千百名项条次])'

/** Holidays and festivals by their words; the statutory ones by the 2024 rules on public holidays. */
export const holidays: readonly Holiday[] = [
  {
    name: '元旦',
    statutory: true,
    words: "元旦(?:节)?|new year'?s day|new year(?!'?s? eve)",
    first: solar(1, 1),
    days: 1,
  },
  {
    name: '除夕',
    statutory: true,
    words: '除夕|大年三十|年三十|年夜饭那天|chinese new year.?s eve',
    first: lunar('newYear', -1),
    days: 1,
  },
  {
    name: '春节',
    statutory: true,
    words: '春节|大年初一|正月初一|过年|spring festival|chinese new year|lunar new year',
    first: lunar('newYear', -1),
    days: 4,
  },
  {
    name: '清明节',
    statutory: true,
    words: '清明(?:节)?|qingming|tomb.?sweeping(?: day)?',
    first: clearBright,
    days: 1,
  },
  {
    name: '劳动节',
    statutory: true,
    words: `五一(?:劳动节|节|假期)?${notCounted}|劳动节|may day|labou?r day`,
    first: solar(5, 1),
    days: 2,
  },
  {
    name: '端午节',
    statutory: true,
    words: '端午(?:节)?|dragon boat(?: festival)?',
    first: lunar('dragonBoat'),
    days: 1,
  },
  {
    name: '中秋节',
    statutory: true,
    words: '中秋(?:节)?|mid.?autumn(?: festival)?',
    first: lunar('midAutumn'),
    days: 1,
  },
  {
    name: '国庆节',
    statutory: true,
    words: `国庆(?:节|长假|假期)?|十一(?:长假|假期|黄金周)|十一${notCounted}(?!届)|national day|golden week`,
    first: solar(10, 1),
    days: 3,
  },
  { name: '平安夜', statutory: false, words: '平安夜|christmas eve', first: solar(12, 24), days: 1 },
  { name: '圣诞节', statutory: false, words: '圣诞(?:节)?|christmas(?! eve)', first: solar(12, 25), days: 1 },
  { name: '元宵节', statutory: false, words: '元宵(?:节)?|lantern festival', first: lunar('lanterns'), days: 1 },
  { name: '情人节', statutory: false, words: "情人节|valentine'?s day", first: solar(2, 14), days: 1 },
  { name: '妇女节', statutory: false, words: "三八(?:妇女节|节)|妇女节|women'?s day", first: solar(3, 8), days: 1 },
  { name: '青年节', statutory: false, words: '五四(?:青年节)?|青年节', first: solar(5, 4), days: 1 },
  { name: '儿童节', statutory: false, words: "六一(?:儿童节)?|儿童节|children'?s day", first: solar(6, 1), days: 1 },
  { name: '重阳节', statutory: false, words: '重阳(?:节)?', first: lunar('doubleNinth'), days: 1 },
]

function clearBright(year: number): Day | null {
  // C = 4.81 gives the right day for 2001–2100.
  const y = year % 100
  return makeDay(year, 4, Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4))
}

/** First and last day off around a holiday: the statutory days and the days off that touch them. */
export function daysOff(holiday: Holiday, year: number): { readonly from: Day; readonly to: Day } | null {
  const first = holiday.first(year)
  if (!first) return null
  let from = first
  let to = addDays(first, holiday.days - 1)
  if (!holiday.statutory) return { from, to }
  while (!isWorkday(addDays(from, -1))) from = addDays(from, -1)
  while (!isWorkday(addDays(to, 1))) to = addDays(to, 1)
  return { from, to }
}
