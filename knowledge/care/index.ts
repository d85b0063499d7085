import type { Log } from '#sdk'
import type { Db } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import type { Knowledge } from '../index.ts'
import type { Reader } from '../port.ts'
import { listAcceptedFixes } from './accepted.ts'
import type { NewAnswer } from './answer-input.ts'
import { type AnswerParts, addAnswer, approveAnswer, listAnswers, rejectAnswer, retireAnswer } from './answers.ts'
import { type Follow, follow, followsOf } from './follows.ts'
import { draftFile, type WrittenAnswer } from './gap-draft.ts'
import { assignGap, demandOpenGap, ignoreGap, noteDraft, solveGap } from './gap-steps.ts'
import { findGapById, type GapFilter, listGaps } from './gaps.ts'
import { type NotedTurn, type NoteParts, noteTurn, useSince } from './note.ts'
import { type NoticeParts, previewNotice, type StaffList, sendNotice, unsentNotices } from './notices.ts'
import { type Rating, rate } from './ratings.ts'
import type { Notify, RecordCare } from './record.ts'
import { decideStale, listStale, type StaleDecision } from './stale.ts'
import { createWeights } from './weights.ts'

export type { AcceptedFix } from './accepted.ts'
export { NewAnswer } from './answer-input.ts'
export { addDays } from './days.ts'
export { Follow } from './follows.ts'
export type { NotedTurn } from './note.ts'
export type { StaffList } from './notices.ts'
export type { Reachable } from './recipients.ts'

/** What caring for the knowledge base needs of the rest of the product. */
export type CareParts = {
  readonly db: Db
  readonly knowledge: Pick<Knowledge, 'check' | 'article' | 'importDocuments'>
  readonly record: RecordCare
  readonly notify: Notify
  readonly staff: StaffList
  readonly log: Log
  /** A text with the personal data in it replaced by placeholders. */
  hide(text: string, person: NotedTurn['person']): Promise<string>
  /** ISO day of the business clock. */
  today(): string
}

type Actor = Reader & { readonly id: string }
type Step = { readonly id: string; readonly actor: string; readonly expected?: number | undefined }

/** Makes a draft document of what a person wrote on a gap. @throws CurationError when it cannot be imported */
async function draftDocument(
  { db, knowledge, record, today }: CareParts,
  { id, actor, expected }: Step,
  written: WrittenAnswer,
): Promise<string> {
  const gap = await demandOpenGap(db, id, expected)
  const { imported, failed } = await knowledge.importDocuments({
    files: [draftFile(written, gap, today())],
    author: actor,
    collection: 'handbook',
  })
  const doc = imported[0]?.doc
  if (doc === undefined)
    throw new CurationError(
      `草稿没有存下：${failed[0]?.reason ?? '同样的草稿已经有了。'}`,
      'The draft was not kept: it cannot be read, or there is one like it.',
      'state',
    )
  await noteDraft({ db, record }, { id, actor, made: { draftDoc: doc } })
  return doc
}

/** Makes a curated answer of what a person wrote on a gap, as a draft. @throws CurationError */
async function draftAnswer(parts: AnswerParts, { id, actor, expected }: Step, given: NewAnswer, reader: Reader) {
  const { db, record } = parts
  await demandOpenGap(db, id, expected)
  const made = await addAnswer(parts, given, { author: actor, reader })
  await noteDraft({ db, record }, { id, actor, made: { answer: made.answer } })
  return made
}

/** What is done about questions, answers, old documents and notices, each step audited in its own transaction. */
export function createCare(given: CareParts) {
  const { db, record } = given
  const parts: CareParts & NoteParts & NoticeParts & AnswerParts = { ...given, weigh: createWeights(db) }
  return {
    /** Hears what a turn came to; never throws. */
    note: (turn: NotedTurn) => noteTurn(parts, turn),
    rate: (rating: Rating) => rate(parts, rating),
    use: (since: string) => useSince(db, since),
    acceptedFixes: () => listAcceptedFixes(db),
    gaps: (filter: GapFilter) => listGaps(db, filter),
    gap: (id: string) => findGapById(db, id),
    assign: (step: Step & { readonly owner: string }) => assignGap(parts, step),
    draftDocument: (step: Step, written: WrittenAnswer) => draftDocument(parts, step, written),
    draftAnswer: (step: Step, answer: NewAnswer, reader: Reader) => draftAnswer(parts, step, answer, reader),
    solve: (step: Step & { readonly note: string }) => solveGap(parts, step),
    ignore: (step: Step & { readonly reason: string }) => ignoreGap(parts, step),
    answers: (state?: string) => listAnswers(parts, state),
    addAnswer: (answer: NewAnswer, by: Actor, revised?: string) =>
      addAnswer(parts, answer, { author: by.id, reader: by, answer: revised }),
    approveAnswer: (id: string, approver: string) => approveAnswer(parts, { id, approver }),
    rejectAnswer: (id: string, actor: string, reason: string) => rejectAnswer(parts, { id, actor, reason }),
    retireAnswer: (id: string, actor: string, reason: string) => retireAnswer(parts, { id, actor, reason }),
    stale: (filter: { readonly kind?: string | undefined; readonly owner?: string | undefined }) =>
      listStale(parts, filter),
    decideStale: (decision: StaleDecision, actor: string) => decideStale(parts, decision, actor),
    follows: (personId: string) => followsOf(db, personId),
    follow: (person: Actor, wish: Follow) => follow({ db, record }, person, wish),
    unsentNotices: () => unsentNotices(db),
    previewNotice: (...asked: Parameters<typeof previewNotice> extends [unknown, ...infer Rest] ? Rest : never) =>
      previewNotice(parts, ...asked),
    sendNotice: (sending: Parameters<typeof sendNotice>[1]) => sendNotice(parts, sending),
  }
}

/** The care of the knowledge base, as the entries use it. */
export type Care = ReturnType<typeof createCare>
