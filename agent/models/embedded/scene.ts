import { styleToolName } from '../../tools/service-style.ts'
import { type Comparable, type ExampleIndex, indexExamples } from './examples.ts'
import { type Intent, scoreIntents } from './intents.ts'
import { oncePer, oncePerTwo } from './once.ts'
import { type Reading, readText } from './reading.ts'
import type { Scene } from './wish.ts'

// The tools there are change seldom, and a test may have sets of its own.
const mostIndexes = 16
const indexes = new Map<string, ExampleIndex>()

const keyOf = oncePer(({ name, examples, wordings }: Comparable) => {
  const said = [...examples.map(({ say }) => say), ...wordings]
  return `${name}:${said.join('|')}`
})

/** The example index of tools, made once for the same tools with the same examples, in whatever order. */
function indexFor(tools: readonly Comparable[]): ExampleIndex {
  // What answers are to be like is read before any model thinks.
  const all = tools.filter(({ name }) => name !== styleToolName).sort((a, b) => (a.name < b.name ? -1 : 1))
  const key = all.map(keyOf).join('\n')
  const known = indexes.get(key)
  if (known) return known
  const index = indexExamples(all)
  if (indexes.size >= mostIndexes) indexes.clear()
  indexes.set(key, index)
  return index
}

// Those a person may not use are among them, so that one index serves everybody.
const indexOf = oncePer(({ tools, withheld }: Scene): ExampleIndex => indexFor([...tools, ...withheld]))

/** Makes now the example index that is else made at the first wish. */
export function indexAhead(tools: readonly Comparable[]): void {
  indexFor(tools)
}

/** Reads a text as of the day of a request; once for each text of it. */
export const readScene = oncePerTwo(
  (scene: Scene, text: string): Reading => readText(text, scene.now.slice(0, 10), scene.person.name),
)

/** Scores the tools for a wish. */
export const intentsOf = oncePerTwo((scene: Scene, reading: Reading): readonly Intent[] =>
  scoreIntents(scene, reading, indexOf(scene)),
)
