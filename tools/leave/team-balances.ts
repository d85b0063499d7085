import type { Api, Locale, ReplyPart, Text } from '#sdk'
import { page, TeamBalance, type TeamBalanceKind } from '../hr-api/schemas/index.ts'
import { daysText, dayText } from '../rules/day-text.ts'
import { tablePart, textPart } from './words.ts'

const maxPages = 10

const reasons: Readonly<Record<NonNullable<TeamBalance['reason']>, Text>> = {
  under_one_year: { zh: '工作未满一年', en: 'less than a year of work' },
  school_vacation_longer: { zh: '寒暑假多于年休假', en: 'school vacation is longer' },
  personal_leave_20_paid: { zh: '带薪事假累计20天以上', en: '20 days or more of paid personal leave' },
  sick_leave_threshold: { zh: '病假累计达到不享受年休假的月数', en: 'sick leave reached the limit' },
}

/** Annual leave of the colleagues within reach, at most ten pages. */
export async function balancesOf(
  api: Api,
  query: { readonly kind: TeamBalanceKind; readonly unit: string | undefined },
): Promise<{ items: TeamBalance[]; asOf: string }> {
  const items: TeamBalance[] = []
  let cursor: string | undefined
  let asOf = ''
  for (let read = 0; read < maxPages; read += 1) {
    const answer = await api.get('/leave-balances', {
      expect: page(TeamBalance),
      query: { ...query, limit: 100, cursor },
    })
    items.push(...answer.items)
    asOf ||= answer.asOf
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return { items, asOf }
}

function noteOf({ reason, rising }: TeamBalance, locale: Locale): string {
  const zh = locale === 'zh'
  const rises =
    rising &&
    (zh
      ? `${dayText(rising.on, locale)}起每年${rising.days}天`
      : `${rising.days} days a year from ${dayText(rising.on, locale)}`)
  return [reason && reasons[reason][locale], rises].filter(Boolean).join(zh ? '；' : '; ')
}

/** The annual leave of a team as a table; a sentence where nobody fits. */
export function showBalances(balances: readonly TeamBalance[], locale: Locale): ReplyPart[] {
  if (balances.length === 0) return [textPart({ zh: '没有这样的同事。', en: 'There is no such colleague.' }, locale)]
  const days = (halfDays: number) => daysText(halfDays / 2, locale)
  return [
    tablePart(
      { zh: `年休假：${balances.length}人`, en: `Annual leave: ${balances.length}` },
      [
        ['姓名', 'Name'],
        ['单位', 'Unit'],
        ['今年应休', 'This year'],
        ['已休和在途', 'Taken or asked for'],
        ['剩余', 'Left'],
        ['说明', 'Note'],
      ],
      balances.map((one) => [
        one.staffName,
        one.unitName,
        days(one.grantedHalfDays + one.carriedHalfDays),
        days(one.takenHalfDays + one.reservedHalfDays),
        days(one.leftHalfDays),
        noteOf(one, locale) || '—',
      ]),
      locale,
    ),
  ]
}
