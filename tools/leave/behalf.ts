import { type Api, defineTool, ToolError, z } from '#sdk'
import { Instant, LeaveQuote, LeaveRequest, leaveStateNames, page, StaffBasic } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import { RequestView, viewOf } from './requests.ts'
import { both, chainText, checkOrder, factsPart, leaveName, leaveText, spanArguments, toWire } from './words.ts'

const Input = z.strictObject({
  person: z.string().trim().min(1).describe('Name or staff id of the colleague who cannot ask for it'),
  ...spanArguments,
  reason: z.string().trim().max(500).optional().describe('Why, as the manager says it, without medical details'),
})
type Input = z.output<typeof Input>
type Colleague = Pick<z.output<typeof StaffBasic>, 'id' | 'name' | 'unit'>

/**
 * The colleague a name or id means, within the units the person answers for.
 * @throws ToolError 'not_found', 'ambiguous' with the choices
 */
async function colleagueNamed(words: string, api: Api): Promise<Colleague> {
  const byId = /^S-\d{1,8}$/i.test(words)
  if (byId) return api.get(`/staff/${words.toUpperCase()}`, { expect: StaffBasic })
  const { items } = await api.get('/staff', {
    expect: page(StaffBasic),
    query: { name: words, status: 'ACTIVE,PROBATION', limit: 20 },
  })
  const exact = items.filter(({ name }) => name === words)
  const found = exact.length > 0 ? exact : items
  const [first, second] = found
  if (first && !second) return first
  if (!first)
    throw new ToolError('not_found', {
      zh: `您负责的单位里没有叫“${words}”的在岗同事，请核对姓名。`,
      en: `Nobody called “${words}” is in service in the units you are responsible for. Check the name.`,
    })
  const choices = found.map(({ id, name, unit }) => `${name}（${unit.name}，${id}）`)
  throw new ToolError(
    'ambiguous',
    {
      zh: `有${found.length}位同事可能是您说的：${choices.join('、')}。请说工号。`,
      en: `${found.length} colleagues may be meant: ${choices.join(', ')}. Please give the staff id.`,
    },
    { needs: choices },
  )
}

function send(input: Input, forStaffId: string) {
  return { ...toWire(input), ...(input.reason ? { reason: input.reason } : {}), forStaffId }
}

/** Enters leave for a colleague who cannot; both names stay in the record. */
export const behalf = defineTool({
  name: 'behalf',
  title: { zh: '代同事请假', en: 'Enter leave for a colleague' },
  description:
    'Enter leave for a colleague of the own unit who cannot do it, such as somebody in hospital. For managers and HR ' +
    'officers; the record keeps both names, and who enters it does not approve it.',
  effect: 'submit',
  scopes: ['leave:submit:unit', 'people:read:unit'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    request: RequestView,
    person: z.string(),
    enteredBy: z.string(),
    asOf: Instant,
  }),
  examples: [
    {
      say: '陈模拟住院了，帮他录入11月24日到27日的病假',
      input: { person: '陈模拟', leaveType: 'SICK', start: '2026-11-24', end: '2026-11-27', reason: '住院' },
    },
    {
      say: '替赵演示请11月25日一天事假',
      input: { person: '赵演示', leaveType: 'PERSONAL', start: '2026-11-25', end: '2026-11-25' },
    },
    {
      say: '代刘虚拟申请12月1日至2日病假，他自己登不了系统',
      input: { person: '刘虚拟', leaveType: 'SICK', start: '2026-12-01', end: '2026-12-02' },
    },
    {
      say: '周占位家里有丧事，给他补个11月24日到26日的丧假',
      input: { person: '周占位', leaveType: 'BEREAVEMENT', start: '2026-11-24', end: '2026-11-26' },
    },
    {
      say: '帮科里陈模拟代请12月3号下午半天病假',
      input: { person: '陈模拟', leaveType: 'SICK', start: '2026-12-03', end: '2026-12-03', startHalf: 'pm' },
    },
    {
      say: '给S-1015代录12月7日的病假',
      input: { person: 'S-1015', leaveType: 'SICK', start: '2026-12-07', end: '2026-12-07' },
    },
    {
      say: 'Enter sick leave for 陈模拟 from 24 to 25 November, he is in hospital',
      input: { person: '陈模拟', leaveType: 'SICK', start: '2026-11-24', end: '2026-11-25', reason: 'in hospital' },
    },
    {
      say: 'Please put in a day of personal leave for 赵演示 on 1 December',
      input: { person: '赵演示', leaveType: 'PERSONAL', start: '2026-12-01', end: '2026-12-01' },
    },
  ],
  async prepare(input, { api, person }) {
    checkOrder(input)
    const colleague = await colleagueNamed(input.person, api)
    const quote = await api.preview('/leave-requests', { expect: LeaveQuote, send: send(input, colleague.id) })
    const days = quote.countedHalfDays / 2
    const chain = chainText(quote.approvers)
    const { leftBeforeHalfDays: before, leftAfterHalfDays: after } = quote
    const { locale } = person
    return {
      input: { ...input, person: colleague.id },
      changes: [
        {
          label: both((one) => `${colleague.name}（${colleague.unit.name}）${leaveName(input.leaveType, one)}`),
          before: null,
          after: [spanText(input, locale), daysText(days, locale)].join(locale === 'zh' ? '，' : ', '),
        },
        ...(before === null || after === null
          ? []
          : [
              {
                label: { zh: `${colleague.name}的余额`, en: `Balance of ${colleague.name}` },
                before: daysText(before / 2, locale),
                after: daysText(after / 2, locale),
              },
            ]),
      ],
      sentence: {
        zh: `替${colleague.name}提交${leaveText({ ...input, days }, 'zh')}${chain ? `，审批人 ${chain}` : ''}，代办人${person.name}。`,
        en: `Ask for ${leaveText({ ...input, days }, 'en')} for ${colleague.name}${chain ? `, approved by ${chain}` : ''}, entered by ${person.name}.`,
      },
      notes: [
        both((one) => (one === 'zh' ? '返岗日期：' : 'Back on ') + dayText(quote.backOn, one)),
        {
          zh: '系统同时记下本人和代办人的姓名，代办人不能审批；本人能操作后应在3个工作日内核对。',
          en: 'The record keeps both names, and who enters it does not approve it. The person checks it within three working days.',
        },
        ...quote.warnings.map(({ zh, en }) => ({ zh, en })),
      ],
    }
  },
  async run(input, { api, person, now }) {
    const colleague = await colleagueNamed(input.person, api)
    const request = await api.post('/leave-requests', { expect: LeaveRequest, send: send(input, colleague.id) })
    return {
      receipt: request.id,
      request: viewOf(request),
      person: colleague.name,
      enteredBy: request.enteredBy?.name ?? person.name,
      asOf: now,
    }
  },
  async show({ receipt, request, person, enteredBy }, { locale }) {
    return [
      factsPart(
        { zh: `已替${person}提交请假`, en: `Leave entered for ${person}` },
        [
          ['申请编号', 'Request', receipt],
          ['请假人', 'For', person],
          ['代办人', 'Entered by', enteredBy],
          ['假别', 'Leave', leaveName(request.leaveType, locale)],
          ['时间', 'When', spanText(request, locale)],
          ['计假', 'Counts', daysText(request.days, locale)],
          ['状态', 'State', leaveStateNames[request.state][locale]],
          ['等待谁', 'Waits for', request.waitingFor],
        ],
        locale,
      ),
    ]
  },
})
