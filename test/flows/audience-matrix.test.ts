import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { count } from '../support/counts.ts'
import { type Curators, curatorsOf, houseFile } from '../support/curation.ts'
import { hrWorld, moveStaff } from '../support/hr-move.ts'
import { openProduct, type Product } from '../support/product.ts'
import { type Sandbox, startSandbox } from '../support/sandbox.ts'
import { scratchFolder, until } from '../support/server.ts'

/** Six documents; what each tells stands nowhere else, so that whoever hears it has read it. */
const documents = [
  { name: '青瓷茶具', audience: ['staff'], tells: '七十三件' },
  { name: '铜锣仪仗', audience: ['unit:U-201'], tells: '八十一面' },
  { name: '蜡染桌旗', audience: ['hr_officer'], tells: '九十二幅' },
  { name: '竹编提篮', audience: ['system_admin'], tells: '六十四只' },
  { name: '紫砂花盆', audience: ['leader'], tells: '五十七盆' },
  { name: '绢面团扇', audience: ['type:civil_servant', 'unit:U-102'], tells: '四十六把' },
] as const
type Given = (typeof documents)[number]

const titleOf = ({ name }: Given) => `${name}借用办法`
const keyOf = (given: Given) => `${titleOf(given)}(2026-01-05)`
const questionOf = ({ name }: Given) => `${name}一共登记多少`
const textOf = ({ name, tells }: Given) =>
  `第一条 ${name}一共登记${tells}，由库房统一编号。\n\n第二条 ${name}借出后五日内归还库房。`

