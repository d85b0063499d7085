import { Hono } from 'hono'
import { z } from '#sdk'
import { bodyAs, DocumentKey, forAdmins, queryAs } from './knowledge-admin.ts'
import type { CurationRoutes } from './knowledge-curation.ts'

const Named = z.object({ document: DocumentKey })
const AcceptBody = z.strictObject({
  document: DocumentKey,
  /** Numbers of the findings that are accepted. */
  findings: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(100),
  reason: z.string().trim().min(1).max(1000),
})

/** Routes for what was found in a version, and for the decision on it by a second person. */
export function createFindingRoutes({ identity, curation }: CurationRoutes): Hono {
  return new Hono()
    .get(
      '/findings',
      forAdmins(identity, async (c) => curation.findings(queryAs(c, Named).document)),
    )
    .post(
      '/findings/accept',
      forAdmins(identity, async (c, { id }) => {
        const { document, findings, reason } = await bodyAs(c, AcceptBody)
        return curation.acceptFindings(document, { actor: id, ids: findings, reason })
      }),
    )
}
