import { defineConfig } from 'vitest/config'
import { ClosingLines } from './test/support/reporter.ts'

const shared = {
  globalSetup: ['test/support/global-setup.ts'],
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}
const everyday = ['unit', 'contract', 'flows', 'faults']
const inFolders = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`)
const edge = ['worker', 'worker-bundle'].map((name) => `test/runtime/${name}.test.ts`)

/** Two sizes of one set of tests: `core` before every landing, `full` with larger counts and more. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new ClosingLines()],
    projects: [
      { test: { ...shared, name: 'core', include: [...inFolders(everyday), ...edge] } },
      {
        test: {
          ...shared,
          name: 'full',
          include: inFolders([...everyday, 'browser', 'runtime']),
          env: { RENSHI_TEST_SIZE: 'full' },
          testTimeout: 300_000,
        },
      },
    ],
  },
})
