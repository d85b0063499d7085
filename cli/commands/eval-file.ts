import { readFile } from 'node:fs/promises'
import { CommandFailed } from '../output.ts'

/** The text of a file of questions. @throws CommandFailed with a sentence when it cannot be read */
export async function readQuestionFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`读不了文件 ${path}：${error.code === 'ENOENT' ? '没有这个文件' : error.code}。`)
  })
}
