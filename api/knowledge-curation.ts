import { Hono } from 'hono'
import { z } from '#sdk'
import { MetadataPatch } from '../knowledge/curate/metadata.ts'
import type { Curation } from '../knowledge/index.ts'
import type { Identity } from './identity.ts'
import { bodyAs, DocumentKey, forAdmins, queryAs } from './knowledge-admin.ts'

/** What the routes of curation need. */
export type CurationRoutes = {
  readonly identity: Identity
  readonly curation: Curation
  /** ISO instant of the business clock. */
  now(): string
}

const Named = z.object({ document: DocumentKey })
const Reasoned = z.strictObject({ document: DocumentKey, reason: z.string().trim().min(1).max(1000) })
const EditBody = z.strictObject({
  document: DocumentKey,
  /** Number of the edit that was opened. */
  expected: z.number().int().min(1),
  text: z.string().max(2_000_000).optional(),
  articles: z
    .array(z.strictObject({ label: z.string().min(1).max(60), text: z.string().max(200_000).nullable() }))
    .max(500)
    .optional(),
  metadata: MetadataPatch.optional(),
})
const ApproveBody = z.strictObject({
  document: DocumentKey,
  /** ISO day on which it becomes visible; at once when left out. */
  on: z.iso.date().optional(),
  /** Numbers of the questions that may get worse. */
  acknowledge: z.array(z.string().max(20)).max(1000).optional(),
})

/** Routes for the way of a version: draft, edit, compare, submit, decide, schedule, roll back, retire. */
export function createCurationRoutes({ identity, curation, now }: CurationRoutes): Hono {
  const today = () => now().slice(0, 10)
  return new Hono()
    .get(
      '/text',
      forAdmins(identity, async (c) => curation.text(queryAs(c, Named).document)),
    )
    .post(
      '/draft',
      forAdmins(identity, async (c, { id }) => curation.draft((await bodyAs(c, Named)).document, id)),
    )
    .post(
      '/edit',
      forAdmins(identity, async (c, { id }) => {
        const { document, ...edit } = await bodyAs(c, EditBody)
        return curation.edit(document, { actor: id, ...edit })
      }),
    )
    .get(
      '/diff',
      forAdmins(identity, async (c) => {
        const { document, against } = queryAs(c, Named.extend({ against: DocumentKey.optional() }))
        return curation.diff(document, against)
      }),
    )
    .post(
      '/submit',
      forAdmins(identity, async (c, { id }) => curation.submit((await bodyAs(c, Named)).document, id)),
    )
    .post(
      '/approve',
      forAdmins(identity, async (c, { id }) => {
        const { document, ...approval } = await bodyAs(c, ApproveBody)
        return curation.approve(document, { actor: id, today: today(), ...approval })
      }),
    )
    .post(
      '/reject',
      forAdmins(identity, async (c, { id }) => {
        const { document, reason } = await bodyAs(c, Reasoned)
        return curation.reject(document, { actor: id, reason })
      }),
    )
    .post(
      '/withdraw',
      forAdmins(identity, async (c, { id }) => curation.withdraw((await bodyAs(c, Named)).document, id)),
    )
    .post(
      '/retire',
      forAdmins(identity, async (c, { id }) => {
        const { document, reason } = await bodyAs(c, Reasoned)
        return curation.retire(document, { actor: id, reason })
      }),
    )
    .post(
      '/rollback',
      forAdmins(identity, async (c, { id }) => {
        const { document, reason } = await bodyAs(c, Reasoned)
        return curation.rollback(document, { actor: id, reason })
      }),
    )
    .get(
      '/schedule',
      forAdmins(identity, async () => ({ items: await curation.scheduled() })),
    )
    .post(
      '/schedule',
      forAdmins(identity, async () => curation.runSchedule(now())),
    )
}
