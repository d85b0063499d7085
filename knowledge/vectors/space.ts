import { z } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'

/** A model and the dimension of its vectors; only vectors of one space can be compared. */
export type Space = { readonly model: string; readonly dimensions: number }

const SpaceRow = z.object({
  model: z.string(),
  dimensions: z.number(),
  next_model: z.string().nullable(),
  next_dimensions: z.number().nullable(),
})

/** The space that search uses, and the one that is being filled to take its place. */
export type Spaces = { readonly current: Space | null; readonly next: Space | null }

/** True when both are of one model and dimension. */
export function isSame(one: Space | null, other: Space | null): boolean {
  return one !== null && other !== null && one.model === other.model && one.dimensions === other.dimensions
}

/** The spaces as the database has them. */
export async function loadSpaces(sql: Queryable): Promise<Spaces> {
  const { rows } = await sql.query('select model, dimensions, next_model, next_dimensions from vector_space')
  if (!rows[0]) return { current: null, next: null }
  const { model, dimensions, next_model: nextModel, next_dimensions: nextDimensions } = SpaceRow.parse(rows[0])
  const next = nextModel !== null && nextDimensions !== null ? { model: nextModel, dimensions: nextDimensions } : null
  return { current: { model, dimensions }, next }
}

/** True when the database can keep vectors; makes their table when pgvector was installed meanwhile. */
export async function prepareVectors(sql: Queryable): Promise<boolean> {
  const { rows } = await sql.query('select prepare_vectors() as ready')
  return rows[0]?.ready === true
}

/** The refusal where the database has no pgvector. */
export function noVectors(): CurationError {
  return new CurationError(
    '这个数据库没有 pgvector（0.7 或更新），不能保存向量；检索仍按词进行。请数据库管理员安装 pgvector，并执行 create extension vector。',
    'This database has no pgvector (0.7 or newer) and cannot keep vectors; search goes on by words. Have it installed, and run create extension vector.',
  )
}

/** The refusal of a model that did not make the vectors search uses. */
export function otherSpace(configured: Space, current: Space): CurationError {
  return new CurationError(
    `现有向量由 ${current.model}（${current.dimensions} 维）生成，现在配置的是 ${configured.model}（${configured.dimensions} 维），两者不能混用。要换用新模型，请运行 npx renshi kb embed --all；在此之前检索按词进行。`,
    `The vectors at hand were made by ${current.model} (${current.dimensions} dimensions); ${configured.model} (${configured.dimensions}) is configured, and the two cannot be mixed. Run npx renshi kb embed --all to change over; until then search goes by words.`,
    'state',
  )
}

/**
 * Sees to it that vectors of a space may be written: the first one becomes the space of search.
 * @throws CurationError when search uses another one, and nobody has decided to change over
 */
export async function demandSpace(sql: Queryable, space: Space): Promise<void> {
  if (!(await prepareVectors(sql))) throw noVectors()
  await sql.query('insert into vector_space (model, dimensions) values ($1, $2) on conflict do nothing', [
    space.model,
    space.dimensions,
  ])
  const { current, next } = await loadSpaces(sql)
  if (!isSame(current, space) && !isSame(next, space)) throw otherSpace(space, current as Space)
}

/**
 * Decides that everything is embedded anew: beside what search uses when the model changes, in its place when it is the
 * same one.
 */
export async function renewSpace(sql: Queryable, space: Space): Promise<void> {
  if (!(await prepareVectors(sql))) throw noVectors()
  const values = [space.model, space.dimensions]
  await sql.query('insert into vector_space (model, dimensions) values ($1, $2) on conflict do nothing', values)
  await sql.query(
    `update vector_space set
       next_model = case when model = $1 and dimensions = $2 then null else $1 end,
       next_dimensions = case when model = $1 and dimensions = $2 then null else $2::int end`,
    values,
  )
  await sql.query('delete from article_vector where model = $1 and dimensions = $2', values)
}

/** Makes the space that was filled the one of search, and forgets all others. */
export async function changeOver(sql: Queryable, { model, dimensions }: Space): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update vector_space set model = $1, dimensions = $2, next_model = null, next_dimensions = null, since = now()
     where next_model = $1 and next_dimensions = $2`,
    [model, dimensions],
  )
  if (rowCount === 0) return false
  await sql.query('delete from article_vector where model <> $1 or dimensions <> $2', [model, dimensions])
  await sql.query('select drop_other_vector_indexes($1, $2)', [model, dimensions])
  return true
}
