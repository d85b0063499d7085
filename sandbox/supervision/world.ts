import type { Snapshot } from '../../tools/hr-api/schemas/index.ts'
import type { AlertRow, SupervisionChange } from './record.ts'

/** Dated looks and what they found. */
export type SupervisionWorld = {
  readonly snapshots: Map<string, Snapshot>
  readonly alerts: Map<string, AlertRow>
  /** The newest alert of each key. */
  readonly alertByKey: Map<string, AlertRow>
}

/** Nobody has looked yet. */
export function createSupervisionWorld(): SupervisionWorld {
  return { snapshots: new Map(), alerts: new Map(), alertByKey: new Map() }
}

/** Takes snapshots and alerts into the world. */
export function applySupervision(world: SupervisionWorld, change: SupervisionChange): void {
  for (const row of change.snapshots ?? []) world.snapshots.set(row.id, row)
  for (const row of change.alerts ?? []) {
    world.alerts.set(row.id, row)
    world.alertByKey.set(row.key, row)
  }
}
