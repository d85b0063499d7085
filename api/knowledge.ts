import { Hono } from 'hono'
import { type Person, z } from '#sdk'
import { CurationError, type Knowledge, type SourceFile } from '../knowledge/index.ts'
import { type Identity, signedOut } from './identity.ts'

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

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

function toSource({ name, base64, questionsBase64 }: z.output<typeof ImportBody>['files'][number]): SourceFile {
  return { name, bytes: bytesOf(base64), ...(questionsBase64 ? { questions: bytesOf(questionsBase64) } : {}) }
}

const notAdmin = { error: '只有知识库管理员可以做这件事。', errorEn: 'Only a knowledge administrator may do this.' }

/** Routes of the knowledge base: administrators change it, everybody searches what they may read. */
export function createKnowledgeRoutes({ identity, knowledge, now }: Parts): Hono {
  const isAdmin = (person: Person) => person.roles.includes('knowledge_admin')
  return new Hono()
    .post('/import', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      if (!isAdmin(person)) return c.json(notAdmin, 403)
      const body = ImportBody.safeParse(await c.req.json().catch(() => null))
      if (!body.success) {
        const wrong = z.prettifyError(body.error)
        return c.json({ error: `导入请求不合要求：${wrong}`, errorEn: `This import does not fit: ${wrong}` }, 400)
      }
      const { files, collection, publish, approvedBy } = body.data
      const approver = approvedBy ? await identity.demoPerson(approvedBy) : null
      if (approver && !isAdmin(approver)) return c.json(notAdmin, 403)
      return importAs(knowledge, {
        files: files.map(toSource),
        author: person.id,
        approvedBy: approver?.id ?? null,
        publish,
        collection,
      })
    })
    .get('/list', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      if (!isAdmin(person)) return c.json(notAdmin, 403)
      return c.json({ items: await knowledge.list() })
    })
    .get('/show', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      if (!isAdmin(person)) return c.json(notAdmin, 403)
      const found = await knowledge.show(c.req.query('document') ?? '')
      if (!found)
        return c.json(
          { error: '没有这份文件。用 kb list 查看全部。', errorEn: 'There is no such document. See kb list.' },
          404,
        )
      return c.json(found)
    })
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
}

/** Imports; a rule of curation that was broken, such as one person in both parts, is told and nothing is done. */
async function importAs(knowledge: Knowledge, request: Parameters<Knowledge['importDocuments']>[0]): Promise<Response> {
  try {
    return Response.json(await knowledge.importDocuments(request))
  } catch (error) {
    if (!(error instanceof CurationError)) throw error
    return Response.json({ error: error.message }, { status: 400 })
  }
}
