import { defineTool, z } from '#sdk'
import { Delegation, Instant } from '../hr-api/schemas/index.ts'
import { spanText } from '../rules/day-text.ts'

const kindWords = { leave: 'LEAVE', lifecycle: 'LIFECYCLE' } as const
const kindNames = {
  LEAVE: { zh: '请假审批', en: 'leave' },
  LIFECYCLE: { zh: '人事事项审批', en: 'personnel matters' },
} as const

const Input = z.strictObject({
  to: z.string().trim().min(1).describe('Name or staff id of the approver who decides instead'),
  from: z.iso.date().describe('First day of the delegation'),
  until: z.iso.date().describe('Last day, included; at most thirty days'),
  kinds: z
    .array(z.enum(['leave', 'lifecycle']))
    .min(1)
    .optional()
    .describe('leave 请假, lifecycle 调动、退休等人事事项; everything if left out'),
})
type Input = z.output<typeof Input>

function bodyOf({ to, from, until, kinds }: Input) {
  return { to, from, until, ...(kinds ? { kinds: kinds.map((kind) => kindWords[kind]) } : {}) }
}

type Shown = Pick<Delegation, 'fromName' | 'toName' | 'from' | 'until' | 'kinds'>
const what = ({ kinds }: Shown, locale: 'zh' | 'en') =>
  kinds.map((kind) => kindNames[kind][locale]).join(locale === 'zh' ? '、' : ', ')
const when = ({ from, until }: Shown, locale: 'zh' | 'en') => spanText({ start: from, end: until }, locale)

/** Lets another approver decide for a while. */
export const delegate = defineTool({
  name: 'delegate',
  title: { zh: '委托审批', en: 'Delegate approvals' },
  description:
    'Let another approver decide for the person for at most thirty days, as during a journey or leave. Both names stay in the record of each decision. Not for handing over a single item (approval_decide with forward).',
  effect: 'submit',
  scopes: ['approval:submit:self'],
  input: Input,
  output: z.object({ receipt: z.string(), delegation: Delegation, asOf: Instant }),
  examples: [
    { say: '12月1日到10日我出差，审批委托给田预演', input: { to: '田预演', from: '2026-12-01', until: '2026-12-10' } },
    {
      say: '我休假期间（12月21日至31日）请假审批让孙范例代批',
      input: { to: '孙范例', from: '2026-12-21', until: '2026-12-31', kinds: ['leave'] },
    },
    {
      say: '把我的审批权限委托给王样本，11月24日到28日',
      input: { to: '王样本', from: '2026-11-24', until: '2026-11-28' },
    },
    {
      say: '外出学习，12月7日至18日由田预演代我审批',
      input: { to: '田预演', from: '2026-12-07', until: '2026-12-18' },
    },
    {
      say: '设置审批代理人：王样本，2026-12-01起到2026-12-15',
      input: { to: '王样本', from: '2026-12-01', until: '2026-12-15' },
    },
    {
      say: '调动退休这些事项12月1日到12月20日委托田预演审批',
      input: { to: '田预演', from: '2026-12-01', until: '2026-12-20', kinds: ['lifecycle'] },
    },
    {
      say: '下周一11月30日到12月4日我不在，授权孙范例替我批',
      input: { to: '孙范例', from: '2026-11-30', until: '2026-12-04' },
    },
    {
      say: 'Delegate my approvals to 田预演 from 1 to 10 December',
      input: { to: '田预演', from: '2026-12-01', until: '2026-12-10' },
    },
  ],
  async prepare(input, { api }) {
    const counted = await api.preview('/delegations', { expect: Delegation.omit({ id: true }), send: bodyOf(input) })
    const { fromName, toName } = counted
    return {
      // As it was counted: what is sent has to be the same to the letter.
      input,
      changes: [
        { label: { zh: '审批人', en: 'Approver' }, before: fromName, after: toName },
        { label: { zh: '期间', en: 'Days' }, before: null, after: when(counted, 'zh') },
        { label: { zh: '事项', en: 'Matters' }, before: null, after: what(counted, 'zh') },
      ],
      sentence: {
        zh: `${when(counted, 'zh')}期间，${what(counted, 'zh')}委托${toName}代${fromName}处理。`,
        en: `${toName} decides ${what(counted, 'en')} for ${fromName}: ${when(counted, 'en')}.`,
      },
      notes: [
        {
          zh: '每一笔代批都会同时记下您和代批人的名字；代批人不能审批自己的申请。',
          en: 'Each decision keeps both names; nobody decides on their own request.',
        },
      ],
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/delegations', { expect: Delegation, send: bodyOf(input) })
    return { receipt: made.id, delegation: made, asOf: now }
  },
  async show({ receipt, delegation }, { locale }) {
    const zh = locale === 'zh'
    return [
      {
        kind: 'facts',
        title: zh ? '审批委托已生效' : 'The delegation stands',
        facts: [
          { label: zh ? '编号' : 'Number', value: receipt },
          { label: zh ? '委托人' : 'From', value: delegation.fromName },
          { label: zh ? '代批人' : 'To', value: delegation.toName },
          { label: zh ? '期间' : 'Days', value: when(delegation, locale) },
          { label: zh ? '事项' : 'Matters', value: what(delegation, locale) },
        ],
      },
    ]
  },
})
