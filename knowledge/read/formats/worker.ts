// biome-ignore lint/style/noRestrictedImports: a worker thread of Node, which nothing but in-worker.ts starts.
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import type { IncomingFile } from './detect.ts'
import type { WorkerAnswer } from './in-worker.ts'

const { file, limits } = workerData as { readonly file: IncomingFile; readonly limits: ReadLimits }

// No parser has any business with the network; what one tries fails at once.
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) Reflect.deleteProperty(globalThis, name)

async function answer(): Promise<WorkerAnswer> {
  try {
    const { readInThread } = await import('./read.ts')
    return { kind: 'read', read: await readInThread(file, limits) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'refused', code: error.code, sentence: error.message }
    // A fault of a parser may name what is in the file, so its words are not passed on.
    return { kind: 'failed' }
  }
}

parentPort?.postMessage(await answer())
