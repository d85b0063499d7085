import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'
import {
  failures,
  type ScriptedOpenAi,
  sayByWords,
  startScriptedOpenAi,
  type Transport,
} from '../support/scripted-openai.ts'
import { hrRequests, preparedFolder } from '../support/server.ts'

const timeoutMs = 700
let folder: Awaited<ReturnType<typeof preparedFolder>>
let endpoint: ScriptedOpenAi
let product: Product
let threads = 0

beforeAll(async () => {
  folder = await preparedFolder()
  endpoint = await startScriptedOpenAi()
  await reopen()
})
afterAll(async () => {
  await product?.close()
  await endpoint?.close()
  await folder?.remove()
})

/** A fresh product forgets that the endpoint failed before. */
async function reopen(more: Readonly<Record<string, string>> = {}): Promise<void> {
  await product?.close()
  const settings = {
    ...more,
    MODEL_BASE_URL: endpoint.url,
    MODEL_NAME: 'scripted',
    MODEL_TIMEOUT_MS: String(timeoutMs),
  }
  product = await openProduct({ directory: folder.path, settings })
}

function ask(text: string, as = 'zhang', thread = `llm-${threads++}`) {
  return product.chat(as, { text }, thread)
}

const held = () => hrRequests(join(folder.path, 'hr'), 'S-1001')
const notice = /语言模型暂时不可用/

beforeEach(() => {
  endpoint.transport('stream')
  endpoint.script(sayByWords)
})

