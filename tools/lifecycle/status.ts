import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { CaseSummary, FlowKind, Instant, LifecycleCase } from '../hr-api/schemas/index.ts'
import { caseMeant, openCases } from './cases.ts'
import { caseParts, flowNames } from './words.ts'

const Result = z.object({ case: LifecycleCase.nullable(), items: z.array(CaseSummary), asOf: Instant })

function rowOf({ id, flow, subject, stateTitle, owner, dueOn }: CaseSummary, locale: Locale): string[] {
  return [id, flowNames[flow][locale], subject.name, stateTitle[locale], owner?.name ?? '—', dueOn ?? '—']
}

/** Where cases stand. */
export const status = defineTool({
  name: 'status',
  title: { zh: '事项进度', en: 'Where a case stands' },
  description:
    'Where an onboarding, probation, transfer, secondment, retirement, resignation or contract case stands: steps, owner, due date, documents. Own cases; the HR section sees those of its units.',
  effect: 'read',
  scopes: ['lifecycle:read:self'],
  input: z.strictObject({
    case: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Number such as LC-2026-00003, or words for it; all open ones if left out'),
    person: z.string().trim().min(1).optional().describe('Name or staff id of whom it is about'),
    kind: FlowKind.optional().describe(
      'ONBOARDING 入职, PROBATION 转正, TRANSFER 调动, SECONDMENT 借调, RETIREMENT 退休, LATE_RETIREMENT 延迟退休, RESIGNATION 辞职, CONTRACT_END 解除合同, CONTRACT_RENEWAL 续签',
    ),
  }),
  output: Result,
  examples: [
    { say: '我的退休办到哪一步了', input: { kind: 'RETIREMENT' } },
    { say: '韩借出的借调现在什么情况', input: { person: '韩借出', kind: 'SECONDMENT' } },
    { say: '查一下LC-2026-00003的进度', input: { case: 'LC-2026-00003' } },
    { say: '在办的人事事项有哪些', input: {} },
    { say: '陈模拟的调动卡在谁那里', input: { person: '陈模拟', kind: 'TRANSFER' } },
    { say: '林新录的入职手续走到哪了', input: { person: '林新录', kind: 'ONBOARDING' } },
    { say: '有没有轮到我办的事项', input: {} },
    { say: 'What is the status of case LC-2026-00003?', input: { case: 'LC-2026-00003' } },
  ],
  async run({ case: words, person, kind }, { api, now }) {
    if (words) return { case: await caseMeant(api, words), items: [], asOf: now }
    const asked = { ...(person ? { person } : {}), ...(kind ? { flow: kind } : {}) }
    const open = await openCases(api, { ...asked, open: 'true' })
    const items = open.length > 0 || (!person && !kind) ? open : await openCases(api, asked)
    const [first, ...more] = items
    if (first && more.length === 0)
      return { case: await api.get(`/cases/${first.id}`, { expect: LifecycleCase }), items, asOf: now }
    return { case: null, items, asOf: now }
  },
  async show({ case: found, items }, { locale }) {
    const zh = locale === 'zh'
    if (found) return caseParts(found, locale)
    const part: ReplyPart =
      items.length === 0
        ? { kind: 'text', text: zh ? '没有找到您可以查看的事项。' : 'There are no cases for you to see.' }
        : {
            kind: 'table',
            title: zh ? `人事事项（${items.length}件）` : `Cases (${items.length})`,
            columns: zh
              ? ['编号', '事项', '对象', '现在', '由谁办', '最迟']
              : ['Case', 'Matter', 'About', 'Now at', 'With', 'Due'],
            rows: items.map((item) => rowOf(item, locale)),
          }
    return [part]
  },
})
