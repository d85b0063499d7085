/** What a request body may take. */
export type BodyLimits = {
  readonly bytes: number
  /** Longest wait for the next piece. */
  readonly idleMs: number
  /** Longest wait for all of it. */
  readonly wholeMs: number
}

const megabyte = 1024 * 1024

/** For what people write: a whole document as text. */
export const textBody: BodyLimits = { bytes: 8 * megabyte, idleMs: 30_000, wholeMs: 120_000 }

/** For files: one of 20 MiB as base64, or several smaller ones. */
export const fileBody: BodyLimits = { bytes: 32 * megabyte, idleMs: 30_000, wholeMs: 300_000 }

/** Thrown for a body that is too large, too slow or broken off; its message is a sentence for people. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused'
  readonly status: 400 | 408 | 413
  readonly en: string

  constructor(status: BodyRefused['status'], zh: string, en: string) {
    super(zh)
    this.status = status
    this.en = en
  }
}

function tooLarge({ bytes }: BodyLimits): BodyRefused {
  const most = Math.floor(bytes / megabyte)
  return new BodyRefused(
    413,
    `一次上传的内容超过 ${most} MB 的上限。请分几次上传，或拆成较小的文件。`,
    `The request is larger than ${most} MB. Send it in parts.`,
  )
}

const tooSlow = () =>
  new BodyRefused(408, '上传太慢，已中断。请检查网络后重试。', 'The upload was too slow and was broken off. Try again.')

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

/** The next piece of a body, unless it takes too long. */
async function nextPiece(reader: Reader, waitMs: number): Promise<Uint8Array<ArrayBuffer> | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(0, waitMs))
  })
  try {
    const { done, value } = await Promise.race([reader.read(), late])
    return done ? null : value
  } catch (error) {
    if (error instanceof BodyRefused) throw error
    throw new BodyRefused(400, '上传中断了，没有收到全部内容。请重试。', 'The upload broke off. Try again.')
  } finally {
    clearTimeout(timer)
  }
}

async function piecesOf(reader: Reader, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>[]> {
  const end = Date.now() + limits.wholeMs
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const piece = await nextPiece(reader, Math.min(limits.idleMs, end - Date.now()))
    if (piece === null) return pieces
    size += piece.length
    if (size > limits.bytes) throw tooLarge(limits)
    pieces.push(piece)
  }
}

/**
 * The text of a request body, counted and timed as it comes: what its headers say of its length is not believed.
 * @throws BodyRefused 413 over the limit, 408 when it is too slow, 400 when it breaks off
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes) throw tooLarge(limits)
  if (request.body === null) return ''
  const reader: Reader = request.body.getReader()
  try {
    return await new Blob(await piecesOf(reader, limits)).text()
  } catch (error) {
    // The rest is not wanted; nobody waits for the sender to agree.
    reader.cancel().catch(() => {})
    throw error
  }
}
