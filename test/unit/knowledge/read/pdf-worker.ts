import { parentPort } from 'node:worker_threads'
import { readPdf } from '../../../../knowledge/read/formats/pdf.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'
import { limitsWith } from './limits.ts'

/** Reads one PDF after the other in a thread that can be ended when one of them has no end. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  try {
    const { warnings } = await readPdf(bytes, limitsWith())
    parentPort?.postMessage(warnings.length > 0 ? 'OK_CLEAN' : 'OK')
  } catch (error) {
    parentPort?.postMessage(error instanceof UnreadableFile ? error.code : `fault: ${String(error)}`)
  }
})
