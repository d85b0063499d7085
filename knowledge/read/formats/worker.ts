// biome-ignore lint/style/noRestrictedImports: a worker thread of Node, which nothing but in-worker.ts starts.
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import type { WorkerAnswer } from './in-worker.ts'
import type { WorkerTask } from './tasks.ts'

const { task, limits } = workerData as { readonly task: WorkerTask; readonly limits: ReadLimits }

// No parser has any business with the network; what one tries fails at once.
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Reflect.deleteProperty(globalThis, name)

/** Loads what a task needs, and no more: some parsers are large. */
async function done(): Promise<unknown> {
  if (task.kind === 'read') return (await import('./read.ts')).readInThread(task.file, limits)
  if (task.kind === 'unpack') return (await import('../unpack.ts')).unpackFolder(task.file.bytes, limits)
  const { examine, screenText } = await import('../examine.ts')
  if (task.kind === 'screen') return screenText(task.text, task.about)
  return examine(await (await import('./read.ts')).readInThread(task.file, limits), task.file.name)
}

async function answer(): Promise<WorkerAnswer> {
  try {
    return { kind: 'read', read: await done() }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'refused', code: error.code, sentence: error.message }
    // A fault of a parser may name what is in the file, so its words are not passed on.
    return { kind: 'failed' }
  }
}

parentPort?.postMessage(await answer())
