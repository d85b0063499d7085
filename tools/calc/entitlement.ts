import { defineTool, type Locale, type ReplyPart, type Text, z } from '#sdk'
import { dayText } from '../rules/day-text.ts'
import { EntitlementFacts, gatherFacts } from './entitlement-facts.ts'
import {
  type EntitlementMatter,
  entitlementMatterNames,
  entitlementMatters,
  type ShownValue,
  type Unit,
} from './entitlement-matters.ts'
import { Sentence } from './results.ts'
import { nothingSaid, ruled, Said, saidParts } from './ruled.ts'

const Value = z.union([z.number(), z.boolean(), z.string(), z.null()])
const Result = z.object({
  matter: z.enum(entitlementMatterNames),
  /** What went into the rule. */
  facts: z.record(z.string(), z.unknown()),
  /** Why a person has to look at it; null when it was computed. */
  review: Sentence.nullable(),
  values: z.record(z.string(), Value),
  ...Said.shape,
})
type Result = z.output<typeof Result>

/** What was taken from the own record, so that a question for somebody else is not answered with one's own facts unseen. */
function ownText(own: readonly Text[]): Text[] {
  if (own.length === 0) return []
  return [
    {
      zh: `没有说明的${[...new Set(own.map(({ zh }) => zh))].join('、')}按您本人的情况计算。`,
      en: `What was not said is taken from your own record: ${[...new Set(own.map(({ en }) => en))].join(', ')}.`,
    },
  ]
}

/** A record of days off duty goes into two names, by the kind of staff. */
function inputOf(rule: string, facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (rule !== 'dismissal.absence') return facts
  const { consecutiveDays, yearTotalDays } = facts
  return { ...facts, consecutiveWorkdays: consecutiveDays, yearTotalWorkdays: yearTotalDays }
}

/** Entitlements and effects by rule: leave of the events of life, sick pay, benefits, sanctions, grades. */
export const entitlement = defineTool({
  name: 'entitlement',
  title: { zh: '待遇与影响计算', en: 'Entitlements by rule' },
  description:
    'By rule, from the facts of a case: days of maternity, miscarriage, paternity, parental, marriage, bereavement and ' +
    'home visit leave, sick pay, nursing time, unemployment benefit, lump sum for a disability, what a sanction bars, ' +
    'what grades lead to. For a question without facts use policy_search.',
  effect: 'read',
  // Left-out facts are read from the person's own record.
  scopes: ['profile:read:self'],
  input: z.strictObject({
    matter: z.enum(entitlementMatterNames).describe('What it is about, such as maternity, sick_pay, unemployment'),
    facts: EntitlementFacts.default({}).describe('Facts of the case by name'),
  }),
  output: Result,
  examples: [
    {
      say: '浙江二胎双胞胎产假一共多少天',
      input: { matter: 'maternity', facts: { province: 'ZJ', childOrder: 2, babies: 2 } },
    },
    {
      say: '上海一胎难产，产假能休几天',
      input: { matter: 'maternity', facts: { province: 'SH', childOrder: 1, dystocia: true } },
    },
    { say: '怀孕3个月流产了能休几天', input: { matter: 'miscarriage', facts: { pregnancyMonths: 3 } } },
    { say: '广东老婆生孩子男方陪产假几天', input: { matter: 'paternity', facts: { province: 'GD' } } },
    { say: '上海的育儿假每年几天', input: { matter: 'parental', facts: { province: 'SH' } } },
    {
      say: '病假休到第7个月了，工龄12年，工资发多少',
      input: { matter: 'sick_pay', facts: { sickMonthNo: 7, workYears: 12 } },
    },
    { say: '孩子8个月大，每天哺乳时间多久', input: { matter: 'nursing_hour', facts: { babyAgeMonths: 8 } } },
    {
      say: '失业保险交了6年，被单位辞退能领几个月失业金',
      input: { matter: 'unemployment', facts: { contributionMonths: 72, involuntary: true } },
    },
    {
      say: '工伤鉴定为七级，一次性伤残补助金是几个月工资',
      input: { matter: 'injury_lump_sum', facts: { disabilityGrade: 7 } },
    },
    {
      say: '公务员受记过处分期间能不能晋升工资档次',
      input: { matter: 'discipline_effects', facts: { kind: '记过', staffType: 'civil_servant' } },
    },
    {
      say: '2024年不称职、2025年不称职，会怎么处理',
      input: { matter: 'assessment_effects', facts: { grades: { 2024: '不称职', 2025: '不称职' } } },
    },
    { say: '我们单位36人参加考核，优秀最多几个', input: { matter: 'excellent_quota', facts: { participants: 36 } } },
    { say: '我母亲去世了，丧假几天', input: { matter: 'bereavement', facts: { relative: 'parent' } } },
    {
      say: '没结婚，回老家看父母，工作3年，探亲假几天',
      input: { matter: 'home_visit', facts: { visit: 'parents_unmarried', workYears: 3 } },
    },
    {
      say: 'How long is maternity leave in Zhejiang for a second child?',
      input: { matter: 'maternity', facts: { province: 'ZJ', childOrder: 2 } },
    },
  ],
  async run({ matter: name, facts: said }, context): Promise<Result> {
    const matter: EntitlementMatter = entitlementMatters[name]
    const { facts, own } = await gatherFacts(matter.takes, said, matter.usual ?? {}, context)
    const result = await ruled(context, matter.rule, inputOf(matter.rule, facts))
    if (result.open) return { matter: name, facts, ...nothingSaid, review: result.open, values: {} }
    const values = matter.shows.flatMap(({ key }) => {
      const value = Value.safeParse(result.figures[key])
      return value.success ? [[key, value.data] as const] : []
    })
    return {
      ...{ matter: name, facts, review: null, values: Object.fromEntries(values) },
      ...result.said,
      assumptions: [...ownText(own), ...result.said.assumptions],
    }
  },
  async show(result, { locale }) {
    if (result.review) return [{ kind: 'text', text: result.review[locale] }]
    return [figures(result, locale), ...saidParts(result, locale)]
  },
})

const units: Readonly<Record<Exclude<Unit, 'yesNo' | 'date' | 'word'>, Text>> = {
  days: { zh: '天', en: ' days' },
  months: { zh: '个月', en: ' months' },
  percent: { zh: '%', en: ' %' },
  minutes: { zh: '分钟', en: ' minutes' },
  people: { zh: '人', en: ' people' },
  years: { zh: '年', en: ' years' },
}

function valueText(value: z.output<typeof Value>, unit: Unit, locale: Locale): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[locale]
  if (unit === 'date') return dayText(String(value), locale)
  return unit === 'word' || unit === 'yesNo' ? String(value) : `${value}${units[unit][locale]}`
}

function figures({ matter: name, values }: Result, locale: Locale): ReplyPart {
  const matter: EntitlementMatter = entitlementMatters[name]
  const rows = matter.shows.flatMap(({ key, label, unit }: ShownValue) => {
    const value = valueText(values[key] ?? null, unit, locale)
    return value === null ? [] : [{ label: label[locale], value }]
  })
  return { kind: 'facts', title: matter.title[locale], facts: rows }
}
