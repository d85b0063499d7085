import { type Context, Hono } from 'hono'
import { type Person, z } from '#sdk'
import type { Vectors } from '../knowledge/index.ts'
import { EmbeddingFault } from '../knowledge/vectors/client.ts'
import type { Identity } from './identity.ts'
import { bodyAs, DocumentKey, forAdmins, queryAs } from './knowledge-admin.ts'

const Cursor = z.strictObject({
  versionId: z.string().regex(/^\d{1,18}$/),
  ordinal: z.number().int().min(-1),
})
const EmbedBody = z.strictObject({
  /** Decides that everything is embedded anew, by the model that is configured now; given with the first portion only. */
  all: z.boolean().default(false),
  after: Cursor.nullable().default(null),
})
const GenerateBody = z.strictObject({
  document: DocumentKey.nullable().default(null),
  after: Cursor.nullable().default(null),
})

/** One request works on a portion of this size; the caller goes on from where it ended. */
const portion = { embed: 200, generate: 8 } as const

/** A handler for administrators that tells when the endpoint of embeddings failed. */
function guarded(identity: Identity, handle: (c: Context, person: Person) => Promise<unknown>) {
  const inner = forAdmins(identity, handle)
  return async (c: Context): Promise<Response> => {
    try {
      return await inner(c)
    } catch (error) {
      if (!(error instanceof EmbeddingFault)) throw error
      const { code, reason } = error
      return c.json(
        {
          error: `向量服务没有给出可用的结果（${code}，${reason}）。已生成的向量都已保存，请检查 EMBED_BASE_URL 后再运行一次，会从断处继续。`,
          errorEn: `The embeddings endpoint gave nothing usable (${code}, ${reason}). What was embedded is kept; see to EMBED_BASE_URL and run it again.`,
        },
        503,
      )
    }
  }
}

/** Routes for what models do for the knowledge base; each request does a portion, so that progress can be shown. */
export function createVectorRoutes({ identity, vectors }: { identity: Identity; vectors: Vectors }): Hono {
  return new Hono()
    .get(
      '/state',
      guarded(identity, async () => ({ space: vectors.space, state: await vectors.state() })),
    )
    .post(
      '/embed',
      guarded(identity, async (c, person) => {
        const { all, after } = await bodyAs(c, EmbedBody)
        if (all) await vectors.renew(person.id)
        return vectors.embed({ after, most: portion.embed })
      }),
    )
    .post(
      '/generate',
      guarded(identity, async (c) => {
        const { document, after } = await bodyAs(c, GenerateBody)
        return vectors.generate({ document, after, most: portion.generate })
      }),
    )
    .get(
      '/drafts',
      guarded(identity, async (c) => {
        const { document = null } = queryAs(c, z.object({ document: DocumentKey.optional() }))
        return { items: await vectors.drafts(document) }
      }),
    )
}
