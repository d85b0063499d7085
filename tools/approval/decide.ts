import { type Api, defineTool, isToolError, type Locale, type ReplyPart, type Text, ToolError, z } from '#sdk'
import {
  type Approval,
  ApprovalResult,
  type AskedLeave,
  approvalStateNames,
  decisionNames,
  Instant,
} from '../hr-api/schemas/index.ts'
import { DecidedItem, inboxOf, itemWords, leaveWords, maxItems, resolveItems } from './items.ts'

const Decision = z.enum(['approve', 'reject', 'return', 'forward'])
const Input = z.strictObject({
  items: z
    .array(z.string().trim().min(1))
    .min(1)
    .max(maxItems)
    .describe(
      'What is decided: names of requesters, days (YYYY-MM-DD), kinds of leave, numbers, places in the inbox (第二个, ' +
        '前两个), all, or all except somebody (除李测试外全部); one entry an item',
    ),
  decision: Decision.describe('approve 同意, reject 不同意/驳回, return 退回修改, forward 转交'),
  to: z.string().trim().min(1).optional().describe('Name or staff id of who takes over; only with forward'),
  comment: z.string().trim().max(500).optional().describe('Comment in the words of the approver'),
})
type Input = z.output<typeof Input>

function actOf({ to, comment }: Pick<Input, 'to' | 'comment'>) {
  return { ...(comment ? { comment } : {}), ...(to ? { to } : {}) }
}

function upper(decision: Input['decision']): ApprovalResult['decision'] {
  return decision.toUpperCase() as ApprovalResult['decision']
}

/** Decides what waits for the person, item by item. */
export const decide = defineTool({
  name: 'decide',
  title: { zh: '审批', en: 'Decide approvals' },
  description:
    'Approve, reject, return or forward what waits for the person as approver, up to 20 items at once. ' +
    'Each item is shown with its facts before consent. Only on the express wish of the approver.',
  effect: 'submit',
  scopes: ['approval:submit:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    decision: ApprovalResult.shape.decision,
    items: z.array(DecidedItem),
    asOf: Instant,
  }),
  examples: [
    { say: '同意陈模拟的请假', input: { items: ['陈模拟'], decision: 'approve' } },
    { say: '待办里的都批了吧', input: { items: ['all'], decision: 'approve' } },
    {
      say: '周占位的事假不批，月底人手不够',
      input: { items: ['周占位的事假'], decision: 'reject', comment: '月底人手不够' },
    },
    {
      say: '把刘虚拟的病假退回去，让他补诊断证明',
      input: { items: ['刘虚拟的病假'], decision: 'return', comment: '请补诊断证明' },
    },
    { say: '赵演示那条转给王样本处理', input: { items: ['赵演示'], decision: 'forward', to: '王样本' } },
    { say: '批准陈模拟和赵演示的年假', input: { items: ['陈模拟的年假', '赵演示的年假'], decision: 'approve' } },
    { say: 'Approve everything that is waiting for me', input: { items: ['all'], decision: 'approve' } },
  ],
  async prepare(input, { api, person: { locale } }) {
    checkForward(input)
    const { items: waiting } = await inboxOf(api, 'PENDING')
    const approvals = resolveItems(input.items, waiting)
    const to = input.to ? receiverIn(input.to, waiting) : undefined
    const results: { approval: Approval; result: ApprovalResult }[] = []
    for (const approval of approvals)
      results.push({ approval, result: await previewOne(api, approval, { ...input, to }) })
    // As it was counted: what is sent has to be the same to the letter.
    const receiver = input.decision === 'forward' ? to : undefined
    return {
      input: {
        items: approvals.map(({ id }) => id),
        decision: input.decision,
        ...actOf({ to: receiver, comment: input.comment }),
      },
      changes: results.map(({ approval, result }) => ({
        label: { zh: itemWords(approval, 'zh'), en: itemWords(approval, 'en') },
        before: approvalStateNames[result.fromState][locale],
        after: afterWords(result, locale),
      })),
      sentence: sentenceOf(input, results),
      notes: notesOf(input, approvals),
    }
  },
  async run(input, { api, now }) {
    checkForward(input)
    const decision = upper(input.decision)
    const items: DecidedItem[] = []
    const failures: ToolError[] = []
    for (const id of input.items) {
      try {
        const result = await api.post(`/approvals/${id}:${input.decision}`, {
          expect: ApprovalResult,
          send: actOf(input),
        })
        items.push(doneItem(result))
      } catch (error) {
        if (!isToolError(error) || error.code === 'unavailable') throw error
        failures.push(error)
        items.push(refusedItem(id, error))
      }
    }
    const done = items.filter(({ ok }) => ok)
    const [failure] = failures
    if (done.length === 0 && failure) throw failure
    return { receipt: done.map(({ approvalId }) => approvalId).join(', '), decision, items, asOf: now }
  },
  async show({ decision, items }, { locale }) {
    const zh = locale === 'zh'
    const done = items.filter(({ ok }) => ok).length
    const verb = decisionNames[decision][locale]
    const part: ReplyPart = {
      kind: 'table',
      title: zh ? `${verb}：${items.length}项中完成${done}项` : `${verb}: ${done} of ${items.length} done`,
      columns: zh ? ['申请人', '事项', '结果', '编号'] : ['From', 'Matter', 'Result', 'Number'],
      rows: items.map((item) => rowOf(item, locale)),
    }
    return [part]
  },
})

