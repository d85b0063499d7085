import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import { preparedFolder, startServer } from '../support/server.ts'
import { killRounds } from './kill-rounds.ts'

const kills = count(3, 60)

suiteWith(['postgres'], 'a server on PostgreSQL', () => {
  test(
    `R-01: killed ${kills} times between confirmation and receipt, it does each write exactly once`,
    async ({ task }) => {
      const folder = await preparedFolder()
      const hrDir = join(folder.path, 'hr')
      const sandbox = await startSandbox({ dataDir: hrDir })
      const env = {
        DATABASE_URL: await createDatabaseOn(inject('postgres') ?? ''),
        HR_API_URL: sandbox.url,
        HR_CLIENT_ID: sandbox.clientId,
        HR_CLIENT_SECRET: sandbox.clientSecret,
        RENSHI_LEASE_MS: '500',
      }
      try {
        const counted = await killRounds({ start: () => startServer({ dataDir: folder.path, env }), hrDir, kills })
        expect(counted).toMatchObject({
          ...{ kills, 'confirmed writes': kills, 'ledger entries': kills },
          ...{ missing: 0, double: 0, 'false 已提交': 0 },
        })
        figure(task, 'R-01', counted)
      } finally {
        await sandbox.kill()
        await folder.remove()
      }
    },
    isFull ? 5_000_000 : 300_000,
  )
})
