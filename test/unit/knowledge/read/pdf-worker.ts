import { parentPort } from 'node:worker_threads'
import { readPdf } from '../../../../knowledge/read/formats/pdf.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'
import { limitsWith } from './limits.ts'

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    const { warnings } = await readPdf(bytes, limitsWith())
    return warnings.length > 0 ? 'OK_CLEAN' : 'OK'
  } catch (error) {
    return error instanceof UnreadableFile ? error.code : `fault: ${String(error)}`
  }
}

/** Reads one PDF after the other in a thread that can be ended when one of them has no end. */
parentPort?.on('message', (bytes: Uint8Array) => {
  codeOf(bytes).then(
    (code) => parentPort?.postMessage(code),
    (error) => parentPort?.postMessage(`fault: ${String(error)}`),
  )
})
