import type { Locale, ReplyPart, Text } from '#sdk'

/** A sentence as a part of an answer. */
export function sentence(text: Text, locale: Locale): ReplyPart {
  return { kind: 'text', text: text[locale] }
}

const days: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

/** An instant of Asia/Shanghai as people read it: `2026-11-24（周二）09:00`. */
export function instantText(at: string, locale: Locale): string {
  const weekday = days[locale][new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''
  const day = at.slice(0, 10)
  const time = at.slice(11, 16)
  return locale === 'zh' ? `${day}（${weekday}）${time}` : `${weekday} ${day} ${time}`
}

/** An instant of the database in Asia/Shanghai. */
export function shanghaiInstant(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
