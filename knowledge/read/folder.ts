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

/** The bank of the product, a file for each version of an act. Only for Node. */
export const productBank: QuestionBank = async (doc) => {
  if (/[/\\]/.test(doc) || doc.includes('\0')) return null
  return readFile(join(bankFolder, `${doc}.questions.md`)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return null
    throw error
  })
}
