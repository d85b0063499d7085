import { endingOf } from './display-name.ts'
import { examine, screenText } from './examine.ts'
import { type ReadLimits, standardLimits } from './formats/contract.ts'
import { createFileReader, workInThread } from './formats/in-worker.ts'
import { readInThread } from './formats/read.ts'
import type { Found, Intake, TakenFile } from './intake.ts'
import type { SourceFile } from './source.ts'

/** The signs that Markdown and HTML are made of: a text with few of them is read at once, whatever they spell. */
const signs: ReadonlySet<number> = new Set(Array.from('[]<>*`|!\\~_&', (sign) => sign.charCodeAt(0)))
const mostSigns = 2000
const mostBytes = 256 * 1024
const mostCharacters = 100_000

/** True for a short plain text, which costs a thread nothing; a folder of acts holds hundreds of them. */
function isPlain({ name, bytes }: SourceFile): boolean {
  if (!/^(?:md|markdown|txt)$/.test(endingOf(name)) || bytes.length > mostBytes) return false
  let found = 0
  for (const byte of bytes) if (signs.has(byte)) found++
  return found <= mostSigns
}

/** Name, type and bytes of a file: what its reading depends on. */
async function keyOf({ name, mime, bytes }: SourceFile): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return JSON.stringify([name, mime ?? '', ...hash])
}

/** The readers, the screen and the queue of Node; `close` ends what is being read. */
export type NodeIntake = Intake & { close(): Promise<void> }

/**
 * Takes files in on Node: short plain texts at once, all others in a worker thread each, one at a time.
 * @param limits of an upload
 */
export function createNodeIntake(limits: ReadLimits = standardLimits): NodeIntake {
  const reader = createFileReader(limits)
  // A file that many bring in at once is read once.
  const running = new Map<string, Promise<TakenFile>>()
  const takeOnce = async (file: SourceFile) => {
    const key = await keyOf(file)
    if (!running.has(key)) {
      const turn = reader.work<TakenFile>({ kind: 'take', file }).finally(() => running.delete(key))
      running.set(key, turn)
    }
    return running.get(key) as Promise<TakenFile>
  }
  return {
    canScreen: true,
    async take(file) {
      if (!isPlain(file)) return takeOnce(file)
      return examine(await readInThread(file, limits), file.name)
    },
    unpack: (file) => reader.work<readonly SourceFile[]>({ kind: 'unpack', file }),
    async screen(text, about) {
      if (text.length <= mostCharacters) return screenText(text, about)
      // Not in the queue: a transaction waits for it.
      return workInThread<readonly Found[]>({ kind: 'screen', text, about }, limits)
    },
    close: () => reader.close(),
  }
}
