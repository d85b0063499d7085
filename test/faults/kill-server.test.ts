import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { preparedFolder, startServer } from '../support/server.ts'
import { killRounds } from './kill-rounds.ts'

const kills = count(6, 60)
const folder = await preparedFolder()
afterAll(() => folder.remove())

test(
  `R-01: a server on the embedded database, killed ${kills} times between confirmation and receipt, does each write exactly once`,
  async ({ task }) => {
    const start = () => startServer({ dataDir: folder.path })
    const counted = await killRounds({ start, hrDir: join(folder.path, 'hr'), kills })
    expect(counted).toMatchObject({
      ...{ kills, 'confirmed writes': kills, 'ledger entries': kills },
      ...{ missing: 0, double: 0, 'false 已提交': 0 },
    })
    // Some kills must fall before the answer, or the test proves little.
    expect(counted.unanswered).toBeGreaterThan(0)
    figure(task, 'R-01', counted)
  },
  isFull ? 5_000_000 : 300_000,
)
