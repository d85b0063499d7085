import { Hono } from 'hono'
import { z } from '#sdk'
import { NewQuestion } from '../knowledge/curate/question-set.ts'
import { bodyAs, DocumentKey, forAdmins, queryAs } from './knowledge-admin.ts'
import type { CurationRoutes } from './knowledge-curation.ts'

const Named = z.object({ document: DocumentKey })
const ids = z
  .array(z.string().regex(/^\d{1,18}$/))
  .min(1)
  .max(1000)

/** Routes for the question set: administrators add and remove questions, and ask them of a version before it is out. */
export function createQuestionRoutes({ identity, curation, now }: CurationRoutes): Hono {
  return new Hono()
    .get(
      '/questions',
      forAdmins(identity, async () => ({ items: await curation.questions() })),
    )
    .post(
      '/questions',
      forAdmins(identity, async (c, { id }) => {
        const { items } = await bodyAs(c, z.strictObject({ items: z.array(NewQuestion).min(1).max(1000) }))
        return { ids: await curation.addQuestions(items, id) }
      }),
    )
    .post(
      '/questions/remove',
      forAdmins(identity, async (c, { id }) => {
        const body = await bodyAs(c, z.strictObject({ ids }))
        return { removed: await curation.removeQuestions(body.ids, id) }
      }),
    )
    .post(
      '/trial',
      forAdmins(identity, async (c) => curation.trial((await bodyAs(c, Named)).document, now().slice(0, 10))),
    )
    .get(
      '/trials',
      forAdmins(identity, async (c) => ({ items: await curation.trials(queryAs(c, Named).document) })),
    )
}
