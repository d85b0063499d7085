import { describe, expect, test } from 'vitest'
import { type ApiAnswer, type ApiCall, createApi, isToolError, Problem, problemToError, ToolError, z } from '#sdk'
import { problem } from '#sdk/testing'

function scripted(answer: ApiAnswer) {
  const calls: ApiCall[] = []
  const api = createApi(async (call) => {
    calls.push(call)
    return answer
  })
  return { api, calls }
}
const Days = z.object({ days: z.number() })
const failure = async (work: Promise<unknown>): Promise<ToolError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!isToolError(error)) throw new Error('No ToolError was thrown.')
  return error
}

describe('the service behind a plugin', () => {
  test('carries calls as plain data and gives the parsed body', async () => {
    const { api, calls } = scripted({ ok: true, body: { days: 5, more: 'left out' } })
    expect(await api.get('/me/balance', { query: { year: 2026 }, expect: Days })).toEqual({ days: 5 })
    expect(await api.preview('/leave', { send: { a: 1 }, expect: Days })).toEqual({ days: 5 })
    expect(await api.post('/leave', { send: { a: 1 }, expect: Days })).toEqual({ days: 5 })
    expect(calls).toEqual([
      { method: 'GET', path: '/me/balance', query: { year: 2026 } },
      { method: 'PREVIEW', path: '/leave', send: { a: 1 } },
      { method: 'POST', path: '/leave', send: { a: 1 } },
    ])
    expect(structuredClone(calls)).toEqual(calls)
  })

  test('calls an answer of another shape a fault of the service, without showing it', async () => {
    const { api } = scripted({ ok: true, body: { days: 'five', name: '张三' } })
    const error = await failure(api.get('/me/balance', { expect: Days }))
    expect(error.code).toBe('unavailable')
    expect(error.tell.zh).not.toContain('张三')
    expect(error.cause).toBeInstanceOf(z.ZodError)
  })

  test("uses the caller's own words for a problem where they are given", async () => {
    const { api } = scripted({ ok: false, problem: problem(409, 'DUPLICATE', '已有记录') })
    const tell = { DUPLICATE: { zh: '这一餐已经订过了。', en: 'That meal is already booked.' } }
    expect(await failure(api.post('/meals', { send: {}, expect: Days, tell }))).toMatchObject({
      code: 'conflict',
      tell: tell.DUPLICATE,
    })
    expect((await failure(api.post('/meals', { send: {}, expect: Days }))).tell.zh).toBe('已有记录')
  })
})

describe('a problem of the service', () => {
  test.each([
    [422, 'NEEDS_INPUT', 'needs_input'],
    [422, 'BALANCE_SHORT', 'blocked'],
    [422, 'BLOCKED_BY_RULE', 'blocked'],
    [422, 'NEEDS_REVIEW', 'blocked'],
    [422, 'CALENDAR_MISSING', 'blocked'],
    [403, 'OUT_OF_SCOPE', 'forbidden'],
    [403, 'FORBIDDEN_FIELD', 'forbidden'],
    [409, 'STALE', 'conflict'],
    [409, 'DUPLICATE', 'conflict'],
    [404, 'NOT_FOUND', 'not_found'],
    [400, 'INVALID', 'invalid'],
    [409, 'CHANGED', 'changed'],
    [418, 'TEAPOT', 'invalid'],
    [429, 'RATE_LIMITED', 'unavailable'],
    [500, 'BROKEN', 'unavailable'],
    [503, 'AWAY', 'unavailable'],
  ] as const)('of status %i and code %s becomes %s', (status, code, expected) => {
    expect(problemToError(problem(status, code)).code).toBe(expected)
  })

  test('hides the words of a fault and keeps those of a refusal', () => {
    expect(problemToError(problem(500, 'BROKEN', 'stack trace')).tell.zh).not.toContain('stack trace')
    const refused = { ...problem(422, 'BALANCE_SHORT', '年假余额不足'), detailEn: 'Not enough days left.' }
    expect(problemToError(refused).tell).toEqual({ zh: '年假余额不足', en: 'Not enough days left.' })
  })

  test('names what is still needed', () => {
    expect(problemToError({ ...problem(422, 'NEEDS_INPUT'), needs: ['end'] }).needs).toEqual(['end'])
    expect(problemToError(problem(422, 'NEEDS_INPUT')).needs).toEqual([])
  })

  test('is read only when it has the shape of RFC 9457 with a code', () => {
    expect(Problem.safeParse({ status: 409 }).success).toBe(false)
    expect(Problem.safeParse(problem(409, 'STALE')).success).toBe(true)
  })
})

describe('a failure the person hears about', () => {
  test('is recognised across copies of the SDK by its brand', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('renshi.ToolError')]: true })
    expect(isToolError(foreign)).toBe(true)
    expect(isToolError(new ToolError('invalid', { zh: '不对', en: 'wrong' }))).toBe(true)
    for (const other of [new Error('x'), null, undefined, 'x', 7]) expect(isToolError(other)).toBe(false)
  })
})
