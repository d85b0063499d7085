import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { count, isFull } from '../support/counts.ts'
import { hrRequests, preparedFolder, seededRandom, startServer } from '../support/server.ts'
import { judge, prepareRound, receiptOf, roundOf } from './kill-rounds.ts'

const kills = count(8, 200)
const folder = await preparedFolder()
afterAll(() => folder.remove())

test(
  `a server on the embedded database, killed ${kills} times between confirmation and receipt, submits each request exactly once`,
  async () => {
    const random = seededRandom()
    const hr = join(folder.path, 'hr')
    let server = await startServer({ dataDir: folder.path })
    const answered: string[] = []
    try {
      for (let index = 0; index < kills; index++) {
        const round = roundOf(index)
        const code = await prepareRound(server, round)
        const wait = Math.floor(random.next() * 150)
        const label = `seed ${random.seed}, round ${index}, killed after ${wait} ms`
        const first = server.chat(round.as, { confirm: code }).catch(() => null)
        await pause(wait)
        await server.kill()
        const before = (await first)?.receipt
        if (before) answered.push(before)
        server = await startServer({ dataDir: folder.path })
        const receipt = await receiptOf(server, round, code, label)
        if (before) expect(receipt, label).toBe(before)
        await judge(server, hr, round, receipt, label)
      }
      const staff = new Set(Array.from({ length: kills }, (_, index) => roundOf(index).as))
      const held = (await Promise.all([...staff].map((as) => hrRequests(hr, as)))).flat()
      expect(held).toHaveLength(kills)
      // Most kills must fall before the answer, or the test proves little.
      expect(answered.length).toBeLessThan(kills)
    } finally {
      await server.kill()
    }
  },
  isFull ? 5_000_000 : 180_000,
)
