import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'

/** Below this size a stream is no bomb, however well it packs. */
const harmless = 1024 * 1024
/** No page, font or table of a real document is larger. */
const largestStream = 64 * 1024 * 1024

/** The outcome for a file that grows out of all proportion. */
export function pdfTooLarge(): UnreadableFile {
  return new UnreadableFile('E_SIZE', 'PDF 里的内容展开后过大，超过了上限。请拆成几个较小的文件或重新导出后再导入。')
}

/** Counts what the streams of one file unpack to. */
export class Budget {
  #left: number
  readonly #ratio: number

  constructor(limits: ReadLimits, fileSize: number) {
    this.#left = Math.min(limits.unpackedBytes, limits.ratio * fileSize + harmless)
    this.#ratio = limits.ratio
  }

  /** How much a stream may unpack to. */
  allowance(packed: number): number {
    return Math.min(largestStream, this.#left, Math.max(harmless, this.#ratio * packed))
  }

  spend(size: number): void {
    this.#left -= size
  }
}

/** What a packed stream gave, and whether its data were wrong. */
export type Unpacked = { readonly data: Uint8Array; readonly size: number; readonly broken: boolean }

function isBroken(error: unknown): boolean {
  // A wrong checksum or bytes after the end lose no text.
  if (!(error instanceof Error)) return false
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && cause.code === 'Z_DATA_ERROR' && !cause.message.includes('data check')
}

/**
 * Unpacks a stream of /FlateDecode piece by piece; what comes before an error is kept.
 * @param keep false when only its size is wanted
 * @throws UnreadableFile E_SIZE when it unpacks to more than it may
 */
export async function unpackFlate(packed: Uint8Array, budget: Budget, keep = true): Promise<Unpacked> {
  const allowed = budget.allowance(packed.length)
  const stream = new DecompressionStream('deflate')
  const writer = stream.writable.getWriter()
  // Errors come out at the other end.
  writer.write(new Uint8Array(packed)).catch(() => {})
  writer.close().catch(() => {})
  const pieces: Uint8Array[] = []
  let size = 0
  let broken = false
  const reader = stream.readable.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length
      if (size > allowed) throw pdfTooLarge()
      if (keep) pieces.push(next.value)
    }
  } catch (error) {
    if (error instanceof UnreadableFile) {
      await reader.cancel().catch(() => {})
      throw error
    }
    broken = isBroken(error)
  }
  budget.spend(size)
  return { data: join(pieces), size, broken }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
