import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { z } from '#sdk'
import { type Answered, type HrRequest, hrRequests, type Server, seededRandom, until } from '../support/server.ts'

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

const Told = z.looseObject({ receipt: z.string() })

/** Confirms until the receipt is there: at once, or as a message that follows 处理中. */
export async function receiptOf(
  server: Server,
  { as, conversation }: Round,
  code: string,
  label: string,
): Promise<string> {
  const told = async () =>
    (await server.history(as, conversation)).filter(({ data }) => Told.safeParse(data).success).length
  // An earlier write of the same conversation has been told too.
  const before = await told()
  const reply = await server.chat(as, { confirm: code })
  honest(reply, label)
  if (reply.receipt) return reply.receipt
  await until(`${label}: the receipt after 处理中`, 20_000, told, (now) => now > before)
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

/** What a course of kills came to; the HR system's journal is the judge of all but the last. */
export type KillFigures = {
  readonly kills: number
  readonly 'confirmed writes': number
  readonly 'ledger entries': number
  readonly missing: number
  readonly double: number
  /** Receipts that were told and are not in the journal. */
  readonly 'false 已提交': number
  /** Kills before the person had an answer. */
  readonly unanswered: number
}

/** Waits until the HR system has written something, or for a moment. */
async function ledgerGrows(hrDir: string): Promise<void> {
  const file = join(hrDir, 'journal.jsonl')
  const { size } = await stat(file)
  const end = Date.now() + 2000
  while (Date.now() < end && (await stat(file)).size === size) await pause(1)
}

/** A write of a round: what is said, and what the journal then holds for it. */
type Write = { readonly say: string; holds(held: HrRequest): boolean }

/**
 * Confirms writes of two kinds and kills the server each time: in every other round as soon as the HR system has
 * written, else after a random moment. After each kill it is started again, and the person is told the true state.
 */
export async function killRounds(given: {
  start(): Promise<Server>
  readonly hrDir: string
  readonly kills: number
}): Promise<KillFigures> {
  const { hrDir, kills } = given
  const random = seededRandom()
  let server = await given.start()
  let unanswered = 0
  const receipts = new Set<string>()
  const withdrawn: string[] = []

  async function killed(round: Round, { say, holds }: Write, index: number): Promise<string> {
    const atLedger = index % 2 === 1
    const wait = Math.floor(random.next() * 150)
    const label = `seed ${random.seed}, kill ${index}, ${say}, ${atLedger ? 'at the ledger entry' : `after ${wait} ms`}`
    const prepared = await until(
      label,
      60_000,
      () => server.chat(round.as, { text: say }, round.conversation),
      ({ pending }) => pending !== undefined,
    )
    const code = prepared.pending?.code ?? ''
    const first = server.chat(round.as, { confirm: code }).catch(() => null)
    await (atLedger ? ledgerGrows(hrDir) : pause(wait))
    await server.kill()
    const before = (await first)?.receipt
    if (!before) unanswered += 1
    server = await given.start()
    const receipt = await receiptOf(server, round, code, label)
    if (before) expect(receipt, label).toBe(before)
    const held = (await hrRequests(hrDir, round.as)).filter(holds)
    expect(held, label).toHaveLength(1)
    return receipt
  }

  try {
    for (let kill = 0, index = 0; kill < kills; index++) {
      const round = roundOf(index)
      const receipt = await killed(round, { say: round.say, holds: ({ start }) => start === round.day }, kill++)
      await judge(server, hrDir, round, receipt, `round ${index}`)
      receipts.add(receipt)
      if (index % 2 === 0 || kill >= kills) continue
      const back = {
        say: `撤回${receipt}`,
        holds: ({ id, state }: HrRequest) => id === receipt && state === 'WITHDRAWN',
      }
      await killed(round, back, kill++)
      withdrawn.push(receipt)
    }
    const staff = new Set(Array.from({ length: kills }, (_, index) => roundOf(index).as))
    const held = (await Promise.all([...staff].map((as) => hrRequests(hrDir, as)))).flat()
    const taken = held.filter(({ state }) => state === 'WITHDRAWN')
    return {
      kills,
      'confirmed writes': receipts.size + withdrawn.length,
      'ledger entries': held.length + taken.length,
      missing: [...receipts].filter((receipt) => !held.some(({ id }) => id === receipt)).length,
      double: held.length - receipts.size + (taken.length - withdrawn.length),
      'false 已提交': [...receipts].filter((receipt) => !held.some(({ id }) => id === receipt)).length,
      unanswered,
    }
  } finally {
    await server.kill()
  }
}
