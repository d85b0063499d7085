import * as z from 'zod'
import type { Citation, Log, Outcome, Reply } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import { type GapParts, noteGap } from './gaps.ts'

/** What one turn of a conversation came to. */
export type NotedTurn = {
  readonly turnId: string
  readonly person: { readonly id: string; readonly name: string }
  /** What was said; empty when something was decided instead. */
  readonly text: string
  readonly reply: Pick<Reply, 'outcome' | 'citations' | 'parts' | 'toolCalls'>
  /** Id of the official answer that was given. */
  readonly official: string | null
}

/** What noting works with. */
export type NoteParts = GapParts & {
  readonly db: Db
  readonly log: Log
  /** ISO day of the business clock. */
  today(): string
  /** A text with the personal data in it replaced by placeholders, whoever they belong to. */
  hide(text: string, person: NotedTurn['person']): Promise<string>
}

const searched = 'policy_search'

/** True when the knowledge base was asked and had no answer. */
function isGap({ reply, text }: NotedTurn): boolean {
  const outcome: Outcome = reply.outcome
  return text !== '' && outcome === 'decline' && reply.toolCalls.some(({ tool }) => tool === searched)
}

/** The articles a reply names, those it rests on and those it calls 相关. */
export function namedIn({ parts }: Pick<Reply, 'parts'>): readonly Citation[] {
  return parts.flatMap((part) => (part.kind === 'citations' ? part.citations : []))
}

/** Counts the cited articles of a day; who asked is not kept. */
async function countUse(sql: Queryable, day: string, citations: readonly Citation[]): Promise<void> {
  if (citations.length === 0) return
  const cited = new Map(citations.map((citation) => [`${citation.document}\n${citation.article}`, citation]))
  // In one order for all, so that two turns at once do not wait for each other.
  const used = [...cited.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, citation]) => citation)
  await sql.query(
    `insert into article_use (day, doc, article, answers)
     select $1, doc, article, 1 from unnest($2::text[], $3::text[]) as t (doc, article)
     on conflict (day, doc, article) do update set answers = article_use.answers + 1`,
    [day, used.map(({ document }) => document), used.map(({ article }) => article)],
  )
}

async function countHit(sql: Queryable, day: string, id: string): Promise<void> {
  await sql.query('update curated_answer set hits = hits + 1, last_hit = $2 where id = $1', [id, day])
}

const Claimed = z.object({ id: z.string() })

/**
 * Counts what a turn cited, and keeps what it could not answer. A turn that is worked again, because its worker died,
 * is counted once. A failure is logged and stops nobody's answer.
 */
export async function noteTurn(parts: NoteParts, turn: NotedTurn): Promise<void> {
  const { db, log, today, hide } = parts
  const gap = isGap(turn)
  if (turn.reply.citations.length === 0 && !gap) return
  try {
    const question = gap ? await hide(turn.text, turn.person) : ''
    await db.tx(async (sql) => {
      const { rows } = await sql.query(
        'update turn set noted_at = now() where id = $1 and noted_at is null returning id',
        [turn.turnId],
      )
      if (!Claimed.safeParse(rows[0]).success) return
      await countUse(sql, today(), turn.reply.citations)
      if (turn.official !== null) await countHit(sql, today(), turn.official)
      if (gap)
        await noteGap(parts, sql, {
          question,
          nearest: namedIn(turn.reply),
          day: today(),
          counts: 'asked',
        })
    })
  } catch (error) {
    log.error('A turn could not be noted.', {
      turn: turn.turnId,
      error: error instanceof Error ? error.message : 'unknown',
    })
  }
}

const Used = z.object({
  doc: z.string(),
  article: z.string(),
  answers: z.coerce.number(),
  lastDay: z.string(),
})

/** How often an article was cited. */
export type UsedArticle = z.output<typeof Used>

const Unused = z.object({ doc: z.string(), title: z.string(), lastDay: z.string().nullable() })

/** The articles that answers cite most since a day, and the documents that none cited. */
export type Use = { readonly most: readonly UsedArticle[]; readonly never: readonly z.output<typeof Unused>[] }

/** Counts use since a day. */
export async function useSince(sql: Queryable, since: string, limit = 50): Promise<Use> {
  const most = await sql.query(
    `select doc, article, sum(answers) as answers, max(day) as "lastDay" from article_use where day >= $1
     group by doc, article order by sum(answers) desc, doc, article limit $2`,
    [since, limit],
  )
  const never = await sql.query(
    `select v.doc, v.title, (select max(day) from article_use u where u.doc = v.doc) as "lastDay"
     from document_version v where v.state in ('published', 'pending_retire')
       and not exists (select 1 from article_use u where u.doc = v.doc and u.day >= $1) order by v.doc`,
    [since],
  )
  return { most: z.array(Used).parse(most.rows), never: z.array(Unused).parse(never.rows) }
}
