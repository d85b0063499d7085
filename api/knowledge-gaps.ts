import { type Context, Hono } from 'hono'
import { type Person, z } from '#sdk'
import { NewAnswer } from '../knowledge/care/index.ts'
import { CurationError } from '../knowledge/index.ts'
import { bodyAs, forAdmins, forPeople, isKnowledgeAdmin, queryAs } from './knowledge-admin.ts'
import { type CareRoutes, namedPerson, refuseGuests } from './knowledge-people.ts'

const step = { id: z.string().regex(/^\d{1,18}$/), version: z.number().int().optional() }
const ListQuery = z.object({
  state: z.enum(['open', 'assigned', 'drafted', 'solved', 'ignored']).optional(),
  owner: z.string().min(1).max(50).optional(),
})
const AssignBody = z.strictObject({ ...step, owner: z.string().min(1).max(50) })
const DraftBody = z.strictObject({
  ...step,
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(20_000),
})
const AnswerBody = z.strictObject({ ...step, answer: NewAnswer })
const SolveBody = z.strictObject({ ...step, note: z.string().trim().max(500).default('') })
const IgnoreBody = z.strictObject({ ...step, reason: z.string().trim().min(1).max(500) })

const stepOf = ({ id, version }: { id: string; version?: number | undefined }, actor: string) => ({
  id,
  actor,
  expected: version,
})

/** A gap is worked by administrators and by the one it was given to; nobody else is told whether it exists. */
async function demandPart({ care }: CareRoutes, person: Person, id: string): Promise<void> {
  if (isKnowledgeAdmin(person)) return
  const gap = await care.gap(id)
  if (gap?.owner === person.id) return
  throw new CurationError('没有分给您的这个待补问题。', 'There is no such gap that was given to you.', 'missing')
}

/** Routes of questions that were not answered, or badly. */
export function createGapRoutes(parts: CareRoutes): Hono {
  const { identity, care } = parts
  const forOwners = (handle: (c: Context, person: Person) => Promise<unknown>) =>
    forPeople(identity, refuseGuests, handle)
  return new Hono()
    .get(
      '/',
      forOwners(async (c, person) => {
        const { state, owner } = queryAs(c, ListQuery)
        if (!isKnowledgeAdmin(person)) return { items: await care.gaps({ state, owner: person.id, reader: person }) }
        return { items: await care.gaps({ state, owner: owner ? await namedPerson(parts, owner) : undefined }) }
      }),
    )
    .post(
      '/assign',
      forAdmins(identity, async (c, person) => {
        const body = await bodyAs(c, AssignBody)
        const owner = await namedPerson(parts, body.owner)
        await care.assign({ ...stepOf(body, person.id), owner })
        return { owner }
      }),
    )
    .post(
      '/draft',
      forOwners(async (c, person) => {
        const { title, text, ...body } = await bodyAs(c, DraftBody)
        await demandPart(parts, person, body.id)
        return { document: await care.draftDocument(stepOf(body, person.id), { title, text }) }
      }),
    )
    .post(
      '/answer',
      forOwners(async (c, person) => {
        const { answer, ...body } = await bodyAs(c, AnswerBody)
        await demandPart(parts, person, body.id)
        return care.draftAnswer(stepOf(body, person.id), answer, person)
      }),
    )
    .post(
      '/solve',
      forOwners(async (c, person) => {
        const { note, ...body } = await bodyAs(c, SolveBody)
        await demandPart(parts, person, body.id)
        await care.solve({ ...stepOf(body, person.id), note })
        return { ok: true }
      }),
    )
    .post(
      '/ignore',
      forOwners(async (c, person) => {
        const { reason, ...body } = await bodyAs(c, IgnoreBody)
        await demandPart(parts, person, body.id)
        await care.ignore({ ...stepOf(body, person.id), reason })
        return { ok: true }
      }),
    )
}
