import { type Api, definePlugin, defineTool, type Locale, ToolError, z } from '#sdk'
import { EmploymentContract, OwnContracts, page } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { colleague, officerScopes, personArgument } from './people.ts'
import { lifecycleWordings } from './wordings.ts'
import { factsOf } from './words.ts'

function termWords({ from, to }: Pick<EmploymentContract, 'from' | 'to'>, locale: Locale): string {
  const end = to === null ? (locale === 'zh' ? '至退休' : 'until retirement') : dayText(to, locale)
  return locale === 'zh' ? `${dayText(from, 'zh')} 至 ${end}` : `${dayText(from, 'en')} to ${end}`
}

function leftWords({ daysLeft }: EmploymentContract, locale: Locale): string | null {
  if (daysLeft === null) return null
  if (daysLeft < 0) return locale === 'zh' ? `已过期${-daysLeft}天` : `over for ${-daysLeft} days`
  return locale === 'zh' ? `还有${daysLeft}天` : `${daysLeft} days left`
}

const mine = defineTool({
  name: 'mine',
  title: { zh: '我的聘用合同', en: 'My contract' },
  description: 'Own contract of employment: term, renewals, days left, whether one until retirement may be asked for.',
  effect: 'read',
  scopes: ['contract:read:self'],
  input: z.strictObject({}),
  output: OwnContracts.extend({ citations: z.array(z.object({ title: z.string(), article: z.string() })) }),
  examples: [
    { say: '我的聘用合同什么时候到期', input: {} },
    { say: '看看我的合同', input: {} },
    { say: '我合同还剩多久', input: {} },
    { say: '我的劳动合同是从哪天到哪天', input: {} },
    { say: '我续签过几次合同', input: {} },
    { say: '查一下本人聘用合同编号和期限', input: {} },
    { say: '我这份合同哪天满', input: {} },
    { say: 'When does my employment contract expire?', input: {} },
  ],
  async run(_input, { api }) {
    const found = await api.get('/contracts/mine', { expect: OwnContracts })
    return {
      ...found,
      citations: found.mayAskToRetirement ? [{ title: '事业单位人事管理条例', article: '第十四条' }] : [],
    }
  },
  async show({ applies, items, mayAskToRetirement }, { locale }) {
    const zh = locale === 'zh'
    if (!applies)
      return [
        {
          kind: 'text',
          text: zh
            ? '公务员、参公人员不签聘用合同，您没有合同期限。'
            : 'Civil servants have no contract of employment.',
        },
      ]
    const [current] = items
    if (!current)
      return [
        {
          kind: 'text',
          text: zh
            ? '系统里没有您的合同，请联系人事科核对。'
            : 'No contract of yours is on record; please ask the HR office.',
        },
      ]
    const kind =
      current.kind === 'LABOUR'
        ? { zh: '劳动合同', en: 'labour contract' }
        : { zh: '聘用合同', en: 'contract of employment' }
    return [
      factsOf(
        { zh: `我的${kind.zh}`, en: `My ${kind.en}` },
        [
          ['编号', 'Number', current.no],
          ['期限', 'Term', termWords(current, locale)],
          ['剩余', 'Left', leftWords(current, locale)],
          ['续订次数', 'Renewals', String(current.renewals)],
          [
            '聘用至退休',
            'Until retirement',
            mayAskToRetirement ? (zh ? '本人提出的，单位应当订立' : 'due when asked for') : null,
          ],
        ],
        locale,
      ),
    ]
  },
})

const RenewInput = z.strictObject({
  person: personArgument,
  years: z.number().int().min(1).max(10).optional().describe('Years of the new term 续几年; three if nothing is said'),
  until: z.iso.date().optional().describe('Last day of the new term, instead of years'),
  toRetirement: z.boolean().optional().describe('True for a contract until retirement 聘用至退休'),
})
type RenewInput = z.output<typeof RenewInput>

async function contractOf(api: Api, person: string): Promise<{ id: string; staffId: string }> {
  const { id, name } = await colleague(api, person)
  const { items } = await api.get('/contracts', {
    expect: page(EmploymentContract.extend({ name: z.string() })),
    query: { person: id, limit: 10 },
  })
  const found = items.at(-1)
  if (found) return { id: found.id, staffId: id }
  throw new ToolError('not_found', {
    zh: `${name}没有聘用合同（公务员、参公人员和劳务派遣人员不在本局签合同）。`,
    en: `${name} has no contract of employment here.`,
  })
}

function renewBody({ years, until, toRetirement }: RenewInput) {
  return { ...(until ? { to: until } : {}), ...(years ? { years } : {}), ...(toRetirement ? { toRetirement } : {}) }
}

const renew = defineTool({
  name: 'renew',
  title: { zh: '续订聘用合同', en: 'Renew a contract' },
  description:
    'Begin the renewal of a colleague’s contract: review of the term, consent, review by HR, signing. For the HR section.',
  effect: 'submit',
  scopes: [...officerScopes, 'contract:read:unit'],
  input: RenewInput,
  output: Begun,
  examples: [
    { say: '给李测试续签聘用合同三年', input: { person: '李测试', years: 3 } },
    { say: '李测试的合同快到期了，办续订', input: { person: '李测试' } },
    { say: '续聘周占位，签到2029年12月31日', input: { person: '周占位', until: '2029-12-31' } },
    { say: '发起李测试合同续签', input: { person: '李测试' } },
    { say: '给罗将届续到退休', input: { person: '罗将届', toRetirement: true } },
    { say: '李测试聘用合同再续5年', input: { person: '李测试', years: 5 } },
    { say: 'S-1003的合同要续，按三年办', input: { person: 'S-1003', years: 3 } },
    { say: 'Renew the contract of 李测试 for three years', input: { person: '李测试', years: 3 } },
  ],
  async prepare(input, { api }) {
    const { id, staffId } = await contractOf(api, input.person)
    return prepareBegin(api, `/contracts/${id}:renew`, renewBody(input), { ...input, person: staffId })
  },
  async run(input, { api, now }) {
    const { id } = await contractOf(api, input.person)
    return begin(api, `/contracts/${id}:renew`, renewBody(input), now)
  },
  show: showBegun,
})

/** Contracts of employment. */
export const contract = definePlugin({
  id: 'contract',
  title: { zh: '聘用合同', en: 'Contracts' },
  owner: '人事科',
  service: 'hr',
  tools: [mine, renew],
  wordings: lifecycleWordings.contract,
})
