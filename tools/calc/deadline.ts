import { defineTool, type Locale, type ReplyPart, type ToolContext, z } from '#sdk'
import { dayText } from '../rules/day-text.ts'
import {
  type DeadlineMatter,
  type DeadlineMatterName,
  deadlineMatterNames,
  deadlineMatters,
} from './deadline-matters.ts'
import { Sentence } from './results.ts'
import { askFor, nothingSaid, ownRecord, ruled, Said, saidParts } from './ruled.ts'

const staffTypes = [
  ...['civil_servant', 'ref_civil_servant', 'appointed_civil_servant', 'institution', 'institution_manager'],
  ...['institution_technical', 'institution_worker', 'contract_offbook', 'dispatched'],
] as const
const sanctions = ['警告', '记过', '记大过', '降级', '撤职', '降低岗位等级', '开除'] as const

const Input = z.strictObject({
  matter: z.enum(deadlineMatterNames).describe('What the term is for, such as appeal_review, injury_apply, probation'),
  from: z.iso.date().optional().describe('The day the term runs from, YYYY-MM-DD'),
  staffType: z.enum(staffTypes).optional().describe('Kind of staff; own if left out'),
  basis: z.string().max(200).optional().describe('What the person says of the legal basis; for the record'),
  kind: z.enum(sanctions).optional().describe('Kind of sanction, for discipline_period'),
  firstJob: z.boolean().optional().describe('True for a first job ever, for a probation in an institution'),
  contractYears: z.number().min(0).max(60).optional().describe('Years of the contract, for a probation'),
  contractProbationMonths: z.number().int().min(1).max(60).optional().describe('Months of probation in the contract'),
})
type Input = z.output<typeof Input>

const Result = z.object({
  matter: z.enum(deadlineMatterNames),
  from: z.iso.date(),
  staffType: z.string(),
  ownStaffType: z.boolean(),
  /** Why a person has to look at it; null when it was computed. */
  review: Sentence.nullable(),
  /** The day that was asked for; null where there is none, as for 开除. */
  deadline: z.iso.date().nullable(),
  /** The next working day if the last day is none; null without a calendar, left out where it does not matter. */
  rolled: z.iso.date().nullable().optional(),
  /** Days by which the authority may go beyond. */
  extensionDays: z.number().int().nullable(),
  after: z.iso.date().nullable(),
  ...Said.shape,
})
type Result = z.output<typeof Result>

const Days = z.looseObject({
  rolled: z.iso.date().nullable().optional(),
  maxExtensionDays: z.number().int().optional(),
  extensionDays: z.number().int().optional(),
})
const Day = z.iso.date().nullable()

/** Whose term it is: as said, else the asker's own kind. */
function staffOf(input: Input, matter: DeadlineMatter, { person }: ToolContext): { staffType: string; own: boolean } {
  const said = input.staffType ?? person.staffType
  if (!said && matter.byStaff) throw askFor(['staffType'])
  return { staffType: said ?? 'civil_servant', own: !input.staffType && matter.byStaff === true }
}

/** The day a term runs from: as said, for one's own probation the day of entry. */
async function startOf(input: Input, context: ToolContext): Promise<string> {
  if (input.from) return input.from
  const me = input.matter === 'probation' && !input.staffType ? await ownRecord(context) : null
  if (!me) throw askFor(['from'])
  return me.entryDate
}

