import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import { hrRequests, preparedFolder, seededRandom, startServer } from '../support/server.ts'
import { judge, prepareRound, receiptOf, roundOf } from './kill-rounds.ts'

const kills = count(6, 200)

suiteWith(['postgres'], 'a server on PostgreSQL', () => {
  test(
    `killed ${kills} times between confirmation and receipt, it submits each request exactly once`,
    async () => {
      const random = seededRandom()
      const folder = await preparedFolder()
      const hr = join(folder.path, 'hr')
      const sandbox = await startSandbox({ dataDir: hr })
      const env = {
        DATABASE_URL: await createDatabaseOn(inject('postgres') ?? ''),
        HR_API_URL: sandbox.url,
        HR_CLIENT_ID: sandbox.clientId,
        HR_CLIENT_SECRET: sandbox.clientSecret,
        RENSHI_LEASE_MS: '500',
      }
      const start = () => startServer({ dataDir: folder.path, env })
      let server = await start()
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
          server = await start()
          const receipt = await receiptOf(server, round, code, label)
          if (before) expect(receipt, label).toBe(before)
          await judge(server, hr, round, receipt, label)
        }
        const staff = new Set(Array.from({ length: kills }, (_, index) => roundOf(index).as))
        const held = (await Promise.all([...staff].map((as) => hrRequests(hr, as)))).flat()
        expect(held).toHaveLength(kills)
      } finally {
        await server.kill()
        await sandbox.kill()
        await folder.remove()
      }
    },
    isFull ? 5_000_000 : 240_000,
  )
})
