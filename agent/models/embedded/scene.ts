import { styleToolName } from '../../tools/service-style.ts'
import { type Comparable, type ExampleIndex, indexExamples } from './examples.ts'
import { type Intent, scoreIntents } from './intents.ts'
import { oncePer, oncePerTwo } from './once.ts'
import { type Reading, readText } from './reading.ts'
import type { Scene } from './wish.ts'

// Few people differ in the tools they have, so a few indexes serve all.
const mostIndexes = 16
const indexes = new Map<string, ExampleIndex>()

const keyOf = oncePer(({ name, examples, wordings }: Comparable) => {
  const said = [...examples.map(({ say }) => say), ...wordings]
  return `${name}:${said.join('|')}`
})

/** The example index of the tools of a request, made once for the same tools with the same examples. */
const indexOf = oncePer(({ tools, withheld }: Scene): ExampleIndex => {
  // What answers are to be like is read before any model thinks.
  const all: readonly Comparable[] = [...tools, ...withheld].filter(({ name }) => name !== styleToolName)
  const key = all.map(keyOf).join('\n')
  const known = indexes.get(key)
  if (known) return known
  const index = indexExamples(all)
  if (indexes.size >= mostIndexes) indexes.clear()
  indexes.set(key, index)
  return index
})

/** Reads a text as of the day of a request; once for each text of it. */
export const readScene = oncePerTwo(
  (scene: Scene, text: string): Reading => readText(text, scene.now.slice(0, 10), scene.person.name),
)

/** Scores the tools for a wish. */
export const intentsOf = oncePerTwo((scene: Scene, reading: Reading): readonly Intent[] =>
  scoreIntents(scene, reading, indexOf(scene)),
)