/** Terms by rule: appeals, injuries, resignation, probation, sanctions. */
export const deadline = defineTool({
  name: 'deadline',
  title: { zh: '期限计算', en: 'Terms by rule' },
  description:
    'By rule: the last day of a term from the day it runs: appeals and reviews, arbitration, work injury, resignation, ' +
    'probation, a sanction, restrictions after leaving. Needs the matter and the day.',
  effect: 'read',
  // One's own probation is counted from the own record.
  scopes: ['profile:read:self'],
  input: Input,
  output: Result,
  examples: [
    { say: '11月20日收到处分决定，申请复核最晚到哪天', input: { matter: 'appeal_review', from: '2026-11-20' } },
    {
      say: '公务员11月10号接到复核决定还是不服，申诉截止哪天',
      input: { matter: 'appeal_after_review', from: '2026-11-10', staffType: 'civil_servant' },
    },
    { say: '11月3日上班摔伤的，单位最迟哪天要报工伤', input: { matter: 'injury_apply', from: '2026-11-03' } },
    {
      say: '今年3月5日受的伤，我自己申请工伤认定到哪天为止',
      input: { matter: 'injury_apply_individual', from: '2026-03-05' },
    },
    { say: '10月30日交的辞职申请，单位最晚哪天批复', input: { matter: 'resignation', from: '2026-10-30' } },
    {
      say: '事业单位11月16日书面通知辞职，哪天可以走',
      input: { matter: 'resignation_notice', from: '2026-11-16', staffType: 'institution' },
    },
    {
      say: '公务员2026年7月6日报到，试用期到哪天',
      input: { matter: 'probation', from: '2026-07-06', staffType: 'civil_servant' },
    },
    {
      say: '公务员9月1日生效的记过处分，哪天到期',
      input: { matter: 'discipline_period', from: '2026-09-01', staffType: 'civil_servant', kind: '记过' },
    },
    {
      say: '11月12日收到监察机关的决定，申请复审最后一天是哪天',
      input: { matter: 'appeal_supervisory_review', from: '2026-11-12' },
    },
    {
      say: '聘用合同纠纷6月1日发生的，事业单位申请仲裁到什么时候',
      input: { matter: 'appeal_arbitration', from: '2026-06-01', staffType: 'institution' },
    },
    { say: '11月9日拿到鉴定结论，再次鉴定最晚哪天申请', input: { matter: 'injury_reappraisal', from: '2026-11-09' } },
    {
      say: 'I received the disciplinary decision on 20 November, by when must I ask for a review?',
      input: { matter: 'appeal_review', from: '2026-11-20' },
    },
  ],
  async run(input, context): Promise<Result> {
    const matter: DeadlineMatter = deadlineMatters[input.matter]
    const from = await startOf(input, context)
    const { staffType, own } = staffOf(input, matter, context)
    const { kind, firstJob, contractYears, contractProbationMonths } = input
    if (input.matter === 'discipline_period' && !kind) throw askFor(['kind'])
    const facts = { from, staffType, kind, firstJob, contractYears, contractProbationMonths }
    const result = await ruled(context, matter.rule, matter.input(facts))
    const base = { matter: input.matter, from, staffType, ownStaffType: own }
    if (result.open)
      return { ...base, ...nothingSaid, review: result.open, deadline: null, extensionDays: null, after: null }
    const { figures, said } = result
    const days = Days.parse(figures)
    return {
      ...base,
      ...said,
      review: null,
      deadline: Day.parse(figures[matter.gives] ?? null),
      ...(days.rolled === undefined ? {} : { rolled: days.rolled }),
      extensionDays: days.maxExtensionDays ?? days.extensionDays ?? null,
      after: matter.after ? Day.parse(figures[matter.after.key] ?? null) : null,
    }
  },
  async show(result, { locale }) {
    if (result.review) return [{ kind: 'text', text: result.review[locale] }]
    return [facts(result, locale), ...saidParts(result, locale)]
  },
})

function rolledText({ deadline: day, rolled }: Result, locale: Locale): string | null {
  if (rolled === undefined || rolled === day) return null
  if (rolled === null) return locale === 'zh' ? '当年放假安排未公布，不知是否工作日' : 'calendar of that year unknown'
  return dayText(rolled, locale)
}

function facts(result: Result, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  const matter: DeadlineMatter = deadlineMatters[result.matter as DeadlineMatterName]
  const { extensionDays } = result
  const rows: (readonly [string, string | null])[] = [
    [matter.since[locale], dayText(result.from, locale)],
    [matter.called[locale], result.deadline ? dayText(result.deadline, locale) : zh ? '没有期限' : 'no period'],
    [zh ? '遇休息日，下一个工作日' : 'Next working day', rolledText(result, locale)],
    [
      zh ? '必要时可以延长' : 'May be extended by',
      extensionDays === null ? null : `${extensionDays}${zh ? '日' : ' days'}`,
    ],
    [matter.after?.called[locale] ?? '', result.after && dayText(result.after, locale)],
  ]
  return {
    kind: 'facts',
    title: matter.title[locale],
    facts: rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  }
}