let folder: Awaited<ReturnType<typeof scratchFolder>>
let hrDir: string
let sandbox: Sandbox
let product: Product
let kb: Curators
const request = async (path: string, as: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${product.localToken}`)
  if (as) headers.set('x-renshi-as', encodeURIComponent(as))
  return product.api.request(new Request(new URL(path, 'http://127.0.0.1'), { ...init, headers }))
}

beforeAll(async () => {
  folder = await scratchFolder()
  hrDir = join(folder.path, 'hr-system')
  sandbox = await startSandbox({ dataDir: hrDir })
  const settings = { HR_API_URL: sandbox.url, HR_CLIENT_ID: sandbox.clientId, HR_CLIENT_SECRET: sandbox.clientSecret }
  product = await openProduct({ directory: join(folder.path, 'data'), settings })
  kb = curatorsOf({ request })
})
afterAll(async () => {
  await product?.close()
  await sandbox?.stop()
  await folder?.remove()
})

describe('row 59: six documents for six audiences, and eleven people', () => {
  const people = ['zhang', 'li', 'wang', 'sun', 'kong', 'kong2', 'shi', 'shen', 'tian', 'S-1040', 'S-1050']

  /** Who may read what, from the HR system's own journal and the roles of the demo; the product's rule is not asked. */
  async function oracle(): Promise<(as: string, given: Given) => boolean> {
    const { staff, units } = await hrWorld(hrDir)
    const all = await until(
      'The demo people',
      30_000,
      () => product.demoPeople().catch(() => []),
      (found) => found.length > 0,
    )
    const demo = new Map(all.map((one) => [one.alias, one]))
    const above = (unit: string | null | undefined): readonly string[] =>
      unit ? [unit, ...above(units.get(unit)?.parentId)] : []
    return (as, { audience }) => {
      const row = staff.get(demo.get(as)?.staffId ?? as)
      if (!row) throw new Error(`Nobody is ${as}.`)
      const roles = new Set<string>(['staff', ...row.roles, ...(demo.get(as)?.roles ?? [])])
      const own = [...roles, ...above(row.unitId).map((unit) => `unit:${unit}`), `type:${row.staffType.toLowerCase()}`]
      return audience.every((word) => own.includes(word))
    }
  }

  /** Everything that comes back to a person, without their own words. */
  async function hears(as: string, given: Given): Promise<Record<string, string>> {
    const conversation = `matrix-${as}-${documents.indexOf(given)}`
    const question = questionOf(given)
    // What was looked up are the person's own words, which may name anything.
    const chat = async (text: string) =>
      JSON.stringify({ ...(await product.chat(as, { text }, conversation)), trace: '', toolCalls: [] })
    const search = JSON.stringify((await kb.get(as, 'search', { q: question })).body)
    const path = `/api/article?${new URLSearchParams({ document: keyOf(given), article: '第一条' })}`
    const heard = { search, asked: await chat(question), opened: await (await request(path, as)).text() }
    if (count(0, 1) === 0) return heard
    const named = (await chat(`《${titleOf(given)}》第一条怎么说`)).replaceAll(`《${titleOf(given)}》`, '')
    return { ...heard, named, after: await chat('那第二条呢') }
  }

  /** Somebody hears what the document tells, or nothing of it. */
  async function hearsWhatIsTheirs(as: string, given: Given, mayRead: boolean): Promise<void> {
    const heard = await hears(as, given)
    for (const [form, text] of Object.entries(heard)) {
      const label = `${as} on ${given.name}, ${form}`
      if (!mayRead)
        for (const secret of [given.tells, keyOf(given), titleOf(given)]) expect(text, label).not.toContain(secret)
      else if (form !== 'after') expect(text, label).toContain(given.tells)
    }
  }

  test('each hears of those documents only that are for them, whoever asked before', async () => {
    expect((await request('/api/kb/search?q=x', '')).status).toBe(401)
    const may = await oracle()
    for (const given of documents)
      await kb.publish({
        [given.name]: houseFile(
          {
            ...{ doc: keyOf(given), title: titleOf(given), audience: given.audience },
            ...{ version_date: '2026-01-05', effective_date: '2026-02-01' },
          },
          textOf(given),
        ),
      })
    const rights: string[] = []
    for (const given of documents) {
      // Who may read it asks first: what is kept of their answers must not reach the others.
      const order = people.toSorted((one, other) => Number(may(other, given)) - Number(may(one, given)))
      for (const as of order) {
        await hearsWhatIsTheirs(as, given, may(as, given))
        if (may(as, given)) rights.push(given.name)
      }
    }
    // Each audience has somebody inside it, and none but the first has everybody.
    const readers = documents.map(({ name }) => rights.filter((one) => one === name).length)
    expect(readers[0]).toBe(people.length)
    for (const inside of readers.slice(1)) expect([inside > 0, inside < people.length]).toEqual([true, true])
  }, 600_000)

  test('a question that was given to somebody names no article that is not for them', async () => {
    const question = '单位规定里蜡染桌旗清洗补助每次是多少'
    const declined = await product.chat('sun', { text: question }, 'gap')
    expect([declined.outcome, JSON.stringify(declined.parts)]).toEqual(['decline', expect.stringContaining('蜡染桌旗')])
    const Items = z.object({
      items: z.array(z.looseObject({ id: z.string(), question: z.string(), nearest: z.array(z.unknown()) })),
    })
    const care = async (as: string, path: string, body?: unknown) => {
      const init = body
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}
      return (await request(`/api/kb-care/${path}`, as, init)).json()
    }
    const gaps = async (as: string) =>
      Items.parse(await care(as, 'gaps')).items.filter((gap) => gap.question === question)
    const [gap] = await gaps('kong')
    expect(JSON.stringify(gap?.nearest)).toContain('蜡染桌旗借用办法')
    await care('kong', 'gaps/assign', { id: gap?.id, owner: 'li' })
    expect(await gaps('li')).toHaveLength(1)
    expect(JSON.stringify((await gaps('li'))[0]?.nearest)).not.toContain('蜡染桌旗借用办法')
    await care('kong', 'gaps/assign', { id: gap?.id, owner: 'sun' })
    expect(JSON.stringify((await gaps('sun'))[0]?.nearest)).toContain('蜡染桌旗借用办法')
  })
})

describe('row 60: what is taken back while a conversation that cited it is open', () => {
  const ask = async (as: string, given: Given, conversation: string) =>
    JSON.stringify({ ...(await product.chat(as, { text: questionOf(given) }, conversation)), trace: '' })

  test('somebody who is moved to another department is told no more of the old one a second later', async () => {
    const [, gongs] = documents
    expect(await ask('li', gongs, 'moved')).toContain(gongs.tells)
    const { port } = new URL(sandbox.url)
    await sandbox.stop()
    await moveStaff(hrDir, 'S-1003', 'U-103')
    sandbox = await startSandbox({ dataDir: hrDir, args: ['--port', port] })
    await pause(1000)
    for (const text of [await ask('li', gongs, 'moved'), await ask('li', gongs, 'new')])
      expect(text).not.toContain(gongs.tells)
    const after = await product.chat('li', { text: '那第二条呢' }, 'moved')
    expect(JSON.stringify(after)).not.toContain('铜锣仪仗借用办法')
  })

  test('a document that is withdrawn is neither cited nor told again', async () => {
    const [tea] = documents
    expect(await ask('zhang', tea, 'retired')).toContain(tea.tells)
    expect((await kb.post('kong', 'retire', { document: keyOf(tea), reason: '清点有误' })).status).toBe(200)
    expect((await kb.post('kong2', 'approve', { document: keyOf(tea) })).status).toBe(200)
    expect(await ask('zhang', tea, 'retired')).not.toContain(tea.tells)
    expect(JSON.stringify((await kb.get('zhang', 'search', { q: questionOf(tea) })).body)).not.toContain(tea.tells)
  })
})
