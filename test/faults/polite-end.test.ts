import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { hrRequests, preparedFolder, seededRandom, startServer } from '../support/server.ts'
import { honest, judge, prepareRound, receiptOf, roundOf } from './kill-rounds.ts'

const rounds = count(3, 30)
/** A polite end takes no longer than this, in milliseconds. */
const longestEndMs = 25_000

test(
  `R-13: ended politely ${rounds} times while people write, it finishes or hands over, and loses nothing`,
  async ({ task }) => {
    const random = seededRandom()
    const folder = await preparedFolder()
    const hr = join(folder.path, 'hr')
    let server = await startServer({ dataDir: folder.path })
    let longest = 0
    let cutOff = 0
    try {
      for (let index = 0; index < rounds; index++) {
        const round = roundOf(index)
        const label = `seed ${random.seed}, round ${index}`
        const code = await prepareRound(server, round)
        const others = ['年休假可以跨年安排吗', '我还有几天年假', '你好'].map((text, at) =>
          server.chat(`S-${1010 + at}`, { text }, `load-${index}-${at}`).catch(() => null),
        )
        const confirming = server.chat(round.as, { confirm: code }, round.conversation).catch(() => null)
        await pause(Math.floor(random.next() * 120))
        const began = Date.now()
        expect(await server.stop(), `${label}: ${server.errors()}`).toBe(0)
        longest = Math.max(longest, Date.now() - began)
        const reply = await confirming
        if (reply && reply.status === 200) honest(reply, label)
        cutOff += (await Promise.all(others)).filter((one) => one === null).length
        server = await startServer({ dataDir: folder.path })
        const receipt = await receiptOf(server, round, code, label)
        await judge(server, hr, round, receipt, label)
      }
      const staff = new Set(Array.from({ length: rounds }, (_, index) => roundOf(index).as))
      const held = (await Promise.all([...staff].map((as) => hrRequests(hr, as)))).flat()
      expect(held).toHaveLength(rounds)
      expect(longest).toBeLessThan(longestEndMs)
      figure(task, 'R-13', {
        ends: rounds,
        'longest ms': longest,
        'cut off before taken': cutOff,
        missing: 0,
        double: 0,
      })
    } finally {
      await server.kill()
      await folder.remove()
    }
  },
  isFull ? 900_000 : 180_000,
)
