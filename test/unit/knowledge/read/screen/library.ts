import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AboutDocument } from '../../../../../knowledge/read/screen/finding.ts'

/** One document of those that are known to be harmless. */
export type Sample = { readonly name: string; readonly text: string }

function readMarkdown(folder: string): readonly Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && !name.endsWith('.questions.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** The articles of the handbook. */
export function handbook(): readonly Sample[] {
  return readMarkdown(fileURLToPath(new URL('../../../../../knowledge/handbook', import.meta.url)))
}

/** The acts of the shared corpus. */
export function statutes(shared: string): readonly Sample[] {
  return readMarkdown(join(shared, 'corpus'))
}

/** What is known of a document that is called like this, and no more. */
export function about(name: string, more: Partial<AboutDocument> = {}): AboutDocument {
  return { name, title: null, metadata: {}, ...more }
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
