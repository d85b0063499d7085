import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { QuestionBank } from './bank.ts'
import { joinQuestions } from './questions.ts'
import type { SourceFile } from './source.ts'

/** A file that can be imported, not read yet. */
export type FoundFile = {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Path of the file of questions beside it. */
  readonly questions?: string
}

const readable = /\.(?:md|markdown|txt|docx|pdf|xlsx|csv|html?|xhtml|zip)$/i

async function filesOf(path: string): Promise<string[]> {
  const info = await stat(path)
  if (!info.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const nested = await Promise.all(
    entries
      // Hidden files, and those that Office puts beside a document while it is open.
      .filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'))
      .map((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)])),
  )
  return nested.flat()
}

const bankFolder = new URL('../bank', import.meta.url).pathname

/**
 * Those with questions first and newer versions before older ones, so that a version for which nobody has written
 * questions finds the one that has some when it comes in.
 */
async function inOrder(files: readonly FoundFile[]): Promise<readonly FoundFile[]> {
  const known = new Set(await readdir(bankFolder))
  const isAsked = ({ name, questions }: FoundFile) =>
    questions !== undefined || known.has(`${basename(name).replace(/\.[^.]+$/, '')}.questions.md`)
  const rank = files.map((file) => ({ file, asked: isAsked(file) ? 0 : 1 }))
  return rank
    .sort((one, other) => one.asked - other.asked || (one.file.name < other.file.name ? 1 : -1))
    .map(({ file }) => file)
}

/**
 * The files under some paths that can be imported, those with questions first and then against the order of their names,
 * each with the file of questions beside it; a file that is named itself is taken whatever its ending. Only for Node.
 */
export async function findFiles(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: string[] = []
  for (const path of paths) found.push(...(await filesOf(path)).filter((file) => file === path || readable.test(file)))
  const names = [...new Set(found)].sort()
  const files = await Promise.all(names.map(async (name) => ({ name, size: (await stat(name)).size, bytes: name })))
  return inOrder(
    joinQuestions(files).map(({ name, size, questions }) => ({ name, size, ...(questions ? { questions } : {}) })),
  )
}

/** Reads a file that was found, with its questions. Only for Node. */
export async function readFound({ name, questions }: FoundFile): Promise<SourceFile> {
  const bytes = await readFile(name)
  return { name, bytes, ...(questions ? { questions: await readFile(questions) } : {}) }
}

/** All files under some paths at once, as {@link findFiles} finds them. Only for Node. */
export async function readFolder(paths: readonly string[]): Promise<readonly SourceFile[]> {
  return Promise.all((await findFiles(paths)).map(readFound))
}

async function questionsFor(doc: string): Promise<Uint8Array | null> {
  if (/[/\\]/.test(doc) || doc.includes('\0')) return null
  return readFile(join(bankFolder, `${doc}.questions.md`)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return null
    throw error
  })
}

const unansweredFolder = new URL('../unanswered', import.meta.url).pathname

/** One question a line; the files in the order of their names. */
async function unanswered(): Promise<readonly string[]> {
  const names = (await readdir(unansweredFolder)).filter((name) => name.endsWith('.txt')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(unansweredFolder, name), 'utf8')))
  return [...new Set(texts.flatMap((text) => text.split('\n').filter((line) => line.trim() !== '')))]
}

/** The bank of the product: a file for each version of an act, and those that rules do not answer. Only for Node. */
export const productBank: QuestionBank = { questionsFor, unanswered }