describe('a model behind an endpoint', () => {
  test('looks up, by its own call, what the HR system holds', async () => {
    const reply = await ask('我还有几天年假')
    expect(reply).toMatchObject({ outcome: 'call', toolCalls: [{ tool: 'leave_balance' }] })
    expect(reply.answer).toMatch(/剩余/)
    expect(reply.answer).not.toMatch(notice)
  })

  test('answers from the sources it names, and only with numbers that stand there', async () => {
    endpoint.script(() => ({ text: '[[answer]] 请病假要提供医疗机构的证明 [1]。' }))
    const reply = await ask('请病假要什么材料')
    expect(reply.outcome).toBe('answer')
    expect(reply.citations.length).toBeGreaterThan(0)
    expect(reply.answer).toContain('请病假要提供医疗机构的证明')
    expect(reply.parts[0]).toMatchObject({ kind: 'text', text: '请病假要提供医疗机构的证明。' })
  })

  test('mends once what does not agree with its sources; after that the articles are quoted', async () => {
    const before = endpoint.asked.length
    endpoint.script(() => ({ text: '[[answer]] 病假最多可以休987天 [1]。' }))
    const reply = await ask('请病假要什么材料')
    expect(endpoint.asked.length - before).toBe(2)
    expect(reply.answer).not.toContain('987')
    expect(reply.citations.length).toBeGreaterThan(0)
    endpoint.script(({ messages }) => ({
      text: messages.length > 2 ? '[[answer]] 要有证明 [1]。' : '[[answer]] 病假最多987天 [1]。',
    }))
    expect((await ask('请病假要什么材料')).answer).toContain('要有证明')
  })

  test('an answer that rests on nothing is not said', async () => {
    endpoint.script(() => ({ text: '[[answer]] 病假一律不扣工资。' }))
    expect((await ask('请病假要什么材料')).answer).not.toContain('一律不扣')
    endpoint.script(() => ({ text: '已提交您的请假申请。' }))
    expect((await ask('12月3号请一天事假')).answer).not.toMatch(/^已提交/)
    for (const said of [
      '[[smalltalk]] 病假最多可以休987天。',
      '[[clarify]] 987天，对吗？',
      'Sick leave is 987 days [1].',
    ]) {
      endpoint.script(() => ({ text: said }))
      expect((await ask('请病假要什么材料')).answer).not.toContain('987')
    }
  })

  test('figures beside a look-up are those of the HR system', async () => {
    const look = { calls: [{ name: 'leave_balance', args: { leaveType: 'ANNUAL' } }] }
    endpoint.script(({ messages }) =>
      messages.some(({ role }) => role === 'tool') ? { text: '[[answer]] 您还有97天年假。' } : look,
    )
    const wrong = await ask('我还有几天年假')
    expect(wrong).toMatchObject({ outcome: 'call', toolCalls: [{ tool: 'leave_balance' }] })
    expect(wrong.answer).not.toContain('97')
    const [, said = ''] = /剩余：(\S+)天/.exec(wrong.answer) ?? []
    endpoint.script(({ messages }) =>
      messages.some(({ role }) => role === 'tool') ? { text: `[[answer]] 您还剩${said}天年假。` } : look,
    )
    expect((await ask('我还有几天年假')).answer).toContain(`您还剩${said}天年假。`)
  })

  test('what is said to a card that waits is never put to the model', async () => {
    const thread = 'llm-pending'
    const card = await ask('12月2号请一天事假', 'zhang', thread)
    expect(card.outcome).toBe('confirm')
    const before = endpoint.asked.length
    expect(await ask('确认', 'zhang', thread)).toMatchObject({ outcome: 'clarify' })
    expect((await ask('算了', 'zhang', thread)).receipt).toBeUndefined()
    expect(endpoint.asked.length).toBe(before)
    const late = await product.chat('zhang', { confirm: card.pending?.code ?? '' }, thread)
    expect(late.receipt).toBeUndefined()
  })

  test('prepares a leave that a person has to confirm; its words are no consent', async () => {
    const before = (await held()).length
    endpoint.script(({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { text: '[[answer]] 好了。' }
        : {
            calls: [{ name: 'leave_submit', args: { leaveType: 'PERSONAL', start: '2026-12-09', end: '2026-12-09' } }],
          },
    )
    const reply = await ask('帮我办一下那天的事')
    expect(reply).toMatchObject({ outcome: 'confirm', pending: { tool: 'leave_submit' } })
    expect((await held()).length).toBe(before)
    await product.chat('zhang', { cancel: reply.pending?.code ?? '' })
  })

  test('of several writes at once one is prepared', async () => {
    const args = (day: string) => ({ leaveType: 'PERSONAL', start: day, end: day })
    endpoint.script(() => ({
      calls: [
        { name: 'leave_submit', args: args('2026-12-10') },
        { name: 'leave_submit', args: args('2026-12-11') },
      ],
    }))
    const reply = await ask('那两天都请')
    expect(reply).toMatchObject({ outcome: 'confirm', pending: { args: { start: '2026-12-10' } } })
    expect(reply.answer).toContain('其余的事')
    await product.chat('zhang', { cancel: reply.pending?.code ?? '' })
  })

  test.each<Transport>(['repeated_ids', 'reasoning'])('copes with %s', async (transport) => {
    endpoint.transport(transport)
    const reply = await ask('我还有几天年假')
    expect(reply).toMatchObject({ outcome: 'call', toolCalls: [{ tool: 'leave_balance' }] })
    expect(reply.answer).not.toMatch(notice)
  })

  test('shows a reasoning model its own reasoning again, under ids of ours', async () => {
    endpoint.transport('reasoning')
    await ask('我还有几天年假')
    expect(endpoint.asked.at(-1)?.messages.at(-2)).toMatchObject({
      role: 'assistant',
      reasoning_content: '先想一想',
      tool_calls: [{ id: 'call_1' }],
    })
  })

  test.each([
    ['a tool that does not exist', 'pay_all', {}],
    ['an argument that does not exist', 'leave_balance', { staffId: 'S-1002' }],
  ])('%s is refused, and the model hears it', async (_, name, args) => {
    endpoint.script(({ messages }) =>
      messages.at(-1)?.role === 'tool' ? { text: '[[decline]] 办不了。' } : { calls: [{ name, args }] },
    )
    const reply = await ask('查一下')
    expect(reply.answer).toContain('办不了')
    expect(String(endpoint.asked.at(-1)?.messages.at(-1)?.content)).toMatch(/forbidden|invalid/)
  })

  test('ends after four rounds and six calls', async () => {
    const before = endpoint.asked.length
    const one = { name: 'leave_balance', args: { leaveType: 'ANNUAL' } }
    endpoint.script(() => ({ calls: [one, one] }))
    const reply = await ask('一直查')
    expect(endpoint.asked.length - before).toBeLessThanOrEqual(4)
    expect(reply.toolCalls.length).toBeLessThanOrEqual(6)
    for (const { tools } of endpoint.asked) expect(tools?.length ?? 0).toBeLessThanOrEqual(12)
  })

  test('never sees names, numbers and addresses of persons, and its placeholders come back as what they stand for', async () => {
    const before = endpoint.raw.length
    endpoint.script(({ messages }) => {
      const text = String(messages.findLast(({ role }) => role === 'user')?.content)
      const [mark = ''] = /〔姓名#\d+〕/.exec(text) ?? []
      return { text: `[[clarify]] 您说的是${mark}吗？` }
    })
    const said =
      '把李测试的电话13800001234、邮箱li@example.org、身份证110101199003078888和卡号6222 0212 3456 7890 123记下来'
    const reply = await ask(said)
    expect(reply.answer).toContain('李测试')
    const sent = endpoint.raw.slice(before).join('\n')
    for (const secret of [
      '李测试',
      '张示例',
      '13800001234',
      'li@example.org',
      '110101199003078888',
      '6222 0212',
      'S-1001',
    ])
      expect(sent).not.toContain(secret)
  })

  test('sees the inbox of a manager and the record of a person without a name, an id or an address', async () => {
    // The record holds what an endpoint outside is never shown at all.
    await reopen({ MODEL_PLACE: 'province' })
    const before = endpoint.raw.length
    endpoint.script(({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { text: `[[clarify]] 您要先看${/〔姓名#\d+〕/.exec(String(messages.at(-2)?.content))?.[0] ?? ''}的吗？` }
        : {
            calls: [
              { name: 'approval_inbox', args: {} },
              { name: 'leave_team', args: { from: '2026-12-01', to: '2026-12-31' } },
              { name: 'profile_me', args: {} },
            ],
          },
    )
    const thread = 'llm-inbox'
    const reply = await ask('待我审批的有哪些', 'wang', thread)
    expect(reply.toolCalls.map(({ tool }) => tool)).toContain('approval_inbox')
    const people = (await product.demoPeople()).flatMap(({ name, staffId }) => [name, staffId])
    expect(people.filter((each) => reply.answer.includes(each)).length).toBeGreaterThan(3)
    expect(reply.answer).not.toMatch(/〔姓名/)
    await ask('那他们几号休', 'wang', thread)
    // The examples of tools name people too; they are the product's own words.
    const bodies = endpoint.raw.slice(before).map((body) => JSON.stringify(JSON.parse(body).messages))
    expect(bodies.length).toBeGreaterThanOrEqual(3)
    for (const each of [...people, '@hr.example']) expect(bodies.join('\n')).not.toContain(each)
    await reopen()
  })

  test('grows sentence by sentence as events, of which none tells what does not hold', async () => {
    endpoint.script(() => ({
      text: '[[answer]] 请病假要有证明 [1]。病假最多987天 [1]。证明由医疗机构出具 [1]。好的。',
    }))
    const thread = 'llm-drafts'
    await ask('请病假要什么材料', 'zhang', thread)
    const response = await product.api.request(
      new Request('http://127.0.0.1/api/events', {
        headers: {
          authorization: `Bearer ${product.localToken}`,
          'x-renshi-as': 'zhang',
          'x-renshi-conversation': thread,
          'last-event-id': '0',
        },
        signal: AbortSignal.timeout(1500),
      }),
    )
    let text = ''
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    for (
      let read = await reader?.read().catch(() => null);
      read && !read.done;
      read = await reader?.read().catch(() => null)
    )
      text += decoder.decode(read.value, { stream: true })
    const drafts = [...text.matchAll(/event: draft\ndata: (.*)/g)].map((match) => match[1] ?? '')
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.join()).toContain('请病假要有证明')
    expect(drafts.join()).not.toContain('987')
  })
})

describe('an endpoint that fails', () => {
  beforeEach(() => reopen())

  test.each<Transport>(failures)(
    'by %s: the built-in rules answer, say so, and nothing is written',
    async (transport) => {
      endpoint.transport(transport)
      if (transport === 'garbled') endpoint.script(() => ({ calls: [{ name: 'leave_balance', args: {} }] }))
      const before = (await held()).length
      const started = Date.now()
      const balance = await ask('我还有几天年假')
      expect(balance).toMatchObject({ outcome: 'call', toolCalls: [{ tool: 'leave_balance' }] })
      expect(balance.answer).toMatch(notice)
      const leave = await ask('12月16号请一天事假')
      expect(leave).toMatchObject({ outcome: 'confirm', pending: { args: { start: '2026-12-16' } } })
      expect(leave.answer).toMatch(notice)
      await product.chat('zhang', { cancel: leave.pending?.code ?? '' })
      const policy = await ask('年休假可以跨年安排吗')
      expect(policy.answer).toMatch(notice)
      expect((await held()).length).toBe(before)
      // Three turns, each within its two answers' time; a bound of the design, not a measure of speed.
      expect(Date.now() - started).toBeLessThan(3 * 20_000)
    },
  )

  test('is left alone for a while after it failed several people, and the doctor says what is wrong', async () => {
    endpoint.transport('broken')
    for (let turn = 0; turn < 3; turn++) await ask('我还有几天年假')
    const before = endpoint.asked.length
    expect((await ask('我还有几天年假')).answer).toMatch(notice)
    expect(endpoint.asked.length).toBe(before)
    const doctor = async () => {
      const headers = { authorization: `Bearer ${product.localToken}`, 'x-renshi-as': 'shi' }
      return (await product.api.request(new Request('http://127.0.0.1/api/doctor', { headers }))).text()
    }
    expect(await doctor()).toContain('scripted does not answer (busy)')
    endpoint.transport('stream')
    expect(await doctor()).toContain('scripted answers, streams: yes, calls tools: yes')
  })
})
