import type { Plan } from '../search/plan.ts'
import type { Catalogue, IndexedDocument, Snapshot } from './snapshot.ts'

/** The index at one state, for the work of one request. */
export type OpenIndex = {
  readonly catalogue: Catalogue
  /** The state with at least every article and every count of a term that can bear on a planned question. */
  forQuestion(plan: Plan): Promise<Snapshot>
  /** The state with at least all articles of some documents of the catalogue; its terms may be left out. */
  holding(documents: readonly IndexedDocument[]): Promise<Snapshot>
}

/** Where search finds documents, articles and terms: all in memory, or in SQL and fetched as they are needed. */
export type KnowledgeIndex = {
  /** The index at the state that SQL has now. */
  open(): Promise<OpenIndex>
}
