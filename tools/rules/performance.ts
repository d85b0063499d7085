import { toYuan } from './dates.ts'

function rounded(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round((value + Number.EPSILON) * factor) / factor
}

/** Share of cases closed on time among those closed or overdue; null without cases. Convention of the product. */
export function onTimeRate(input: {
  readonly closedOnTime: number
  readonly closedLate: number
  readonly openOverdue: number
}): { rate: number | null } {
  const all = input.closedOnTime + input.closedLate + input.openOverdue
  return { rate: all === 0 ? null : rounded(input.closedOnTime / all, 4) }
}

/** Mean of ratings 1 to 5, number of bad ones (2 or less), share of 3 and more; null without ratings. */
export function serviceQuality(input: { readonly ratings: readonly number[] }): {
  avg: number | null
  badCount: number
  satisfactionRate: number | null
} {
  const { ratings } = input
  const count = ratings.length
  const badCount = ratings.filter((rating) => rating <= 2).length
  if (count === 0) return { avg: null, badCount, satisfactionRate: null }
  return {
    avg: toYuan(ratings.reduce((sum, rating) => sum + rating, 0) / count),
    badCount,
    satisfactionRate: rounded(ratings.filter((rating) => rating >= 3).length / count, 4),
  }
}

const exempt: readonly string[] = ['superior', 'self']

/**
 * Weighted mean of the groups; a group with too few raters is left out and the weights renormalised, so that nobody
 * can be told from a small group. Superior and self are exempt. Null when no group is left.
 */
export function score360(input: {
  readonly scores: Readonly<Record<string, { readonly avg: number; readonly raters: number }>>
  readonly weights: Readonly<Record<string, number>>
  readonly minRaters: number
}): { score: number | null; omitted: string[] } {
  const kept = (group: string): boolean => {
    const score = input.scores[group]
    return score !== undefined && score.raters > 0 && (exempt.includes(group) || score.raters >= input.minRaters)
  }
  const groups = Object.keys(input.weights)
  const used = groups.filter(kept)
  const weight = used.reduce((sum, group) => sum + (input.weights[group] ?? 0), 0)
  const total = used.reduce((sum, group) => sum + (input.weights[group] ?? 0) * (input.scores[group]?.avg ?? 0), 0)
  return {
    score: weight === 0 ? null : toYuan(total / weight),
    omitted: groups.filter((group) => !kept(group)).sort(),
  }
}
