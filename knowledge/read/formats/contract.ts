/** What was noticed while a file was read, for whoever approves it. */
export type ReadWarning = {
  /** Kind of the matter, such as `hidden_text`, `tracked_changes`, `removed_characters`, `hidden_sheet`. */
  readonly kind:
    | 'active_content_removed'
    | 'remote_reference_removed'
    | 'embedded_object_removed'
    | 'hidden_text'
    | 'tracked_changes'
    | 'removed_characters'
    | 'mixed_scripts'
    | 'hidden_sheet'
    | 'formula_as_text'
    | 'bad_date'
    | 'replaced_characters'
    | 'guessed_encoding'
    | 'image_without_text'
    | 'page_without_text'
  /** A Chinese sentence for people, without the text of the file beyond 60 characters. */
  readonly sentence: string
  /** How often it was found. */
  readonly count: number
  /** True when nobody may publish before a curator has accepted it. */
  readonly needsDecision: boolean
}

/** The kinds of file that can be read. */
export type FileKind = 'markdown' | 'text' | 'html' | 'docx' | 'pdf' | 'xlsx' | 'csv'

/** A file read into Markdown. */
export type ReadText = {
  readonly kind: FileKind
  /** Markdown with plain line ends; what is hidden in the file is not in it. */
  readonly text: string
  /** Title the file itself names in its properties or first heading; null when it names none. */
  readonly title: string | null
  readonly warnings: readonly ReadWarning[]
  /** Words of headers, footers, watermarks and alternative texts that are not in the text, for whoever screens it. */
  readonly marks?: readonly string[]
}

/** What one file may take. */
export type ReadLimits = {
  readonly bytes: number
  readonly unpackedBytes: number
  readonly ratio: number
  readonly entries: number
  readonly pages: number
  readonly cells: number
  readonly characters: number
  readonly milliseconds: number
}

/** The limits of an upload: 20 MiB, unpacked 200 MiB, 500 pages, 200,000 cells, two million characters, 30 seconds. */
export const standardLimits: ReadLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  entries: 2000,
  pages: 500,
  cells: 200_000,
  characters: 2_000_000,
  milliseconds: 30_000,
}

/** Reads one kind of file. @throws UnreadableFile */
export type ReadFormat = (bytes: Uint8Array, limits: ReadLimits) => Promise<ReadText>
