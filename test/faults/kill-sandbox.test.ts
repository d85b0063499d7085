import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { count, isFull } from '../support/counts.ts'
import {
  hrBack,
  hrFault,
  hrRunning,
  preparedFolder,
  type Server,
  seededRandom,
  startServer,
} from '../support/server.ts'
import { honest, judge, prepareRound, type Round, receiptOf, roundOf } from './kill-rounds.ts'

const kills = count(8, 200)
const drops = count(10, 60)
const patience = isFull ? 5_000_000 : 150_000

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let hr: string

beforeAll(async () => {
  folder = await preparedFolder()
  hr = join(folder.path, 'hr')
  server = await startServer({ dataDir: folder.path })
})
afterEach(() => hrFault(hr, null))
afterAll(async () => {
  await server?.kill()
  await folder?.remove()
})

test(
  `the HR system killed ${kills} times around a confirmation holds each request exactly once`,
  async () => {
    const random = seededRandom()
    for (let index = 0; index < kills; index++) {
      const round = roundOf(index)
      const { pid } = await hrRunning(hr)
      const code = await prepareRound(server, round)
      const wait = Math.floor(random.next() * 150)
      const label = `seed ${random.seed}, round ${index}, killed after ${wait} ms`
      const confirming = server.chat(round.as, { confirm: code })
      await pause(wait)
      process.kill(pid, 'SIGKILL')
      honest(await confirming, label)
      const receipt = await receiptOf(server, round, code, label)
      await hrBack(server, hr, pid)
      await judge(server, hr, round, receipt, label)
    }
    expect(server.process.exitCode).toBeNull()
  },
  patience,
)

test(
  `the HR system commits and loses its answer ${drops} times: no request is double, none is denied`,
  async () => {
    for (let index = 0; index < drops; index++) {
      const round = roundOf(kills + index)
      const code = await prepareRound(server, round)
      await hrFault(hr, { kind: 'drop_after_commit', times: 1 + (index % 3), match: { method: 'POST' } })
      const label = `drop ${index}`
      const reply = await server.chat(round.as, { confirm: code })
      honest(reply, label)
      await hrFault(hr, null)
      await judge(server, hr, round, await receiptOf(server, round, code, label), label)
    }
  },
  patience,
)

test(
  `the HR system loses every third answer and every fifth call, ${drops} confirmations at once: nothing is double, nothing is denied`,
  async () => {
    const rounds = Array.from({ length: drops }, (_, index) => roundOf(kills + drops + index))
    const codes = await Promise.all(rounds.map((round) => prepareRound(server, round)))
    await hrFault(hr, { kind: 'drop_after_commit', rate: 0.33 })
    await hrFault(hr, { kind: 'drop_before_commit', rate: 0.33 })
    await hrFault(hr, { kind: 'error500', rate: 0.2, match: { path: '/api/v1/' } })
    const confirm = async (round: Round, index: number) => server.chat(round.as, { confirm: codes[index] ?? '' })
    for (const reply of await Promise.all(rounds.map(confirm))) honest(reply, 'lossy')
    await hrFault(hr, null)
    await Promise.all(
      rounds.map(async (round, index) => {
        const label = `lossy ${index}`
        await judge(server, hr, round, await receiptOf(server, round, codes[index] ?? '', label), label)
      }),
    )
  },
  patience,
)
