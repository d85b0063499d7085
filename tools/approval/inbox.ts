import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { Approval, approvalKindNames, approvalStateNames, Instant, leaveTypeNames } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import { inboxOf, requesterText } from './items.ts'

const State = Approval.shape.state
const Item = Approval.omit({ steps: true, version: true, template: true })
const Result = z.object({ state: State, items: z.array(Item), asOf: Instant })
type Item = z.output<typeof Item>

/** What waits for the person's decision, each with its facts and rule checks. */
export const inbox = defineTool({
  name: 'inbox',
  title: { zh: '待我审批', en: 'My approvals' },
  description: 'What waits for the decision of the person as approver, each item with facts and rule checks.',
  effect: 'read',
  scopes: ['approval:submit:self'],
  input: z.strictObject({
    state: State.optional().describe(
      'PENDING 待审批 (if left out), APPROVED 已批, REJECTED 未批, RETURNED 退回, WITHDRAWN 已撤回',
    ),
    kind: Approval.shape.subjectType
      .optional()
      .describe(
        'LEAVE_REQUEST 请假, LEAVE_CANCEL 取消请假, LEAVE_CHANGE 变更请假, LEAVE_RETURN 销假, TRAVEL_REPORT 因私外出/出国, ATTENDANCE_CORRECTION 补卡, OVERTIME 加班, CASE_STEP 人事事项 such as 调动 or 退休; all if left out',
      ),
  }),
  output: Result,
  examples: [
    { say: '有哪些等我审批的', input: {} },
    { say: '今天有没有人找我批假', input: { kind: 'LEAVE_REQUEST' } },
    { say: '我批过的请假有哪些', input: { state: 'APPROVED', kind: 'LEAVE_REQUEST' } },
    { say: '谁想取消请假，等我点头的', input: { kind: 'LEAVE_CANCEL' } },
    { say: '打开审批待办', input: {} },
    { say: '有没有调动、退休这类人事事项等我审批', input: { kind: 'CASE_STEP' } },
    { say: '刚才谁把审批转到我这里了', input: {} },
    { say: 'What is waiting for my approval?', input: {} },
  ],
  async run({ state = 'PENDING', kind }, { api }) {
    const { items, asOf } = await inboxOf(api, state)
    return { state, items: items.filter(({ subjectType }) => !kind || subjectType === kind), asOf }
  },
  async show({ state, items }, { locale }) {
    const zh = locale === 'zh'
    if (items.length === 0)
      return [
        {
          kind: 'text',
          text: zh
            ? `没有${approvalStateNames[state].zh}的事项。`
            : `There is nothing ${approvalStateNames[state].en}.`,
        },
      ]
    const title = zh
      ? `${approvalStateNames[state].zh}（${items.length}项）`
      : `${approvalStateNames[state].en} (${items.length})`
    return [
      {
        kind: 'table',
        title,
        columns: zh
          ? ['申请人', '单位', '事项', '时间', '天数', '事由', '核对', '提交于']
          : ['From', 'Unit', 'Matter', 'When', 'Days', 'Reason', 'Checks', 'Sent on'],
        rows: items.map((item) => rowOf(item, locale)),
      },
      ...caseFacts(items, locale),
      ...failedChecks(items, locale),
    ]
  },
})

function rowOf(item: Item, locale: Locale): string[] {
  const failed = item.checks.filter(({ ok }) => !ok).length
  const fine = locale === 'zh' ? '通过' : 'passed'
  const attention = locale === 'zh' ? `${failed}项需注意` : `${failed} to look at`
  const sent = dayText(item.submittedAt.slice(0, 10), locale, false)
  const stands = item.onBehalfOf ? `${locale === 'zh' ? '代' : 'for '}${item.onBehalfOf.name} · ` : ''
  const checked = `${stands}${failed > 0 ? attention : fine}`
  if (!item.leave)
    return [item.requesterName, item.requesterUnit, item.matter[locale], dueText(item, locale), '—', '—', checked, sent]
  const type = leaveTypeNames[item.leave.type][locale]
  return [
    requesterText(item, locale),
    item.requesterUnit,
    item.subjectType === 'LEAVE_REQUEST'
      ? type
      : `${approvalKindNames[item.subjectType][locale]}${locale === 'zh' ? '：' : ': '}${type}`,
    spanText(item.leave, locale),
    daysText(item.leave.countedHalfDays / 2, locale),
    item.leave.reason ?? '—',
    checked,
    sent,
  ]
}

function dueText({ dueOn }: Item, locale: Locale): string {
  if (!dueOn) return '—'
  return locale === 'zh' ? `${dayText(dueOn, locale)}前` : `by ${dayText(dueOn, locale)}`
}

// The facts of so many cases are shown in full; of more the table has to do.
const mostFacts = 5

/** What a case is decided on: its facts, documents and every check. */
function caseFacts(items: readonly Item[], locale: Locale): ReplyPart[] {
  const cases = items.filter(({ leave }) => leave === null).slice(0, mostFacts)
  return cases.map(({ matter, facts, checks }) => ({
    kind: 'facts' as const,
    title: matter[locale],
    facts: [
      ...facts.map(({ label, value }) => ({ label: label[locale], value })),
      ...checks.map((check) => ({ label: check.ok ? '✓' : '✗', value: check[locale] })),
    ],
  }))
}

function failedChecks(items: readonly Item[], locale: Locale): ReplyPart[] {
  const facts = items.flatMap(({ requesterName, checks }) =>
    checks.filter(({ ok }) => !ok).map((check) => ({ label: requesterName, value: check[locale] })),
  )
  return facts.length === 0 ? [] : [{ kind: 'facts', title: locale === 'zh' ? '需要注意' : 'To look at', facts }]
}
