import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { type Curators, curatorsOf, houseFile } from '../support/curation.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let kb: Curators

const Session = z.object({
  person: z.looseObject({ id: z.string(), staffType: z.string().nullable(), unitIds: z.array(z.string()) }),
})
const sessionOf = async (as: string) => Session.parse(await (await server.request('/api/session', as)).json()).person
const Citations = z.array(z.looseObject({ document: z.string(), title: z.string() })).default([])
/** What an answer in the conversation rests on. */
async function cited(as: string, text: string, conversation = ''): Promise<readonly string[]> {
  const answer = await server.chat(as, { text }, conversation || undefined)
  return Citations.parse(answer.citations).map(({ document }) => document)
}
const dated = { version_date: '2026-01-05', effective_date: '2026-02-01' }
const opens = async (as: string, document: string) =>
  (await server.request(`/api/article?${new URLSearchParams({ document, article: '第一条' })}`, as)).status

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
  kb = curatorsOf(server)
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

/** The first member of staff of a kind, by asking who they are one after another. */
async function memberOf(staffType: string): Promise<string> {
  for (let number = 1030; number < 1500; number++) {
    const response = await server.request('/api/session', `S-${number}`)
    const session = response.ok ? Session.safeParse(await response.json()) : null
    if (session?.success && session.data.person.staffType === staffType) return session.data.person.id
  }
  throw new Error(`Nobody is ${staffType}.`)
}

describe('the same question from different people', () => {
  test('S-12: civil servant, public institution and contract staff get three answers with different citations', async () => {
    const kinds = {
      civil_servant: ['公务员', '五千元'],
      institution_technical: ['事业编制人员', '四千元'],
      contract_offbook: ['编外合同制人员', '三千元'],
    } as const
    const files = Object.entries(kinds).map(([type, [name, sum]]) => [
      name,
      houseFile(
        {
          doc: `${name}攀岩救援补贴办法(2026-01-05)`,
          title: `${name}攀岩救援补贴办法`,
          ...dated,
          staff_types: [type],
          audience: 'staff',
        },
        `第一条 ${name}参加攀岩救援的，攀岩救援补贴每次${sum}，当月发放。\n\n第二条 攀岩救援补贴由本人凭救援记录申领。`,
      ),
    ])
    await kb.publish(Object.fromEntries(files))
    const people = ['zhang', 'li', await memberOf('contract_offbook')]
    const answers = await Promise.all(people.map((as) => cited(as, '攀岩救援补贴每次多少钱')))
    expect(answers.map(([first]) => first)).toEqual(
      Object.values(kinds).map(([name]) => `${name}攀岩救援补贴办法(2026-01-05)`),
    )
  })
})

describe('a document for a part of the house', () => {
  const publish = (name: string, audience: readonly string[]) =>
    kb.publish({
      [name]: houseFile({ doc: name, title: name, ...dated, audience }, `第一条 ${name}规定钥匙在值班室。`),
    })

  test('for a unit reaches everybody in the tree below it and nobody beside it', async () => {
    expect((await sessionOf('li')).unitIds).toEqual(['U-2013', 'U-201', 'U-100'])
    await publish('甲规程', ['unit:U-201'])
    await publish('乙规程', ['unit:U-100'])
    await publish('丙规程', ['unit:U-102'])
    expect([await opens('li', '甲规程'), await opens('zhang', '甲规程')]).toEqual([200, 404])
    expect([await opens('li', '乙规程'), await opens('zhang', '乙规程')]).toEqual([200, 200])
    expect([await opens('li', '丙规程'), await opens('zhang', '丙规程'), await opens('wang', '丙规程')]).toEqual([
      404, 200, 200,
    ])
  })

  test('for a unit, a role and a kind of staff is for those alone who are all of it', async () => {
    await publish('丁规程', ['hr_officer', 'unit:U-100', 'type:civil_servant'])
    await publish('戊规程', ['hr_officer', 'type:institution_technical'])
    expect([await opens('sun', '丁规程'), await opens('zhang', '丁规程')]).toEqual([200, 404])
    expect([await opens('sun', '戊规程'), await opens('li', '戊规程')]).toEqual([404, 404])
  })

  test('is neither found nor named nor counted for anybody else, in search and in conversation', async () => {
    const secret = '保险柜钥匙密存办法'
    const body = '第一条 保险柜备用钥匙密存在三楼机要室，每季度核对一次。'
    await kb.publish({
      密存: houseFile({ doc: `${secret}(2026-01-05)`, title: secret, ...dated, audience: ['hr_officer'] }, body),
    })
    const query = '保险柜备用钥匙密存在哪里'
    const search = async (as: string) => JSON.stringify((await kb.get(as, 'search', { q: query })).body)
    expect(await search('sun')).toContain(secret)
    expect(await search('zhang')).not.toContain('密存')
    expect(await cited('sun', query)).toContain(`${secret}(2026-01-05)`)
    const asked = await server.chat('zhang', { text: `《${secret}》第一条怎么说` })
    expect(JSON.stringify({ ...asked, trace: '' }).replaceAll(`《${secret}》`, '')).not.toMatch(/密存|三楼机要室/)
    expect(await cited('zhang', query)).not.toContain(`${secret}(2026-01-05)`)
  })

  test('cited in an earlier turn is closed again when its audience is narrowed', async () => {
    const doc = '热水器借用办法(2026-01-05)'
    const text = '第一条 移动热水器每次借用五天，到期归还总务。'
    await kb.publish({ 热水器: houseFile({ doc, title: '热水器借用办法', ...dated, audience: 'staff' }, text) })
    expect(await cited('zhang', '移动热水器每次借用几天', 'c1')).toContain(doc)
    await kb.post('kong', 'draft', { document: doc })
    await kb.post('kong', 'edit', { document: doc, expected: 1, metadata: { audience: ['hr_officer'] } })
    await kb.post('kong', 'submit', { document: doc })
    expect((await kb.post('kong2', 'approve', { document: doc })).status).toBe(200)
    expect(await opens('zhang', doc)).toBe(404)
    expect(await cited('zhang', '移动热水器每次借用几天', 'c1')).not.toContain(doc)
    const { body } = await kb.post('kong', 'draft', { document: doc })
    expect(body).toMatchObject({ revision: 3 })
    const wrong = { document: doc, expected: 1, metadata: { audience: ['everyone'] } }
    expect(await kb.post('kong', 'edit', wrong)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('everyone') },
    })
  })
})
