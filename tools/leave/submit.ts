import { defineTool, type Text, z } from '#sdk'
import { Instant, LeaveQuote, LeaveRequest, leaveStateNames } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import { RequestView, viewOf } from './requests.ts'
import {
  ArticleRef,
  articlesOf,
  both,
  chainText,
  checkOrder,
  factsPart,
  leaveName,
  leaveText,
  notCountedText,
  type SpanInput,
  spanArguments,
  toWire,
} from './words.ts'

const Input = z.strictObject({
  ...spanArguments,
  reason: z.string().trim().max(500).optional().describe('Reason in the words of the person, only if they gave one'),
  destination: z.string().trim().max(100).optional().describe('Where they go, only if they said so'),
})
type Input = z.output<typeof Input>

function send(input: Input) {
  return {
    ...toWire(input),
    ...(input.reason ? { reason: input.reason } : {}),
    ...(input.destination ? { destination: input.destination } : {}),
  }
}

function notesOf(quote: z.output<typeof LeaveQuote>): Text[] {
  const notes: Text[] = [
    both((locale) => (locale === 'zh' ? '返岗日期：' : 'Back on ') + dayText(quote.backOn, locale)),
  ]
  if (quote.materials.length > 0)
    notes.push({
      zh: `需要材料：${quote.materials.join('、')}。`,
      en: `Materials needed: ${quote.materials.join(', ')}.`,
    })
  const notCounted = notCountedText(quote.notCounted)
  if (notCounted) notes.push(notCounted)
  return [...notes, ...quote.warnings.map(({ zh, en }) => ({ zh, en }))]
}

function sentenceOf(input: SpanInput, quote: z.output<typeof LeaveQuote>): Text {
  const days = quote.countedHalfDays / 2
  const chain = chainText(quote.approvers)
  return {
    zh: `提交请假申请：${leaveText({ ...input, days }, 'zh')}${chain ? `，审批人 ${chain}` : ''}。`,
    en: `Ask for ${leaveText({ ...input, days }, 'en')}${chain ? `, approved by ${chain}` : ''}.`,
  }
}

/** Asks for leave; the person sees days, approvers and balance first. */
export const submit = defineTool({
  name: 'submit',
  title: { zh: '提交请假', en: 'Ask for leave' },
  description:
    'Ask for own leave. Use when the person wants the leave, not when they only ask how it would count (leave_quote). ' +
    'Shows counted days, approvers and balance and waits for consent.',
  effect: 'submit',
  scopes: ['leave:submit:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    request: RequestView,
    asOf: Instant,
    citations: z.array(ArticleRef),
  }),
  examples: [
    {
      say: '我想12月1日到3日休年假',
      input: { leaveType: 'ANNUAL', start: '2026-12-01', end: '2026-12-03' },
    },
    {
      say: '帮我请11月30号一天事假，家里水管坏了',
      input: { leaveType: 'PERSONAL', start: '2026-11-30', end: '2026-11-30', reason: '家里水管坏了' },
    },
    {
      say: '发烧了，11月24日上午请个病假',
      input: { leaveType: 'SICK', start: '2026-11-24', end: '2026-11-24', endHalf: 'am', reason: '发烧' },
    },
    {
      say: '12月4日下午我要调休半天',
      input: { leaveType: 'COMP_OFF', start: '2026-12-04', end: '2026-12-04', startHalf: 'pm' },
    },
    {
      say: '申请12月14日至18日的年休假，去云南',
      input: { leaveType: 'ANNUAL', start: '2026-12-14', end: '2026-12-18', destination: '云南' },
    },
    {
      say: '爱人快生了，12月10号起请15天陪产假到24号',
      input: { leaveType: 'PATERNITY', start: '2026-12-10', end: '2026-12-24' },
    },
    {
      say: 'Please book annual leave for me on 8 and 9 December',
      input: { leaveType: 'ANNUAL', start: '2026-12-08', end: '2026-12-09' },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    checkOrder(input)
    const quote = await api.preview('/leave-requests', { expect: LeaveQuote, send: send(input) })
    const { leftBeforeHalfDays: before, leftAfterHalfDays: after } = quote
    const name = both((locale) => leaveName(input.leaveType, locale))
    return {
      input,
      changes: [
        {
          label: { zh: `${name.zh}申请`, en: `Request for ${name.en}` },
          before: null,
          after: [spanText(input, locale), daysText(quote.countedHalfDays / 2, locale)].join(
            locale === 'zh' ? '，' : ', ',
          ),
        },
        ...(before === null || after === null
          ? []
          : [
              {
                label: { zh: `${name.zh}余额`, en: `Balance of ${name.en}` },
                before: daysText(before / 2, locale),
                after: daysText(after / 2, locale),
              },
            ]),
      ],
      sentence: sentenceOf(input, quote),
      notes: notesOf(quote),
    }
  },
  async run(input, { api, person, now }) {
    const request = await api.post('/leave-requests', { expect: LeaveRequest, send: send(input) })
    return {
      receipt: request.id,
      request: viewOf(request),
      asOf: now,
      citations: articlesOf(request.type, person.province),
    }
  },
  async show({ receipt, request }, { locale }) {
    const next = request.waitingFor
    return [
      factsPart(
        { zh: '请假申请已提交', en: 'Leave request sent' },
        [
          ['申请编号', 'Request', receipt],
          ['假别', 'Leave', leaveName(request.leaveType, locale)],
          ['时间', 'When', spanText(request, locale)],
          ['计假', 'Counts', daysText(request.days, locale)],
          ['状态', 'State', leaveStateNames[request.state][locale]],
          ['下一步', 'Next', next && (locale === 'zh' ? `等待${next}审批` : `${next} decides`)],
          ['审批顺序', 'Approvers', request.approvers.length > 1 ? chainText(request.approvers) : null],
        ],
        locale,
      ),
    ]
  },
})
