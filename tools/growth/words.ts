import { type Locale, type ReplyPart, type Text, z } from '#sdk'

/** One sentence in one language. */
export function textPart(text: Text, locale: Locale): ReplyPart {
  return { kind: 'text', text: text[locale] }
}

/** A table in one language. */
export function tablePart(
  title: Text,
  columns: readonly (readonly [zh: string, en: string])[],
  rows: readonly (readonly string[])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'table',
    title: title[locale],
    columns: columns.map(([zh, en]) => (locale === 'zh' ? zh : en)),
    rows: rows.map((row) => [...row]),
  }
}

/** A list of facts in one language; rows without a value are left out. */
export function factsPart(
  title: Text,
  rows: readonly (readonly [zh: string, en: string, value: string | null])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'facts',
    title: title[locale],
    facts: rows.flatMap(([zh, en, value]) => (value === null ? [] : [{ label: locale === 'zh' ? zh : en, value }])),
  }
}

/** A period as an argument. */
export const periodArgument = z
  .string()
  .regex(/^20\d\d(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?$/)
  .describe('Year, quarter or month: YYYY, YYYY-Qn or YYYY-MM; this year if left out')

/** States of a course in a record, in words. */
export const trainingStates = {
  ENROLLED: { zh: '已报名', en: 'enrolled' },
  WAITING: { zh: '候补', en: 'waiting list' },
  COMPLETED: { zh: '已完成', en: 'finished' },
  FAILED: { zh: '未通过', en: 'failed' },
} as const
