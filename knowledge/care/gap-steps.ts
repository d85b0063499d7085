import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import { findGapById, type Gap } from './gaps.ts'
import type { Notify, RecordCare } from './record.ts'

/** What working on gaps needs. */
export type GapWork = { readonly db: Db; readonly record: RecordCare; readonly notify: Notify }

type State = Gap['state']
const names: Readonly<Record<State, string>> = {
  open: '待处理',
  assigned: '已分派',
  drafted: '已起草',
  solved: '已解决',
  ignored: '已忽略',
}
const longestNote = 500

/** The gap of a number, locked until the transaction ends. @throws CurationError */
async function gapToChange(sql: Queryable, id: string, expected: number | undefined): Promise<Gap> {
  const { rows } = await sql.query('select version from knowledge_gap where id = $1 for update', [id])
  const gap = rows[0] ? await findGapById(sql, id) : null
  if (!gap)
    throw new CurationError('没有这个待补问题。用 kb gaps 查看全部。', 'There is no such gap. See kb gaps.', 'missing')
  if (expected !== undefined && gap.version !== expected)
    throw new CurationError(
      '这个待补问题刚被别人改过，请重新打开后再操作。',
      'Somebody has just changed this gap. Open it again first.',
      'changed',
    )
  return gap
}

function demandState(gap: Gap, allowed: readonly State[], what: string, whatEn: string): void {
  if (allowed.includes(gap.state)) return
  throw new CurationError(
    `这个待补问题${names[gap.state]}，不能${what}。`,
    `This gap is ${gap.state}; it cannot be ${whatEn}.`,
    'state',
  )
}

function demandReason(reason: string): string {
  const text = reason.trim()
  if (text === '' || text.length > longestNote)
    throw new CurationError(
      `请写明理由，最多 ${longestNote} 个字。`,
      `Please give a reason of at most ${longestNote} characters.`,
    )
  return text
}

type Change = {
  readonly state: State
  readonly owner?: string
  readonly note?: string
  readonly draftDoc?: string
  readonly answer?: string
}

/** Changes a gap. The caller has locked it and knows that the step is allowed. */
export async function changeGap(sql: Queryable, id: string, change: Change): Promise<void> {
  await sql.query(
    `update knowledge_gap set state = $2, owner = coalesce($3, owner), note = coalesce($4, note),
       draft_doc = coalesce($5, draft_doc), answer = coalesce($6::bigint, answer), version = version + 1
     where id = $1`,
    [id, change.state, change.owner ?? null, change.note ?? null, change.draftDoc ?? null, change.answer ?? null],
  )
}

type Step = { readonly id: string; readonly actor: string; readonly expected?: number | undefined }

/** Gives a gap to somebody, who is told so once. @throws CurationError */
export async function assignGap(
  { db, record, notify }: GapWork,
  { id, actor, expected, owner }: Step & { readonly owner: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const gap = await gapToChange(sql, id, expected)
    demandState(gap, ['open', 'assigned', 'drafted'], '再分派', 'assigned')
    await changeGap(sql, id, { state: gap.state === 'drafted' ? 'drafted' : 'assigned', owner })
    await record(sql, { actor, action: 'knowledge.gap_assigned', subject: `gap:${id}`, detail: { owner } })
    const sentence = {
      zh: `有一个没有答好的问题分给了您：“${gap.question}”（编号 ${id}）。`,
      en: `A question that was not answered well is yours now: “${gap.question}” (number ${id}).`,
    }
    await notify(sql, {
      personId: owner,
      kind: 'knowledge',
      key: `gap:${id}:${gap.version}:${owner}`,
      body: { sentence },
    })
  })
}

/**
 * Notes what was made of a gap: a draft document or a curated answer.
 * @throws CurationError when the gap is closed
 */
export async function noteDraft(
  { db, record }: Pick<GapWork, 'db' | 'record'>,
  { id, actor, expected, made }: Step & { readonly made: { readonly draftDoc: string } | { readonly answer: string } },
): Promise<void> {
  await db.tx(async (sql) => {
    demandState(await gapToChange(sql, id, expected), ['open', 'assigned', 'drafted'], '起草', 'drafted')
    await changeGap(sql, id, { state: 'drafted', ...made })
    await record(sql, { actor, action: 'knowledge.gap_drafted', subject: `gap:${id}`, detail: { ...made } })
  })
}

/** Refuses work on a gap that is closed, before anything is made of it. @throws CurationError */
export async function demandOpenGap(db: Db, id: string, expected?: number): Promise<Gap> {
  return db.tx(async (sql) => {
    const gap = await gapToChange(sql, id, expected)
    demandState(gap, ['open', 'assigned', 'drafted'], '起草', 'drafted')
    return gap
  })
}

const Live = z.object({ live: z.boolean() })

/** True when what was made of a gap can be found by those who ask. */
async function isLive(sql: Queryable, { draftDoc, answer }: Gap): Promise<boolean> {
  const { rows } = await sql.query(
    `select exists (select 1 from document_version where doc = $1 and state in ('published', 'pending_retire'))
       or exists (select 1 from curated_answer where answer = $2::bigint and state = 'approved') as live`,
    [draftDoc, answer],
  )
  return Live.parse(rows[0]).live
}

/**
 * Closes a gap as solved: what was drafted for it is published, or somebody says how it is answered now.
 * @throws CurationError when the draft is not published yet, or nothing was made and nothing is said
 */
export async function solveGap(
  { db, record }: Pick<GapWork, 'db' | 'record'>,
  { id, actor, expected, note }: Step & { readonly note: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const gap = await gapToChange(sql, id, expected)
    demandState(gap, ['open', 'assigned', 'drafted'], '再解决', 'solved')
    if (gap.state === 'drafted' && !(await isLive(sql, gap)))
      throw new CurationError(
        '为它起草的内容还没有发布，发布后才算解决。',
        'What was drafted for it is not published yet; it is solved once it is.',
        'state',
      )
    const reason = gap.state === 'drafted' && note.trim() === '' ? '起草的内容已发布。' : demandReason(note)
    await changeGap(sql, id, { state: 'solved', note: reason })
    await record(sql, { actor, action: 'knowledge.gap_solved', subject: `gap:${id}`, detail: { note: reason } })
  })
}

/** Closes a gap that needs no answer, with the reason. @throws CurationError */
export async function ignoreGap(
  { db, record }: Pick<GapWork, 'db' | 'record'>,
  { id, actor, expected, reason }: Step & { readonly reason: string },
): Promise<void> {
  const note = demandReason(reason)
  await db.tx(async (sql) => {
    const gap = await gapToChange(sql, id, expected)
    demandState(gap, ['open', 'assigned', 'drafted'], '忽略', 'ignored')
    await changeGap(sql, id, { state: 'ignored', note })
    await record(sql, { actor, action: 'knowledge.gap_ignored', subject: `gap:${id}`, detail: { reason: note } })
  })
}

/** Closes the gaps that a curated answer was written for, once it is approved. */
export async function solveByAnswer(
  sql: Queryable,
  record: RecordCare,
  { answer, actor }: { readonly answer: string; readonly actor: string },
): Promise<void> {
  const { rows } = await sql.query(
    `select id::text as id from knowledge_gap where answer = $1 and state = 'drafted' order by id for update`,
    [answer],
  )
  for (const { id } of z.array(z.object({ id: z.string() })).parse(rows)) {
    await changeGap(sql, id, { state: 'solved', note: `官方答复 ${answer} 已审定。` })
    await record(sql, { actor, action: 'knowledge.gap_solved', subject: `gap:${id}`, detail: { answer } })
  }
}
