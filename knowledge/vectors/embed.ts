import { z } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import { articleText, type Cursor, firstCursor } from './article-text.ts'
import { EmbeddingFault, type Embeddings } from './client.ts'
import { changeOver, demandSpace, loadSpaces, prepareVectors, type Space, type Spaces } from './space.ts'

// A hash of what is embedded tells whether the stored vector is still the right one.
const wanted = `
wanted as (
  select a.version_id, a.ordinal, ${articleText} as text
  from article a join document_version v on v.id = a.version_id
  where v.state in ('published', 'pending_retire', 'scheduled')
),
hashed as (select version_id, ordinal, text, encode(sha256(convert_to(text, 'UTF8')), 'hex') as sha256 from wanted)`

const isFresh = `exists (
  select from article_vector w
  where w.version_id = h.version_id and w.ordinal = h.ordinal and w.model = $1 and w.dimensions = $2::int
    and w.sha256 = h.sha256)`

/** What is known of the vectors. */
export type VectorState = Spaces & {
  /** Whether the database can keep vectors at all. */
  readonly possible: boolean
  /** Articles that are in search or will be on their day. */
  readonly articles: number
  /** Those of them with a vector of the configured model. */
  readonly embedded: number
}

const Counts = z.object({ articles: z.number(), embedded: z.number() })

/** How far the articles are embedded. */
export async function vectorState(sql: Queryable, { model, dimensions }: Space): Promise<VectorState> {
  const possible = await prepareVectors(sql)
  const spaces = await loadSpaces(sql)
  if (!possible) return { ...spaces, possible, articles: 0, embedded: 0 }
  const { rows } = await sql.query(
    `with ${wanted}
     select count(*)::int as articles, (count(*) filter (where ${isFresh}))::int as embedded from hashed h`,
    [model, dimensions],
  )
  return { ...spaces, possible, ...Counts.parse(rows[0]) }
}

const Pending = z.object({ version_id: z.coerce.string(), ordinal: z.number(), text: z.string(), sha256: z.string() })
type Pending = z.output<typeof Pending>

async function pendingAfter(
  sql: Queryable,
  { model, dimensions }: Space,
  after: Cursor,
  limit: number,
): Promise<Pending[]> {
  const { rows } = await sql.query(
    `with ${wanted}
     select h.version_id, h.ordinal, h.text, h.sha256 from hashed h
     where (h.version_id, h.ordinal) > ($3::bigint, $4::int) and not ${isFresh}
     order by h.version_id, h.ordinal limit $5`,
    [model, dimensions, after.versionId, after.ordinal, limit],
  )
  return z.array(Pending).parse(rows)
}

const columns = 'version_id, ordinal, model, dimensions, sha256, embedding'
const replace = `on conflict (version_id, ordinal, model) do update
  set dimensions = excluded.dimensions, sha256 = excluded.sha256, embedding = excluded.embedding`

/** Takes over vectors of equal texts, such as those of the revision before, so that nothing is embedded twice. */
async function copyEqual(sql: Queryable, { model, dimensions }: Space): Promise<number> {
  const { rowCount } = await sql.query(
    `with ${wanted}
     insert into article_vector (${columns})
     select distinct on (h.version_id, h.ordinal) h.version_id, h.ordinal, o.model, o.dimensions, o.sha256, o.embedding
     from hashed h join article_vector o on o.sha256 = h.sha256 and o.model = $1 and o.dimensions = $2::int
     where not ${isFresh}
     ${replace}`,
    [model, dimensions],
  )
  return rowCount
}

