import { defineTool, type Text, type ToolContext, z } from '#sdk'
import type { Me } from '../hr-api/schemas/index.ts'
import { addMonths, isDay, yearOf } from '../rules/index.ts'
import { type ChosenKind, categories, Result, retirementFacts, reviewText, type Window } from './retirement-show.ts'
import { askFor, nothingSaid, ownRecord, ruled, saidParts } from './ruled.ts'

const staffTypes = [
  'civil_servant',
  'ref_civil_servant',
  'appointed_civil_servant',
  'institution',
  'institution_manager',
  'institution_technical',
  'institution_worker',
  'contract_offbook',
  'dispatched',
] as const

const Month = z
  .string()
  .regex(/^\d{4}(?:-\d{2}){0,2}$/)
  .describe('YYYY-MM-DD, or YYYY-MM where only the month is known')
const Input = z.strictObject({
  birthDate: Month.optional().describe('Day or month of birth, YYYY-MM-DD or YYYY-MM; own record if left out'),
  category: z.enum(categories).optional().describe('male60 men, female55 women cadres, female50 women workers'),
  staffType: z.enum(staffTypes).optional().describe('Kind of staff; decides whether a later date may be agreed on'),
  chosenDate: Month.optional().describe('The day or month the person would like to retire'),
})
type Input = z.output<typeof Input>

const Statutory = z.object({
  delayMonths: z.number().int(),
  ageYears: z.number().int(),
  ageMonths: z.number().int(),
  retirementMonth: z.string(),
  statutoryDate: z.string(),
})
const Flexible = z.object({
  earliestDate: z.string(),
  latestDate: z.string().nullable(),
  lateAllowed: z.boolean(),
  earlyNoticeLatest: z.string().nullable(),
  minContributionMonthsAtStatutory: z.number().int(),
})

const fromWire = { MALE60: 'male60', FEMALE55: 'female55', FEMALE50: 'female50' } as const

/** The category of the own record; what the HR system has to look at is no formula here either. */
function categoryOf({ retirementCategory, gender }: Me): Whom['category'] {
  if (retirementCategory !== 'NEEDS_REVIEW') return fromWire[retirementCategory]
  return gender === 'F' ? 'female60' : 'special_job'
}

/** A day from what was said; a month alone is its first day. */
function wholeDay(said: string, name: 'birthDate' | 'chosenDate'): string {
  if (said.length === 4) throw askFor([name])
  const day = said.length === 7 ? `${said}-01` : said
  if (!isDay(day)) throw askFor([name])
  return day
}

type Whom = {
  readonly birthDate: string
  readonly category: (typeof categories)[number]
  readonly staffType: (typeof staffTypes)[number] | undefined
  readonly ownRecord: boolean
  readonly dayKnown: boolean
}

async function whomOf(input: Input, context: ToolContext): Promise<Whom> {
  if (input.birthDate !== undefined) {
    const birthDate = wholeDay(input.birthDate, 'birthDate')
    if (!input.category) throw askFor(['category'])
    return {
      ...{ birthDate, category: input.category, staffType: input.staffType },
      ...{ ownRecord: false, dayKnown: input.birthDate.length === 10 },
    }
  }
  const me = await ownRecord(context)
  if (!me) throw askFor(input.category ? ['birthDate'] : ['birthDate', 'category'])
  const staffType = me.staffType.toLowerCase() as Lowercase<typeof me.staffType>
  return {
    birthDate: me.birthDate,
    category: input.category ?? categoryOf(me),
    staffType: input.staffType ?? staffType,
    ...{ ownRecord: true, dayKnown: true },
  }
}

async function windowOf(whom: Whom, context: ToolContext) {
  const known = whom.staffType !== undefined && whom.staffType !== 'institution'
  // How early one may retire is the same for everybody; only the later date depends on the kind of staff.
  const result = await ruled(context, 'retirement.flexibleWindow', {
    ...{ category: whom.category, birthDate: whom.birthDate, staffType: known ? whom.staffType : 'civil_servant' },
  })
  if (result.open) return null
  const flexible = Flexible.parse(result.figures)
  return {
    window: {
      earliestDate: flexible.earliestDate,
      latestDate: flexible.latestDate,
      lateAllowed: known ? flexible.lateAllowed : null,
      earlyNoticeLatest: flexible.earlyNoticeLatest,
      minContributionMonths: flexible.minContributionMonthsAtStatutory,
    },
    said: result.said,
  }
}

function kindOf(date: string, statutoryDate: string, { earliestDate, latestDate, lateAllowed }: Window): ChosenKind {
  if (date.slice(0, 7) === statutoryDate.slice(0, 7)) return 'statutory'
  if (date < statutoryDate) return date < earliestDate ? 'too_early' : 'early'
  if (lateAllowed === null) throw askFor(['staffType'])
  return latestDate !== null && date <= latestDate ? 'late' : 'too_late'
}

