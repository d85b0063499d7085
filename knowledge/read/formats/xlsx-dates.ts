import { isDay } from './table-rows.ts'

const perDay = 86_400

/** What a number format shows of a moment. */
export type DateParts = {
  readonly day: boolean
  readonly time: boolean
  readonly seconds: boolean
  readonly elapsed: boolean
}

/** The format without what is shown as it stands: quoted and escaped characters, colours, conditions, paddings. */
function bareFormat(format: string): string {
  return format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
}

/** What a format shows of a moment; null when it is no format of dates. */
export function datePartsOf(format: string): DateParts | null {
  const bare = (bareFormat(format).split(';')[0] ?? '').replace(/am\/pm|a\/p|上午\/下午/g, '')
  if (/general|#|\?|@|(?<!s\.|s\.0|s\.00)0|e[+-]/.test(bare) || !/[ydhsm]|aaa|e/.test(bare)) return null
  const time = /[hs]/.test(bare)
  const day = /[yde]|aaa/.test(bare) || (bare.includes('m') && !time && !/\[m/.test(bare))
  return { day, time: time || /\[m/.test(bare), seconds: bare.includes('s'), elapsed: /\[[hms]/.test(bare) }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function clock(seconds: number, withSeconds: boolean): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${two(hours)}:${two(minutes)}${withSeconds ? `:${two(rest)}` : ''}`
}

/** The day of a serial number, such as 2025-01-31; null when there is none. */
function dayOf(serial: number, is1904: boolean): string | null {
  // The first calendar counts a 29 February 1900 that never was; days before it are one further on.
  const offset = is1904 ? 24_107 : serial < 60 ? -25_568 : -25_569
  const days = is1904 ? serial - offset : serial + offset
  if (serial < (is1904 ? 0 : 1) || (!is1904 && serial === 60)) return null
  const date = new Date(days * perDay * 1000)
  const year = date.getUTCFullYear()
  if (!(year >= 1900 && year <= 9999)) return null
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

/** A serial number as the moment it stands for; null when it stands for none. */
export function formatSerial(serial: number, parts: DateParts, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null
  const whole = Math.round(serial * perDay)
  if (parts.elapsed) return clock(whole, parts.seconds)
  const seconds = whole % perDay
  if (!parts.day) return clock(seconds, parts.seconds)
  const day = dayOf(Math.floor(whole / perDay), is1904)
  if (day === null) return null
  return parts.time || seconds > 0 ? `${day} ${clock(seconds, parts.seconds)}` : day
}

/** A day that is written in a cell of dates, such as 2025-01-31T00:00:00; null when there is no such day. */
export function isoDayOf(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text.trim())
  if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return null
  const time = match[4] === undefined || match[4] === '00:00' ? '' : ` ${match[4]}`
  return `${match[1]}-${match[2]}-${match[3]}${time}`
}
