import type { AccessLog } from './access-log.ts'
import type { Collections } from './collections.ts'
import type { Credentials } from './credentials.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { JournalRecord } from './record.ts'
import type { Deliveries } from './webhooks/deliver.ts'
import { applyRecord, type World } from './world.ts'

/** The running HR system, as its HTTP routes use it. */
export type System = {
  readonly world: World
  readonly credentials: Credentials
  /** In demo mode people may be listed, and the caller may set the business clock. */
  readonly mode: 'demo' | 'production'
  /** The business instant when a call does not say another, ISO with the offset of Asia/Shanghai. */
  readonly now: () => string
  readonly faults: Faults
  readonly accessLog: AccessLog
  /** Lets one piece of work at a time look at the world and change it. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /** Puts a record on disk, then into the world. Only within `exclusive`. */
  commit(record: JournalRecord): Promise<void>
}

/** The two functions through which the world changes. */
export function createCommit(
  world: World,
  journal: Journal,
  collections: Collections,
  deliveries: Deliveries,
): Pick<System, 'exclusive' | 'commit'> {
  let last: Promise<unknown> = Promise.resolve()
  return {
    exclusive(work) {
      const mine = last.then(work)
      last = mine.catch(() => {})
      return mine
    },
    async commit(record) {
      await journal.append(record)
      applyRecord(world, record)
      collections.changed()
      deliveries.announce(record)
    },
  }
}
