import { defineConfig } from 'vitest/config'
import { ClosingLines } from './test/support/reporter.ts'

const shared = {
  globalSetup: ['test/support/global-setup.ts'],
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}
const everyday = ['unit', 'contract', 'flows', 'faults']

/** Two sizes of one set of tests: `core` in at most four minutes on two cores, `full` with larger counts and more. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new ClosingLines()],
    projects: [
      { test: { ...shared, name: 'core', include: everyday.map((folder) => `test/${folder}/**/*.test.ts`) } },
      {
        test: {
          ...shared,
          name: 'full',
          include: [...everyday, 'browser', 'runtime'].map((folder) => `test/${folder}/**/*.test.ts`),
          env: { RENSHI_TEST_SIZE: 'full' },
          testTimeout: 300_000,
        },
      },
    ],
  },
})
