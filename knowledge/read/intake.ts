import type { ExtractedMetadata } from './extracted.ts'
import type { ReadWarning } from './formats/contract.ts'
import type { AboutDocument, FindingKind } from './screen/finding.ts'
import { decodeUtf8, type SourceFile } from './source.ts'
import { UnreadableFile } from './unreadable.ts'

/** Something in a file or its text that somebody must know of before it is published. */
export type Found = {
  readonly kind: FindingKind | ReadWarning['kind'] | 'dates'
  /** What it was seen in: the file, which nobody can change any more, or its text, which is looked at again on edits. */
  readonly source: 'file' | 'text'
  /** `blocked`: cannot be published before it is removed. `needs_decision`: a second person must accept it. */
  readonly severity: 'blocked' | 'needs_decision' | 'note'
  /** A Chinese sentence for people, without personal data or secrets. */
  readonly sentence: string
  readonly count: number
}

/** A file as it was taken in: its text, and what was noticed. */
export type TakenFile = {
  /** Markdown, with the front matter where a person gave one. */
  readonly text: string
  /** Title that the file itself names; null when it names none. */
  readonly title: string | null
  readonly found: readonly Found[]
  /** What the text says about itself; null where a person said it in the front matter, or nobody looked. */
  readonly extracted: ExtractedMetadata | null
}

/** How files become text in this process; a port, since the parsers and the screen are for Node only. */
export type Intake = {
  /** False where texts are screened later, by another process. */
  readonly canScreen: boolean
  /** @throws UnreadableFile */
  take(file: SourceFile): Promise<TakenFile>
  /** The files in an archive, in the order of their names. @throws UnreadableFile */
  unpack(file: SourceFile): Promise<readonly SourceFile[]>
  /**
   * Looks through a text for what must not be published; null where this process cannot.
   * @throws UnreadableFile E_CLASSIFIED for a text that must not be kept
   */
  screen(text: string, about: AboutDocument): Promise<readonly Found[] | null>
}

function takePlain({ name, bytes }: SourceFile): TakenFile {
  if (!/\.(?:md|markdown|txt)$/i.test(name))
    throw new UnreadableFile('E_TYPE', '这里只能导入 Markdown（.md）和文本（.txt）文件；其他文件请在单位服务器上导入。')
  return { text: decodeUtf8(bytes), title: null, found: [], extracted: null }
}

/** For measurements: Markdown as it stands, of which nothing is noticed. */
export const plainIntake: Intake = {
  canScreen: true,
  take: async (file) => takePlain(file),
  unpack: async (file) => [file],
  screen: async () => [],
}

/** For a Worker, which has neither parsers nor screen: its drafts are screened on Node before they are published. */
export const edgeIntake: Intake = { ...plainIntake, canScreen: false, screen: async () => null }
