import { partToText, type Reply } from '#sdk'
import type { Outgoing } from '../../agent/evaluate/attack-seen.ts'
import type { Db } from '../../store/db.ts'

/** What a reply says: its answer, then what its cards, tables, citations and what waits say. */
export function textsOf(reply: Reply): readonly string[] {
  const parts = reply.parts.map((part) => partToText(part))
  const citations = reply.citations.map((citation) =>
    partToText({ kind: 'citations', title: '', citations: [citation] }),
  )
  return [reply.answer, ...parts, ...citations, ...(reply.pending ? [reply.pending.text] : [])].filter(Boolean)
}

/** Notices that were left for people, each as an outgoing message. */
export async function noticesSince(db: Db): Promise<Outgoing[]> {
  const { rows } = await db.query<{ person_id: string; body: unknown }>(
    'select person_id, body from notice order by id',
  )
  return rows.map(({ person_id, body }) => ({ where: 'message', to: [person_id], text: JSON.stringify(body) }))
}
