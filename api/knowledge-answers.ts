import { Hono } from 'hono'
import { z } from '#sdk'
import { NewAnswer } from '../knowledge/care/index.ts'
import { bodyAs, forAdmins, queryAs } from './knowledge-admin.ts'
import type { CareRoutes } from './knowledge-people.ts'

const id = z.string().regex(/^\d{1,18}$/)
const AddBody = z.strictObject({ answer: NewAnswer, revises: id.optional() })
const ReasonBody = z.strictObject({ id, reason: z.string().trim().min(1).max(500) })
const ListQuery = z.object({ state: z.enum(['draft', 'approved', 'replaced', 'retired']).optional() })

/** Routes of curated answers: administrators write them, another one approves them. */
export function createAnswerRoutes({ identity, care }: Pick<CareRoutes, 'identity' | 'care'>): Hono {
  return new Hono()
    .get(
      '/',
      forAdmins(identity, async (c) => ({ items: await care.answers(queryAs(c, ListQuery).state) })),
    )
    .post(
      '/add',
      forAdmins(identity, async (c, person) => {
        const { answer, revises } = await bodyAs(c, AddBody)
        return care.addAnswer(answer, person, revises)
      }),
    )
    .post(
      '/approve',
      forAdmins(identity, async (c, person) => {
        await care.approveAnswer((await bodyAs(c, z.strictObject({ id }))).id, person.id)
        return { ok: true }
      }),
    )
    .post(
      '/reject',
      forAdmins(identity, async (c, person) => {
        const { id: draft, reason } = await bodyAs(c, ReasonBody)
        await care.rejectAnswer(draft, person.id, reason)
        return { ok: true }
      }),
    )
    .post(
      '/retire',
      forAdmins(identity, async (c, person) => {
        const { id: known, reason } = await bodyAs(c, ReasonBody)
        await care.retireAnswer(known, person.id, reason)
        return { ok: true }
      }),
    )
}
