import type { World } from '../world.ts'

/** Since when the present level of leading post is held without a break; null without one. */
export function levelSince(world: World, staffId: string): string | null {
  const level = world.people.dossiers.get(staffId)?.level ?? null
  if (level === null) return null
  const posts = [...(world.people.assignments.get(staffId) ?? [])].sort((one, other) =>
    one.from < other.from ? 1 : -1,
  )
  let since: string | null = null
  for (const post of posts) {
    if (post.level !== level) break
    since = post.from
  }
  return since
}

/** Since when the present rank or title is held; null without one. */
export function rankSince(world: World, staffId: string): string | null {
  const rank = world.staff.get(staffId)?.rank ?? null
  if (rank === null) return null
  return world.people.ranks.get(staffId)?.findLast((step) => step.rank === rank)?.from ?? null
}
