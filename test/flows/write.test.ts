import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Reply } from '#sdk'
import { openScripted, personalLeave, type ScriptedProduct } from '../support/fixtures.ts'
import { call, type ScriptedModel, say } from '../support/scripted-model.ts'

let product: ScriptedProduct
let model: ScriptedModel | undefined

beforeAll(async () => {
  product = await openScripted()
})
afterEach(() => {
  model?.assertComplete()
  model = undefined
})
afterAll(() => product?.close())

const chat = (as: string, body: Readonly<Record<string, string>>, conversation?: string): Promise<Reply> =>
  product.open.chat(as, body, conversation)

/** Prepares a leave in a conversation of its own. @returns the code */
async function prepare(as: string, conversation: string, args: Readonly<Record<string, unknown>>): Promise<string> {
  model = product.script(call('leave_submit', args))
  const reply = await chat(as, { text: '请假' }, conversation)
  expect(reply, reply.answer).toMatchObject({ outcome: 'confirm', pending: { tool: 'leave_submit', args } })
  model.assertComplete()
  return reply.pending?.code ?? ''
}

const heldOn = async (staffId: string, day: number) =>
  (await product.held(staffId)).filter(({ start }) => start === personalLeave(day).start).map(({ id }) => id)

test('a read tool answers with its own parts, and nothing waits for consent', async () => {
  model = product.script(call('leave_balance', { leaveType: 'ANNUAL' }), say('查到了。'))
  const reply = await chat('zhang', { text: '我还有几天年假' })
  expect(reply).toMatchObject({
    outcome: 'call',
    toolCalls: [{ tool: 'leave_balance', args: { leaveType: 'ANNUAL' }, effect: 'read' }],
  })
  expect(reply.parts.length).toBeGreaterThan(1)
  expect(reply.answer).toMatch(/8天/)
  expect(reply.pending).toBeUndefined()
  const [, second] = model.asked
  expect(second?.results).toMatchObject([{ ok: true, call: { tool: 'leave_balance' } }])
})

test('prepare, confirm, receipt; a repeated confirmation gives the same receipt and sends nothing', async () => {
  const code = await prepare('zhang', 'whole', personalLeave(1))
  expect(await heldOn('S-1001', 1)).toEqual([])
  const first = await chat('zhang', { confirm: code })
  expect(first).toMatchObject({ outcome: 'call', receipt: expect.stringMatching(/^LR-2026-/) })
  expect(first.repeated).toBeUndefined()
  expect(first.answer).toContain(`已提交，编号 ${first.receipt}`)
  const again = await chat('zhang', { confirm: code })
  expect(again).toMatchObject({ receipt: first.receipt, repeated: true })
  expect(await heldOn('S-1001', 1)).toEqual([first.receipt])
  const cancelled = await chat('zhang', { cancel: code })
  expect(cancelled.answer).toContain('已经确认过')
  expect(await heldOn('S-1001', 1)).toHaveLength(1)
})

test('ten confirmations at once of one code have one effect', async () => {
  const code = await prepare('zhang', 'many', personalLeave(2))
  const replies = await Promise.all(Array.from({ length: 10 }, () => chat('zhang', { confirm: code })))
  const [receipt] = await heldOn('S-1001', 2)
  expect(await heldOn('S-1001', 2)).toHaveLength(1)
  expect(replies.map((reply) => reply.receipt)).toEqual(replies.map(() => receipt))
  expect(replies.filter(({ repeated }) => repeated)).toHaveLength(9)
})

test('what was cancelled is not submitted, not even by confirming it afterwards', async () => {
  const code = await prepare('zhang', 'cancelled', personalLeave(3))
  expect((await chat('zhang', { cancel: code })).answer).toContain('已取消')
  const late = await chat('zhang', { confirm: code })
  expect(late.answer).toContain('没有提交')
  expect(late.receipt).toBeUndefined()
  expect(await heldOn('S-1001', 3)).toEqual([])
})

test("another person's code is unknown to everybody else", async () => {
  const code = await prepare('zhang', 'mine', personalLeave(4))
  for (const body of [{ confirm: code }, { cancel: code }]) {
    const response = await product.open.post('wang', body)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('没有找到这个确认码') })
  }
  expect((await chat('wang', { text: `确认 ${code}` })).answer).toContain('没有找到这个确认码')
  expect(await heldOn('S-1001', 4)).toEqual([])
  expect(await heldOn('S-1002', 4)).toEqual([])
  expect(await chat('zhang', { confirm: code })).toMatchObject({ receipt: expect.any(String) })
})

test('an expired confirmation submits nothing and says so', async () => {
  const code = await prepare('zhang', 'expired', personalLeave(7))
  await product.database((db) =>
    db.query(`update confirmation set expires_at = now() - interval '1 second' where code = $1`, [code]),
  )
  const late = await chat('zhang', { confirm: code })
  expect(late.answer).toContain('确认时间已过，没有提交')
  expect(late.receipt).toBeUndefined()
  expect(await heldOn('S-1001', 7)).toEqual([])
})

test('a restart between preparing and confirming loses nothing', async () => {
  const code = await prepare('zhang', 'restart', personalLeave(8))
  await product.database(async () => {})
  const reply = await chat('zhang', { confirm: code })
  expect(await heldOn('S-1001', 8)).toEqual([reply.receipt])
})

