import { type Comparison, compareDocument } from './compare.ts'
import type { Curating } from './curating.ts'
import { addLink, linksOf, type NewLink, removeLink, type ShownLinks } from './links.ts'
import { type MetadataItem, metadataOf } from './metadata.ts'
import { addQuestions, listQuestions, type NewQuestion, removeQuestions, type SetQuestion } from './question-set.ts'
import { confirmMetadata, type Draft, draftDocument, type Edit, type Edited, editDraft, textOf } from './revise.ts'
import { anyRevision, noSuchDocument, openRevision, revisionFor } from './revisions.ts'
import { rollbackDocument } from './rollback.ts'
import { listScheduled, runSchedule, type ScheduledVersion, type ScheduleRun } from './schedule.ts'
import { acceptFindings, type ShownFindings, showFindings } from './screening.ts'
import {
  type Approval,
  type Approved,
  approveDocument,
  rejectDocument,
  retireDocument,
  type Standing,
  submitDocument,
  withdrawDocument,
} from './states.ts'
import { type KeptTrial, keptTrials, type Trial, trialOf } from './trial.ts'

type Reasoned = { readonly actor: string; readonly reason: string }
type Expecting = { readonly actor: string; readonly expected: number }

/** What administrators do to documents on their way; every refusal is a CurationError, every change is audited. */
export type Curation = {
  /** A draft of what is live. */
  draft(doc: string, actor: string): Promise<Draft>
  /** The text of the draft on its way, else of what is live. @throws CurationError when there is none */
  text(doc: string): Promise<Draft>
  edit(doc: string, edit: Edit): Promise<Edited>
  diff(doc: string, against?: string): Promise<Comparison>
  submit(doc: string, actor: string): ReturnType<typeof submitDocument>
  approve(doc: string, approval: Approval): Promise<Approved>
  reject(doc: string, by: Reasoned): Promise<Standing>
  withdraw(doc: string, actor: string): Promise<Standing>
  retire(doc: string, by: Reasoned): Promise<Standing>
  rollback(doc: string, by: Reasoned): ReturnType<typeof rollbackDocument>
  /** Metadata with where each value comes from, and the edit it belongs to. */
  metadata(
    doc: string,
  ): Promise<{ readonly edit: number; readonly state: string; readonly items: readonly MetadataItem[] }>
  confirm(doc: string, confirmation: Parameters<typeof confirmMetadata>[2]): Promise<Edited>
  /** What was found in the version on its way, else in the live one. */
  findings(doc: string): Promise<ShownFindings>
  acceptFindings(doc: string, acceptance: Parameters<typeof acceptFindings>[2]): Promise<ShownFindings>
  links(doc: string): Promise<ShownLinks>
  addLink(doc: string, link: NewLink, by: Expecting): Promise<{ readonly edit: number }>
  removeLink(doc: string, id: string, by: Expecting): Promise<{ readonly edit: number }>
  questions(): Promise<readonly SetQuestion[]>
  addQuestions(questions: readonly NewQuestion[], actor: string): Promise<readonly string[]>
  removeQuestions(ids: readonly string[], actor: string): Promise<number>
  /** What the question set says of the version on its way. @param today ISO day for the questions that name none */
  trial(doc: string, today: string): Promise<Trial>
  /** Trials on which somebody decided. */
  trials(doc: string): Promise<readonly KeptTrial[]>
  scheduled(): Promise<readonly ScheduledVersion[]>
  /** Makes visible what is due; called by the clock, as often as one likes. @param now ISO business instant */
  runSchedule(now: string): Promise<ScheduleRun>
}

/** Makes the curation of a knowledge base. */
export function createCuration(curating: Curating): Curation {
  const { db } = curating
  const known = async (doc: string) => {
    const revision = await anyRevision(db, doc)
    if (!revision) throw noSuchDocument(doc)
    return revision
  }
  return {
    draft: (doc, actor) => draftDocument(curating, doc, actor),
    async text(doc) {
      const draft = await textOf(curating, doc)
      if (!draft) throw noSuchDocument(doc)
      return draft
    },
    edit: (doc, edit) => editDraft(curating, doc, edit),
    diff: (doc, against) => compareDocument(db, doc, against),
    submit: (doc, actor) => submitDocument(curating, doc, actor),
    approve: (doc, approval) => approveDocument(curating, doc, approval),
    reject: (doc, by) => rejectDocument(curating, doc, by),
    withdraw: (doc, actor) => withdrawDocument(curating, doc, actor),
    retire: (doc, by) => retireDocument(curating, doc, by),
    rollback: (doc, by) => rollbackDocument(curating, doc, by),
    async metadata(doc) {
      const revision = await known(doc)
      return { edit: revision.edit, state: revision.state, items: metadataOf(revision) }
    },
    confirm: (doc, confirmation) => confirmMetadata(curating, doc, confirmation),
    findings: (doc) => showFindings(db, doc),
    acceptFindings: (doc, acceptance) => acceptFindings(curating, doc, acceptance),
    links: (doc) => linksOf(db, doc),
    addLink: (doc, link, by) => addLink(curating, doc, link, by),
    removeLink: (doc, id, by) => removeLink(curating, doc, id, by),
    questions: () => listQuestions(db),
    addQuestions: (questions, actor) => addQuestions(curating, questions, actor),
    removeQuestions: (ids, actor) => removeQuestions(curating, ids, actor),
    async trial(doc, today) {
      const open = await openRevision(db, doc)
      return trialOf(curating, open ?? (await revisionFor(db, doc, 'edit')), today)
    },
    trials: (doc) => keptTrials(db, doc),
    scheduled: () => listScheduled(db),
    runSchedule: (now) => runSchedule(curating, now),
  }
}