/** A vector as pgvector reads it. */
export function vectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`
}

async function keep(
  sql: Queryable,
  { model, dimensions }: Space,
  pending: readonly Pending[],
  vectors: readonly Float32Array[],
): Promise<void> {
  await sql.query(
    // An article that was edited away meanwhile has no place any more.
    `insert into article_vector (${columns})
     select n.version_id, n.ordinal, $1, $2::int, n.sha256, n.embedding::halfvec
     from unnest($3::bigint[], $4::int[], $5::text[], $6::text[]) as n (version_id, ordinal, sha256, embedding)
     join article using (version_id, ordinal)
     ${replace}`,
    [
      ...[model, dimensions],
      pending.map(({ version_id: id }) => id),
      pending.map(({ ordinal }) => ordinal),
      pending.map(({ sha256 }) => sha256),
      vectors.map(vectorText),
    ],
  )
}

/** Embeds a batch and keeps it. @returns how many were kept; less than all when the endpoint refuses single texts */
async function embedBatch(db: Db, embeddings: Embeddings, batch: readonly Pending[], signal?: AbortSignal) {
  const texts = batch.map(({ text }) => text)
  try {
    await keep(db, embeddings, batch, await embeddings.documents(texts, signal))
    return batch.length
  } catch (error) {
    if (!(error instanceof EmbeddingFault) || !error.isAboutText) throw error
    if (batch.length === 1) return 0
  }
  // One text that the endpoint does not take must not keep the others out.
  let kept = 0
  for (const one of batch) kept += await embedBatch(db, embeddings, [one], signal)
  return kept
}

/** So many batches are on their way at once. */
const atOnce = 4
/** From so many rows on the approximate index is worth its making; below, the exact scan takes milliseconds. */
const worthIndex = 10_000

async function finish(db: Db, space: Space): Promise<void> {
  await db.tx(async (sql) => {
    await changeOver(sql, space)
    // Vectors of withdrawn revisions have been taken over by those that follow them.
    await sql.query(
      `delete from article_vector w using document_version v where v.id = w.version_id and v.state = 'retired'`,
    )
  })
  // Embedded, the one process stands still for minutes while it is made, and an exact scan takes a fraction of a second.
  if (db.kind === 'pglite') return
  const { rows } = await db.query(
    'select count(*)::int as n from article_vector where model = $1 and dimensions = $2',
    [space.model, space.dimensions],
  )
  if (z.number().parse(rows[0]?.n) >= worthIndex) await prepareIndex(db, space)
}

/** Makes the approximate index (HNSW) for the rows of a space, if it is not there yet. */
export async function prepareIndex(sql: Queryable, { model, dimensions }: Space): Promise<void> {
  await sql.query('select prepare_vector_index($1, $2)', [model, dimensions])
}

/** What a run is told. */
export type EmbedOptions = {
  /** Embeds at most about so many articles; all if left out. */
  readonly most?: number
  /** Where an earlier run ended. */
  readonly after?: Cursor | null
  readonly signal?: AbortSignal
  onProgress?(embedded: number, left: number): void
}

/** What a run did. */
export type Embedded = {
  readonly embedded: number
  /** Articles whose text the endpoint does not take; words alone find them. */
  readonly refused: number
  /** Articles that still had none when the run began. */
  readonly pending: number
  /** Where the next run goes on; null when all was looked at. */
  readonly next: Cursor | null
}

/**
 * Embeds what has no vector yet or another text than the vector was made of; each batch is kept as it comes, so that a
 * run that was ended goes on where it was.
 * @throws CurationError when vectors of another model are in use, EmbeddingFault (`E_EMBED`) when the endpoint fails
 */
export async function embedPending(
  db: Db,
  embeddings: Embeddings,
  { most = Number.POSITIVE_INFINITY, after = null, signal, onProgress }: EmbedOptions = {},
): Promise<Embedded> {
  await demandSpace(db, embeddings)
  if (after === null) await copyEqual(db, embeddings)
  const state = await vectorState(db, embeddings)
  const pending = state.articles - state.embedded
  let [cursor, embedded, refused]: [Cursor | null, number, number] = [after ?? firstCursor, 0, 0]
  while (cursor && embedded + refused < most) {
    signal?.throwIfAborted()
    const page = await pendingAfter(db, embeddings, cursor, Math.min(most, embeddings.batch * atOnce))
    const batches = Array.from({ length: Math.ceil(page.length / embeddings.batch) }, (_, at) =>
      page.slice(at * embeddings.batch, (at + 1) * embeddings.batch),
    )
    const ends = await Promise.allSettled(batches.map((batch) => embedBatch(db, embeddings, batch, signal)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    const kept = ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0)
    embedded += kept
    refused += page.length - kept
    onProgress?.(embedded, pending - embedded)
    const last = page.at(-1)
    cursor = last ? { versionId: last.version_id, ordinal: last.ordinal } : null
  }
  if (cursor === null) await finish(db, embeddings)
  return { embedded, refused, pending, next: cursor }
}
