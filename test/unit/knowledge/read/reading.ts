import { expect } from 'vitest'
import type { ReadText, ReadWarning } from '../../../../knowledge/read/formats/contract.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'

export { limitsWith } from './limits.ts'

/** Text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a file came to: its text, or the code it was refused with. Whatever else is thrown fails the test. */
export async function outcomeOf(reading: Promise<ReadText>): Promise<ReadText | UnreadableFile> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    expect(error.message).toMatch(/^[^\n]{4,200}。$/)
    return error
  }
}

/** The code a file was refused with, `OK` or `OK_CLEAN` when it was read without or with warnings. */
export async function codeOf(reading: Promise<ReadText>): Promise<string> {
  const outcome = await outcomeOf(reading)
  if (outcome instanceof UnreadableFile) return outcome.code
  return outcome.warnings.length > 0 ? 'OK_CLEAN' : 'OK'
}

/** The warnings of one kind, each a sentence for people. */
export function warningsOf(
  { warnings }: Pick<ReadText, 'warnings'>,
  kind: ReadWarning['kind'],
): readonly ReadWarning[] {
  for (const { sentence, count } of warnings) {
    expect(sentence).toMatch(/^[^\n]{4,200}。$/)
    expect(count).toBeGreaterThan(0)
  }
  return warnings.filter((warning) => warning.kind === kind)
}

/** How often something of a kind was noticed. */
export function countOf(read: Pick<ReadText, 'warnings'>, kind: ReadWarning['kind']): number {
  return warningsOf(read, kind).reduce((sum, { count }) => sum + count, 0)
}

/** Numbers from 0 below 1 that are the same every time (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
