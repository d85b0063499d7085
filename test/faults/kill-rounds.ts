import { expect } from 'vitest'
import { type Answered, hrRequests, type Server, until } from '../support/server.ts'

/** Days in December 2026 on which everybody works. */
const workdays = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30, 31]
const firstStaff = 1040
const staffInUse = 20

/** One request of one person on one day that no other round touches. */
export type Round = {
  readonly as: string
  readonly day: string
  readonly say: string
  /** A conversation of its own, so that no round is understood from another. */
  readonly conversation: string
}

/** The request of a round: personal leave, which has no balance, of ever another person and day. */
export function roundOf(index: number): Round {
  const as = `S-${firstStaff + (index % staffInUse)}`
  const day = workdays[Math.floor(index / staffInUse) % workdays.length] ?? 1
  return {
    as,
    day: `2026-12-${String(day).padStart(2, '0')}`,
    say: `12月${day}号请一天事假`,
    conversation: `round-${index}`,
  }
}

/** Prepares the request of a round. @returns its confirmation code */
export async function prepareRound(server: Server, { as, say, day, conversation }: Round): Promise<string> {
  const prepared = await server.chat(as, { text: say }, conversation)
  expect(prepared.pending?.args, `${as}: ${prepared.answer}${prepared.error ?? ''}`).toMatchObject({
    leaveType: 'PERSONAL',
    start: day,
  })
  return prepared.pending?.code ?? ''
}

const isClaim = /已提交|Submitted/
const isDenial = /未提交|没有提交|没有处理成功/

/** What a reply to a confirmation may be while nothing is lost: a receipt, or 处理中. */
export function honest(reply: Answered, label: string): void {
  expect(reply.status, `${label}: ${JSON.stringify(reply)}`).toBe(200)
  expect(reply.answer, label).not.toMatch(isDenial)
  if (reply.receipt) expect(reply.answer, label).toMatch(isClaim)
  else expect(reply.answer, label).toMatch(/处理中/)
}

/** Confirms until the receipt is there: at once, or as a message that follows 处理中. */
export async function receiptOf(
  server: Server,
  { as, conversation }: Round,
  code: string,
  label: string,
): Promise<string> {
  const reply = await server.chat(as, { confirm: code })
  honest(reply, label)
  if (reply.receipt) return reply.receipt
  const followed = await until(
    `${label}: the receipt after 处理中`,
    20_000,
    async () => (await server.history(as, conversation)).filter(({ kind }) => kind === 'follow_up'),
    (events) => events.length > 0,
  )
  expect(followed.length, label).toBeGreaterThan(0)
  const again = await server.chat(as, { confirm: code })
  honest(again, label)
  expect(again, label).toMatchObject({ repeated: true, receipt: expect.any(String) })
  return again.receipt ?? ''
}

/** The HR system holds the request of a round exactly once, under this number, and the next question tells it. */
export async function judge(
  server: Server,
  hrDir: string,
  { as, day, conversation }: Round,
  receipt: string,
  label: string,
): Promise<void> {
  const held = (await hrRequests(hrDir, as)).filter(({ start }) => start === day)
  expect(
    held.map(({ id }) => id),
    label,
  ).toEqual([receipt])
  const told = await server.chat(as, { text: '我的请假申请到哪一步了' }, conversation)
  expect(told.answer, `${label}\n${server.errors()}`).toContain(receipt)
  expect(told.answer, label).toContain('审批中')
}
