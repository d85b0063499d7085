import { defineTool, isToolError, type Locale, type ReplyPart, type ToolContext, ToolError, z } from '#sdk'
import { Me } from '../hr-api/schemas/index.ts'
import { daysText, dayText } from '../rules/day-text.ts'
import { addMonths, firstOfMonth } from '../rules/index.ts'
import { ArticleRef, computed, Sentence } from './results.ts'

const Reason = z.enum(['under_one_year', 'school_vacation_longer', 'personal_leave_20_paid', 'sick_leave_threshold'])
const Entitlement = z.object({
  tierDays: z.number().int(),
  entitledDays: z.number(),
  reason: Reason.nullable(),
  nextYearEntitledDays: z.number().optional(),
})
const Pay = z.object({ dailyWage: z.number(), total: z.number().nullable(), extraPayable: z.number() })
const Result = Entitlement.extend({
  /** Day work began; null when only the years were given. */
  workStart: z.iso.date().nullable(),
  ownRecord: z.boolean(),
  /** First day of a higher tier; null on the highest, or when only the years were given. */
  nextTierFrom: z.iso.date().nullable(),
  pay: Pay.extend({ untakenDays: z.number() }).nullable(),
  assumptions: z.array(Sentence),
  asOf: z.iso.date(),
  citations: z.array(ArticleRef),
})
type Result = z.output<typeof Result>

const Input = z.strictObject({
  workStart: z.iso.date().optional().describe('Day the person began to work anywhere; own record if left out'),
  workYears: z.number().min(0).max(60).optional().describe('Years worked instead of the day'),
  asOf: z.iso.date().optional().describe('Day for which it is asked; today if left out'),
  sickMonths: z.number().min(0).max(12).optional().describe('Months of sick leave this year'),
  personalDays: z.number().min(0).max(366).optional().describe('Days of personal leave this year'),
  personalLeavePaid: z.boolean().optional().describe('True when pay was not deducted for the personal leave'),
  schoolVacationDays: z.number().min(0).max(366).optional().describe('Days of school vacation this year'),
  annualIncome: z.number().min(0).optional().describe('Yuan a year, for the pay of untaken days'),
  untakenDays: z.number().min(0).max(366).optional().describe('Days not taken, for their pay'),
  cause: z.enum(['work', 'personal']).optional().describe('Why they were not taken; work if left out'),
})
type Input = z.output<typeof Input>

const act = '职工带薪年休假条例'
const measures = '机关事业单位工作人员带薪年休假实施办法'

/** A day that gives the tier of n whole years on `asOf`: one month earlier, since a tier counts from the month after. */
function startFor(workYears: number, asOf: string): string {
  return addMonths(asOf, -(Math.floor(workYears * 12) + 1))
}

async function workStartOf(input: Input, asOf: string, { api, person }: ToolContext): Promise<[string, boolean]> {
  if (input.workStart) return [input.workStart, false]
  if (input.workYears !== undefined) return [startFor(input.workYears, asOf), false]
  if (person.id === 'guest') throw needsYears()
  try {
    return [(await api.get('/me', { expect: Me })).workStartDate, true]
  } catch (error) {
    if (isToolError(error) && error.code === 'forbidden') throw needsYears()
    throw error
  }
}

function needsYears(): ToolError {
  return new ToolError(
    'needs_input',
    { zh: '请告诉我参加工作的时间，或者累计工作了几年。', en: 'Please give the day work began, or the years worked.' },
    { needs: ['workStart', 'workYears'] },
  )
}

function nextTierFrom(workStart: string, asOf: string): string | null {
  const days = [1, 10, 20].map((years) => firstOfMonth(addMonths(workStart, 12 * years), 1))
  return days.find((day) => day > asOf) ?? null
}

function assumptionsOf(input: Input): Result['assumptions'] {
  const list: Result['assumptions'] = []
  if (input.workYears !== undefined && !input.workStart)
    list.push({
      zh: '按所说的累计工作年限计算；新档从满年限的次月起执行。',
      en: 'Computed from the years as stated; a new tier counts from the month after they are reached.',
    })
  if (input.sickMonths === undefined && input.personalDays === undefined)
    list.push({
      zh: '没有计入病假、事假和寒暑假；如有累计较长的，请告诉我再算。',
      en: 'Sick leave, personal leave and school vacations are not considered; tell me if there were long ones.',
    })
  if (input.annualIncome !== undefined && input.untakenDays !== undefined && !input.cause)
    list.push({
      zh: '按单位因工作需要未安排休假、本人同意计算。',
      en: 'Computed as days that were not arranged because of work, with the consent of the person.',
    })
  return list
}

function articlesFor({ reason, pay }: Pick<Result, 'reason' | 'pay'>): Result['citations'] {
  const list = [
    { title: act, article: '第三条' },
    { title: measures, article: '第二条' },
  ]
  if (reason && reason !== 'under_one_year') list.push({ title: act, article: '第四条' })
  if (pay) list.push({ title: act, article: '第五条' }, { title: measures, article: '第七条' })
  if (pay && pay.total === null) list.push({ title: measures, article: '第九条' })
  return list
}

