import { Hono } from 'hono'
import type { KnowledgePort } from '../knowledge/port.ts'
import { type Identity, signedOut } from './identity.ts'

/** What opening a citation needs. */
export type ArticleRoutes = {
  readonly identity: Identity
  readonly knowledge: Pick<KnowledgePort, 'article'>
  /** ISO instant of the business clock, by whose day validity is told. */
  now(): string
}

const notFound = {
  error: '没有找到这一条，或者您没有阅读它的权限。',
  errorEn: 'There is no such article, or it is not for you to read.',
}

/** The route that opens what was cited; whether it exists is told only to those who may read it. */
export function createArticleRoutes({ identity, knowledge, now }: ArticleRoutes): Hono {
  return new Hono().get('/article', async (c) => {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    const { document = '', article = '' } = c.req.query()
    const opened = await knowledge.article(document, article, person, now().slice(0, 10))
    if (!opened) return c.json(notFound, 404)
    const { citation, text, path, level, issuer, others, links } = opened
    const { quote: _quote, ...about } = citation
    return c.json({ ...about, text, path, level, issuer, others, links })
  })
}
