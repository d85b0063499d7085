import { type Person, z } from '#sdk'
import { type Care, NewAnswer } from '../knowledge/care/index.ts'
import { CurationError } from '../knowledge/curate/error.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import type { Ticket } from '../store/tickets.ts'
import { refusalOf } from './knowledge-admin.ts'

/** What making a draft of the knowledge base from a ticket needs. */
export type DraftParts = {
  readonly db: Db
  readonly care: Pick<Care, 'addAnswer'>
  /** A text with the personal data in it replaced by placeholders. */
  hide(text: string, person: Pick<Person, 'id' | 'name'>): Promise<string>
}

const Draft = z.strictObject({
  question: z.string().trim().min(2).max(200),
  text: z.string().trim().min(1).max(2000).optional(),
  citations: z
    .array(z.strictObject({ document: z.string().min(1).max(300), article: z.string().min(1).max(50) }))
    .max(4)
    .optional(),
})
const noDraft = {
  error:
    '写知识草稿要有 question（别人会怎么问）和依据：{"question": "…", "citations": [{"document": "…", "article": "第…条"}]}。',
  errorEn:
    'A draft needs a question, as others would ask it, and what it rests on: {"question", "citations": [{"document", "article"}]}.',
}
/** What the draft of a ticket rests on: what is named, else the articles that were cited before it was handed over. */
function restsOn({ exchanges }: Ticket, named: z.output<typeof Draft>['citations']) {
  const cited = named ?? exchanges.flatMap(({ citations }) => citations ?? [])
  const seen = new Map(cited.map((one) => [`${one.document}\n${one.article}`, one]))
  return [...seen.values()].slice(0, 4)
}

/** Makes the answer of a ticket a draft of the knowledge base, by its author, which another person approves. */
export async function draftOfTicket(
  { db, care, hide }: DraftParts,
  { ticket, asker, author }: { readonly ticket: Ticket; readonly asker: Person; readonly author: Person },
  given: unknown,
): Promise<Response> {
  const body = Draft.safeParse(given)
  const citations = body.success ? restsOn(ticket, body.data.citations) : []
  const text = body.data?.text ?? ticket.answer
  if (!body.success || citations.length === 0 || text === '') return Response.json(noDraft, { status: 400 })
  const wordings = [await hide(body.data.question, asker)]
  const answer = NewAnswer.parse({ wordings, text: await hide(text, asker), citations })
  try {
    const made = await care.addAnswer(answer, author)
    const detail = { answer: made.answer, version: made.version }
    await db.tx((sql) =>
      appendAudit(sql, { actor: author.id, action: 'ticket.drafted', subject: `ticket:${ticket.number}`, detail }),
    )
    return Response.json(made)
  } catch (error) {
    if (error instanceof CurationError) return refusalOf(error)
    throw error
  }
}
