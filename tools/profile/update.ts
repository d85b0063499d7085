import { type Api, defineTool, ToolError, z } from '#sdk'
import { Instant, Me, ProfileChanged } from '../hr-api/schemas/index.ts'

const Field = z.enum([
  'phone',
  'email',
  'address',
  'emergencyContact',
  'bankCard',
  'name',
  'nationalId',
  'birthDate',
  'education',
  'degree',
])
const Input = z.strictObject({
  field: Field.describe(
    'What changes: phone 手机/手机号/电话, email 邮箱/邮件, address 住址/地址, emergencyContact 紧急联系人, bankCard 银行卡/工资卡, ' +
      'name 姓名/名字, nationalId 身份证/身份证号, birthDate 出生日期/生日, education 学历, degree 学位; the last six are refused with the way to go',
  ),
  value: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .describe(
      'The new value; of an emergency contact: name, relation and phone number, such as 陈样例 配偶 13800009001',
    ),
})
type Input = z.output<typeof Input>

const phonePattern = /1\d{10}/

/** 陈样例 配偶 13800009001 in its parts. @throws ToolError 'needs_input' without a name and a number */
function contactOf(value: string) {
  const phone = phonePattern.exec(value.replace(/[\s-]/g, ''))?.[0]
  const words = value
    .replace(/1[\d\s-]{10,14}/, ' ')
    .replace(/电话|手机号?|联系方式|是|为|[,，、；;:：()（）]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const relation = words.find((word) =>
    /^(?:配偶|爱人|妻子|丈夫|老公|老婆|父亲|母亲|爸爸|妈妈|父母|儿子|女儿|哥哥|姐姐|弟弟|妹妹|朋友|同事|wife|husband|father|mother|friend|spouse)$/i.test(
      word,
    ),
  )
  const name = words.find((word) => word !== relation)
  if (phone && name) return { name, phone, ...(relation ? { relation } : {}) }
  throw new ToolError(
    'needs_input',
    {
      zh: '紧急联系人请说全：姓名、关系和手机号，例如“陈样例 配偶 13800009001”。',
      en: 'Please give name, relation and phone number of the emergency contact, such as “陈样例 spouse 13800009001”.',
    },
    { needs: ['value'] },
  )
}

/** @throws ToolError 'invalid' for what cannot be a phone number, an address of mail or a place */
function changeOf({ field, value }: Input): Readonly<Record<string, unknown>> {
  if (field === 'emergencyContact') return { emergencyContact: contactOf(value) }
  if (field === 'phone') {
    const phone = value.replace(/[\s-]/g, '')
    if (/^1\d{10}$/.test(phone)) return { phone }
    throw new ToolError(
      'invalid',
      { zh: '手机号要是11位数字，请核对后再说一次。', en: 'A phone number has eleven digits. Please check it.' },
      { needs: ['value'] },
    )
  }
  if (field === 'email' && !z.email().safeParse(value).success)
    throw new ToolError(
      'invalid',
      { zh: '邮箱的写法不对，请核对后再说一次。', en: 'This is no address of mail. Please check it.' },
      { needs: ['value'] },
    )
  return { [field]: value }
}

/** The record as it is now; its version is what the change rests on. */
const present = (api: Api): Promise<Me> => api.get('/me', { expect: Me })

/** Changes contact data of the own record. */
export const update = defineTool({
  name: 'update',
  title: { zh: '更新我的信息', en: 'Change my record' },
  description:
    'Change contact data of the own record: phone, email, address, emergency contact. Bank card, name, identity number, ' +
    'birth date and education are refused with the way to go. Never for a colleague.',
  effect: 'submit',
  scopes: ['profile:submit:self', 'profile:read:self'],
  input: Input,
  output: z.object({ receipt: z.string(), changed: ProfileChanged, asOf: Instant }),
  examples: [
    { say: '我换手机号了，改成13800005566', input: { field: 'phone', value: '13800005566' } },
    { say: '把我的邮箱更新为zs2026@hr.example', input: { field: 'email', value: 'zs2026@hr.example' } },
    {
      say: '我搬家了，住址改成示例市示范区新街8号',
      input: { field: 'address', value: '示例市示范区新街8号' },
    },
    {
      say: '紧急联系人换成陈样例，配偶，13800009001',
      input: { field: 'emergencyContact', value: '陈样例 配偶 13800009001' },
    },
    { say: '更新一下我登记的电话，新号码13800007788', input: { field: 'phone', value: '13800007788' } },
    { say: '工资卡号要换成6222000011112222', input: { field: 'bankCard', value: '6222000011112222' } },
    { say: 'My new phone number is 13800005566, please update it', input: { field: 'phone', value: '13800005566' } },
    { say: 'Change my email to zs2026@hr.example', input: { field: 'email', value: 'zs2026@hr.example' } },
  ],
  async prepare(input, { api }) {
    const change = changeOf(input)
    const { version } = await present(api)
    const changed = await api.preview('/me', { expect: ProfileChanged, send: { ...change, version } })
    const list = (locale: 'zh' | 'en') =>
      changed.fields
        .map(({ label, after }) => `${label[locale]}${locale === 'zh' ? '改为' : ' to '}${after}`)
        .join(locale === 'zh' ? '，' : ', ')
    return {
      input,
      changes: changed.fields.map(({ label, before, after }) => ({ label, before, after })),
      sentence: { zh: `更新本人信息：${list('zh')}。`, en: `Change my record: ${list('en')}.` },
      notes: [],
    }
  },
  async run(input, { api, now }) {
    const change = changeOf(input)
    const { version } = await present(api)
    const changed = await api.post('/me', { expect: ProfileChanged, send: { ...change, version } })
    return { receipt: changed.id, changed, asOf: now }
  },
  async show({ receipt, changed }, { locale }) {
    const zh = locale === 'zh'
    return [
      {
        kind: 'facts',
        title: zh ? '信息已更新' : 'Record changed',
        facts: [
          ...changed.fields.map(({ label, before, after }) => ({
            label: label[locale],
            value: before === null ? after : `${before} → ${after}`,
          })),
          { label: zh ? '回执' : 'Receipt', value: receipt },
        ],
      },
    ]
  },
})
