import { Hono } from 'hono'
import { z } from '#sdk'
import { addDays } from '../knowledge/care/index.ts'
import { bodyAs, DocumentKey, forAdmins, forPeople, queryAs } from './knowledge-admin.ts'
import { createAnswerRoutes } from './knowledge-answers.ts'
import { createGapRoutes } from './knowledge-gaps.ts'
import { type CareRoutes, namedPerson, refuseGuests } from './knowledge-people.ts'

const RatingBody = z.strictObject({
  turnId: z.uuid(),
  good: z.boolean(),
  reason: z.string().max(500).default(''),
})
const FollowBody = z.union([
  z.strictObject({ document: DocumentKey }),
  z.strictObject({ topic: z.string().trim().min(1).max(50) }),
  z.strictObject({ all: z.literal(true) }),
])
const sex = z.enum(['F', 'M', 'all']).optional()
const SendBody = z.strictObject({ document: DocumentKey, sex, token: z.string().min(1).max(100) })
const StaleBody = z.strictObject({
  subject: z.string().min(1).max(300),
  kind: z.string().min(1).max(50),
  since: z.iso.date(),
  decision: z.enum(['keep', 'revise', 'retire']),
  note: z.string().trim().min(1).max(500),
  until: z.iso.date().optional(),
  owner: z.string().min(1).max(50).optional(),
})
const usedDays = 90

function followOf(body: z.output<typeof FollowBody>, wanted: boolean) {
  if ('document' in body) return { kind: 'document' as const, target: body.document, wanted }
  if ('topic' in body) return { kind: 'topic' as const, target: body.topic, wanted }
  return { kind: 'all' as const, target: '', wanted }
}

/** What every member of staff may do: rate own answers, follow documents and topics. */
function createStaffRoutes({ identity, care }: CareRoutes): Hono {
  const followRoute = (wanted: boolean) =>
    forPeople(identity, refuseGuests, async (c, person) => {
      await care.follow(person, followOf(await bodyAs(c, FollowBody), wanted))
      return { items: await care.follows(person.id) }
    })
  return new Hono()
    .post(
      '/rating',
      forPeople(identity, refuseGuests, async (c, person) => {
        const { turnId, good, reason } = await bodyAs(c, RatingBody)
        await care.rate({ turnId, good, reason, person })
        return { ok: true }
      }),
    )
    .get(
      '/follows',
      forPeople(identity, refuseGuests, async (_c, person) => ({ items: await care.follows(person.id) })),
    )
    .post('/follow', followRoute(true))
    .post('/unfollow', followRoute(false))
}

/** What administrators look at and decide on: use, what grew old, and notices. */
function createAdminRoutes(parts: CareRoutes): Hono {
  const { identity, care, now } = parts
  return new Hono()
    .get(
      '/use',
      forAdmins(identity, async (c) => {
        const { since = addDays(now().slice(0, 10), -usedDays) } = queryAs(
          c,
          z.object({ since: z.iso.date().optional() }),
        )
        return { since, ...(await care.use(since)) }
      }),
    )
    .get(
      '/stale',
      forAdmins(identity, async (c) => {
        const { kind, owner } = queryAs(c, z.object({ kind: z.string().optional(), owner: z.string().optional() }))
        return { items: await care.stale({ kind, owner: owner ? await namedPerson(parts, owner) : undefined }) }
      }),
    )
    .post(
      '/stale/decide',
      forAdmins(identity, async (c, person) => {
        const { owner, ...decision } = await bodyAs(c, StaleBody)
        await care.decideStale({ ...decision, ...(owner ? { owner: await namedPerson(parts, owner) } : {}) }, person.id)
        return { ok: true }
      }),
    )
    .get(
      '/notices',
      forAdmins(identity, async () => ({ items: await care.unsentNotices() })),
    )
    .get(
      '/notices/preview',
      forAdmins(identity, async (c) => {
        const { document, sex: only } = queryAs(c, z.object({ document: DocumentKey, sex }))
        return care.previewNotice(document, only)
      }),
    )
    .post(
      '/notices/send',
      forAdmins(identity, async (c, person) => {
        const { document, sex: only, token } = await bodyAs(c, SendBody)
        return care.sendNotice({ doc: document, sex: only, token, actor: person.id })
      }),
    )
}

/** Routes of what staff ask and what grows old, below `/api/kb-care`. */
export function createCareRoutes(parts: CareRoutes): Hono {
  return new Hono()
    .route('/', createStaffRoutes(parts))
    .route('/', createAdminRoutes(parts))
    .route('/gaps', createGapRoutes(parts))
    .route('/answers', createAnswerRoutes(parts))
}
