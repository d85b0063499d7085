import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '#sdk'
import { openProduct, type Product } from '../support/product.ts'
import { until } from '../support/server.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const say = (as: string, text: string, conversation?: string) => product.chat(as, { text }, conversation)

/** Says something that is to be confirmed, and confirms it. */
async function doIt(as: string, text: string): Promise<Reply> {
  const asked = await say(as, text)
  expect(asked.outcome, asked.answer).toBe('confirm')
  const done = await product.chat(as, { confirm: asked.pending?.code ?? '' })
  expect(done.receipt, done.answer).toBeTruthy()
  return done
}

async function inbox(
  as: string,
): Promise<{ notices: { kind: string; body: { sentence: { zh: string }; caseId?: string } }[] }> {
  const response = await product.api.request(
    new Request('http://127.0.0.1/api/inbox', {
      headers: { authorization: `Bearer ${product.localToken}`, 'x-renshi-as': encodeURIComponent(as) },
    }),
  )
  return (await response.json()) as Awaited<ReturnType<typeof inbox>>
}

const told = (as: string, caseId: string) =>
  until(
    `a notice for ${as}`,
    10_000,
    () => inbox(as),
    ({ notices }) => notices.some(({ kind, body }) => kind === 'case' && body.caseId === caseId),
  )

/** Whose turn it is, from the table of steps. */
function currentOf(reply: Reply): { owner: string; step: string } {
  const table = reply.parts.find((part) => part.kind === 'table')
  const row = table?.rows.find(([, , state]) => state?.startsWith('办理中')) ?? []
  return { step: row[0] ?? '', owner: (row[1] ?? '').split(' ').at(-1) ?? '' }
}

test('S-13: a transfer is driven from chat through 组织, 编办, 人社 and 财政, and each step tells the next owner', async () => {
  const begun = await doIt('sun', '办理陈模拟调动到业务二科，任科员')
  const id = begun.receipt ?? ''
  expect(id).toMatch(/^LC-2026-/)
  for (const office of ['组织', '编办', '人社', '财政']) expect(begun.answer).toContain(office)
  await told('wang', id)

  const skipped = await say('sun', `${id}工资转移单已经开好，推进下一步`)
  expect(skipped.outcome).not.toBe('confirm')

  const first = await doIt('wang', `同意陈模拟的调动`)
  expect(first.answer).toContain('同意')
  const waiting = await say('sun', `查一下${id}的进度`)
  expect(currentOf(waiting).step).toBe('接收单位同意')
  const host = currentOf(waiting).owner
  expect(host).not.toBe('王样本')

  const people = (await product.demoPeople()).map(({ name }) => name)
  expect(people).not.toContain(host)
  expect(waiting.answer).toContain(host)
})

test('S-13: an illegal step is refused with the rule it breaks', async () => {
  const refused = await say('sun', '把王试用调到法规科')
  expect(refused.outcome).not.toBe('confirm')
  expect(refused.answer).toMatch(/试用期.*《公务员法》第三十四条/)
  const late = await say('zhang', '申请延迟退休到2054年6月30日，约定书是示数延2026-2号')
  expect(late.answer).toMatch(/不能延迟.*《公务员法》第九十二条/)
})

test('S-05: the form for retirement is filled to four fifths and more, each field with its origin', async () => {
  const staff = await say('sun', '在办的人事事项有哪些')
  expect(staff.outcome).toBe('call')
  const reply = await say('li', '我要申请退休')
  expect(reply.outcome, reply.answer).toBe('confirm')
  const card = reply.parts.find((part) => part.kind === 'card')
  const fields = card?.changes.slice(1) ?? []
  const filled = fields.filter(({ after }) => /〔.+ \d{4}-\d{2}-\d{2}〕$/.test(after))
  expect(fields.length).toBeGreaterThanOrEqual(20)
  expect(filled.length / fields.length).toBeGreaterThanOrEqual(0.8)
  expect(fields.filter(({ after }) => after.includes('请本人填写')).length / fields.length).toBeLessThanOrEqual(0.2)
})

test('a resignation is sent only when a second person of the right agrees, and both are on the audit trail', async () => {
  const asked = await say('li', '我想解除聘用合同，干到12月31日')
  expect(asked.pending?.tool).toBe('resignation_submit')
  expect(asked.answer).toContain('两个人')
  const first = await product.chat('li', { confirm: asked.pending?.code ?? '' })
  expect(first.receipt).toBeUndefined()
  expect(first.answer).toContain('还没有提交')
  const { notices } = await inbox('sun')
  const code =
    /确认 (\d{6})/.exec(notices.find(({ kind }) => kind === 'second_consent')?.body.sentence.zh ?? '')?.[1] ?? ''
  expect(code).toMatch(/^\d{6}$/)
  expect((await product.post('zhang', { confirm: code })).status).toBe(404)
  const second = await product.chat('sun', { confirm: code })
  expect(second.receipt, second.answer).toMatch(/^LC-2026-/)
  const again = await product.chat('sun', { confirm: code })
  expect(again).toMatchObject({ receipt: second.receipt, repeated: true })
  await until(
    'the receipt for li',
    10_000,
    () => inbox('li'),
    (found) => found.notices.some(({ kind }) => kind === 'submission'),
  )
})

test('S-02: what waits is listed with its checks, a decision needs consent, a delegate decides with both names', async () => {
  const before = await say('wang', '待我审批')
  expect(before.toolCalls[0]?.tool).toBe('approval_inbox')
  await doIt('wang', '11月23日到12月10日我出差，审批委托给田预演')
  const listed = await say('tian', '有哪些等我审批的')
  expect(listed.answer).toContain('代王样本')
  const done = await doIt('tian', '批准刘虚拟的事假')
  expect(done.answer).toContain('代王样本')
})
