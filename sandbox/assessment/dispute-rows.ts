import type { World } from '../world.ts'

/** Rows of a person that are disputed, with the number of the open dispute, and rows that no longer count. */
export function disputedBy(
  { disputes }: Pick<World, 'disputes'>,
  staffId: string,
): { readonly open: ReadonlyMap<string, string>; readonly excluded: ReadonlySet<string> } {
  const own = [...disputes.values()].filter((row) => row.staffId === staffId)
  return {
    open: new Map(own.filter(({ state }) => state === 'OPEN').map(({ evidenceId, id }) => [evidenceId, id])),
    excluded: new Set(own.filter(({ recordChanged }) => recordChanged).map(({ evidenceId }) => evidenceId)),
  }
}
