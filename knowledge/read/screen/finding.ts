/** What a document may hold that somebody must know of before it is published. */
export type FindingKind =
  | 'classified'
  | 'id_card'
  | 'mobile_phone'
  | 'bank_card'
  | 'health_note'
  | 'secret'
  | 'instructions'
  | 'repeated_text'
  | 'look_alike'
  | 'unsafe_name'

/** What was found in a document by reading its words. */
export type Finding = {
  readonly kind: FindingKind
  /** A Chinese sentence for people, without personal data, secrets or words of the document. */
  readonly sentence: string
  /** How often it was found. */
  readonly count: number
  /**
   * `refused`: must not be kept at all. `blocked`: cannot be published before it is removed. `needs_decision`: a
   * curator must accept it. `note`: good to know.
   */
  readonly severity: 'refused' | 'blocked' | 'needs_decision' | 'note'
}

/** What is known of a document beside its text. */
export type AboutDocument = {
  /** Name of the file it came in. */
  readonly name: string
  readonly title: string | null
  /** Properties of the file or its front matter, by name. */
  readonly metadata: Readonly<Record<string, string>>
  /** Words of headers, footers, watermarks and alternative texts, where the reader left them out of the text. */
  readonly marks?: readonly string[]
}

/** The texts beside the body that a person wrote: name, title, metadata and marks. */
export function besideText({ name, title, metadata, marks }: AboutDocument): readonly string[] {
  return [name, title ?? '', ...Object.values(metadata), ...(marks ?? [])].filter((text) => text !== '')
}
