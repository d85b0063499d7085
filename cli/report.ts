import { DefinitionError, isToolError } from '#sdk'
import { DirectoryInUse } from '../store/lock.ts'
import { CommandFailed, tell, UsageError } from './output.ts'

/** Runs a command; its failure becomes one sentence on standard error and the exit code of design §6. */
export async function runAndReport(work: () => Promise<void>): Promise<void> {
  // Whoever reads through `head` has seen enough; that is no failure, and a server goes on.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    await work()
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1
    tell(sentenceOf(error))
  }
}

function sentenceOf(error: unknown): string {
  if (isToolError(error)) return error.tell.zh
  if (!(error instanceof Error)) return String(error)
  const expected = [UsageError, CommandFailed, DirectoryInUse, DefinitionError].some((kind) => error instanceof kind)
  return expected ? error.message : `出错了：${error.stack ?? error.message}`
}
