import type { StaffType } from '#sdk'
import type { StaffGroup } from '../data/acts.ts'
import type { Collection } from '../document.ts'
import type { Terms } from './bm25.ts'
import type { Questions } from './questions.ts'

/** A document version as search sees it. */
export type IndexedDocument = {
  /** Position in the snapshot. */
  readonly index: number
  readonly id: string
  readonly doc: string
  readonly actId: string
  readonly collection: Collection
  readonly title: string
  readonly issuer: string
  readonly level: string
  /** 全国 or the short name of a province. */
  readonly region: string
  /** City whose act it is; null for acts of the nation or a province. */
  readonly city: string | null
  readonly group: StaffGroup | null
  readonly versionDate: string
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly dateSource: string
  readonly supersededBy: string | null
  readonly staffTypes: readonly StaffType[]
  readonly audience: readonly string[]
  readonly verifiedUntil: string | null
  /** False when it was withdrawn from search. */
  readonly live: boolean
  /** Number of its first article in the snapshot, and how many follow. */
  readonly first: number
  readonly count: number
}

/** An article as search sees it. */
export type IndexedArticle = {
  readonly document: number
  /** Its place in the version, from 0. */
  readonly ordinal: number
  readonly number: number
  readonly suffix: number
  readonly label: string
  readonly path: readonly string[]
  readonly text: string
  /** The questions of staff that stand beside it. */
  readonly questions: readonly string[]
}

/** The documents of the index at one state: what a question is read against before anything is ranked. */
export type Catalogue = {
  readonly version: number
  readonly documents: readonly IndexedDocument[]
  /** Live versions of an act, oldest first, as positions in `documents`. */
  readonly acts: ReadonlyMap<string, readonly number[]>
  /** Names by which acts are called in questions, folded, to their act ids. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

/** The index at one state, with all its articles or with those one question needs; never changed once made. */
export type Snapshot = Catalogue & {
  readonly articles: readonly IndexedArticle[]
  /** Null without a dictionary: then bigrams alone rank. */
  readonly words: Terms | null
  readonly grams: Terms
  readonly questions: Questions
}
