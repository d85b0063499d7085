import { type Api, type Locale, type ReplyPart, type Text, ToolError, z } from '#sdk'
import { page, StaffBasic } from '../hr-api/schemas/index.ts'

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

/**
 * The staff id behind a name within the caller's reach.
 * @throws ToolError 'not_found' for nobody, 'ambiguous' for several
 */
export async function staffIdOf(api: Api, words: string): Promise<string> {
  if (/^S-\d+$/i.test(words)) return words.toUpperCase()
  const { items } = await api.get('/staff', {
    expect: page(StaffBasic),
    query: { name: words, status: 'ACTIVE,PROBATION,SECONDED_OUT,ON_LONG_LEAVE', limit: 20 },
  })
  const named = items.filter(({ name }) => name === words)
  const found = named.length > 0 ? named : items
  const [only, ...more] = found
  if (!only)
    throw new ToolError('not_found', {
      zh: `您负责的单位里没有找到“${words}”，请核对姓名。`,
      en: `Nobody called ${words} is in the units you are responsible for. Check the name.`,
    })
  if (more.length === 0) return only.id
  const choices = found.map(({ id, name, unit }) => `${name}（${unit.name}，${id}）`)
  throw new ToolError(
    'ambiguous',
    {
      zh: `有${found.length}位：${choices.join('、')}，请说明是哪一位。`,
      en: `There are several: ${choices.join(', ')}. Which one?`,
    },
    { needs: choices },
  )
}

/** States of a course in a record, in words. */
export const trainingStates = {
  ENROLLED: { zh: '已报名', en: 'enrolled' },
  WAITING: { zh: '候补', en: 'waiting list' },
  COMPLETED: { zh: '已完成', en: 'finished' },
  FAILED: { zh: '未通过', en: 'failed' },
} as const
