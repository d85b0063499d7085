import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the run's PostgreSQL server; null on a machine without PostgreSQL. */
    readonly postgres: string | null
  }
}

/** One PostgreSQL server for the whole run; suites make their own databases on it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres()
  project.provide('postgres', cluster?.url ?? null)
  return async () => {
    await cluster?.stop()
  }
}
