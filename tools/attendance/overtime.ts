import { defineTool, type Text, z } from '#sdk'
import { Compensation, Instant, OvertimeQuote, OvertimeRequest, TimeOfDay } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { ArticleRef, chainText, compensationNames, factsPart, minutesText } from './words.ts'

const Input = z.strictObject({
  date: z.iso.date().describe('Day of the overtime, YYYY-MM-DD'),
  from: TimeOfDay.describe('Time it begins, HH:MM'),
  to: TimeOfDay.describe('Time it ends, HH:MM'),
  reason: z.string().trim().min(1).max(200).describe('What for, in the words of the person'),
  compensation: Compensation.optional().describe('COMP_OFF 补休/调休, PAY 加班费/加班工资; time off if left out'),
})
type Input = z.output<typeof Input>

function send(input: Input) {
  return { ...input, compensation: input.compensation ?? ('COMP_OFF' as const) }
}

const dayKinds: Readonly<Record<OvertimeQuote['dayKind'], Text>> = {
  WORKDAY: { zh: '工作日', en: 'working day' },
  REST: { zh: '休息日', en: 'day of rest' },
  STATUTORY: { zh: '法定节假日', en: 'statutory holiday' },
}

/** Asks for overtime; what the law allows the kind of staff is said first. */
export const overtime = defineTool({
  name: 'overtime',
  title: { zh: '加班申请', en: 'Ask for overtime' },
  description:
    'Ask for own overtime of a day with its times, reason and how it is made good: time off or pay. What the law allows ' +
    'the kind of staff is said and checked. To take the time off later use leave_submit with COMP_OFF.',
  effect: 'submit',
  scopes: ['attendance:submit:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    overtime: OvertimeRequest,
    asOf: Instant,
    citations: z.array(ArticleRef),
  }),
  examples: [
    {
      say: '我要申请11月28日9:00到13:00加班，赶上级交办的材料，给补休',
      input: { date: '2026-11-28', from: '09:00', to: '13:00', reason: '赶上级交办的材料', compensation: 'COMP_OFF' },
    },
    {
      say: '报个加班，11月24号晚上18:30到20:30，系统抢修，换调休',
      input: { date: '2026-11-24', from: '18:30', to: '20:30', reason: '系统抢修', compensation: 'COMP_OFF' },
    },
    {
      say: '申请加班：11月29日8点到12点，防汛值守，要加班费',
      input: { date: '2026-11-29', from: '08:00', to: '12:00', reason: '防汛值守', compensation: 'PAY' },
    },
    {
      say: '11月25日18:30至21:00加班处理突发故障，报一下',
      input: { date: '2026-11-25', from: '18:30', to: '21:00', reason: '处理突发故障' },
    },
    {
      say: '登记一下周末加班，11月28号14:00到18:00，考试保障，算补休',
      input: { date: '2026-11-28', from: '14:00', to: '18:00', reason: '考试保障', compensation: 'COMP_OFF' },
    },
    {
      say: '提个加班单，11月26日19点到21点，紧急数据核对',
      input: { date: '2026-11-26', from: '19:00', to: '21:00', reason: '紧急数据核对' },
    },
    {
      say: 'I need overtime on 28 November from 09:00 to 13:00 for an urgent report, time off please',
      input: { date: '2026-11-28', from: '09:00', to: '13:00', reason: 'an urgent report', compensation: 'COMP_OFF' },
    },
    {
      say: 'Register overtime on 24 November, 18:30 to 20:30, system repair, paid',
      input: { date: '2026-11-24', from: '18:30', to: '20:30', reason: 'system repair', compensation: 'PAY' },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    const body = send(input)
    const quote = await api.preview('/overtime-requests', { expect: OvertimeQuote, send: body })
    const made = compensationNames[quote.compensation]
    const chain = chainText(quote.approvers)
    const percent = quote.payPercent === null ? '' : `≥${quote.payPercent}%`
    return {
      input: body,
      changes: [
        {
          label: { zh: '加班', en: 'Overtime' },
          before: null,
          after: [
            `${dayText(quote.date, locale)} ${quote.from}—${quote.to}`,
            `${minutesText(quote.minutes, locale)}（${dayKinds[quote.dayKind][locale]}）`,
            `${made[locale]}${percent}`,
          ].join(locale === 'zh' ? '，' : ', '),
        },
      ],
      sentence: {
        zh: `申请加班：${dayText(quote.date, 'zh')} ${quote.from}至${quote.to}，${minutesText(quote.minutes, 'zh')}，事由：${input.reason}，${made.zh}，审批人 ${chain}。`,
        en: `Ask for overtime on ${dayText(quote.date, 'en')}, ${quote.from} to ${quote.to}, ${minutesText(quote.minutes, 'en')}, reason: ${input.reason}, ${made.en}; approved by ${chain}.`,
      },
      notes: [
        ...quote.notes,
        {
          zh: `依据：${quote.citations.map(({ title, article }) => `《${title}》${article}`).join('、')}。`,
          en: `It rests on ${quote.citations.map(({ title, article }) => `《${title}》${article}`).join(', ')}.`,
        },
      ],
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/overtime-requests', { expect: OvertimeRequest, send: send(input) })
    return {
      receipt: made.id,
      overtime: made,
      asOf: now,
      citations: [{ title: '示例市数据管理局加班值班与补休管理办法', article: '第二条' }],
    }
  },
  async show({ receipt, overtime: made }, { locale }) {
    return [
      factsPart(
        { zh: '加班申请已提交', en: 'Overtime asked for' },
        [
          ['申请编号', 'Request', receipt],
          ['时间', 'When', `${dayText(made.date, locale)} ${made.from}—${made.to}`],
          ['时长', 'Length', minutesText(made.minutes, locale)],
          ['补偿', 'Made good by', compensationNames[made.compensation][locale]],
          ['审批顺序', 'Approvers', chainText(made.approvers)],
          ['等待谁', 'Waits for', made.waitingFor?.name ?? null],
        ],
        locale,
      ),
    ]
  },
})
