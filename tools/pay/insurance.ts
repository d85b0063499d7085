import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { Instant, Insurance, InsuranceContribution, InsuranceKind, PayMonth, Words } from '../hr-api/schemas/index.ts'
import { factsPart, insuranceNames, yuanText } from './words.ts'

const Result = z.object({
  period: PayMonth,
  kind: InsuranceKind.nullable(),
  items: z.array(InsuranceContribution),
  notes: z.array(Words),
  asOf: Instant,
})
type Result = z.output<typeof Result>

/** Own contributions to insurance and the housing fund. */
export const insurance = defineTool({
  name: 'insurance',
  title: { zh: '我的社保公积金', en: 'My insurance and housing fund' },
  description:
    "The person's own contributions to social insurance and the housing fund in a month: base, own part, the " +
    "employer's part, months paid for. Never about anybody else. For rules and rates in general use policy_search.",
  effect: 'read',
  scopes: ['pay:read:self'],
  input: z.strictObject({
    kind: InsuranceKind.optional().describe(
      'Only one kind: PENSION 养老保险/养老, OCC_ANNUITY 职业年金/年金, MEDICAL 医疗保险/医保, UNEMPLOYMENT 失业保险, ' +
        'INJURY 工伤保险, MATERNITY_IN_MEDICAL 生育保险, HOUSING_FUND 公积金/住房公积金; all if left out',
    ),
    period: PayMonth.optional().describe('Month, YYYY-MM; the newest that was paid if left out'),
  }),
  output: Result,
  examples: [
    { say: '我的社保缴了多少个月了', input: {} },
    { say: '查一下我的公积金缴存基数', input: { kind: 'HOUSING_FUND' } },
    { say: '我养老保险个人和单位各交多少', input: { kind: 'PENSION' } },
    { say: '我10月份的五险一金缴费情况', input: { period: '2026-10' } },
    { say: '我的职业年金单位给缴了多少', input: { kind: 'OCC_ANNUITY' } },
    { say: '我的医保缴费基数是多少', input: { kind: 'MEDICAL' } },
    { say: 'What is the base of my housing fund?', input: { kind: 'HOUSING_FUND' } },
    { say: 'How many months of pension insurance do I have?', input: { kind: 'PENSION' } },
  ],
  async run({ kind, period }, { api }) {
    const answer = await api.get('/insurance', { expect: Insurance, query: { period } })
    return {
      period: answer.period,
      kind: kind ?? null,
      items: answer.items.filter((item) => !kind || item.kind === kind),
      notes: answer.notes,
      asOf: answer.asOf,
    }
  },
  async show(result, { locale }) {
    const [only] = result.items
    const notes = result.notes.map((note): ReplyPart => ({ kind: 'text', text: note[locale] }))
    if (!only) return [nothing(result, locale)]
    return [result.items.length === 1 ? facts(result.period, only, locale) : table(result, locale), ...notes]
  },
})

function nothing({ period, kind }: Result, locale: Locale): ReplyPart {
  const name = kind ? insuranceNames[kind][locale] : locale === 'zh' ? '社保' : 'insurance'
  return {
    kind: 'text',
    text:
      locale === 'zh'
        ? `您${period}没有参加${name}；机关公务员不参加失业保险，编外人员没有职业年金。`
        : `You have no ${name} in ${period}; civil servants have no unemployment insurance, off-book staff no annuity.`,
  }
}

const rate = (points: number): string => `${points / 100}%`

function facts(period: string, item: InsuranceContribution, locale: Locale): ReplyPart {
  const name = insuranceNames[item.kind]
  return factsPart(
    { zh: `${period} ${name.zh}（仅本人可见）`, en: `${name.en}, ${period} (for you only)` },
    [
      ['缴费基数', 'Base', yuanText(item.baseFen, locale)],
      ['个人缴', 'Own part', `${yuanText(item.personalFen, locale)}（${rate(item.personalRate)}）`],
      ['单位缴', "Employer's part", `${yuanText(item.employerFen, locale)}（${rate(item.employerRate)}）`],
      ['累计月数', 'Months', locale === 'zh' ? `${item.months}个月` : String(item.months)],
      ['开始缴费', 'Since', item.from],
    ],
    locale,
  )
}

function table({ period, items }: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  return {
    kind: 'table',
    title: zh ? `${period} 社保公积金（仅本人可见）` : `Insurance and housing fund, ${period} (for you only)`,
    columns: zh
      ? ['险种', '基数', '个人缴', '单位缴', '累计月数']
      : ['Kind', 'Base', 'Own part', "Employer's part", 'Months'],
    rows: items.map((item) => [
      insuranceNames[item.kind][locale],
      yuanText(item.baseFen, locale),
      yuanText(item.personalFen, locale),
      yuanText(item.employerFen, locale),
      String(item.months),
    ]),
  }
}
