import type { ThinkRequest } from '../../model.ts'
import { isIndividual } from '../../understand/people.ts'
import { type Bag, indexBags, toBag } from '../../understand/similarity.ts'
import { type Reading, readText } from './reading.ts'
import { isInParts } from './work-parts.ts'

/** What of a tool can be compared with a wish. */
export type Comparable = Pick<ThinkRequest['withheld'][number], 'name' | 'title' | 'examples' | 'wordings'> & {
  readonly description?: string
}

/** The text with dates, lengths and kinds of leave replaced by their sort, so that sentences compare by form. */
export function maskReading({ text, dates, durations, leaveTypes, people }: Reading): string {
  const stretches = [
    ...dates.spans.map(({ at, length }) => ({ at, length, sort: '<date>' })),
    ...durations.map(({ at, length }) => ({ at, length, sort: '<length>' })),
    ...leaveTypes.filter(({ named }) => named).map(({ at, length }) => ({ at, length, sort: '<leave>' })),
    ...people.filter(isIndividual).map(({ at, length }) => ({ at, length, sort: '<name>' })),
  ].sort((a, b) => b.at - a.at)
  let out = text
  for (const { at, length, sort } of stretches) out = `${out.slice(0, at)} ${sort} ${out.slice(at + length)}`
  return out
}

// Dates are masked, so the day they are read as of makes no difference.
const anyDay = '2026-11-23'

/** {@link maskReading} of a text as it was said. */
function maskSlots(said: string): string {
  return maskReading(readText(said, anyDay, ''))
}

/** How like its examples a wish is, for each tool; 0 to 1. */
export type ExampleIndex = (reading: Reading) => ReadonlyMap<string, number>

type Row = { readonly tool: string; readonly bag: Bag; readonly share: number }

function rowsOf(tool: Comparable): readonly Row[] {
  // The wordings of the others are learnt by the classifier, which knows nothing of the tools of departments.
  const said = [...tool.examples.map(({ say }) => say), ...(isInParts(tool.name) ? [] : tool.wordings)]
  const examples = said.map((say) => ({ tool: tool.name, bag: toBag(maskSlots(say)), share: 1 }))
  const titles = [tool.title.zh, tool.title.en].map((title) => ({ tool: tool.name, bag: toBag(title), share: 0.8 }))
  const description = tool.description ? [{ tool: tool.name, bag: toBag(tool.description), share: 0.6 }] : []
  return [...examples, ...titles, ...description]
}

/** Prepares the examples, titles and descriptions of tools for comparison. */
export function indexExamples(tools: readonly Comparable[]): ExampleIndex {
  const rows = tools.flatMap((tool) => rowsOf(tool))
  const likest = indexBags(rows.map(({ bag }) => bag))
  return (reading) => {
    const best = new Map<string, number>()
    for (const [at, likeness] of likest(toBag(maskReading(reading)))) {
      const { tool, share } = rows[at] as Row
      if (likeness * share > (best.get(tool) ?? 0)) best.set(tool, likeness * share)
    }
    return best
  }
}