async function chosenOf(
  said: string | undefined,
  statutoryDate: string,
  window: Window,
  context: ToolContext,
): Promise<Result['chosen']> {
  if (said === undefined) return null
  const date = wholeDay(said, 'chosenDate')
  const kind = kindOf(date, statutoryDate, window)
  const year = yearOf(kind === 'late' || kind === 'too_late' ? statutoryDate : date)
  const result = await ruled(context, 'retirement.minContribution', { retirementYear: year })
  const months = result.open
    ? window.minContributionMonths
    : z.object({ months: z.number() }).parse(result.figures).months
  const ahead = { early: 3, late: 1 }[kind as 'early' | 'late'] as number | undefined
  const notice = kind === 'late' ? statutoryDate : date
  return {
    ...{ date, kind, minContributionMonths: months },
    noticeLatest: ahead === undefined ? null : addMonths(notice, -ahead),
  }
}

const monthOnly: Text = {
  zh: '只知道出生月份，日期按当月1日推算，退休年月不受影响。',
  en: 'Only the month of birth is known; days are those of its first day, the month of retirement is not affected.',
}
const staffUnknown: Text = {
  zh: '能否延迟退休要看人员类别：公务员和管理人员不能，专业技术和工勤人员可以与单位协商。',
  en: 'Whether a later date may be agreed on depends on the post: not for civil servants and managers, but for technical staff and workers.',
}

/** Retirement by rule: the statutory day, the window around it, and what a day of one's choice needs. */
export const retirement = defineTool({
  name: 'retirement',
  title: { zh: '退休时间计算', en: 'Retirement by rule' },
  description:
    'By rule: the statutory retirement date with the months of delay, how early and how late one may retire and the ' +
    'minimum contribution, from a date of birth and man or woman (own record if no date of birth is given).',
  effect: 'read',
  // Left-out facts are read from the person's own record.
  scopes: ['profile:read:self'],
  input: Input,
  output: Result,
  examples: [
    { say: '男，1968年5月出生，什么时候退休', input: { birthDate: '1968-05', category: 'male60' } },
    { say: '1976年3月生的女干部哪年退休', input: { birthDate: '1976-03', category: 'female55' } },
    { say: '我还有几年退休', input: {} },
    { say: '按新政策我哪天到法定退休年龄', input: {} },
    {
      say: '女工人1975年11月2日生的，延迟几个月退',
      input: { birthDate: '1975-11-02', category: 'female50' },
    },
    { say: '我最早可以提前到什么时候退', input: {} },
    {
      say: '事业单位专技岗，男，1970年1月生，最晚能干到哪年',
      input: { birthDate: '1970-01', category: 'male60', staffType: 'institution_technical' },
    },
    { say: '我想2030年6月退休，可以吗', input: { chosenDate: '2030-06' } },
    { say: '副处级女干部1972年8月出生，退休时间怎么算', input: { birthDate: '1972-08', category: 'female60' } },
    {
      say: 'A man born on 5 May 1968, when does he retire?',
      input: { birthDate: '1968-05-05', category: 'male60' },
    },
  ],
  async run(input, context) {
    const whom = await whomOf(input, context)
    const { birthDate, category, ownRecord: own, dayKnown } = whom
    const base = { birthDate, category, ownRecord: own, dayKnown }
    const result = await ruled(context, 'retirement.statutory', { category, birthDate })
    if (result.open) return { ...base, ...empty, review: result.open }
    const statutory = Statutory.parse(result.figures)
    const flexible = await windowOf(whom, context)
    const window = flexible?.window ?? null
    const chosen = window && (await chosenOf(input.chosenDate, statutory.statutoryDate, window, context))
    const citations = [...result.said.citations, ...(flexible?.said.citations ?? [])]
    return {
      ...base,
      ...statutory,
      ...result.said,
      ...{ review: null, window, chosen },
      citations: citations.filter(
        (one, at) => citations.findIndex(({ title, article }) => title === one.title && article === one.article) === at,
      ),
      assumptions: [
        ...result.said.assumptions,
        ...(dayKnown ? [] : [monthOnly]),
        ...(window?.lateAllowed === null && statutory.delayMonths > 0 ? [staffUnknown] : []),
      ],
    }
  },
  async show(result, { locale }) {
    if (result.review) return [{ kind: 'text', text: reviewText(result.review, locale) }]
    return [retirementFacts(result, locale), ...saidParts(result, locale)]
  },
})

const empty = {
  ...{ delayMonths: null, ageYears: null, ageMonths: null, retirementMonth: null, statutoryDate: null },
  ...{ window: null, chosen: null },
  ...nothingSaid,
}
