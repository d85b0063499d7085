import { type Api, definePlugin, defineTool, ToolError, z } from '#sdk'
import { CaseSummary, page } from '../hr-api/schemas/index.ts'
import { Advanced, advance, prepareAdvance, showAdvanced } from './advancing.ts'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { colleague, officerScopes, personArgument } from './people.ts'
import { lifecycleWordings } from './wordings.ts'

const StartInput = z.strictObject({
  person: personArgument,
  host: z.string().trim().min(1).max(80).describe('Body that borrows the person 借用单位'),
  from: z.iso.date().describe('First day of the secondment'),
  to: z.iso.date().describe('Last day of the secondment'),
  letter: z.string().trim().max(120).optional().describe("Number of the host's letter 借调函文号"),
  work: z.string().trim().max(200).optional().describe('What the person will do there'),
})
type StartInput = z.output<typeof StartInput>

function startBody({ host, from, to, letter, work }: StartInput, staffId: string) {
  return { staffId, host, from, to, ...(letter ? { letter } : {}), ...(work ? { work } : {}) }
}

const start = defineTool({
  name: 'start',
  title: { zh: '办理借调', en: 'Begin a secondment' },
  description: 'Begin a secondment (借调) to another body for a term of at most twelve months. For the HR section.',
  effect: 'submit',
  scopes: officerScopes,
  input: StartInput,
  output: Begun,
  examples: [
    {
      say: '借调陈模拟去市数字办，12月1日到2027年5月31日',
      input: { person: '陈模拟', host: '市数字办', from: '2026-12-01', to: '2027-05-31' },
    },
    {
      say: '给赵演示办借调，借到市大数据中心，2026年12月1日至2027年11月30日',
      input: { person: '赵演示', host: '市大数据中心', from: '2026-12-01', to: '2027-11-30' },
    },
    {
      say: '市委办要借刘虚拟半年，从2026年12月1日到2027年5月31日，走借调',
      input: { person: '刘虚拟', host: '市委办', from: '2026-12-01', to: '2027-05-31' },
    },
    {
      say: '发起李测试借调到省厅的手续，12月15日起，到2027年3月14日',
      input: { person: '李测试', host: '省厅', from: '2026-12-15', to: '2027-03-14' },
    },
    {
      say: '周占位借调市政府办公室，2027年1月4日至2027年6月30日',
      input: { person: '周占位', host: '市政府办公室', from: '2027-01-04', to: '2027-06-30' },
    },
    {
      say: '收到巡察办的借调函，把陈模拟借过去，12月1日到2027年2月28日',
      input: { person: '陈模拟', host: '巡察办', from: '2026-12-01', to: '2027-02-28' },
    },
    {
      say: '安排赵演示到营商办帮忙，借调期2026-12-01到2027-04-30',
      input: { person: '赵演示', host: '营商办', from: '2026-12-01', to: '2027-04-30' },
    },
    {
      say: 'Second 陈模拟 to 市数字办 from 1 December 2026 to 31 May 2027',
      input: { person: '陈模拟', host: '市数字办', from: '2026-12-01', to: '2027-05-31' },
    },
  ],
  async prepare(input, { api }) {
    const { id } = await colleague(api, input.person)
    return prepareBegin(api, '/secondments', startBody(input, id), { ...input, person: id })
  },
  async run(input, { api, now }) {
    return begin(api, '/secondments', startBody(input, input.person), now)
  },
  show: showBegun,
})

const EndInput = z.strictObject({
  person: personArgument,
  extendTo: z.iso.date().optional().describe('New last day, only where it is prolonged instead of ended'),
})
type EndInput = z.output<typeof EndInput>

async function running(api: Api, person: string): Promise<z.output<typeof CaseSummary>> {
  const { id, name } = await colleague(api, person)
  const { items } = await api.get('/cases', {
    expect: page(CaseSummary),
    query: { flow: 'SECONDMENT', person: id, open: 'true', limit: 100 },
  })
  const active = items.find(({ state }) => state === 'ACTIVE')
  if (active) return active
  const [other] = items
  throw new ToolError('not_found', {
    zh: other
      ? `${name}的借调（${other.id}）还在“${other.stateTitle.zh}”，没有开始，不能办返回。`
      : `${name}没有正在进行的借调。`,
    en: other ? `The secondment ${other.id} has not begun yet.` : `${name} is not seconded at present.`,
  })
}

function endBody({ extendTo }: EndInput) {
  return extendTo
    ? { step: 'ACTIVE', outcome: 'EXTEND', date: extendTo }
    : { step: 'ACTIVE', materials: [{ name: '返回报到登记', reference: '人事科已登记' }] }
}

const end = defineTool({
  name: 'end',
  title: { zh: '借调返回或延长', en: 'End or prolong a secondment' },
  description:
    'Register the return of somebody from a secondment, or prolong it once by at most six months. For the HR section.',
  effect: 'submit',
  scopes: officerScopes,
  input: EndInput,
  output: Advanced,
  examples: [
    { say: '韩借出借调到期回来了，办返回', input: { person: '韩借出' } },
    { say: '唐借出的借调结束，登记返回报到', input: { person: '唐借出' } },
    { say: '给韩借出办借调返回手续', input: { person: '韩借出' } },
    { say: '结束唐借出的借调', input: { person: '唐借出' } },
    { say: '韩借出的借调延长到2027年4月30日', input: { person: '韩借出', extendTo: '2027-04-30' } },
    { say: '唐借出还要再借一段，续借到2027年3月31日', input: { person: '唐借出', extendTo: '2027-03-31' } },
    { say: '韩借出已经从市数字办回局里上班，把借调销掉', input: { person: '韩借出' } },
    { say: 'End the secondment of 韩借出', input: { person: '韩借出' } },
  ],
  async prepare(input, { api, person: { locale } }) {
    const found = await running(api, input.person)
    return prepareAdvance(api, found.id, endBody(input), { ...input, person: found.subject.staffId }, locale)
  },
  async run(input, { api, now }) {
    const found = await running(api, input.person)
    return advance(api, found.id, endBody(input), now)
  },
  show: showAdvanced,
})

/** Secondments. */
export const secondment = definePlugin({
  id: 'secondment',
  title: { zh: '借调', en: 'Secondments' },
  owner: '人事科',
  service: 'hr',
  tools: [start, end],
  wordings: lifecycleWordings.secondment,
})
