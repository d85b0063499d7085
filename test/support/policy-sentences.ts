import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const handbook = fileURLToPath(new URL('../../knowledge/handbook', import.meta.url))

/** The corpus that is shared beside the repository, where it is; else the handbook of the repository. */
function folder(): string {
  const { RENSHI_SHARED: shared } = process.env
  return shared ? join(shared, 'corpus') : handbook
}

/** So many sentences of laws and rules, evenly taken from all documents. */
export function policySentences(most: number): readonly string[] {
  const from = folder()
  const all = readdirSync(from)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => readFileSync(join(from, name), 'utf8').split(/(?<=[。；！？])|\n/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 8)
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, at) => at % step === 0).slice(0, most)
}
