import { Hono } from 'hono'
import { z } from '#sdk'
import { CurationError } from '../knowledge/curate/error.ts'
import { noSuchDocument } from '../knowledge/curate/revisions.ts'
import type { Knowledge, SourceFile } from '../knowledge/index.ts'
import { type Identity, signedOut } from './identity.ts'
import { createAboutRoutes } from './knowledge-about.ts'
import { bodyAs, forAdmins, isKnowledgeAdmin, notAdmin, queryAs } from './knowledge-admin.ts'
import { createCurationRoutes } from './knowledge-curation.ts'
import { createQuestionRoutes } from './knowledge-questions.ts'

type Parts = { readonly identity: Identity; readonly knowledge: Knowledge; now(): string }

const mostFiles = 50
const ImportBody = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        base64: z.base64(),
        /** The file of questions (相似问) that lies beside it. */
        questionsBase64: z.base64().optional(),
      }),
    )
    .min(1)
    .max(mostFiles),
  collection: z.enum(['statutes', 'handbook']).default('statutes'),
  publish: z.boolean().default(false),
  /** The second person, in demo mode by alias or staff id; must be a knowledge administrator too. */
  approvedBy: z.string().optional(),
})

const ListQuery = z.object({
  collection: z.enum(['statutes', 'handbook']).optional(),
  state: z.enum(['draft', 'in_review', 'scheduled', 'published', 'pending_retire', 'retired']).optional(),
})

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

function toSource({ name, base64, questionsBase64 }: z.output<typeof ImportBody>['files'][number]): SourceFile {
  return { name, bytes: bytesOf(base64), ...(questionsBase64 ? { questions: bytesOf(questionsBase64) } : {}) }
}

/** Routes of the knowledge base: administrators change it, everybody searches what they may read. */
export function createKnowledgeRoutes({ identity, knowledge, now }: Parts): Hono {
  const curation = { identity, curation: knowledge.curation, now }
  return new Hono()
    .post(
      '/import',
      forAdmins(identity, async (c, person) => {
        const { files, collection, publish, approvedBy } = await bodyAs(c, ImportBody)
        const approver = approvedBy ? await identity.demoPerson(approvedBy) : null
        if (approver && !isKnowledgeAdmin(approver)) throw new CurationError(notAdmin.error, notAdmin.errorEn)
        return knowledge.importDocuments({
          files: files.map(toSource),
          author: person.id,
          approvedBy: approver?.id ?? null,
          publish,
          collection,
        })
      }),
    )
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
    .route('/', createCurationRoutes(curation))
    .route('/', createAboutRoutes(curation))
    .route('/', createQuestionRoutes(curation))
}
