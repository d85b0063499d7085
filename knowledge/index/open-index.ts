import type { Queryable } from '../../store/db.ts'
import type { Plan } from '../search/plan.ts'
import type { Catalogue, IndexedDocument, Snapshot } from './snapshot.ts'

/** Where an article stands, whatever it was found by. */
export type Place = { readonly versionId: string; readonly ordinal: number }

/** The index at one state, for the work of one request. */
export type OpenIndex = {
  readonly catalogue: Catalogue
  /**
   * The state with at least every article and every count of a term that can bear on a planned question.
   * @param places articles that were found by other means than words
   */
  forQuestion(plan: Plan, places?: readonly Place[]): Promise<Snapshot>
  /** The state with at least all articles of some documents of the catalogue; its terms may be left out. */
  holding(documents: readonly IndexedDocument[]): Promise<Snapshot>
}

/** Where search finds documents, articles and terms: all in memory, or in SQL and fetched as they are needed. */
export type KnowledgeIndex = {
  /** The index at the state that SQL has now. */
  open(): Promise<OpenIndex>
  /** An index of the same kind over another view of the database, which leaves this one as it is. */
  over(sql: Queryable): KnowledgeIndex
}
