import type { AccessRow, GrantRow, SharingChange } from './record.ts'

/** Who may read whose data, and who did. */
export type SharingWorld = {
  readonly grants: Map<string, GrantRow>
  /** In the order of the reads. */
  readonly accesses: AccessRow[]
}

/** Nothing is shared yet. */
export function createSharingWorld(): SharingWorld {
  return { grants: new Map(), accesses: [] }
}

/** Takes new grants and reads into the world. */
export function applySharing(sharing: SharingWorld, change: SharingChange): void {
  for (const row of change.grants ?? []) sharing.grants.set(row.id, row)
  sharing.accesses.push(...(change.accesses ?? []))
}
