import { Hono } from 'hono'
import { z } from '#sdk'
import { noSuchDocument } from '../knowledge/curate/revisions.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type Identity, signedOut } from './identity.ts'
import { createAboutRoutes } from './knowledge-about.ts'
import { forAdmins, queryAs } from './knowledge-admin.ts'
import { createCurationRoutes } from './knowledge-curation.ts'
import { createFindingRoutes } from './knowledge-findings.ts'
import { createImportRoutes } from './knowledge-import.ts'
import { createQuestionRoutes } from './knowledge-questions.ts'

type Parts = { readonly identity: Identity; readonly knowledge: Knowledge; now(): string }

const ListQuery = z.object({
  collection: z.enum(['statutes', 'handbook']).optional(),
  state: z.enum(['draft', 'in_review', 'scheduled', 'published', 'pending_retire', 'retired']).optional(),
})

/** Routes of the knowledge base: administrators change it, everybody searches what they may read. */
export function createKnowledgeRoutes({ identity, knowledge, now }: Parts): Hono {
  const curation = { identity, curation: knowledge.curation, now }
  return new Hono()
    .get(
      '/list',
      forAdmins(identity, async (c) => {
        const { collection, state } = queryAs(c, ListQuery)
        return { items: await knowledge.list({ ...(collection ? { collection } : {}), ...(state ? { state } : {}) }) }
      }),
    )
    .get(
      '/show',
      forAdmins(identity, async (c) => {
        const document = c.req.query('document') ?? ''
        const found = await knowledge.show(document)
        if (!found) throw noSuchDocument(document)
        return { ...found, links: await knowledge.curation.links(document) }
      }),
    )
    .get('/search', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      const query = z
        .object({ q: z.string().trim().min(1).max(4000), asOf: z.iso.date().optional() })
        .safeParse({ q: c.req.query('q'), asOf: c.req.query('asOf') })
      if (!query.success)
        return c.json(
          {
            error: '请给出要查的话（q），日期用 YYYY-MM-DD。',
            errorEn: 'Give the words to search (q); dates as YYYY-MM-DD.',
          },
          400,
        )
      const { q: text, asOf = now().slice(0, 10) } = query.data
      return c.json(await knowledge.search({ text, asOf, reader: person }))
    })
    .route('/', createImportRoutes({ identity, knowledge }))
    .route('/', createFindingRoutes(curation))
    .route('/', createCurationRoutes(curation))
    .route('/', createAboutRoutes(curation))
    .route('/', createQuestionRoutes(curation))
}
