import { type Api, defineTool, type Locale, type ReplyPart, ToolError, z } from '#sdk'
import { Day, Instant, PayItem, PayItemCode, PayMonth, PayPeriods, PaySlip, Words } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { payItemOf } from './items.ts'
import { differenceText, factsPart, yuanText } from './words.ts'

const Line = z.object({
  code: PayItemCode,
  name: Words,
  beforeFen: z.number().int().nullable(),
  afterFen: z.number().int().nullable(),
  differenceFen: z.number().int(),
  /** What the difference rests on. */
  why: Words,
})
const Result = z.object({
  period: PayMonth,
  paidOn: Day,
  /** The one item asked for. */
  item: PayItemCode.nullable(),
  items: z.array(PayItem),
  grossFen: z.number().int(),
  deductionsFen: z.number().int(),
  netFen: z.number().int(),
  /** The other month and what differs, where one was asked for. */
  comparison: z.object({ period: PayMonth, netFen: z.number().int(), lines: z.array(Line) }).nullable(),
  asOf: Instant,
})
type Result = z.output<typeof Result>
type Line = z.output<typeof Line>

/** What differs between two slips, item by item, with the reason the payroll gives. */
export function differencesBetween(before: PaySlip, after: PaySlip): Line[] {
  const codes = PayItemCode.options.filter((code) => [...before.items, ...after.items].some((one) => one.code === code))
  return codes.flatMap((code): Line[] => {
    const old = before.items.find((one) => one.code === code)
    const item = after.items.find((one) => one.code === code)
    const shown = item ?? old
    const differenceFen = (item?.amountFen ?? 0) - (old?.amountFen ?? 0)
    if (!shown || differenceFen === 0) return []
    return [
      {
        code,
        name: shown.name,
        beforeFen: old?.amountFen ?? null,
        afterFen: item?.amountFen ?? null,
        differenceFen,
        why: whyOf(old, item),
      },
    ]
  })
}

function whyOf(old: PayItem | undefined, item: PayItem | undefined): Words {
  if (old && item)
    return {
      zh: `${item.basis.zh}（此前：${old.basis.zh}）`,
      en: `${item.basis.en} (before: ${old.basis.en})`,
    }
  if (item) return { zh: `本月新增：${item.basis.zh}`, en: `new this month: ${item.basis.en}` }
  const basis = old?.basis ?? { zh: '', en: '' }
  return { zh: `本月没有这一项（此前：${basis.zh}）`, en: `not paid this month (before: ${basis.en})` }
}

async function newestPeriod(api: Api): Promise<string> {
  const { items } = await api.get('/payroll/slips', { expect: PayPeriods })
  const [newest] = items
  if (newest) return newest.period
  throw new ToolError('not_found', {
    zh: '系统里还没有您的工资条。',
    en: 'There is no pay slip of yours yet.',
  })
}

const slipOf = (api: Api, period: string): Promise<PaySlip> => api.get(`/payroll/slips/${period}`, { expect: PaySlip })

/** The own pay slip of a month. */
export const slip = defineTool({
  name: 'slip',
  title: { zh: '我的工资条', en: 'My pay slip' },
  description:
    "The person's own pay slip of a month, item by item in yuan, or one item of it; with compareWith also what differs " +
    'from another month and why. Never about anybody else.',
  effect: 'read',
  scopes: ['pay:read:self'],
  input: z.strictObject({
    period: PayMonth.optional().describe('Month, YYYY-MM; the newest slip if left out'),
    item: z
      .string()
      .trim()
      .min(2)
      .max(20)
      .optional()
      .describe('Only one item, in the words of the person: 公积金, 补发, 个税, 绩效, 津贴, 年终奖 …'),
    compareWith: PayMonth.optional().describe('Another month to compare with, YYYY-MM, when they ask why it differs'),
  }),
  output: Result,
  examples: [
    { say: '查一下我这个月的工资条', input: { period: '2026-11' } },
    { say: '我11月工资为什么比10月多', input: { period: '2026-11', compareWith: '2026-10' } },
    { say: '看看我10月发了多少钱', input: { period: '2026-10' } },
    { say: '我上个月公积金扣了多少', input: { period: '2026-10', item: '公积金' } },
    { say: '我9月的个税是多少', input: { period: '2026-09', item: '个税' } },
    { say: '我的工资明细给我看下', input: {} },
    { say: 'Show me my pay slip of October', input: { period: '2026-10' } },
    { say: 'Why is my November pay higher than October?', input: { period: '2026-11', compareWith: '2026-10' } },
  ],
  async run({ period: asked, item: word, compareWith }, { api }) {
    const item = word === undefined ? undefined : payItemOf(word)
    if (word !== undefined && item === undefined)
      throw new ToolError('needs_input', {
        zh: `工资条里没有叫“${word}”的项目。可以问应发、实发，或某一项，如津贴、绩效、补发、公积金、个税。`,
        en: `A slip has no item called “${word}”. Ask for all of it, or for one such as allowance, performance pay, back pay, housing fund or tax.`,
      })
    const period = asked ?? (await newestPeriod(api))
    if (compareWith === period)
      throw new ToolError('invalid', {
        zh: '两个月份是同一个月，请说要和哪个月比。',
        en: 'Both months are the same. Please say which month to compare with.',
      })
    const own = await slipOf(api, period)
    const other = compareWith ? await slipOf(api, compareWith) : null
    const lines = other ? differencesBetween(other, own) : []
    return {
      period,
      paidOn: own.paidOn,
      item: item ?? null,
      items: own.items,
      grossFen: own.grossFen,
      deductionsFen: own.deductionsFen,
      netFen: own.netFen,
      comparison: other && {
        period: other.period,
        netFen: other.netFen,
        lines: lines.filter(({ code }) => !item || code === item),
      },
      asOf: own.asOf,
    }
  },
  async show(result, { locale }) {
    if (result.comparison) return comparisonParts(result, result.comparison, locale)
    return result.item ? [itemPart(result, result.item, locale)] : [totals(result, locale), itemsPart(result, locale)]
  },
})

