import type { Locale, ReplyPart, Text } from '#sdk'
import type { InsuranceKind } from '../hr-api/schemas/index.ts'

/** Kinds of insurance and funds in words. */
export const insuranceNames: Readonly<Record<InsuranceKind, Text>> = {
  PENSION: { zh: '养老保险', en: 'pension insurance' },
  OCC_ANNUITY: { zh: '职业年金', en: 'occupational annuity' },
  MEDICAL: { zh: '医疗保险', en: 'medical insurance' },
  UNEMPLOYMENT: { zh: '失业保险', en: 'unemployment insurance' },
  INJURY: { zh: '工伤保险', en: 'work injury insurance' },
  MATERNITY_IN_MEDICAL: { zh: '生育保险（并入医疗）', en: 'maternity insurance (within medical)' },
  HOUSING_FUND: { zh: '住房公积金', en: 'housing fund' },
}

/** Money of 分 in yuan: 5,717.86元. */
export function yuanText(fen: number, locale: Locale): string {
  const [whole = '0', cents = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.')
  const grouped = `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
  return locale === 'zh' ? `${grouped}元` : `${grouped} yuan`
}

/** A difference with its sign: +55.00元. */
export function differenceText(fen: number, locale: Locale): string {
  return `${fen > 0 ? '+' : ''}${yuanText(fen, locale)}`
}

/** Facts in one language; rows without a value are left out. */
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
