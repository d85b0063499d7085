import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model, ThinkRequest, Thought } from '../../agent/model.ts'
import { openPGlite, type PGliteDb } from '../../store/pglite.ts'
import { openProduct, type Product } from './product.ts'
import { type ScriptedModel, scriptedModel } from './scripted-model.ts'
import { hrRequests, preparedFolder } from './server.ts'

/** What a scripted model says next. */
export type Step = Thought | ((request: ThinkRequest) => Thought)

/** The whole product with a model that follows a script; store, HR system and HTTP to it are real. */
export type ScriptedProduct = {
  /** The product that is open now. */
  readonly open: Product
  /** What the model will say from now on. */
  script(...steps: readonly Step[]): ScriptedModel
  /** Closes the product, looks at or changes its database, and opens it again. */
  database<T>(work: (db: PGliteDb) => Promise<T>): Promise<T>
  /** Leave requests of a person that were written since the seed, from the HR system's own journal. */
  held(staffId: string): ReturnType<typeof hrRequests>
  /** The calls that reached the HR system, one line each: method, path, on whose behalf. */
  accesses(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens the product on a directory on which the first start was done already. */
export async function openScripted(): Promise<ScriptedProduct> {
  const folder = await preparedFolder()
  let script = scriptedModel()
  const model: Model = { name: 'scripted', think: (request) => script.think(request) }
  let open = await openProduct({ model, directory: folder.path })
  return {
    get open() {
      return open
    },
    script(...steps) {
      script = scriptedModel(...steps)
      return script
    },
    async database(work) {
      await open.close()
      const db = await openPGlite(folder.path)
      try {
        return await work(db)
      } finally {
        await db.close()
        open = await openProduct({ model, directory: folder.path })
      }
    },
    held: (staffId) => hrRequests(join(folder.path, 'hr'), staffId),
    async accesses() {
      const text = await readFile(join(folder.path, 'hr', 'access.jsonl'), 'utf8')
      const lines = text.split('\n').filter(Boolean)
      const all = lines.map((line) => {
        const { method, path, staffId } = JSON.parse(line) as { method: string; path: string; staffId: string | null }
        return `${method} ${path} ${staffId ?? '-'}`
      })
      // What happened there is looked for by the clock, on nobody's behalf.
      return all.filter((line) => !line.startsWith('GET /api/v1/events '))
    },
    async close() {
      await open.close()
      await folder.remove()
    },
  }
}

/** Arguments of personal leave on one day of December 2026. */
export function personalLeave(day: number): Readonly<Record<string, unknown>> {
  const date = `2026-12-${String(day).padStart(2, '0')}`
  return { leaveType: 'PERSONAL', start: date, end: date }
}
