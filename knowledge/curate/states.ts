import type { Queryable } from '../../store/db.ts'
import { type Comparison, compareRevision } from './compare.ts'
import type { Curating } from './curating.ts'
import { CurationError, TrialRefused } from './error.ts'
import { findingsOf, obstacleTo, type StoredFinding } from './findings.ts'
import { demandDayOfRepeal } from './links.ts'
import { demandSound } from './metadata.ts'
import { closeIntervals, publishVersion, retireLive } from './publish.ts'
import {
  demandOther,
  demandReason,
  holdCuration,
  liveRevision,
  openRevision,
  type Revision,
  revisionById,
  revisionFor,
} from './revisions.ts'
import { raiseIndexVersion } from './rows.ts'
import { screenRevision, tellingSecurity } from './screening.ts'
import { demandState } from './transitions.ts'
import { keepTrial, type Trial, trialOf } from './trial.ts'

/** Where a version stands after a step. */
export type Standing = { readonly doc: string; readonly revision: number; readonly state: string }

const standing = ({ doc, revision }: Revision, state: string): Standing => ({ doc, revision, state })

/** What handing in a draft told. */
export type Submitted = Standing & {
  readonly sameAs: string | null
  readonly changes: Comparison['diff']['counts']
  /** What was found in it, for whoever decides on it. */
  readonly findings: readonly StoredFinding[]
}

/** Hands a draft in for review. @returns what it changes; `sameAs` tells when its text changes nothing */
export async function submitDocument(curating: Curating, doc: string, actor: string): Promise<Submitted> {
  const { db, record } = curating
  const work = async (sql: Queryable) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'submit')
    const onAir = await liveRevision(sql, doc)
    if (onAir?.state === 'pending_retire') demandState('submit', onAir.state, doc)
    demandSound(revision)
    await demandDayOfRepeal(sql, revision)
    await sql.query(`update document_version set state = 'in_review', reason = null where id = $1`, [revision.id])
    const { sameAs } = revision
    const detail = { revision: revision.revision, edit: revision.edit, sameAs }
    await record(sql, { actor, action: 'knowledge.submitted', subject: doc, detail })
    const { diff } = await compareRevision(sql, revision)
    await screenRevision(sql, curating, revision.id)
    const findings = await findingsOf(sql, revision.id)
    return { ...standing(revision, 'in_review'), sameAs, changes: diff.counts, findings }
  }
  return tellingSecurity(curating, { actor, doc }, () => db.tx(work))
}

/** How somebody approves. */
export type Approval = {
  readonly actor: string
  /** ISO day of the business clock. */
  readonly today: string
  /** Day on which it becomes visible; at once when left out or today. */
  readonly on?: string | undefined
  /** Numbers of the questions that may get worse. */
  readonly acknowledge?: readonly string[] | undefined
}

/** What an approval did; `trial` is null where nothing was published. */
export type Approved = Standing & { readonly publishOn: string | null; readonly trial: Trial | null }

function demandDay({ on, today }: Approval): string | null {
  if (on === undefined || on === today) return null
  if (on > today) return on
  throw new CurationError(`发布日 ${on} 已经过了，请写今天或以后的日期。`, `The day ${on} has passed.`)
}

function demandAcknowledged({ worse }: Trial, acknowledge: readonly string[]): void {
  const open = worse.filter(({ id }) => !acknowledge.includes(id))
  if (open.length > 0) throw new TrialRefused(open)
}

/** A trial is repeated so often while others publish meanwhile. */
const tries = 3

/**
 * Approves: publishes a version in review, now or on a day, or lets a document that waits for it be retired. Before
 * publishing, the question set is asked; what gets worse has to be acknowledged by its number.
 * @throws CurationError, TrialRefused
 */
export async function approveDocument(curating: Curating, doc: string, approval: Approval): Promise<Approved> {
  const { db } = curating
  const publishOn = demandDay(approval)
  for (let attempt = 1; attempt <= tries; attempt++) {
    const revision = await revisionFor(db, doc, 'approve')
    if (revision.state === 'pending_retire') return approveRetirement(curating, doc, approval)
    demandOther(revision, approval.actor)
    await demandPublishable(curating, revision, approval.actor)
    const trial = await trialOf(curating, revision, approval.today)
    demandAcknowledged(trial, approval.acknowledge ?? [])
    const done = await db.tx((sql) => publishApproved(sql, curating, { revision, trial, approval, publishOn }))
    if (done) return done
  }
  throw new CurationError(...changedMeanwhile)
}

/** Looks through a version once more, and keeps what is found even when it stands against publishing. */
async function demandPublishable(curating: Curating, { id, doc }: Revision, actor: string): Promise<void> {
  const { db } = curating
  const screened = await tellingSecurity(curating, { actor, doc }, () =>
    db.tx(async (sql) => {
      await holdCuration(sql)
      return screenRevision(sql, curating, id)
    }),
  )
  const obstacle = await obstacleTo(db, screened)
  if (obstacle) throw obstacle
}

const changedMeanwhile = [
  '审核期间知识库又有别的变动，请再审核一次。',
  'The knowledge base kept changing meanwhile. Approve again.',
  'changed',
] as const

