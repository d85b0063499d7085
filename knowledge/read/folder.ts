import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { QuestionBank } from './bank.ts'
import type { SourceFile } from './document.ts'
import { joinQuestions } from './questions.ts'

async function filesOf(path: string): Promise<string[]> {
  const info = await stat(path)
  if (!info.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)])),
  )
  return nested.flat()
}

/**
 * The Markdown and text files under some paths, in the order of their names, each with the file of questions beside it;
 * a file that is named itself is taken whatever its ending. Only for Node.
 */
export async function readFolder(paths: readonly string[]): Promise<readonly SourceFile[]> {
  const found: string[] = []
  for (const path of paths)
    found.push(...(await filesOf(path)).filter((file) => file === path || /\.(?:md|markdown|txt)$/i.test(file)))
  const names = [...new Set(found)].sort()
  return joinQuestions(await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(name) }))))
}

const bankFolder = new URL('../bank', import.meta.url).pathname

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
