import type { ReadDocument } from '../../knowledge/document.ts'
import { readDocument } from '../../knowledge/read/document.ts'
import { readFolder } from '../../knowledge/read/folder.ts'

/** A document of the handbook. */
export type HandbookDocument = ReadDocument & {
  /** Name of its file without folder and ending. */
  readonly name: string
  /** Day on which what it says must hold: today, its first day if that is later, its first day if it has ended. */
  readonly day: string
}

/** Folder of the handbook that is published at the first start. */
export const handbookFolder = new URL('../../knowledge/handbook', import.meta.url).pathname

/** Reads the documents of a handbook. @param today ISO day for which it is checked */
export async function readHandbook(folder: string, today: string): Promise<readonly HandbookDocument[]> {
  const files = (await readFolder([folder])).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return files.map((file) => {
    const document = readDocument(file, 'handbook')
    const { effectiveFrom, declaredUntil } = document.meta
    const first = effectiveFrom ?? today
    const over = declaredUntil !== null && declaredUntil <= today
    const name = (file.name.split('/').at(-1) as string).replace(/\.md$/, '')
    return { ...document, name, day: over || first > today ? first : today }
  })
}
