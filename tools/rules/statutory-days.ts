import { addDays, type IsoDay } from './dates.ts'

/**
 * Days that move from year to year: first day of the lunar year, 清明, 端午, 中秋.
 * Computed once with the lunar functions of chinese-days 1.5.7 and checked against the calendar of ICU by a test.
 */
const movingDays: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2014: ['01-31', '04-05', '06-02', '09-08'],
  2015: ['02-19', '04-05', '06-20', '09-27'],
  2016: ['02-08', '04-04', '06-09', '09-15'],
  2017: ['01-28', '04-04', '05-30', '10-04'],
  2018: ['02-16', '04-05', '06-18', '09-24'],
  2019: ['02-05', '04-05', '06-07', '09-13'],
  2020: ['01-25', '04-04', '06-25', '10-01'],
  2021: ['02-12', '04-04', '06-14', '09-21'],
  2022: ['02-01', '04-05', '06-03', '09-10'],
  2023: ['01-22', '04-05', '06-22', '09-29'],
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
}

/** Names of the public holidays, in the order of the year. */
export const holidayNames = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const
export type HolidayName = (typeof holidayNames)[number]

/** One statutory day and the holiday it belongs to. */
export type StatutoryDay = { readonly date: IsoDay; readonly holiday: HolidayName }

/**
 * The statutory days of a year (300 % overtime basis), without days off in lieu and weekends.
 * From 2025 thirteen (春节 from 除夕, 劳动节 two days), 2014 to 2024 eleven; null for a year that is not in the table.
 * @see 全国年节及纪念日放假办法 (2024-11-10) 第二条; before 2025 the version of 2013-12-11
 */
export function statutoryDays(year: number): readonly StatutoryDay[] | null {
  const moving = movingDays[year]
  if (!moving) return null
  const [newYear, clear, dragon, moon] = moving.map((day) => `${year}-${day}`) as [IsoDay, IsoDay, IsoDay, IsoDay]
  const since2025 = year >= 2025
  const spring = since2025 ? [-1, 0, 1, 2] : [0, 1, 2]
  const labour = since2025 ? ['05-01', '05-02'] : ['05-01']
  return [
    { date: `${year}-01-01`, holiday: '元旦' },
    ...spring.map((offset) => ({ date: addDays(newYear, offset), holiday: '春节' as const })),
    { date: clear, holiday: '清明节' },
    ...labour.map((day) => ({ date: `${year}-${day}`, holiday: '劳动节' as const })),
    { date: dragon, holiday: '端午节' },
    { date: moon, holiday: '中秋节' },
    ...['10-01', '10-02', '10-03'].map((day) => ({ date: `${year}-${day}`, holiday: '国庆节' as const })),
  ]
}
