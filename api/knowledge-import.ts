import { Hono } from 'hono'
import { z } from '#sdk'
import { CurationError } from '../knowledge/curate/error.ts'
import type { ImportResult, Knowledge, SourceFile } from '../knowledge/index.ts'
import { fileBody } from './body.ts'
import type { Identity } from './identity.ts'
import { bodyAs, forAdmins, isKnowledgeAdmin, notAdmin } from './knowledge-admin.ts'

const mostFiles = 50
const base64 = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  if (text.length % 4 === 0 && bytes.length === (text.length / 4) * 3 - padding) return new Uint8Array(bytes)
  context.addIssue({ code: 'custom', message: '不是 base64' })
  return z.NEVER
})
const ImportBody = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        base64,
        /** The media type the sender's program gave it. */
        mime: z.string().max(200).optional(),
        /** The file of questions (相似问) that lies beside it. */
        questionsBase64: base64.optional(),
      }),
    )
    .min(1)
    .max(mostFiles),
  collection: z.enum(['statutes', 'handbook']).default('statutes'),
  /** Who may read what says nothing of it in a front matter. */
  audience: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  publish: z.boolean().default(false),
  /** The second person, in demo mode by alias or staff id; must be a knowledge administrator too. */
  approvedBy: z.string().optional(),
})

function toSource({
  name,
  base64: bytes,
  mime,
  questionsBase64: questions,
}: z.output<typeof ImportBody>['files'][number]): SourceFile {
  return { name, bytes, mime, ...(questions ? { questions } : {}) }
}

/** What went in; a refusal when nothing did and nothing was there already. */
function answerOf(result: ImportResult): ImportResult | Response {
  const { imported, existing, failed } = result
  const [first] = failed
  if (!first || imported.length + existing.length > 0) return result
  const rest = failed.length > 1 ? `（共 ${failed.length} 份未能导入）` : ''
  const error = `“${first.name}”不能导入：${first.reason}${rest}`
  const errorEn = `Nothing was imported: ${failed.map(({ name, code }) => `${name} (${code})`).join(', ')}.`
  return Response.json({ error, errorEn, code: first.code, ...result }, { status: 422 })
}

/** The route by which administrators bring files in. */
export function createImportRoutes({
  identity,
  knowledge,
}: {
  readonly identity: Identity
  readonly knowledge: Pick<Knowledge, 'importDocuments'>
}): Hono {
  return new Hono().post(
    '/import',
    forAdmins(identity, async (c, person) => {
      const { files, collection, audience, publish, approvedBy } = await bodyAs(c, ImportBody, fileBody)
      const approver = approvedBy ? await identity.demoPerson(approvedBy) : null
      if (approver && !isKnowledgeAdmin(approver)) throw new CurationError(notAdmin.error, notAdmin.errorEn)
      const result = await knowledge.importDocuments({
        files: files.map(toSource),
        author: person.id,
        approvedBy: approver?.id ?? null,
        ...{ publish, collection, audience },
      })
      return answerOf(result)
    }),
  )
}
