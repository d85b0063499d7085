import type { Citation, Locale, Role, StaffType } from '#sdk'

/** Who reads: decides which documents may be found at all. */
export type Reader = {
  readonly roles: readonly Role[]
  readonly unitId: string | null
  /** The own unit and all above it, by which a document for a unit reaches the whole tree below; left out = unknown. */
  readonly unitIds?: readonly string[] | undefined
  readonly staffType: StaffType | null
  /** Province of the reader's unit such as `ZJ`; null = unknown, national rules only. */
  readonly province: string | null
}

/** A question to the knowledge base. */
export type KnowledgeQuery = {
  readonly text: string
  /** ISO day the answer must hold on. */
  readonly asOf: string
  readonly reader: Reader
  /** Whom the question is about when that is not the reader; it never widens what the reader may find. */
  readonly about?: { readonly staffType?: StaffType | undefined; readonly province?: string | undefined }
  /** At most this many passages; 10 if left out. */
  readonly limit?: number
}

/** One article that was found, whole, with the sentence in it that answers best. */
export type Passage = {
  readonly citation: Citation
  /** The whole article as it stands in the document. */
  readonly text: string
  /** Headings above it, such as 第三章 休假. */
  readonly path: readonly string[]
  readonly level: string
  readonly region: string
  /** Higher is better; only comparable within one result. */
  readonly score: number
}

/** A version of an act, as a reader of another version is told of it. */
export type OtherVersion = {
  readonly document: string
  readonly title: string
  readonly version: string
  readonly effectiveFrom: string
  readonly effectiveUntil: string | null
  readonly validity: string
}

/** What another act has to do with an article; only acts that the reader may open are told. */
export type ArticleLink = {
  readonly kind: 'amends' | 'amended_by' | 'repeals' | 'repealed_by' | 'rests_on' | 'basis_of'
  /** The version of the other act that is newest in search. */
  readonly document: string
  readonly title: string
  /** Label of the article there; '' = the whole act. */
  readonly article: string
  /** ISO day from which the act that says so is in force; '' = unknown. */
  readonly since: string
}

/** An article that a reader opened, with where else they may read it. */
export type OpenedArticle = Passage & {
  readonly issuer: string
  /** Versions of the same act that this reader may open, oldest first; the opened one left out. */
  readonly others: readonly OtherVersion[]
  readonly links: readonly ArticleLink[]
}

/** An answer in the words of the house, approved by two people; given word for word. */
export type OfficialAnswer = {
  readonly id: string
  readonly text: string
  /** What it rests on, as it stands now. */
  readonly citations: readonly Citation[]
  /** ISO day of the approval. */
  readonly approvedOn: string
}

/** Two articles of different documents that give different numbers for what was asked. */
export type Conflict = {
  /** The one that prevails first. */
  readonly passages: readonly [Passage, Passage]
  /** The number that each of them gives, such as `13日`. */
  readonly values: readonly [string, string]
  /** Why the first prevails: a higher rank, a later day, or nothing that could be told. */
  readonly by: 'rank' | 'date' | 'unknown'
}

/** A way to find articles: by their words and questions, by vectors, by other wordings, by reading the best again. */
export type Means = 'lexical' | 'dense' | 'rewrite' | 'rerank'

/** A means that was to be used and was not, with a word on the cause such as `timeout`. */
export type Missed = { readonly means: Means; readonly why: string }

/** What a search gave. */
export type KnowledgeResult = {
  /** Best first; all in force at the day asked for, and readable for the reader. */
  readonly passages: readonly Passage[]
  /** True when the first passages can be relied on as the answer; else they are only 相关. */
  readonly answerable: boolean
  /** 0 to 1: how sure the search is that the answer is among the first passages. */
  readonly confidence: number
  /** True when the question named an act and an article and that very article came back. */
  readonly named: boolean
  /** ISO day the result holds on: the one asked for, or the one the question itself names. */
  readonly asOf: string
  /** Number of the index state it was computed from. */
  readonly indexVersion: number
  /** By what it was found; words alone if left out. */
  readonly means?: readonly Means[]
  readonly missed?: readonly Missed[]
  /** The official answer to the question, if there is one for this reader. */
  readonly official?: OfficialAnswer
  /** Kinds of staff whose rules differ, when the question and the reader leave open which is meant. */
  readonly staffKinds?: readonly ('civil' | 'institution' | 'labour')[]
  /** Where the best articles disagree. */
  readonly conflict?: Conflict
}

/** Why a citation may not be used; null when it holds. */
export type CitationFault = 'no_such_article' | 'not_in_force' | 'quote_not_contained' | 'number_not_contained'

/** What the conversation needs of the knowledge base. */
export type KnowledgePort = {
  search(query: KnowledgeQuery): Promise<KnowledgeResult>
  /**
   * Checks a sentence against the articles it cites: each exists, is in force at the day and contains its quote, and
   * every number with a unit (天, 日, 月, 年, %, 元 …) in the sentence occurs in one of them.
   * @param reader whoever is answered: what they may not read does not exist for them, also when it was cited before
   */
  check(sentence: string, citations: readonly Citation[], asOf: string, reader?: Reader): Promise<CitationFault | null>
  /**
   * The article of an act named by its title, in the version in force at the day; null when the knowledge base does not
   * hold it. The way a calculator's source becomes a citation.
   */
  named(title: string, article: string, asOf: string, reader: Reader): Promise<Passage | null>
  /**
   * The article itself, for opening a citation, also of a version that was replaced or withdrawn since; null when there
   * is none the reader may see.
   * @param day ISO day on which its validity is told
   */
  article(document: string, article: string, reader: Reader, day: string): Promise<OpenedArticle | null>
  /** One sentence on the state of the knowledge base for people, such as how many documents are in force. */
  describe(locale: Locale): Promise<string>
}
