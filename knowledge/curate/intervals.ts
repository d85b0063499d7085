/** What decides how long a version is in force. */
export type IntervalInput = {
  readonly doc: string
  readonly actId: string
  readonly effectiveFrom: string | null
  readonly declaredUntil: string | null
  readonly supersededBy: string | null
  readonly status: string
}

const earliest = '0001-01-01'
const ended = /废止|失效|已被修订|停止执行/

/** Days on which other acts repeal an act, by its id. */
export type Repeals = ReadonlyMap<string, readonly string[]>

const noRepeals: Repeals = new Map()

/**
 * The first day on which each version is no longer in force: what its file says, the day the next version of the same
 * act or an act that repeals it takes effect, whichever comes first. A version that is marked as ended, while nobody
 * knows since when, is never in force.
 */
export function computeIntervals(
  versions: readonly IntervalInput[],
  repeals: Repeals = noRepeals,
): ReadonlyMap<string, string | null> {
  const byDoc = new Map(versions.map((version) => [version.doc, version]))
  const startOf = (version: IntervalInput) => version.effectiveFrom ?? earliest
  const result = new Map<string, string | null>()
  for (const version of versions) {
    const start = startOf(version)
    const ends = versions
      .filter(({ actId, doc }) => actId === version.actId && doc !== version.doc)
      .map(startOf)
      .filter((day) => day > start)
    ends.push(...(repeals.get(version.actId) ?? []).filter((day) => day > start))
    if (version.declaredUntil) ends.push(version.declaredUntil)
    const successor = version.supersededBy ? byDoc.get(version.supersededBy) : undefined
    if (successor && startOf(successor) > start) ends.push(startOf(successor))
    if (ends.length === 0 && ended.test(version.status)) ends.push(start)
    result.set(version.doc, ends.sort()[0] ?? null)
  }
  return result
}

/** Another version of the same act that starts on the same day, which must not be; null when there is none. */
export function findOverlap(version: IntervalInput, others: readonly IntervalInput[]): IntervalInput | null {
  const same = (other: IntervalInput) =>
    other.actId === version.actId && other.doc !== version.doc && other.effectiveFrom === version.effectiveFrom
  return others.find(same) ?? null
}
