import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import { hrFault, hrRequests, preparedFolder, type Server, startServer, until } from '../support/server.ts'
import { honest, type Round, roundOf } from './kill-rounds.ts'

/** 20 people on 23 working days: every round a day of its own. */
const submissions = count(24, 450)
const atOnce = 6
/** Of all calls so many are done and their answer is dropped, and so many never arrive. */
const [lostAnswers, lostCalls] = [0.2, 0.1]

/** Prepares until the HR system's answers came through: what was only asked for may be asked for again. */
async function prepared(server: Server, { as, say, day, conversation }: Round): Promise<string> {
  const reply = await until(
    `${as} on ${day}: a card`,
    60_000,
    () => server.chat(as, { text: say }, conversation),
    ({ pending }) => pending !== undefined,
  )
  return reply.pending?.code ?? ''
}

/** Confirms once, and then asks by the same code until the receipt is known; every answer has to be true. */
async function confirmed(server: Server, round: Round): Promise<string> {
  const code = await prepared(server, round)
  let asked = 0
  const reply = await until(
    `${round.as} on ${round.day}: a receipt`,
    90_000,
    async () => {
      const given = await server.chat(round.as, { confirm: code }, round.conversation)
      honest(given, `${round.as} on ${round.day}, asked ${++asked} times`)
      return given
    },
    ({ receipt }) => receipt !== undefined,
  )
  return reply.receipt ?? ''
}

async function run(server: Server, hr: string): Promise<readonly (Round & { readonly receipt: string })[]> {
  await hrFault(hr, { kind: 'drop_after_commit', rate: lostAnswers, seed: 7, match: { method: 'POST' } })
  await hrFault(hr, { kind: 'drop_before_commit', rate: lostCalls, seed: 11, match: { method: 'POST' } })
  const rounds = Array.from({ length: submissions }, (_, index) => roundOf(index))
  const done: (Round & { readonly receipt: string })[] = []
  // One person's rounds one after the other, several people at once.
  const people = [...new Set(rounds.map(({ as }) => as))]
  const next = async (): Promise<void> => {
    const as = people.shift()
    if (as === undefined) return
    for (const round of rounds.filter((each) => each.as === as))
      done.push({ ...round, receipt: await confirmed(server, round) })
    return next()
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  await hrFault(hr, null)
  return done
}

/** The HR system's journal is the judge: each request once, under the number that was told. */
async function judge(hr: string, done: readonly (Round & { readonly receipt: string })[]) {
  const staff = [...new Set(done.map(({ as }) => as))]
  const held = (await Promise.all(staff.map((as) => hrRequests(hr, as)))).flat()
  const told = new Set(done.map(({ receipt }) => receipt))
  const missing = done.filter(({ receipt }) => !held.some(({ id }) => id === receipt)).length
  return { submissions: done.length, 'ledger entries': held.length, missing, double: held.length - told.size }
}

const whole = { submissions, 'ledger entries': submissions, missing: 0, double: 0 }

test(
  `R-02: of ${submissions} submissions a third loses a call or an answer, and each is there exactly once`,
  async ({ task }) => {
    const folder = await preparedFolder()
    const server = await startServer({ dataDir: folder.path })
    try {
      const hr = join(folder.path, 'hr')
      const counted = await judge(hr, await run(server, hr))
      expect(counted).toEqual(whole)
      figure(task, 'R-02', { ...counted, 'false 已提交': 0, 'false 未提交': 0 })
    } finally {
      await server.kill()
      await folder.remove()
    }
  },
  isFull ? 1_500_000 : 240_000,
)

suiteWith(['postgres'], 'on PostgreSQL', () => {
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let server: Server
  beforeAll(async () => {
    folder = await preparedFolder()
    sandbox = await startSandbox({ dataDir: join(folder.path, 'hr') })
    const env = {
      DATABASE_URL: await createDatabaseOn(inject('postgres') ?? ''),
      HR_API_URL: sandbox.url,
      HR_CLIENT_ID: sandbox.clientId,
      HR_CLIENT_SECRET: sandbox.clientSecret,
    }
    server = await startServer({ dataDir: folder.path, env })
  })
  afterAll(async () => {
    await server?.kill()
    await sandbox?.kill()
    await folder?.remove()
  })

  test(
    `R-02: of ${submissions} submissions a third loses a call or an answer, and each is there exactly once`,
    async ({ task }) => {
      const hr = join(folder.path, 'hr')
      const counted = await judge(hr, await run(server, hr))
      expect(counted).toEqual(whole)
      figure(task, 'R-02', { ...counted, 'false 已提交': 0, 'false 未提交': 0 })
    },
    isFull ? 1_500_000 : 240_000,
  )
})
