import { fitOf, isPlainlyFor } from './flow-intents.ts'
import { fitOfGrowth, isPlainlyGrowth } from './growth-intents.ts'
import type { Reading } from './reading.ts'
import { fitOfService, isPlainlyService } from './service-intents.ts'
import { readSignals } from './signals.ts'
import { fitOfTime, isPlainlyForTime } from './time-intents.ts'
import { type PartName, toolsOf } from './work-parts.ts'

/** A part of HR work whose tools are known by wordings and not by rules of cues. */
type Area = {
  readonly part: PartName
  /** How far words fit a tool, between 0 and 1. */
  readonly fit: (tool: string, reading: Reading) => number
  /** True when a text plainly asks for a tool. */
  readonly isPlain: (tool: string, reading: Reading) => boolean
  /** Cues of what waits for an approver: without plain words for a tool of this part they are for the inbox. */
  readonly unless?: readonly string[]
}

/** Every such part; a further one is a line here and one of `work-parts.ts`. */
const areas: readonly Area[] = [
  { part: 'flows', fit: fitOf, isPlain: isPlainlyFor },
  { part: 'growth', fit: fitOfGrowth, isPlain: isPlainlyGrowth, unless: ['inbox', 'approvalWord'] },
  { part: 'time', fit: fitOfTime, isPlain: isPlainlyForTime, unless: ['inbox', 'approvalWord'] },
  { part: 'service', fit: fitOfService, isPlain: isPlainlyService, unless: ['inbox', 'approvalWord'] },
]

const areaOf: ReadonlyMap<string, Area> = new Map(
  areas.flatMap((area) => toolsOf(area.part).map((tool) => [tool, area] as const)),
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
