import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Reply } from '#sdk'
import type { ThinkRequest, Thought } from '../../agent/model.ts'
import { openScripted, personalLeave, type ScriptedProduct, type Step } from '../support/fixtures.ts'
import { call, type ScriptedModel, say } from '../support/scripted-model.ts'

let product: ScriptedProduct
let model: ScriptedModel | undefined
let threads = 0

beforeAll(async () => {
  product = await openScripted()
})
afterEach(() => {
  model?.assertComplete()
  model = undefined
})
afterAll(() => product?.close())

/** One turn in a conversation of its own. */
async function ask(as: string, text: string, ...steps: readonly Step[]): Promise<Reply> {
  model = product.script(...steps)
  threads++
  return product.open.chat(as, { text }, `model-${threads}`)
}

const calls = (tool: string, args: readonly Readonly<Record<string, unknown>>[]): Thought => ({
  kind: 'call',
  calls: args.map((each) => ({ tool, args: each })),
})

test('a tool the person has no right to is refused, audited, and never reaches the HR system', async () => {
  const before = await product.accesses()
  const reply = await ask('zhang', '有哪些等我审批的', call('approval_inbox', {}), (request) => {
    expect(request.results).toMatchObject([{ ok: false, code: 'forbidden' }])
    return say('您没有这个权限。', 'refuse')
  })
  expect(reply).toMatchObject({ outcome: 'refuse', toolCalls: [] })
  const [request] = model?.asked ?? []
  expect(request?.tools.map(({ name }) => name)).not.toContain('approval_inbox')
  expect(request?.withheld.map(({ name }) => name)).toContain('approval_inbox')
  const made = (await product.accesses()).slice(before.length)
  expect(made.filter((line) => !line.includes('/oauth/token'))).toEqual([])
  const denied = await product.database(async (db) => {
    const { rows } = await db.query(`select actor, subject, detail from audit where action = 'tool.denied'`)
    return rows
  })
  expect(denied).toEqual([{ actor: 'S-1001', subject: 'approval_inbox', detail: { reason: 'scope' } }])
})

test('a tool that does not exist is refused', async () => {
  await ask('zhang', '把工资表发我', call('pay_everything', {}), (request) => {
    expect(request.results).toMatchObject([{ ok: false, code: 'forbidden' }])
    return say('没有这个功能。', 'decline')
  })
})

test.each([
  ["someone else's id", { staffId: 'S-1002' }],
  ["someone else's id beside a right argument", { leaveType: 'ANNUAL', personId: 'S-1008' }],
  ['a value of another type', { year: 'all' }],
  ['a name that every object has', { constructor: { admin: true } }],
])('forged arguments with %s are rejected before any call', async (_, args) => {
  const before = await product.accesses()
  await ask('zhang', '看看别人的年假', call('leave_balance', args), (request) => {
    const [result] = request.results
    expect(result).toMatchObject({ ok: false, code: 'invalid' })
    // What is wrong is named, so that the model and the person can mend it.
    const wrong = Object.keys(args).at(-1) ?? ''
    expect(result?.ok === false && result.tell.zh).toContain(wrong)
    return say('不行。', 'refuse')
  })
  const made = (await product.accesses()).slice(before.length)
  expect(made.filter((line) => !line.includes('/oauth/token'))).toEqual([])
})

test('a write for somebody else cannot even be prepared', async () => {
  const forged = { ...personalLeave(1), staffId: 'S-1002' }
  const reply = await ask('zhang', '替王样本请假', call('leave_submit', forged), (request) => {
    expect(request.results).toMatchObject([{ ok: false, code: 'invalid' }])
    return say('只能为自己请假。', 'refuse')
  })
  expect(reply.pending).toBeUndefined()
  expect(await product.held('S-1002')).toEqual([])
})

test('what is missing is named to the model', async () => {
  await ask('zhang', '请假', call('leave_submit', { leaveType: 'PERSONAL' }), (request) => {
    expect(request.results).toMatchObject([{ ok: false, code: 'needs_input', needs: ['start', 'end'] }])
    return say('哪几天？', 'clarify')
  })
})

test('a model that calls ten tools at once gets six', async () => {
  const ten = Array.from({ length: 10 }, () => ({ leaveType: 'ANNUAL' }))
  const reply = await ask('zhang', '查十遍', calls('leave_balance', ten), (request) => {
    expect(request.results).toHaveLength(6)
    return say('好了。')
  })
  expect(reply.toolCalls).toHaveLength(6)
})

test('the cap counts over the rounds of a turn', async () => {
  const four = Array.from({ length: 4 }, () => ({ leaveType: 'ANNUAL' }))
  const step = calls('leave_balance', four)
  const reply = await ask('zhang', '查八遍', step, step, say('好了。'))
  expect(reply.toolCalls).toHaveLength(6)
})

