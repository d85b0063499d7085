import { createWriteStream } from 'node:fs'

/** One call as the access log keeps it; never a body, a query or a token. */
type Access = {
  readonly at: string
  readonly method: string
  readonly path: string
  readonly client: string | null
  /** On whose behalf; null for the client's own calls. */
  readonly staffId: string | null
  readonly scopes: readonly string[]
  /** 0 when the connection was dropped on purpose. */
  readonly status: number
}

/** The list of every call, one JSON object a line. */
export type AccessLog = {
  /** Resolves when the line is in the file, so that whoever has an answer can also read of it. */
  add(access: Access): Promise<void>
  close(): Promise<void>
}

/**
 * Appends to a file; the truth about effects is the journal, so a line may be missing after a kill.
 * @param onFailure hears that the file cannot be written
 */
export function openAccessLog(file: string, onFailure: (error: unknown) => void): AccessLog {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
  stream.on('error', onFailure)
  return {
    // A line that cannot be written is told to `onFailure`; the call it is about goes on.
    add: (access) => new Promise((done) => stream.write(`${JSON.stringify(access)}\n`, () => done())),
    close: () => new Promise((done) => stream.end(done)),
  }
}
