import { defineTool, ToolError, z } from '#sdk'
import { DirectoryEntry, Instant, page } from '../hr-api/schemas/index.ts'
import { tablePart, textPart } from './words.ts'

/** Work contacts of colleagues. */
export const findContact = defineTool({
  name: 'find',
  title: { zh: '查通讯录', en: 'Work directory' },
  description:
    'Work contact of a colleague, a unit or whoever handles a matter: office, extension, e-mail. Never private numbers.',
  effect: 'read',
  scopes: ['directory:read:all'],
  input: z.strictObject({
    name: z.string().trim().min(1).max(40).describe('Name, staff id, unit or matter, such as 报销'),
  }),
  output: z.object({ asked: z.string(), items: z.array(DirectoryEntry), more: z.boolean(), asOf: Instant }),
  examples: [
    { say: '人事科的办公电话是多少', input: { name: '人事科' } },
    { say: '王样本的分机号', input: { name: '王样本' } },
    { say: '报销找哪个科室', input: { name: '报销' } },
    { say: '李测试在哪个办公室', input: { name: '李测试' } },
    { say: '信息科有哪些人，怎么联系', input: { name: '信息科' } },
    { say: '账号密码的事找谁', input: { name: '账号密码' } },
    { say: '查一下财务科的通讯录', input: { name: '财务科' } },
    { say: 'Office extension of 陈模拟', input: { name: '陈模拟' } },
  ],
  async run({ name }, { api }) {
    const { items, nextCursor, asOf } = await api.get('/directory', {
      expect: page(DirectoryEntry),
      query: { q: name, limit: 20 },
    })
    if (items.length === 0)
      throw new ToolError('not_found', {
        zh: `通讯录里没有“${name}”，请换姓名、科室或业务再查。`,
        en: `The directory has nothing for “${name}”. Try a name, a unit or a matter.`,
      })
    return { asked: name, items, more: nextCursor !== null, asOf }
  },
  async show({ asked, items, more }, { locale }) {
    const table = tablePart(
      { zh: `通讯录：${asked}`, en: `Directory: ${asked}` },
      [
        ['姓名', 'Name'],
        ['单位', 'Unit'],
        ['岗位', 'Post'],
        ['职责', 'Duties'],
        ['办公室', 'Office'],
        ['分机', 'Extension'],
        ['邮箱', 'E-mail'],
      ],
      items.map((one) => [one.name, one.unitName, one.position, one.duty, one.office, one.extension, one.email]),
      locale,
    )
    const rest = textPart(
      { zh: '只列出前20位，请说得更具体些。', en: 'Only the first 20 are shown; please be more specific.' },
      locale,
    )
    return more ? [table, rest] : [table]
  },
})