/** Annual leave by rule: tier, entitlement, and pay for untaken days. */
export const annualLeave = defineTool({
  name: 'annual_leave',
  title: { zh: '年休假计算', en: 'Annual leave by rule' },
  description:
    'By rule: days of annual leave from the day work began or the years worked (own record if neither is given), ' +
    'whether a ground takes them away, and the pay for untaken days. For what is left in the account use leave_balance.',
  effect: 'read',
  // Left-out facts are read from the person's own record.
  scopes: ['profile:read:self'],
  input: Input,
  output: Result,
  examples: [
    { say: '工作满12年有几天年休假', input: { workYears: 12 } },
    { say: '我按规定一年应该有多少天年假', input: {} },
    { say: '2017年8月1日参加工作的，到2027年9月几天年假', input: { workStart: '2017-08-01', asOf: '2027-09-01' } },
    { say: '工龄15年，今年病假休了三个月，年假还有吗', input: { workYears: 15, sickMonths: 3 } },
    {
      say: '年收入十二万，还有4天年假单位没安排，工龄8年，能补多少钱',
      input: { workYears: 8, annualIncome: 120000, untakenDays: 4, cause: 'work' },
    },
    {
      say: '事假请了21天没扣工资，工作6年，影响年假吗',
      input: { workYears: 6, personalDays: 21, personalLeavePaid: true },
    },
    { say: 'How many days of annual leave after 20 years of work?', input: { workYears: 20 } },
  ],
  async run(input, context) {
    const asOf = input.asOf ?? context.now.slice(0, 10)
    const [workStart, ownRecord] = await workStartOf(input, asOf, context)
    const entitlement = await computed(
      context,
      'leave.annualEntitlement',
      {
        workStart,
        asOf,
        sickMonths: input.sickMonths ?? 0,
        personalDays: input.personalDays ?? 0,
        personalLeavePaid: input.personalLeavePaid ?? false,
        schoolVacationDays: input.schoolVacationDays ?? 0,
        alreadyTakenThisYear: false,
      },
      Entitlement,
    )
    const pay = await payOf(input, context)
    const known = ownRecord || input.workStart !== undefined
    return {
      ...entitlement,
      workStart: known ? workStart : null,
      ownRecord,
      nextTierFrom: known ? nextTierFrom(workStart, asOf) : null,
      pay,
      assumptions: assumptionsOf(input),
      asOf,
      citations: articlesFor({ reason: entitlement.reason, pay }),
    }
  },
  async show(result, { locale }) {
    const texts = result.assumptions.map((text): ReplyPart => ({ kind: 'text', text: text[locale] }))
    return [facts(result, locale), ...payPart(result, locale), ...texts]
  },
})

async function payOf(input: Input, context: ToolContext): Promise<Result['pay']> {
  const { annualIncome, untakenDays, cause = 'work' } = input
  if (annualIncome === undefined || untakenDays === undefined) return null
  const pay = await computed(context, 'leave.annualUntakenPay', { annualIncome, untakenDays, cause }, Pay)
  return { ...pay, untakenDays }
}

const reasons: Readonly<Record<z.output<typeof Reason>, { readonly zh: string; readonly en: string }>> = {
  under_one_year: { zh: '累计工作未满一年', en: 'less than one year of work' },
  school_vacation_longer: { zh: '寒暑假天数多于年休假天数', en: 'school vacations are longer than the annual leave' },
  personal_leave_20_paid: { zh: '事假累计20天以上且未扣工资', en: '20 or more days of personal leave with pay' },
  sick_leave_threshold: { zh: '病假累计达到规定月数', en: 'months of sick leave reached the limit' },
}

function facts(result: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  const rows: [string, string | null][] = [
    [zh ? '当年应休' : 'Entitled this year', daysText(result.entitledDays, locale)],
    [zh ? '所在档次' : 'Tier', daysText(result.tierDays, locale)],
    [zh ? '原因' : 'Because', result.reason && reasons[result.reason][locale]],
    [zh ? '计算基准日' : 'As of', dayText(result.asOf, locale)],
    [zh ? '参加工作时间（档案记载）' : 'Work began (own record)', result.ownRecord ? result.workStart : null],
    [zh ? '下一档起始' : 'Next tier from', result.nextTierFrom && dayText(result.nextTierFrom, locale)],
  ]
  return {
    kind: 'facts',
    title: zh ? '年休假' : 'Annual leave',
    facts: rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  }
}

function yuan(amount: number, locale: Locale): string {
  return locale === 'zh' ? `${amount.toFixed(2)}元` : `CNY ${amount.toFixed(2)}`
}

function payPart({ pay }: Result, locale: Locale): ReplyPart[] {
  if (!pay) return []
  const zh = locale === 'zh'
  const total: [string, string] =
    pay.total === null
      ? [
          zh ? '说明' : 'Note',
          zh ? '本人原因未休，只发正常工资，不另补发' : 'Not taken for personal reasons: normal pay only',
        ]
      : [zh ? '合计（300%，含正常工资）' : 'Total (300 %, normal pay included)', yuan(pay.total, locale)]
  const rows: [string, string][] = [
    [zh ? '未休天数' : 'Days not taken', daysText(pay.untakenDays, locale)],
    [zh ? '日工资（年收入÷261）' : 'Daily pay (income / 261)', yuan(pay.dailyWage, locale)],
    total,
    [zh ? '另需补发（200%）' : 'To be paid in addition (200 %)', yuan(pay.extraPayable, locale)],
  ]
  return [
    {
      kind: 'facts',
      title: zh ? '未休年休假报酬' : 'Pay for untaken days',
      facts: rows.map(([label, value]) => ({ label, value })),
    },
  ]
}
