import { defineTool, type Locale, z } from '#sdk'
import { Instant, LeavePlan } from '../hr-api/schemas/index.ts'
import { daysText, spanText } from '../rules/day-text.ts'
import { tablePart } from './words.ts'

const Input = z.strictObject({
  year: z.number().int().min(2020).max(2100).optional().describe('Calendar year; that of the first day if left out'),
  spans: z
    .array(z.strictObject({ start: z.iso.date(), end: z.iso.date() }))
    .min(1)
    .max(12)
    .describe('The parts of the plan, first and last day each, all within the year'),
})
type Input = z.output<typeof Input>
const Draft = LeavePlan.omit({ id: true, createdAt: true, version: true })

function send({ year, spans }: Input) {
  return { year: year ?? Number(spans[0]?.start.slice(0, 4)), spans }
}

function spansText(spans: readonly { readonly start: string; readonly end: string }[], locale: Locale): string {
  return spans.map((span) => spanText(span, locale)).join(locale === 'zh' ? '；' : '; ')
}

function totalText(halfDays: number | null, locale: Locale): string {
  if (halfDays !== null) return daysText(halfDays / 2, locale)
  return locale === 'zh' ? '待放假安排公布后计算' : 'counted once the calendar is published'
}

/** Plans the annual leave of a year for the calendar of the unit. */
export const plan = defineTool({
  name: 'plan',
  title: { zh: '年休假计划', en: 'Plan annual leave' },
  description:
    "Hand in, or replace, the own plan of annual leave of a year for the unit's calendar. A plan draws on no balance " +
    'and needs no approval; to really take leave use leave_submit.',
  effect: 'submit',
  scopes: ['leave:submit:self'],
  input: Input,
  output: z.object({ receipt: z.string(), plan: LeavePlan, asOf: Instant }),
  examples: [
    {
      say: '我明年的年休假计划报2月8日到12日',
      input: { year: 2027, spans: [{ start: '2027-02-08', end: '2027-02-12' }] },
    },
    {
      say: '报一下年假计划，12月21日到25日',
      input: { spans: [{ start: '2026-12-21', end: '2026-12-25' }] },
    },
    {
      say: '年度休假计划填2027年7月5日到9日和10月11日到15日',
      input: {
        year: 2027,
        spans: [
          { start: '2027-07-05', end: '2027-07-09' },
          { start: '2027-10-11', end: '2027-10-15' },
        ],
      },
    },
    { say: '科里让交年假计划，我写12月28日到30日', input: { spans: [{ start: '2026-12-28', end: '2026-12-30' }] } },
    { say: '把我的休假计划改成12月14日到18日', input: { spans: [{ start: '2026-12-14', end: '2026-12-18' }] } },
    { say: '计划12月7日到8日休年假，先报计划不请假', input: { spans: [{ start: '2026-12-07', end: '2026-12-08' }] } },
    {
      say: 'Put 5 to 9 July 2027 into my leave plan',
      input: { year: 2027, spans: [{ start: '2027-07-05', end: '2027-07-09' }] },
    },
    {
      say: 'My annual leave plan: 21 to 24 December',
      input: { spans: [{ start: '2026-12-21', end: '2026-12-24' }] },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    const body = send(input)
    const draft = await api.preview('/leave-plans', { expect: Draft, send: body })
    return {
      input: body,
      changes: [
        {
          label: { zh: `${draft.year}年年休假计划`, en: `Plan of annual leave, ${draft.year}` },
          before: draft.replaces && spansText(draft.replaces, locale),
          after: `${spansText(draft.spans, locale)}（${totalText(draft.totalHalfDays, locale)}）`,
        },
      ],
      sentence: {
        zh: `报送${draft.year}年年休假计划：${spansText(draft.spans, 'zh')}，合计${totalText(draft.totalHalfDays, 'zh')}。`,
        en: `Plan annual leave of ${draft.year}: ${spansText(draft.spans, 'en')}, ${totalText(draft.totalHalfDays, 'en')} in all.`,
      },
      notes: draft.notes,
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/leave-plans', { expect: LeavePlan, send: send(input) })
    return { receipt: made.id, plan: made, asOf: now }
  },
  async show({ receipt, plan: made }, { locale }) {
    return [
      tablePart(
        {
          zh: `${made.year}年年休假计划已报送（${receipt}）`,
          en: `Plan of annual leave of ${made.year} handed in (${receipt})`,
        },
        [
          ['时间', 'When'],
          ['天数', 'Days'],
        ],
        made.spans.map((span) => [spanText(span, locale), totalText(span.halfDays, locale)]),
        locale,
      ),
    ]
  },
})
