import { Hono } from 'hono'
import { z } from '#sdk'
import { LinkKind } from '../knowledge/curate/links.ts'
import { MetadataPatch } from '../knowledge/curate/metadata.ts'
import { bodyAs, DocumentKey, forAdmins, queryAs } from './knowledge-admin.ts'
import type { CurationRoutes } from './knowledge-curation.ts'

const Named = z.object({ document: DocumentKey })
const expected = z.number().int().min(1)
const ConfirmBody = z.strictObject({
  document: DocumentKey,
  expected,
  /** Confirmed as they were read. */
  fields: z.array(MetadataPatch.keyof()).default([]),
  /** Set and confirmed. */
  values: MetadataPatch.optional(),
})
const label = z.string().trim().max(60).optional()
const LinksBody = z.strictObject({
  document: DocumentKey,
  expected,
  add: z.strictObject({ kind: LinkKind, act: DocumentKey, article: label, fromArticle: label }).optional(),
  /** Number of a link. */
  remove: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

/** Routes for what is known about a version: its metadata with where it comes from, and its links to other acts. */
export function createAboutRoutes({ identity, curation }: CurationRoutes): Hono {
  return new Hono()
    .get(
      '/metadata',
      forAdmins(identity, async (c) => curation.metadata(queryAs(c, Named).document)),
    )
    .post(
      '/confirm',
      forAdmins(identity, async (c, { id }) => {
        const { document, ...confirmation } = await bodyAs(c, ConfirmBody)
        return curation.confirm(document, { actor: id, ...confirmation })
      }),
    )
    .get(
      '/links',
      forAdmins(identity, async (c) => curation.links(queryAs(c, Named).document)),
    )
    .post(
      '/links',
      forAdmins(identity, async (c, { id }) => {
        const { document, expected: edit, add, remove } = await bodyAs(c, LinksBody)
        const by = { actor: id, expected: edit }
        if (remove !== undefined) return curation.removeLink(document, remove, by)
        if (add) return curation.addLink(document, add, by)
        return curation.links(document)
      }),
    )
}
