import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Product } from './product.ts'
import { until } from './server.ts'

const Body = z.record(z.string(), z.unknown())

/** An answer of the product's HTTP API with its body. */
export type Answered = { readonly status: number; readonly body: z.output<typeof Body> }

/** The product's HTTP API as demo people use it, with what tests of care need most. */
export function careCalls(product: Product) {
  const once = async (as: string, path: string, init: RequestInit): Promise<Answered> => {
    const headers = {
      authorization: `Bearer ${product.localToken}`,
      'x-renshi-as': encodeURIComponent(as),
      'content-type': 'application/json',
    }
    const response = await product.api.request(new Request(`http://127.0.0.1${path}`, { ...init, headers }))
    return { status: response.status, body: Body.parse(await response.json()) }
  }
  // On a busy machine the HR system may be given up for a second; nothing was done then.
  const call = (as: string, path: string, init: RequestInit) =>
    until(
      `An answer of ${path}`,
      30_000,
      () => once(as, path, init),
      ({ status }) => status !== 503,
    )
  const post = (as: string, path: string, body: unknown) =>
    call(as, path, { method: 'POST', body: JSON.stringify(body) })
  return {
    post,
    get: (as: string, path: string) => call(as, path, { method: 'GET' }),
    /** Publishes a text of the house as two administrators. */
    publish: (name: string, text: string) =>
      post('kong', '/api/kb/import', {
        files: [{ name: `${name}.md`, base64: Buffer.from(text).toString('base64') }],
        collection: 'handbook',
        publish: true,
        approvedBy: 'kong2',
      }),
  }
}

/** A document with its front matter. */
export function documentText(meta: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(meta).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return ['---', ...lines, '---', '', body, ''].join('\n')
}

const Staff = z.looseObject({ id: z.string(), gender: z.string(), staffType: z.string(), alias: z.string().nullable() })
const Line = z.object({ record: z.looseObject({ change: z.looseObject({ staff: z.array(Staff).optional() }) }) })

/** Everybody in the HR system's own journal; nothing of the product is asked. */
export function staffOf(product: Product) {
  const lines = readFileSync(join(product.dataDirectory, 'hr', 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.flatMap((line) => Line.parse(JSON.parse(line)).record.change.staff ?? [])
}
