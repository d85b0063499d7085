import { fitOf, isPlainlyFor } from './flow-intents.ts'
import { fitOfGrowth, isPlainlyGrowth } from './growth-intents.ts'
import type { Reading } from './reading.ts'
import { fitOfService, isPlainlyService } from './service-intents.ts'
import { readSignals } from './signals.ts'
import { fitOfTime, isPlainlyForTime } from './time-intents.ts'
import { flowWordings } from './wordings-flows.ts'
import { growthWordings } from './wordings-growth.ts'
import { serviceWordings } from './wordings-service.ts'
import { timeWordings } from './wordings-time.ts'

/** A part of HR work whose tools are known by wordings and not by rules of cues. */
type Area = {
  /** By tool, one wording a line; also what is no wish for any of these tools: `policy_search`, `none`. */
  readonly wordings: Readonly<Record<string, string>>
  /** How far words fit a tool, between 0 and 1. */
  readonly fit: (tool: string, reading: Reading) => number
  /** True when a text plainly asks for a tool. */
  readonly isPlain: (tool: string, reading: Reading) => boolean
  /** Cues of what waits for an approver: without plain words for a tool of this part they are for the inbox. */
  readonly unless?: readonly string[]
}

/** Every such part; a further one is a line here and a file of wordings. */
const areas: readonly Area[] = [
  { wordings: flowWordings, fit: fitOf, isPlain: isPlainlyFor },
  { wordings: growthWordings, fit: fitOfGrowth, isPlain: isPlainlyGrowth, unless: ['inbox', 'approvalWord'] },
  { wordings: timeWordings, fit: fitOfTime, isPlain: isPlainlyForTime, unless: ['inbox', 'approvalWord'] },
  { wordings: serviceWordings, fit: fitOfService, isPlain: isPlainlyService, unless: ['inbox', 'approvalWord'] },
]

const noTools: ReadonlySet<string> = new Set(['policy_search', 'none'])

/** What is taught of all these parts, as label and wordings. */
export const areaWordings: readonly (readonly [label: string, lines: string])[] = areas.flatMap(({ wordings }) =>
  Object.entries(wordings),
)

const areaOf: ReadonlyMap<string, Area> = new Map(
  areas.flatMap((area) =>
    Object.keys(area.wordings)
      .filter((tool) => !noTools.has(tool))
      .map((tool) => [tool, area] as const),
  ),
)

/** True for a tool that belongs to one of these parts. */
export function isTaught(tool: string): boolean {
  return areaOf.has(tool)
}

/**
 * How well a wish fits a tool of these parts: by its wordings and examples, and what is plainly asked for goes before
 * what is merely alike; among several of them the likest.
 * @param learned probability by the classifier; likeness to the nearest example, both between 0 and 1
 */
export function taughtScore(tool: string, reading: Reading, learned: number, likeness: number): number {
  const area = areaOf.get(tool)
  if (!area) return 0
  const score = Math.max(learned * 1.05 + likeness * 0.25, likeness) * area.fit(tool, reading)
  if (area.isPlain(tool, reading)) return 1 + score * 0.3
  const signals = readSignals(reading)
  return area.unless?.some((cue) => signals.has(cue)) ? score * 0.5 : score
}
