/** A share with its 95 % interval by Wilson's method. */
export type Share = { readonly rate: number; readonly low: number; readonly high: number }

/** What several runs over the same lines came to. */
export type Repeated = {
  readonly runs: number
  readonly total: number
  /** Right in one run, on average; the interval counts lines, since the runs of one line depend on each other. */
  readonly pass1: Share
  /** Right in every run. */
  readonly passAll: Share
  /** Ids of lines that were right in some runs and not in others. */
  readonly unsteady: readonly string[]
}

const z = 1.96
const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/**
 * The 95 % interval of a share; for no lines at all it is everything.
 * @param passed may be a fraction, such as the average of several runs
 * @see Wilson, "Probable inference, the law of succession, and statistical inference", 1927
 */
export function wilson(passed: number, total: number): Share {
  if (total === 0) return { rate: 0, low: 0, high: 1 }
  const rate = passed / total
  const base = 1 + z ** 2 / total
  const middle = (rate + z ** 2 / (2 * total)) / base
  const reach = (z / base) * Math.sqrt((rate * (1 - rate)) / total + z ** 2 / (4 * total ** 2))
  return { rate: rounded(rate), low: rounded(Math.max(0, middle - reach)), high: rounded(Math.min(1, middle + reach)) }
}

/**
 * Sums up runs over the same lines.
 * @param failed for each run, the ids of the lines that were not right
 */
export function sumUp(ids: readonly string[], failed: readonly ReadonlySet<string>[]): Repeated {
  const rights = ids.map((id) => failed.filter((run) => !run.has(id)).length)
  const average = rights.reduce((sum, right) => sum + right, 0) / Math.max(1, failed.length)
  return {
    runs: failed.length,
    total: ids.length,
    pass1: wilson(average, ids.length),
    passAll: wilson(rights.filter((right) => right === failed.length).length, ids.length),
    unsteady: ids.filter((_, at) => (rights[at] ?? 0) > 0 && (rights[at] ?? 0) < failed.length),
  }
}
