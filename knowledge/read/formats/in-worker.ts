// biome-ignore lint/style/noRestrictedImports: only Node opens this file; the build for Workers does not reach it.
import { Worker } from 'node:worker_threads'
import { type UnreadableCode, UnreadableFile } from '../unreadable.ts'
import type { ReadLimits, ReadText } from './contract.ts'
import type { IncomingFile } from './detect.ts'
import type { WorkerTask } from './tasks.ts'

/** What the worker thread says when it is done; `read` is what its task comes to. */
export type WorkerAnswer =
  | { readonly kind: 'read'; readonly read: unknown }
  | { readonly kind: 'refused'; readonly code: UnreadableCode; readonly sentence: string }
  | { readonly kind: 'failed' }

/** Memory that one file may take, in MiB: what scripts hold together with what lies outside in buffers. */
const memoryMegabytes = 208
const watchMilliseconds = 20
/**
 * The engine counts no buffers, and one that runs into its own limit with a large allocation takes the process along
 * (Node 26, V8 "Reached heap limit"). So its limit lies far above ours, and is never met by a thread that is watched.
 */
const engineMegabytes = 1024

function damaged(): UnreadableFile {
  return new UnreadableFile('E_CORRUPT', '文件已损坏，无法读取。请用原来的程序重新导出或另存一份后再导入。')
}

function tooMuchMemory(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '文件展开后占用的内存过大，超过了上限。请拆成几个较小的文件后再导入。')
}

function tooSlow(limits: ReadLimits): UnreadableFile {
  const seconds = Math.max(1, Math.round(limits.milliseconds / 1000))
  return new UnreadableFile('E_TIMEOUT', `文件在 ${seconds} 秒内没有读完。请拆成几个较小的文件或重新导出后再导入。`)
}

/** A task with a copy of its file, which goes over to the thread as it is, and nothing that is not of the task. */
function forThread(task: WorkerTask): { readonly task: WorkerTask; readonly transferList: ArrayBuffer[] } {
  if (task.kind === 'screen') return { task, transferList: [] }
  const { name, bytes: own, mime } = task.file
  const bytes = new Uint8Array(own)
  return { task: { kind: task.kind, file: { name, bytes, mime } }, transferList: [bytes.buffer] }
}

function startWorker(given: WorkerTask, limits: ReadLimits, entry: URL): Worker {
  const { task, transferList } = forThread(given)
  return new Worker(entry, {
    workerData: { task, limits },
    transferList,
    resourceLimits: { maxOldGenerationSizeMb: engineMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // The thread that reads what strangers wrote knows no settings, and says nothing on the console.
    env: {},
    argv: [],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdin: false,
    stdout: true,
    stderr: true,
  })
}

/** Calls back when a worker takes too much memory. */
function watchMemory(worker: Worker, onTooMuch: () => void): () => void {
  let asking = false
  const timer = setInterval(() => {
    if (asking) return
    asking = true
    worker
      .getHeapStatistics()
      .then(({ used_heap_size: heap, external_memory: buffers }) => {
        if (heap + buffers > memoryMegabytes * 1024 * 1024) onTooMuch()
      })
      // A worker that has ended has no memory.
      .catch(() => {})
      .finally(() => {
        asking = false
      })
  }, watchMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

function outcome<Done>(answer: WorkerAnswer): Done | UnreadableFile {
  // Made by our own thread for this very task.
  if (answer.kind === 'read') return answer.read as Done
  return answer.kind === 'refused' ? new UnreadableFile(answer.code, answer.sentence) : damaged()
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** How a file is read in a worker thread. */
export type WorkerOptions = {
  /** Ends the thread when it aborts. */
  readonly signal?: AbortSignal
  /** Where the code of the thread lies; `worker.ts` beside this file if left out. */
  readonly entry?: URL
}

/**
 * Does a task in a worker thread of its own that ends with it. Time, memory and faults of the parser are the thread's
 * alone; the bytes stay with the caller.
 * @throws UnreadableFile; E_TIMEOUT after the time of the limits, E_SIZE for memory, E_CORRUPT for a crash
 */
export async function workInThread<Done>(
  task: WorkerTask,
  limits: ReadLimits,
  { signal, entry = new URL('./worker.ts', import.meta.url) }: WorkerOptions = {},
): Promise<Done> {
  const worker = startWorker(task, limits, entry)
  const result = await new Promise<Done | Error>((resolve) => {
    const stopWatching = watchMemory(worker, () => resolve(tooMuchMemory()))
    const timer = setTimeout(() => resolve(tooSlow(limits)), limits.milliseconds)
    const closed = () => resolve(new Error('The file reader was closed.'))
    signal?.addEventListener('abort', closed)
    worker.once('message', (answer: WorkerAnswer) => resolve(outcome<Done>(answer)))
    worker.once('error', (error) => resolve(isOutOfMemory(error) ? tooMuchMemory() : damaged()))
    worker.once('exit', () => resolve(damaged()))
    worker.once('exit', () => {
      stopWatching()
      clearTimeout(timer)
      signal?.removeEventListener('abort', closed)
    })
  })
  await worker.terminate()
  if (result instanceof Error) throw result
  return result
}

/** Reads a file in a worker thread of its own, as {@link workInThread} does. @throws UnreadableFile */
export function readInWorker(file: IncomingFile, limits: ReadLimits, options?: WorkerOptions): Promise<ReadText> {
  return workInThread({ kind: 'read', file }, limits, options)
}

/** Works on files one at a time. */
export type FileReader = {
  /** @throws UnreadableFile */
  read(file: IncomingFile): Promise<ReadText>
  /** Does what a task says, whose outcome the caller knows. @throws UnreadableFile */
  work<Done>(task: WorkerTask): Promise<Done>
  /** Ends the file being read and gives up those that wait. */
  close(): Promise<void>
}

/** A reader with a queue: each file has a worker thread of its own, and only one runs at a time. */
export function createFileReader(limits: ReadLimits): FileReader {
  const ending = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  const work = <Done>(task: WorkerTask): Promise<Done> => {
    const turn = last.then(() => {
      if (ending.signal.aborted) throw new Error('The file reader was closed.')
      return workInThread<Done>(task, limits, { signal: ending.signal })
    })
    last = turn.catch(() => {})
    return turn
  }
  return {
    work,
    read: (file) => work({ kind: 'read', file }),
    async close() {
      ending.abort()
      await last
    },
  }
}
