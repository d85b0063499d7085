import type { Context } from 'hono'
import { type Person, z } from '#sdk'
import { CurationError, type CurationRefusal, TrialRefused } from '../knowledge/curate/error.ts'
import { BodyRefused, readBody, textBody } from './body.ts'
import { type Identity, signedOut } from './identity.ts'

/** What somebody hears who may not change the knowledge base; status 403. */
export const notAdmin = {
  error: '只有知识库管理员可以做这件事。',
  errorEn: 'Only a knowledge administrator may do this.',
}

/** True for those who curate the knowledge base. */
export function isKnowledgeAdmin({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.includes('knowledge_admin')
}

/** Thrown for a body or a query that does not fit; answered with 400 and what is wrong. */
class NotFitting extends Error {
  override readonly name = 'NotFitting'
}

const statusOf: Readonly<Record<CurationRefusal, 400 | 404 | 409>> = {
  rule: 400,
  missing: 404,
  state: 409,
  changed: 409,
  worse: 409,
  findings: 409,
}

/** A refusal of curation as an answer, with the questions that get worse where it is about them. */
export function refusalOf(error: CurationError): Response {
  const { message, en, refusal } = error
  const worse = error instanceof TrialRefused ? { worse: error.worse } : {}
  return Response.json({ error: message, errorEn: en, refusal, ...worse }, { status: statusOf[refusal] })
}

/** The connection is not used again: what is left of the body may still be on its way. */
function refusedBody({ message, en, status }: BodyRefused): Response {
  return Response.json({ error: message, errorEn: en }, { status, headers: { connection: 'close' } })
}

/** What somebody hears of an error that is about what was asked; null for a fault. */
function refusedAs(error: unknown): Response | null {
  if (error instanceof CurationError) return refusalOf(error)
  if (error instanceof BodyRefused) return refusedBody(error)
  if (!(error instanceof NotFitting)) return null
  const wrong = error.message
  return Response.json(
    { error: `请求不合要求：${wrong}`, errorEn: `This request does not fit: ${wrong}` },
    { status: 400 },
  )
}

/** A handler that only some of those who are signed in reach; what curation refuses is told and nothing is done. */
export function forPeople(
  identity: Identity,
  /** What somebody hears who may not; null for who may. */
  refuse: (person: Person) => { readonly error: string; readonly errorEn: string } | null,
  handle: (c: Context, person: Person) => Promise<unknown>,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    const refused = refuse(person)
    if (refused) return c.json(refused, 403)
    try {
      const answer = await handle(c, person)
      return answer instanceof Response ? answer : Response.json(answer)
    } catch (error) {
      const refusal = refusedAs(error)
      if (!refusal) throw error
      return refusal
    }
  }
}

/** A handler that only knowledge administrators reach. */
export function forAdmins(
  identity: Identity,
  handle: (c: Context, person: Person) => Promise<unknown>,
): (c: Context) => Promise<Response> {
  return forPeople(identity, (person) => (isKnowledgeAdmin(person) ? null : notAdmin), handle)
}

function fitting<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new NotFitting(z.prettifyError(parsed.error))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The JSON body of a request, parsed. */
export async function bodyAs<S extends z.ZodType>(c: Context, schema: S, limits = textBody): Promise<z.output<S>> {
  return fitting(schema, parseJson(await readBody(c.req.raw, limits)))
}

/** The query of a request, parsed. */
export function queryAs<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  return fitting(schema, c.req.query())
}

/** Key of a document version as requests name it. */
export const DocumentKey = z.string().trim().min(1).max(300)