function checkForward({ decision, to }: Input): void {
  if (decision === 'forward' && !to)
    throw new ToolError(
      'needs_input',
      { zh: '要转交给谁？请说出姓名。', en: 'Who should take it over? Please give the name.' },
      { needs: ['to'] },
    )
}

/** The staff id behind a name where the approvals themselves name the person; else the words as they are. */
function receiverIn(words: string, waiting: readonly Approval[]): string {
  const people = waiting.flatMap((item) => [
    { id: item.requesterId, name: item.requesterName },
    ...item.steps.map(({ approverId, approverName }) => ({ id: approverId, name: approverName })),
  ])
  const ids = [...new Set(people.filter(({ name }) => name === words).map(({ id }) => id))]
  return ids.length === 1 && ids[0] ? ids[0] : words
}

function previewOne(api: Api, approval: Approval, input: Input): Promise<ApprovalResult> {
  return api.preview(`/approvals/${approval.id}:${input.decision}`, { expect: ApprovalResult, send: actOf(input) })
}

function afterWords({ toState, nextApprover, decision, becomes, onBehalfOf }: ApprovalResult, locale: Locale): string {
  const stood = onBehalfOf ? (locale === 'zh' ? `（代${onBehalfOf.name}）` : ` (for ${onBehalfOf.name})`) : ''
  if (becomes) {
    const by = nextApprover ? (locale === 'zh' ? `，由${nextApprover.name}办理` : `, ${nextApprover.name} acts`) : ''
    return `${decisionNames[decision][locale]}${stood} → ${becomes[locale]}${by}`
  }
  if (!nextApprover) return `${approvalStateNames[toState][locale]}${stood}`
  const verb = decisionNames[decision][locale]
  return locale === 'zh'
    ? `${verb}${stood}，接着由${nextApprover.name}审批`
    : `${verb}, then ${nextApprover.name} decides`
}

function sentenceOf(
  { decision, comment }: Input,
  results: readonly { readonly approval: Approval; readonly result: ApprovalResult }[],
): Text {
  const verb = decisionNames[upper(decision)]
  const receiver = decision === 'forward' ? results[0]?.result.nextApprover?.name : undefined
  const list = (locale: Locale) =>
    results.map(({ approval }) => itemWords(approval, locale)).join(locale === 'zh' ? '；' : '; ')
  return {
    zh: `${verb.zh}${receiver ? `给${receiver}` : ''} ${results.length} 项：${list('zh')}${comment ? `；意见：${comment}` : ''}。`,
    en: `${verb.en}${receiver ? ` to ${receiver}` : ''}, ${results.length} in all: ${list('en')}${comment ? `; comment: ${comment}` : ''}.`,
  }
}

function notesOf({ decision, comment }: Input, approvals: readonly Approval[]): Text[] {
  const failed = approvals.flatMap(({ requesterName, checks }) =>
    checks
      .filter(({ ok }) => !ok)
      .map(({ zh, en }) => ({ zh: `${requesterName}：${zh}`, en: `${requesterName}: ${en}` })),
  )
  const silent = (decision === 'reject' || decision === 'return') && !comment
  if (!silent) return failed
  return [
    ...failed,
    { zh: '没有填写意见，申请人看不到原因。', en: 'There is no comment, so the requester will not see why.' },
  ]
}

function doneItem(result: ApprovalResult): DecidedItem {
  const { approvalId, requesterName, leave, matter, toState, nextApprover, onBehalfOf } = result
  return {
    approvalId,
    requesterName,
    leave: leave && withoutReason(leave),
    matter: leave ? null : matter,
    ok: true,
    onBehalfOf: onBehalfOf?.name ?? null,
    state: toState,
    next: nextApprover?.name ?? null,
    problem: null,
  }
}

function withoutReason({ reason: _reason, ...shown }: AskedLeave): Omit<AskedLeave, 'reason'> {
  return shown
}

function refusedItem(approvalId: string, { tell }: ToolError): DecidedItem {
  return {
    ...{ approvalId, requesterName: null, leave: null, matter: null, ok: false, onBehalfOf: null },
    ...{ state: null, next: null, problem: tell },
  }
}

function rowOf(item: DecidedItem, locale: Locale): string[] {
  return [
    item.requesterName ?? '—',
    item.leave ? leaveWords(item.leave, locale) : (item.matter?.[locale] ?? '—'),
    item.problem ? item.problem[locale] : resultWords(item, locale),
    item.approvalId,
  ]
}

function resultWords({ state, next, onBehalfOf }: DecidedItem, locale: Locale): string {
  const stood = onBehalfOf ? (locale === 'zh' ? `（代${onBehalfOf}）` : ` (for ${onBehalfOf})`) : ''
  if (next) return locale === 'zh' ? `等待${next}办理${stood}` : `${next} acts next${stood}`
  return state ? `${approvalStateNames[state][locale]}${stood}` : '—'
}