test('what is prepared anew in a conversation takes the place of what waited there', async () => {
  const old = await prepare('zhang', 'anew', personalLeave(9))
  const latest = await prepare('zhang', 'anew', personalLeave(10))
  expect((await chat('zhang', { confirm: old })).answer).toContain('已被后来的一份取代，没有提交')
  expect(await heldOn('S-1001', 9)).toEqual([])
  const reply = await chat('zhang', { confirm: latest })
  expect(await heldOn('S-1001', 10)).toEqual([reply.receipt])
})

test('what has changed since it was shown is not submitted and says so', async () => {
  const annual = (from: number, to: number) => ({
    leaveType: 'ANNUAL',
    start: `2026-12-${from}`,
    end: `2026-12-${to}`,
  })
  const first = await prepare('zhang', 'changed-1', annual(14, 15))
  const second = await prepare('zhang', 'changed-2', annual(16, 17))
  expect(await chat('zhang', { confirm: second })).toMatchObject({ receipt: expect.any(String) })
  const stale = await chat('zhang', { confirm: first })
  expect(stale).toMatchObject({ outcome: 'decline', answer: expect.stringMatching(/未提交.*变化/s) })
  expect(stale.receipt).toBeUndefined()
  expect(await heldOn('S-1001', 14)).toEqual([])
  expect((await chat('zhang', { confirm: first })).answer).toMatch(/未提交/)
})

test('a balance that was used up meanwhile is not overdrawn', async () => {
  const rest = { leaveType: 'ANNUAL', start: '2026-12-21', end: '2026-12-24' }
  const first = await prepare('zhang', 'used-up-1', rest)
  const second = await prepare('zhang', 'used-up-2', { ...rest, start: '2026-12-25', end: '2026-12-31' })
  expect(await chat('zhang', { confirm: second })).toMatchObject({ receipt: expect.any(String) })
  const refused = await chat('zhang', { confirm: first })
  expect(refused.answer).toContain('未提交')
  expect(refused.receipt).toBeUndefined()
  expect((await product.held('S-1001')).filter(({ start }) => start === '2026-12-21')).toEqual([])
})

test.each([
  ['确认', 'words-1'],
  ['可以', 'words-2'],
  ['好的，提交吧', 'words-3'],
  ['确认 123', 'words-4'],
  ['yes', 'words-5'],
])('the words “%s” without the code confirm nothing, and what waits goes on waiting', async (words, conversation) => {
  const code = await prepare('wang', conversation, personalLeave(11))
  model = product.script((request) => {
    expect(request.pending).toMatchObject({ tool: 'leave_submit' })
    return say('请点“确认提交”。', 'clarify')
  })
  const reply = await chat('wang', { text: words }, conversation)
  expect(reply.receipt).toBeUndefined()
  expect(await heldOn('S-1002', 11)).toEqual([])
  expect(await chat('wang', { cancel: code })).toMatchObject({ answer: expect.stringContaining('已取消') })
})

test.each([
  ['确认 {code}', 14],
  ['{code}', 15],
  ['确认：{code}。', 16],
])('the typed decision “%s” confirms', async (words, day) => {
  const code = await prepare('wang', `typed-${day}`, personalLeave(day))
  const reply = await chat('wang', { text: words.replace('{code}', code) }, `typed-${day}`)
  expect(reply).toMatchObject({ outcome: 'call', receipt: expect.any(String) })
  expect(await heldOn('S-1002', day)).toEqual([reply.receipt])
})

test('a wrong code of six digits submits nothing', async () => {
  const code = await prepare('wang', 'wrong', personalLeave(17))
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  expect((await product.open.post('wang', { confirm: wrong })).status).toBe(404)
  expect((await chat('wang', { text: `确认 ${wrong}` }, 'wrong')).answer).toContain('没有找到这个确认码')
  expect(await heldOn('S-1002', 17)).toEqual([])
})

test('dropping what waits in words takes it back', async () => {
  const code = await prepare('wang', 'dropped', personalLeave(18))
  model = product.script({ kind: 'drop', text: '好的，不办了。' })
  expect((await chat('wang', { text: '算了不请了' }, 'dropped')).answer).toContain('不办了')
  expect((await chat('wang', { confirm: code })).answer).toContain('没有提交')
  expect(await heldOn('S-1002', 18)).toEqual([])
})

test('every submission is on the audit trail with its consent before it', async () => {
  const rows = await product.database(async (db) => {
    const { rows: found } = await db.query<{ action: string; confirmation: string }>(
      `select action, detail ->> 'confirmation' as confirmation from audit
       where action in ('confirmation.consumed', 'submission.done', 'submission.failed') order by seq`,
    )
    return found
  })
  const consumed = rows.filter(({ action }) => action === 'confirmation.consumed').map((row) => row.confirmation)
  const ended = rows.filter(({ action }) => action !== 'confirmation.consumed').map((row) => row.confirmation)
  expect(new Set(consumed).size).toBe(consumed.length)
  expect([...ended].sort()).toEqual([...consumed].sort())
  const held = [...(await product.held('S-1001')), ...(await product.held('S-1002'))]
  expect(rows.filter(({ action }) => action === 'submission.done')).toHaveLength(held.length)
})
