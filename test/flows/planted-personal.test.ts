import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { count } from '../support/counts.ts'
import { plantPersonal } from '../support/planted-personal.ts'
import { openProduct, type Product } from '../support/product.ts'
import { type ScriptedOpenAi, startScriptedOpenAi } from '../support/scripted-openai.ts'
import { preparedFolder } from '../support/server.ts'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let endpoint: ScriptedOpenAi
let product: Product | undefined

beforeAll(async () => {
  folder = await preparedFolder()
  endpoint = await startScriptedOpenAi()
  endpoint.script(() => ({ text: '[[clarify]] 请问您要办什么？' }))
})
afterAll(async () => {
  await product?.close()
  await endpoint?.close()
  await folder?.remove()
})

async function reopen(settings: Readonly<Record<string, string>>): Promise<Product> {
  await product?.close()
  const all = { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted', ...settings }
  product = await openProduct({ directory: folder.path, settings: all })
  return product
}

const Body = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string().nullish() })) })
/** What the model was told after the rules, of all requests since a place. */
const toldSince = (from: number) =>
  endpoint.raw.slice(from).flatMap((body) =>
    Body.parse(JSON.parse(body))
      .messages.slice(1)
      .map(({ content }) => content ?? ''),
  )

describe('what a person says, on its way to an endpoint outside', () => {
  test('nothing of planted numbers, addresses and names is in any body', async () => {
    const open = await reopen({ MODEL_PLACE: 'external' })
    const planted = plantPersonal(count(60, 2000), 41)
    const leaked: string[] = []
    let asked = 0
    for (const [at, { said, secret, kind, spelling }] of planted.entries()) {
      const before = endpoint.raw.length
      await open.chat('zhang', { text: said }, `planted-${at}`)
      const told = toldSince(before)
      asked += told.length > 0 ? 1 : 0
      if (told.some((text) => text.includes(secret))) leaked.push(`${kind} ${spelling}: ${said}`)
    }
    process.stdout.write(
      `masking through the product: ${planted.length} planted, ${asked} asked, ${leaked.length} leaked\n`,
    )
    expect(asked).toBeGreaterThan(planted.length / 2)
    expect(leaked).toEqual([])
  })
})

const health = '我确诊了抑郁症，想请两周病假'
const punished = '我去年受过记过处分，影响期到什么时候'
const paid = '我每月工资8512.34元，帮我算一下'
const phone = '我的新手机是13812345678，麻烦记一下'
const secrets = { health: '抑郁症', punished: '记过', paid: '8512', phone: '13812345678' }

describe.each([
  ['external', { phone: false, health: false, punished: false, paid: false }],
  ['province', { phone: false, health: true, punished: true, paid: true }],
  ['local', { phone: true, health: true, punished: true, paid: true }],
] as const)('to an endpoint that is %s', (place, leaves) => {
  test('goes what may go there, and nothing else; who is answered by the built-in rules hears why', async () => {
    const open = await reopen({ MODEL_PLACE: place })
    const saying = { health, punished, paid, phone }
    for (const name of ['health', 'punished', 'paid', 'phone'] as const) {
      const before = endpoint.raw.length
      const reply = await open.chat('zhang', { text: saying[name] }, `place-${place}-${name}`)
      expect([name, toldSince(before).some((text) => text.includes(secrets[name]))]).toEqual([name, leaves[name]])
      if (place === 'external' && name !== 'phone') {
        expect(endpoint.raw.length).toBe(before)
        expect(reply.answer).toContain('不交给外部模型')
      } else expect(endpoint.raw.length).toBeGreaterThan(before)
      // Nor does a later turn of the conversation take it there.
      const later = endpoint.raw.length
      await open.chat('zhang', { text: '年休假可以跨年安排吗' }, `place-${place}-${name}`)
      if (!leaves[name]) expect(toldSince(later).join()).not.toContain(secrets[name])
    }
  })

  test('pay that was looked up', async () => {
    const open = await reopen({ MODEL_PLACE: place })
    const call = { calls: [{ name: 'pay_slip', args: {} }] }
    endpoint.script(({ messages }) => (messages.at(-1)?.role === 'tool' ? { text: '[[answer]] 查到了。' } : call))
    const before = endpoint.raw.length
    const reply = await open.chat('zhang', { text: '看看我的工资条' }, `pay-${place}`)
    endpoint.script(() => ({ text: '[[clarify]] 请问您要办什么？' }))
    expect(reply.toolCalls.map(({ tool }) => tool)).toContain('pay_slip')
    const bodies = endpoint.raw.slice(before).map((body) => Body.parse(JSON.parse(body)).messages)
    expect(bodies.some((messages) => messages.at(-1)?.role === 'tool')).toBe(place !== 'external')
    expect(reply.answer).toMatch(/\d,?\d{3}/)
  })
})
