import { type Api, defineTool, z } from '#sdk'
import { Access, Day, Instant, page } from '../hr-api/schemas/index.ts'
import { tablePart, textPart } from './words.ts'

async function readsOf(api: Api, from: string | undefined, to: string | undefined): Promise<Access[]> {
  const { items } = await api.get('/accesses', { expect: page(Access), query: { subject: 'me', from, to, limit: 100 } })
  return items
}

/** Who looked at one's own data. */
export const views = defineTool({
  name: 'views',
  title: { zh: '谁看过我的信息', en: 'Who looked at my data' },
  description: 'Who looked at the data of the person who asks, when, what and for which purpose.',
  effect: 'read',
  scopes: ['profile:read:self'],
  input: z.strictObject({ from: Day.optional().describe('First day'), to: Day.optional().describe('Last day') }),
  output: z.object({ items: z.array(Access), asOf: Instant }),
  examples: [
    { say: '谁看过我的信息', input: {} },
    { say: '最近有谁查过我的资料', input: {} },
    { say: '我的个人信息被哪些人调阅过', input: {} },
    { say: '我的数据被谁用过，什么用途', input: {} },
    { say: '查一下我的信息访问记录', input: {} },
    { say: '11月以来谁查阅了我的数据', input: { from: '2026-11-01' } },
    { say: '有没有人查过我', input: {} },
    { say: 'Who has looked at my data', input: {} },
  ],
  async run({ from, to }, { api, now }) {
    return { items: await readsOf(api, from, to), asOf: now }
  },
  async show({ items }, { locale }) {
    if (items.length === 0)
      return [textPart({ zh: '没有别人查看您信息的记录。', en: 'Nobody else has looked at your data.' }, locale)]
    return [
      tablePart(
        { zh: `查看过您信息的记录：${items.length}条`, en: `Reads of your data: ${items.length}` },
        [
          ['时间', 'When'],
          ['查看人', 'Who'],
          ['单位', 'Unit'],
          ['来源', 'Source'],
          ['内容', 'What'],
          ['用途', 'Purpose'],
          ['授权', 'Grant'],
        ],
        items.map((one) => [
          one.at.slice(0, 16).replace('T', ' '),
          one.staffName,
          one.unitName,
          one.sourceName,
          one.what,
          one.purpose,
          one.grantId ? `${one.grantId}（至${one.until}）` : null,
        ]),
        locale,
      ),
    ]
  },
})
