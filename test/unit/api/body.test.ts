import { expect, test } from 'vitest'
import { BodyRefused, readBody } from '../../../api/body.ts'

const limits = { bytes: 1000, idleMs: 60, wholeMs: 200 }
const encoder = new TextEncoder()

/** A request whose body comes in pieces, each after a while; it never ends when `isEndless`. */
function slowly(pieces: readonly string[], waitMs: number, isEndless = false): Request {
  const rest = [...pieces]
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      const piece = rest.shift() ?? (isEndless ? '1' : undefined)
      if (piece === undefined) controller.close()
      else controller.enqueue(encoder.encode(piece))
    },
  })
  return new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

const refusal = (request: Request) =>
  readBody(request, limits).then(
    () => null,
    (error: unknown) => (error instanceof BodyRefused ? error.status : error),
  )

test('a body is put together of its pieces, also where one ends within a character', async () => {
  const bytes = encoder.encode('休假')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const request = new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await readBody(request, limits)).toBe('休假')
  expect(await readBody(new Request('http://127.0.0.1/', { method: 'POST' }), limits)).toBe('')
})

test('row 54: too much, too slow, for ever and broken off are four refusals', async () => {
  expect(await refusal(slowly(['a'.repeat(600), 'a'.repeat(600)], 1))).toBe(413)
  expect(await refusal(slowly(['a'], 5000))).toBe(408)
  // One byte at a time is never idle, and is not waited for for ever either.
  expect(await refusal(slowly([], 20, true))).toBe(408)
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: broken, duplex: 'half' } as RequestInit)
  expect(await refusal(request)).toBe(400)
})
