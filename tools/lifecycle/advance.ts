import { type Api, defineTool, type Locale, type Preparation, ToolError, z } from '#sdk'
import { ApprovalResult, type LifecycleCase } from '../hr-api/schemas/index.ts'
import { Advanced, advance as finish, prepareAdvance, showAdvanced } from './advancing.ts'
import { caseMeant } from './cases.ts'
import { both, flowNames } from './words.ts'

const Input = z.strictObject({
  case: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      'Number such as LC-2026-00003, or words for it such as 陈模拟的调动; the only one that waits if left out',
    ),
  outcome: z.enum(['done', 'terminate']).optional().describe('done 办结/完成 (if left out), terminate 终止延迟'),
  document: z.string().trim().max(120).optional().describe('Number of the document that came, such as 编核2026-31号'),
  materials: z
    .array(z.string().trim().min(1).max(80))
    .max(12)
    .optional()
    .describe('Documents that were handed in, by name, or all for every one the step asks for'),
  comment: z.string().trim().max(500).optional().describe('Comment in the words of the speaker'),
  date: z.iso.date().optional().describe('A day the step asks for, such as the day of reporting'),
  noticeFrom: z.iso.date().optional().describe('First day of the public notice 公示, in an onboarding'),
  noticeTo: z.iso.date().optional().describe('Last day of the public notice 公示, in an onboarding'),
})
type Input = z.output<typeof Input>

function current(found: LifecycleCase) {
  const step = found.steps.find(({ status }) => status === 'CURRENT')
  if (step) return step
  throw new ToolError('conflict', {
    zh: `${found.id} 已经是“${found.stateTitle.zh}”，没有要办的步骤。`,
    en: `${found.id} is over (${found.stateTitle.en}); there is nothing to finish.`,
  })
}

const everything = /^(?:all|全部|所有|都|齐了|齐全)$/i

function materialsOf(found: LifecycleCase, said: readonly string[] | undefined) {
  if (!said) return {}
  const missing = current(found).materials.filter(({ reference }) => reference === null)
  const named = said.some((word) => everything.test(word))
    ? missing.map(({ name }) => name.zh)
    : said.map(
        (word) =>
          missing.find(({ name }) => name.zh.includes(word) || word.includes(name.zh) || name.en === word)?.name.zh ??
          word,
      )
  return { materials: [...new Set(named)].map((name) => ({ name, reference: '经办人已核收' })) }
}

function bodyOf(found: LifecycleCase, { outcome, document, materials, comment, date, noticeFrom, noticeTo }: Input) {
  return {
    step: found.state,
    ...(outcome === 'terminate' ? { outcome: 'TERMINATE' } : {}),
    ...(document ? { document } : {}),
    ...(comment ? { comment } : {}),
    ...(date ? { date } : {}),
    ...(noticeFrom ? { from: noticeFrom } : {}),
    ...(noticeTo ? { until: noticeTo } : {}),
    ...materialsOf(found, materials),
  }
}

async function approvalOf(api: Api, found: LifecycleCase, locale: Locale, input: Input): Promise<Preparation<Input>> {
  const approvalId = found.approvalId ?? ''
  const send = input.comment ? { comment: input.comment } : {}
  const result = await api.preview(`/approvals/${approvalId}:approve`, { expect: ApprovalResult, send })
  const title = current(found).title
  const next = both(
    (one) => `${result.becomes?.[one] ?? ''}${result.nextApprover ? `（${result.nextApprover.name}）` : ''}`,
  )
  return {
    input: { ...input, case: found.id },
    changes: [
      {
        label: both((one) => `${flowNames[found.flow][one]}${one === 'zh' ? '：' : ': '}${found.subject.name}`),
        before: title[locale],
        after: next[locale],
      },
    ],
    sentence: {
      zh: `同意${found.subject.name}的${flowNames[found.flow].zh}（${found.id}）这一步：${title.zh}，接着是${next.zh}。`,
      en: `Approve '${title.en}' of the ${flowNames[found.flow].en} of ${found.subject.name} (${found.id}); next: ${next.en}.`,
    },
    notes: found.checks.filter(({ ok }) => !ok).map(({ zh, en }) => ({ zh, en })),
  }
}

async function approve(api: Api, found: LifecycleCase, input: Input, asOf: string): Promise<Advanced> {
  const send = input.comment ? { comment: input.comment } : {}
  const result = await api.post(`/approvals/${found.approvalId ?? ''}:approve`, { expect: ApprovalResult, send })
  const after = result.becomes ?? found.stateTitle
  return {
    receipt: result.approvalId,
    result: {
      caseId: found.id,
      flow: found.flow,
      subject: found.subject,
      fromState: found.state,
      fromTitle: current(found).title,
      outcome: 'APPROVE',
      toState: found.state,
      toTitle: after,
      nextOwner: result.nextApprover,
      dueOn: null,
      closed: false,
      onBehalfOf: result.onBehalfOf,
    },
    case: null,
    asOf,
  }
}

/** Finishes the present step of a case; one that is an approval is approved. */
export const advance = defineTool({
  name: 'advance',
  title: { zh: '办结一步', en: 'Finish a step' },
  description:
    'Finish the present step of a case that waits for the person (material handed in, check done, transferred, reported); the owner of the next step is told. Steps cannot be skipped. To decline or send back an approval use approval_decide.',
  effect: 'submit',
  scopes: ['lifecycle:submit:self', 'lifecycle:read:self'],
  input: Input,
  output: Advanced,
  examples: [
    { say: '陈模拟的调动资格审查办完了，材料齐了', input: { case: '陈模拟的调动', materials: ['all'] } },
    { say: 'LC-2026-00003这一步办结', input: { case: 'LC-2026-00003' } },
    {
      say: '编办核准单下来了，编核2026-31号，LC-2026-00003往下走',
      input: { case: 'LC-2026-00003', document: '编核2026-31号' },
    },
    { say: '完成韩借出借调的这一步', input: { case: '韩借出的借调' } },
    { say: '林新录已经报到，材料都齐全，办结入职', input: { case: '林新录的入职', materials: ['all'] } },
    { say: '我的试用期总结写好交了，推进转正', input: { case: '转正', materials: ['all'] } },
    {
      say: '财务的工资转移单开好了，LC-2026-00003推进下一步',
      input: { case: 'LC-2026-00003', materials: ['工资转移单'] },
    },
    { say: 'Finish the current step of LC-2026-00003', input: { case: 'LC-2026-00003' } },
  ],
  async prepare(input, { api, person: { locale } }) {
    const found = await caseMeant(api, input.case)
    if (current(found).kind === 'APPROVAL') return approvalOf(api, found, locale, input)
    const prepared = await prepareAdvance(api, found.id, bodyOf(found, input), { ...input, case: found.id }, locale)
    return prepared
  },
  async run(input, { api, now }) {
    const found = await caseMeant(api, input.case)
    if (current(found).kind === 'APPROVAL') return approve(api, found, input, now)
    return finish(api, found.id, bodyOf(found, input), now)
  },
  show: showAdvanced,
})
