import { z } from '#sdk'
import type { Product } from './product.ts'

const Ticked = z.object({
  quiet: z.boolean(),
  sent: z.number(),
  byTopic: z.record(z.string(), z.number()),
  failed: z.array(z.string()),
})
const Sentence = z.object({ zh: z.string(), en: z.string() })
const Notices = z.object({
  items: z.array(z.object({ kind: z.string(), body: z.looseObject({ sentence: Sentence.or(z.string()).optional() }) })),
})
const History = z.object({ items: z.array(z.object({ kind: z.string(), data: z.looseObject({}) })) })

/** Sends a request as a demo person, in a conversation of theirs. */
export function callAs(product: Product, as: string, path: string, body?: unknown, conversation?: string) {
  return product.api.request(
    new Request(`http://127.0.0.1/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${product.localToken}`,
        'x-renshi-as': encodeURIComponent(as),
        'content-type': 'application/json',
        ...(conversation ? { 'x-renshi-conversation': conversation } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
}

/** Runs the clock once at an instant. */
export async function tickAt(product: Product, now: string) {
  return Ticked.parse(await (await callAs(product, '', '/tick', { now })).json())
}

/** The Chinese sentences of a person's notices of a kind, newest first. */
export async function noticesOf(product: Product, as: string, kind: string): Promise<readonly string[]> {
  const { items } = Notices.parse(await (await callAs(product, as, '/notices')).json())
  return items.flatMap((notice) => {
    if (notice.kind !== kind) return []
    const { sentence } = notice.body
    return [typeof sentence === 'string' ? sentence : (sentence?.zh ?? '')]
  })
}

/** The events of a conversation as its page gets them. */
export async function historyOf(product: Product, as: string, conversation?: string) {
  return History.parse(await (await callAs(product, as, '/history', undefined, conversation)).json()).items
}
