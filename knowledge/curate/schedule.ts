import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { Curating } from './curating.ts'
import { CurationError } from './error.ts'
import { obstacleTo } from './findings.ts'
import { publishVersion } from './publish.ts'
import { holdCuration, revisionById } from './revisions.ts'
import { raiseIndexVersion } from './rows.ts'
import { screenRevision } from './screening.ts'

/** A version that waits for its day. */
export type ScheduledVersion = {
  readonly id: string
  readonly doc: string
  readonly title: string
  readonly revision: number
  readonly publishOn: string
  readonly author: string
  readonly approver: string
}

/** What a run of the schedule did. */
export type ScheduleRun = {
  readonly published: readonly string[]
  /** Versions that could not be published; they stay scheduled, and the reason is a sentence for people. */
  readonly failed: readonly { readonly doc: string; readonly reason: string }[]
}

const Row = z.object({
  id: z.coerce.string(),
  doc: z.string(),
  title: z.string(),
  revision: z.number(),
  publish_on: z.string(),
  author: z.string(),
  approver: z.string(),
})

/** All versions that wait for their day, the next one first. */
export async function listScheduled(sql: Queryable): Promise<readonly ScheduledVersion[]> {
  const { rows } = await sql.query(
    `select id, doc, title, revision, publish_on, author, approver from document_version
     where state = 'scheduled' order by publish_on, id`,
  )
  return z
    .array(Row)
    .parse(rows)
    .map(({ publish_on: publishOn, ...row }) => ({ ...row, publishOn }))
}

/** Publishes one version if it still waits: another process may have been faster, or somebody rejected it. */
async function publishDue(curating: Curating, id: string, today: string): Promise<boolean> {
  const { db, record } = curating
  const obstacle = await db.tx(async (sql) => {
    await holdCuration(sql)
    const waiting = await revisionById(sql, id)
    if (waiting?.state !== 'scheduled') return null
    // What was approved before anybody looked through texts is looked through now.
    return obstacleTo(sql, waiting.isScreened ? waiting : await screenRevision(sql, curating, id))
  })
  if (obstacle) throw obstacle
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const due = await revisionById(sql, id)
    if (due?.state !== 'scheduled' || due.publishOn === null || due.publishOn > today || due.approver === null)
      return false
    const indexVersion = await raiseIndexVersion(sql)
    await publishVersion(sql, { id, doc: due.doc, approver: due.approver, indexVersion })
    await record(sql, {
      actor: 'system',
      action: 'knowledge.published',
      subject: due.doc,
      detail: { author: due.author, approver: due.approver, revision: due.revision, day: today, indexVersion },
    })
    return true
  })
}

/**
 * Makes the versions visible whose day has come. Run as often as one likes and by several processes at once: each version
 * is published once.
 * @param now ISO instant of the business clock
 */
export async function runSchedule(curating: Curating, now: string): Promise<ScheduleRun> {
  const today = now.slice(0, 10)
  const published: string[] = []
  const failed: { doc: string; reason: string }[] = []
  for (const { id, doc, publishOn } of await listScheduled(curating.db)) {
    if (publishOn > today) continue
    try {
      if (await publishDue(curating, id, today)) published.push(doc)
    } catch (error) {
      if (!(error instanceof CurationError)) throw error
      failed.push({ doc, reason: error.message })
    }
  }
  return { published, failed }
}
