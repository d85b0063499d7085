/** A group before it is known whether it may be shown; `n` = people it is about. */
export type Group = { readonly key: string; readonly n: number; readonly value: number | null }

/** Groups of fewer people than this are hidden. */
export const threshold = 5

/** What must be hidden so that no figure about a few people is shown or can be worked out from the others. */
export type Hidden = { readonly groups: ReadonlySet<string>; readonly total: boolean }

const isSmall = ({ n }: Group): boolean => n > 0 && n < threshold

/**
 * Hides groups of one to four people, and further ones, smallest first, until what the total gives away is about two
 * groups and five people at least. Where that cannot be reached the total is hidden. A group of nobody tells of nobody
 * and is shown as 0.
 */
export function hide(groups: readonly Group[]): Hidden {
  const people = groups.reduce((sum, { n }) => sum + n, 0)
  const hidden = new Set(groups.filter(isSmall).map(({ key }) => key))
  if (people > 0 && people < threshold)
    return { groups: new Set(groups.filter(({ n }) => n > 0).map(({ key }) => key)), total: true }
  const others = groups.filter(({ key, n }) => n > 0 && !hidden.has(key)).sort((one, other) => one.n - other.n)
  const hiddenPeople = () => groups.reduce((sum, { key, n }) => sum + (hidden.has(key) ? n : 0), 0)
  for (const { key } of others) {
    if (hidden.size === 0 || (hidden.size > 1 && hiddenPeople() >= threshold)) break
    hidden.add(key)
  }
  const isOpen = hidden.size > 0 && (hidden.size < 2 || hiddenPeople() < threshold)
  return { groups: hidden, total: isOpen }
}
