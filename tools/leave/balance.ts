import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { Day, Instant, LeaveEntitlements, LeaveTypeCode } from '../hr-api/schemas/index.ts'
import { daysText, dayText } from '../rules/day-text.ts'
import { ArticleRef, factsPart, leaveName, leaveTypeArgument, tablePart, textPart, toDays } from './words.ts'

const Balance = z.object({
  leaveType: LeaveTypeCode,
  grantedDays: z.number(),
  carriedDays: z.number(),
  takenDays: z.number(),
  reservedDays: z.number(),
  leftDays: z.number(),
  expiresOn: Day.nullable(),
})
const Result = z.object({
  year: z.number().int(),
  /** The kind asked for; null = all kinds. */
  leaveType: LeaveTypeCode.nullable(),
  items: z.array(Balance),
  asOf: Instant,
  citations: z.array(ArticleRef),
})
type Balance = z.output<typeof Balance>
type Result = z.output<typeof Result>

function distinct(refs: readonly ArticleRef[]): ArticleRef[] {
  return [...new Map(refs.map((ref) => [`${ref.title}${ref.article}`, ref])).values()]
}

/** Own leave balances of a year. */
export const balance = defineTool({
  name: 'balance',
  title: { zh: '查询假期余额', en: 'Leave balance' },
  description:
    'How many days of leave the person has left in a year: granted, carried over, taken, reserved, left, expiry. ' +
    'Their own balance only. For the rule without an own account use calc_annual_leave.',
  effect: 'read',
  scopes: ['leave:read:self'],
  input: z.strictObject({
    leaveType: leaveTypeArgument.optional(),
    year: z.number().int().min(2000).max(2100).optional().describe('Calendar year; this year if left out'),
  }),
  output: Result,
  examples: [
    { say: '我年假还有几天', input: { leaveType: 'ANNUAL' } },
    { say: '查一下我的假期余额', input: {} },
    { say: '帮我看看调休还剩多少', input: { leaveType: 'COMP_OFF' } },
    { say: '2025年的年休假我用了几天', input: { leaveType: 'ANNUAL', year: 2025 } },
    { say: '我的育儿假额度还够不够', input: { leaveType: 'PARENTAL' } },
    { say: 'How much annual leave do I have left?', input: { leaveType: 'ANNUAL' } },
  ],
  async run({ leaveType, year: asked }, { api, now }) {
    const year = asked ?? Number(now.slice(0, 4))
    const answer = await api.get('/me/leave-entitlements', { expect: LeaveEntitlements, query: { year } })
    const items = answer.items.filter(({ type }) => !leaveType || type === leaveType)
    return {
      year,
      leaveType: leaveType ?? null,
      items: items.map((item) => ({
        leaveType: item.type,
        grantedDays: toDays(item.grantedHalfDays),
        carriedDays: toDays(item.carriedHalfDays),
        takenDays: toDays(item.takenHalfDays),
        reservedDays: toDays(item.reservedHalfDays),
        leftDays: toDays(item.leftHalfDays),
        expiresOn: item.expiresOn,
      })),
      asOf: answer.asOf,
      citations: distinct(items.flatMap(({ basis }) => basis.citations)),
    }
  },
  async show(result, { locale }) {
    const [only] = result.items
    if (!only) return [nothing(result, locale)]
    return result.items.length === 1 ? [facts(result, only, locale)] : [table(result, locale)]
  },
})

function nothing({ year, leaveType }: Result, locale: Locale): ReplyPart {
  if (!leaveType)
    return textPart(
      {
        zh: `人事系统里没有您${year}年的假期余额记录，请向人事科核实。`,
        en: `The HR system holds no leave balances for ${year}. Please ask the HR office.`,
      },
      locale,
    )
  const name = leaveName(leaveType, locale)
  return textPart(
    {
      zh: `人事系统里没有您${year}年${name}的余额记录；不设额度的假可以直接试算或申请。`,
      en: `The HR system holds no balance of ${name} for ${year}; leave without a balance can be counted or asked for directly.`,
    },
    locale,
  )
}

function facts({ year }: Result, item: Balance, locale: Locale): ReplyPart {
  const name = leaveName(item.leaveType, locale)
  const some = (days: number) => (days > 0 ? daysText(days, locale) : null)
  return factsPart(
    { zh: `${year}年${name}`, en: `${name}, ${year}` },
    [
      ['剩余', 'Left', daysText(item.leftDays, locale)],
      ['应休', 'Granted', daysText(item.grantedDays, locale)],
      ['已休', 'Taken', daysText(item.takenDays, locale)],
      ['上年结转', 'Carried over', some(item.carriedDays)],
      ['已申请未休', 'Asked for', some(item.reservedDays)],
      ['有效期至', 'Use until', item.expiresOn && dayText(item.expiresOn, locale)],
    ],
    locale,
  )
}

function table({ year, items }: Result, locale: Locale): ReplyPart {
  return tablePart(
    { zh: `${year}年假期余额`, en: `Leave balances, ${year}` },
    [
      ['假别', 'Leave'],
      ['剩余', 'Left'],
      ['应休', 'Granted'],
      ['结转', 'Carried'],
      ['已休', 'Taken'],
      ['已申请未休', 'Asked for'],
      ['有效期至', 'Use until'],
    ],
    items.map((item) => [
      leaveName(item.leaveType, locale),
      ...[item.leftDays, item.grantedDays, item.carriedDays, item.takenDays, item.reservedDays].map((days) =>
        daysText(days, locale),
      ),
      item.expiresOn ? dayText(item.expiresOn, locale) : '—',
    ]),
    locale,
  )
}