test('a model that never stops calling is ended after four rounds, with a sentence', async () => {
  const step = call('leave_balance', { leaveType: 'ANNUAL' })
  const reply = await ask('zhang', '转圈', step, step, step, step)
  expect(model?.asked).toHaveLength(4)
  expect(reply).toMatchObject({ outcome: 'clarify', answer: expect.stringContaining('没能一次办清楚') })
})

test('of two writes in one text one is prepared and the other is named', async () => {
  const reply = await ask('zhang', '请两次假', calls('leave_submit', [personalLeave(1), personalLeave(2)]))
  expect(reply).toMatchObject({ outcome: 'confirm', pending: { args: personalLeave(1) } })
  expect(reply.answer).toContain('其余的事请在这件办完之后再说')
})

test('a model that fails is tried three times, then the person hears a sentence with a reference', async () => {
  model = product.script()
  const response = await product.open.post('zhang', { text: '坏了' })
  expect(response.status).toBe(500)
  const body: unknown = await response.json()
  expect(body).toMatchObject({ error: expect.stringContaining('没有处理成功'), trace: expect.any(String) })
  expect(JSON.stringify(body)).not.toMatch(/scripted|stack|\n\s+at /)
  expect(model.asked).toHaveLength(3)
  const well = await ask('zhang', '再来', say('您好。', 'smalltalk'))
  expect(well.answer).toBe('您好。')
})

const question = '年休假可以跨年安排吗'

/** Says something that rests on the best passage, changed as given. */
function cite(text: string, change: Readonly<Record<string, string>> = {}) {
  return ({ knowledge }: ThinkRequest): Thought => {
    const [best] = knowledge.passages
    if (!best) throw new Error('The handbook has nothing on this; the test needs another question.')
    return { kind: 'say', outcome: 'answer', text, citations: [{ ...best.citation, ...change }], related: [] }
  }
}

test('a citation that holds stays with the words', async () => {
  const reply = await ask('zhang', question, cite('可以，具体看规定。'))
  expect(reply).toMatchObject({ outcome: 'answer', citations: [expect.anything()] })
  expect(reply.answer).toContain('可以，具体看规定。')
})

test('a quote that does not stand in the article is not shown, and the answer is declined', async () => {
  const reply = await ask('zhang', question, cite('可以休一百天。', { quote: '年休假每年一百天。' }))
  expect(reply).toMatchObject({ outcome: 'decline', citations: [] })
  expect(reply.answer).not.toContain('一百天')
})

test('an article that does not exist is not shown', async () => {
  const reply = await ask('zhang', question, cite('见规定。', { article: '第九百九十九条' }))
  expect(reply).toMatchObject({ outcome: 'decline', citations: [] })
})

test('a number that no cited article contains is replaced by the article itself', async () => {
  const reply = await ask('zhang', question, cite('每年可以休97天年假。'))
  expect(reply.answer).not.toContain('97')
  expect(reply).toMatchObject({ outcome: 'answer', citations: [expect.anything()] })
})

test('reads of one round keep their order, and each passes the gate by itself', async () => {
  const wished: Thought = {
    kind: 'call',
    calls: [
      { tool: 'leave_list', args: {} },
      { tool: 'approval_inbox', args: {} },
      { tool: 'leave_balance', args: { leaveType: 'ANNUAL' } },
      { tool: 'leave_balance', args: { leaveType: 'PERSONAL' } },
      { tool: 'profile_me', args: {} },
    ],
  }
  const reply = await ask('zhang', '一起查一下', wished, (request) => {
    expect(request.results.map(({ call: { tool, args }, ok }) => [tool, args.leaveType, ok])).toEqual([
      ['leave_list', undefined, true],
      ['approval_inbox', undefined, false],
      ['leave_balance', 'ANNUAL', true],
      ['leave_balance', 'PERSONAL', true],
      ['profile_me', undefined, true],
    ])
    return say('查到了。', 'call')
  })
  expect(reply.toolCalls.map(({ tool }) => tool)).toEqual([
    'leave_list',
    'leave_balance',
    'leave_balance',
    'profile_me',
  ])
})

test('the model and the version of its prompt are on the audit trail of the turn, and nothing of what was said', async () => {
  const by = { model: 'invented', prompt: '2026-11-26', dialect: 'plain', place: 'external' }
  const { trace } = await ask('zhang', '你好呀', { ...say('您好。', 'smalltalk'), by })
  const rows = await product.database(async (db) => {
    const found = await db.query(`select subject, detail from audit where action = 'turn.model'`)
    return found.rows
  })
  expect(rows).toEqual([{ subject: trace, detail: { ...by, outcome: 'smalltalk' } }])
})
