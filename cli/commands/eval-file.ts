import { readFile } from 'node:fs/promises'
import { QuestionFileError } from '#sdk/question-lines'
import { CommandFailed } from '../output.ts'

/**
 * The lines of a file of questions.
 * @param parse throws QuestionFileError for what it cannot read
 * @throws CommandFailed with a sentence when the file or a line of it cannot be read
 */
export async function readQuestionFile<Line>(
  path: string,
  parse: (text: string) => readonly Line[],
): Promise<readonly Line[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`读不了文件 ${path}：${error.code === 'ENOENT' ? '没有这个文件' : error.code}。`)
  })
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof QuestionFileError) throw new CommandFailed(error.message)
    throw error
  }
}