function totals({ period, paidOn, grossFen, deductionsFen, netFen }: Result, locale: Locale): ReplyPart {
  return factsPart(
    { zh: `${period} 工资条（仅本人可见）`, en: `Pay slip, ${period} (for you only)` },
    [
      ['应发', 'Gross', yuanText(grossFen, locale)],
      ['扣款', 'Deductions', yuanText(deductionsFen, locale)],
      ['实发', 'Paid out', yuanText(netFen, locale)],
      ['发放日', 'Paid on', dayText(paidOn, locale)],
    ],
    locale,
  )
}

function itemsPart({ period, items }: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  return {
    kind: 'table',
    title: zh ? `${period} 明细` : `Items, ${period}`,
    columns: zh ? ['项目', '金额', '依据'] : ['Item', 'Amount', 'Basis'],
    rows: items.map(({ name, amountFen, basis }) => [name[locale], yuanText(amountFen, locale), basis[locale]]),
  }
}

function itemPart({ period, items }: Result, code: PayItemCode, locale: Locale): ReplyPart {
  const found = items.find((one) => one.code === code)
  if (!found)
    return {
      kind: 'text',
      text: locale === 'zh' ? `${period} 的工资条里没有这一项。` : `The slip of ${period} has no such item.`,
    }
  return factsPart(
    { zh: `${period} ${found.name.zh}`, en: `${found.name.en}, ${period}` },
    [
      ['金额', 'Amount', yuanText(found.amountFen, locale)],
      ['依据', 'Basis', found.basis[locale]],
    ],
    locale,
  )
}

function comparisonParts(
  { period, netFen }: Result,
  { period: other, netFen: otherNet, lines }: NonNullable<Result['comparison']>,
  locale: Locale,
): ReplyPart[] {
  const zh = locale === 'zh'
  const facts = factsPart(
    { zh: `${period} 与 ${other} 工资对比（仅本人可见）`, en: `Pay of ${period} and ${other} (for you only)` },
    [
      [`${other} 实发`, `Paid out, ${other}`, yuanText(otherNet, locale)],
      [`${period} 实发`, `Paid out, ${period}`, yuanText(netFen, locale)],
      ['相差', 'Difference', differenceText(netFen - otherNet, locale)],
    ],
    locale,
  )
  if (lines.length === 0)
    return [facts, { kind: 'text', text: zh ? '两个月的各项金额一样。' : 'The items are the same in both months.' }]
  return [
    facts,
    {
      kind: 'table',
      title: zh ? '哪几项变了，为什么' : 'What changed, and why',
      columns: zh ? ['项目', other, period, '相差', '原因'] : ['Item', other, period, 'Difference', 'Why'],
      rows: lines.map((line) => [
        line.name[locale],
        line.beforeFen === null ? '—' : yuanText(line.beforeFen, locale),
        line.afterFen === null ? '—' : yuanText(line.afterFen, locale),
        differenceText(line.differenceFen, locale),
        line.why[locale],
      ]),
    },
  ]
}
