import type { StaffType } from '#sdk'

/** Acts of law, or the bureau's own handbook. */
export type Collection = 'statutes' | 'handbook'

/** States of a document version on its way (design §5). */
export type DocumentState = 'draft' | 'in_review' | 'scheduled' | 'published' | 'pending_retire' | 'retired'

/** What the front matter says about a document version; what it does not say is empty or null. */
export type DocumentMeta = {
  /** Key of the version, such as `公务员法(2018-12-29)`. */
  readonly doc: string
  readonly title: string
  readonly issuer: string
  readonly level: string
  readonly region: string
  readonly docNumber: string
  readonly source: string
  readonly versionDate: string
  /** ISO day; null when nobody knows it. */
  readonly effectiveFrom: string | null
  /** Where the effective date comes from; `none` when there is none. */
  readonly dateSource: string
  readonly status: string
  readonly supersededBy: string | null
  /** First day on which it is no longer in force, as far as the file says. */
  readonly declaredUntil: string | null
  readonly staffTypes: readonly StaffType[]
  /** `public`, `staff`, a role, or `unit:<id>`; any one of them suffices. */
  readonly audience: readonly string[]
  readonly basedOn: readonly string[]
  /** Where values stood that were read off the text, by the name of the field; nobody has confirmed them. */
  readonly readFrom?: Readonly<Record<string, string>>
}

/** An item (项) of a paragraph, as offsets in the text of its article. */
export type Item = { readonly number: number; readonly start: number; readonly end: number }

/** A paragraph (款) with its items, as offsets in the text of its article. */
export type Paragraph = {
  readonly number: number
  readonly start: number
  /** End of the paragraph with all its items. */
  readonly end: number
  readonly items: readonly Item[]
}

/** One article, or item or passage of an act that has no articles. */
export type Article = {
  /** Position in the document from 0. */
  readonly ordinal: number
  readonly number: number
  /** 1 for 之一; 0 without. */
  readonly suffix: number
  /** As it is cited: 第三条, 第十六条之一, 第二项, 第一段. */
  readonly label: string
  readonly path: readonly string[]
  /** Offset of the text in the body of the document. */
  readonly start: number
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
}

/** A question of staff (相似问) that an article answers, in the words of whoever curates the document. */
export type ArticleQuestion = {
  /** Position of the article in the document. */
  readonly ordinal: number
  readonly text: string
}

/** A file that was read: its metadata, body and articles, and the questions the articles answer. */
export type ReadDocument = {
  readonly meta: DocumentMeta
  readonly body: string
  readonly articles: readonly Article[]
  readonly questions: readonly ArticleQuestion[]
}

/** The act a version belongs to: its key without the date of the version. */
export function actOf(doc: string): string {
  return doc.replace(/\s*[（(]\d{4}-\d{2}-\d{2}[)）]$/, '')
}
