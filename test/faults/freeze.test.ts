import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import {
  hrFault,
  hrRequests,
  preparedFolder,
  type Server,
  seededRandom,
  startServer,
  until,
} from '../support/server.ts'
import { prepareRound, roundOf } from './kill-rounds.ts'

const rounds = count(3, 20)
const leaseMs = 500

suiteWith(['postgres'], 'a replica that is frozen while it holds a conversation', () => {
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let frozen: Server
  let other: Server
  const random = seededRandom()
  const hr = () => join(folder.path, 'hr')
  beforeAll(async () => {
    folder = await preparedFolder()
    sandbox = await startSandbox({ dataDir: hr() })
    const env = {
      DATABASE_URL: await createDatabaseOn(inject('postgres') ?? ''),
      HR_API_URL: sandbox.url,
      HR_CLIENT_ID: sandbox.clientId,
      HR_CLIENT_SECRET: sandbox.clientSecret,
      RENSHI_LEASE_MS: String(leaseMs),
    }
    frozen = await startServer({ dataDir: join(folder.path, 'one'), env })
    other = await startServer({ dataDir: join(folder.path, 'two'), env })
  })
  afterAll(async () => {
    frozen?.process.kill('SIGCONT')
    await frozen?.kill()
    await other?.kill()
    await sandbox?.kill()
    await folder?.remove()
  })

  /** Stops the first replica within what it is asked to do, lets the other work, and wakes it again. */
  async function freezeDuring<T>(
    within: number,
    begin: () => Promise<unknown>,
    meanwhile: () => Promise<T>,
  ): Promise<T> {
    const begun = begin().catch(() => null)
    await pause(Math.floor(random.next() * within))
    frozen.process.kill('SIGSTOP')
    try {
      await pause(2 * leaseMs)
      return await meanwhile()
    } finally {
      frozen.process.kill('SIGCONT')
      await begun
    }
  }

  test(
    `and wakes up later, writes nothing over what was said in the meantime (${rounds} rounds)`,
    async ({ task }) => {
      for (let index = 0; index < rounds; index++) {
        const thread = `frozen-${index}`
        const label = `seed ${random.seed}, round ${index}`
        await frozen.chat('li', { text: '你好' }, thread)
        await hrFault(hr(), { kind: 'delay', delayMs: 600, times: 1 })
        const balance = await freezeDuring(
          600,
          () => frozen.chat('li', { text: '我的请假申请到哪一步了' }, thread),
          async () => {
            await hrFault(hr(), null)
            return other.chat('li', { text: '我还有几天年假' }, thread)
          },
        )
        expect(
          balance.toolCalls?.map(({ tool }) => tool),
          `${label}: ${balance.answer}`,
        ).toEqual(['leave_balance'])
        // What the one that was frozen had begun must not be the last thing the conversation remembers.
        await pause(leaseMs)
        for (const server of [other, frozen]) {
          const followed = await server.chat('li', { text: '那病假呢' }, thread)
          expect(
            followed.toolCalls?.map(({ tool }) => tool),
            `${label}: ${followed.answer}`,
          ).toEqual(['leave_balance'])
        }
        const events = await other.history('li', thread)
        const replies = events.filter(({ kind }) => kind === 'reply').map(({ turnId }) => turnId)
        expect(replies, label).toEqual(events.filter(({ kind }) => kind === 'said').map(({ turnId }) => turnId))
      }
      figure(task, 'R-10', { rounds, 'stale writes': 0 })
    },
    isFull ? 600_000 : 120_000,
  )

  test(
    `and had just been given a consent, sends it once (${rounds} rounds)`,
    async ({ task }) => {
      for (let index = 0; index < rounds; index++) {
        const round = roundOf(index)
        const label = `seed ${random.seed}, round ${index}`
        const code = await prepareRound(other, round)
        await freezeDuring(
          150,
          () => frozen.chat(round.as, { confirm: code }, round.conversation),
          () =>
            until(
              `${label}: the receipt from the other replica`,
              20_000,
              () => other.chat(round.as, { confirm: code }, round.conversation),
              ({ receipt }) => receipt !== undefined,
            ),
        )
        await pause(leaseMs)
        const held = (await hrRequests(hr(), round.as)).filter(({ start }) => start === round.day)
        expect(held, label).toHaveLength(1)
        const again = await frozen.chat(round.as, { confirm: code }, round.conversation)
        expect(again, `${label}: ${again.answer}${again.error ?? ''}`).toMatchObject({
          repeated: true,
          receipt: held[0]?.id,
        })
      }
      figure(task, 'R-10', { 'rounds of consent': rounds, double: 0, missing: 0 })
    },
    isFull ? 600_000 : 120_000,
  )
})