type Decision = {
  readonly revision: Revision
  readonly trial: Trial
  readonly approval: Approval
  readonly publishOn: string | null
}

/** @returns null when something has changed since the trial */
async function publishApproved(
  sql: Queryable,
  { record }: Curating,
  { revision, trial, approval, publishOn }: Decision,
): Promise<Approved | null> {
  const { id, doc, author, edit } = revision
  const { actor } = approval
  const version = await holdCuration(sql)
  const now = await revisionById(sql, id)
  if (version !== trial.indexVersion || now?.state !== 'in_review' || now.edit !== edit) return null
  const obstacle = await obstacleTo(sql, now)
  if (obstacle) throw obstacle
  await demandDayOfRepeal(sql, revision)
  const worse = trial.worse.map((question) => question.id)
  await keepTrial(sql, revision, { trial, acknowledged: worse, decidedBy: actor })
  const detail = {
    ...{ author, revision: revision.revision, questions: trial.questions },
    ...{ better: trial.better.length, worse: worse.length, acknowledged: worse.join(',') },
  }
  if (publishOn !== null) {
    await sql.query(
      `update document_version set state = 'scheduled', publish_on = $2, approver = $3, approved_at = now() where id = $1`,
      [id, publishOn, actor],
    )
    await record(sql, { actor, action: 'knowledge.scheduled', subject: doc, detail: { ...detail, day: publishOn } })
    return { ...standing(revision, 'scheduled'), publishOn, trial }
  }
  const indexVersion = await raiseIndexVersion(sql)
  await publishVersion(sql, { id, doc, approver: actor, indexVersion })
  await record(sql, { actor, action: 'knowledge.published', subject: doc, detail: { ...detail, indexVersion } })
  return { ...standing(revision, 'published'), publishOn: null, trial }
}

/** Sends a version in review or scheduled back to its author, or refuses that a document be retired. */
export async function rejectDocument(
  { db, record }: Curating,
  doc: string,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<Standing> {
  const why = demandReason(reason)
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'reject')
    const isRetirement = revision.state === 'pending_retire'
    if (isRetirement) demandOtherThanAsker(revision, actor)
    else demandOther(revision, actor)
    const state = isRetirement ? 'published' : 'draft'
    await sql.query(
      isRetirement
        ? `update document_version set state = 'published', reason = $2, asked_by = null where id = $1`
        : `update document_version set state = 'draft', reason = $2, approver = null, approved_at = null,
             publish_on = null where id = $1`,
      [revision.id, why],
    )
    const action = isRetirement ? 'knowledge.retire_refused' : 'knowledge.rejected'
    await record(sql, { actor, action, subject: doc, detail: { revision: revision.revision, reason: why } })
    return standing(revision, state)
  })
}

/** Takes back a draft or a version in review, which nobody has seen yet. */
export async function withdrawDocument({ db, record }: Curating, doc: string, actor: string): Promise<Standing> {
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'withdraw')
    await sql.query(`update document_version set state = 'retired', asked_by = $2 where id = $1`, [revision.id, actor])
    const detail = { revision: revision.revision, author: revision.author }
    await record(sql, { actor, action: 'knowledge.withdrawn', subject: doc, detail })
    return standing(revision, 'retired')
  })
}

/** Asks that a document be taken out of search; it stays found until another person agrees. */
export async function retireDocument(
  { db, record }: Curating,
  doc: string,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<Standing> {
  const why = demandReason(reason)
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'retire')
    const open = await openRevision(sql, doc)
    if (open && open.state !== 'draft') demandState('retire', open.state, doc)
    await sql.query(`update document_version set state = 'pending_retire', reason = $2, asked_by = $3 where id = $1`, [
      revision.id,
      why,
      actor,
    ])
    const detail = { revision: revision.revision, reason: why }
    await record(sql, { actor, action: 'knowledge.retire_asked', subject: doc, detail })
    return standing(revision, 'pending_retire')
  })
}

function demandOtherThanAsker({ doc, askedBy }: Revision, actor: string): void {
  if (askedBy !== actor) return
  throw new CurationError(
    `撤下《${doc}》是您申请的，审核人不能是同一个人，请另一位管理员决定。`,
    `You asked to retire ${doc}; another administrator must decide.`,
  )
}

/** Takes a document out of search; versions beside it and acts it repealed get their time back. */
async function approveRetirement({ db, record }: Curating, doc: string, { actor }: Approval): Promise<Approved> {
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'approve')
    if (revision.state !== 'pending_retire') throw new CurationError(...changedMeanwhile)
    demandOtherThanAsker(revision, actor)
    const indexVersion = await raiseIndexVersion(sql)
    await retireLive(sql, doc, indexVersion)
    await closeIntervals(sql, doc, indexVersion)
    const detail = { revision: revision.revision, askedBy: revision.askedBy, indexVersion }
    await record(sql, { actor, action: 'knowledge.retired', subject: doc, detail })
    return { ...standing(revision, 'retired'), publishOn: null, trial: null }
  })
}
