import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '#sdk'
import { basicOf, callRaw } from './hr-client.ts'
import type { Product } from './product.ts'

const About = z.object({ url: z.string(), clientId: z.string(), clientSecret: z.string() })

/** The HR system that a product in this process has started, for looks past the product and for faults. */
export function hrOf({ dataDirectory }: Pick<Product, 'dataDirectory'>) {
  const about = About.parse(JSON.parse(readFileSync(join(dataDirectory, 'hr', 'sandbox.json'), 'utf8')))
  const sandbox = { ...about, dataDir: join(dataDirectory, 'hr') }
  return {
    ...sandbox,
    fault: (body: object) => callRaw(sandbox, 'POST', '/admin/faults', basicOf(sandbox), { body }),
    heal: () => callRaw(sandbox, 'DELETE', '/admin/faults', basicOf(sandbox)),
    /** Paths of every call so far that was made on behalf of somebody. */
    paths: () =>
      readFileSync(join(dataDirectory, 'hr', 'access.jsonl'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => z.object({ path: z.string() }).parse(JSON.parse(line)).path),
    /** What was carried out, from the journal: nothing else is true. */
    written: () =>
      readFileSync(join(dataDirectory, 'hr', 'journal.jsonl'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line.slice('{"sum":"0123456789abcdef","record":'.length, -1)) as Written)
        .filter(({ kind }) => kind === 'write'),
  }
}

type Written = { readonly kind: string; readonly staffId: string; readonly change: Record<string, unknown[]> }

let conversations = 0

/** A conversation that nobody has had yet. */
export function freshConversation(): string {
  conversations += 1
  return `fresh-${conversations}`
}

/** Says something that submits, agrees to it, and gives the reply to the consent. */
export async function submitInChat(product: Product, as: string, text: string) {
  const conversation = freshConversation()
  const asked = await product.chat(as, { text }, conversation)
  if (!asked.pending) throw new Error(`'${text}' prepared nothing: ${asked.outcome}, ${asked.answer}`)
  return { asked, done: await product.chat(as, { confirm: asked.pending.code }, conversation) }
}
