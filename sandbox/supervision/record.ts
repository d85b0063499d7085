import * as z from 'zod'
import { Alert, Snapshot } from '../../tools/hr-api/schemas/index.ts'

/** An alert without what is looked up when it is shown. */
export const AlertRow = Alert.pick({
  id: true,
  code: true,
  unitId: true,
  evidence: true,
  rule: true,
  citations: true,
  firstSeen: true,
  lastSeen: true,
  clearedOn: true,
  state: true,
  reason: true,
  dueOn: true,
  version: true,
}).extend({
  /** Code and subject; two scans of the same anomaly have the same. */
  key: z.string(),
  /** Hash of the facts it rests on; a dismissed alert comes back when they change. */
  factsHash: z.string(),
  subjectIds: z.array(z.string()),
  /** The numbers compared. */
  facts: z.record(z.string(), z.unknown()),
  ownerUnitId: z.string(),
  history: z.array(Alert.shape.history.element.omit({ byName: true })),
})
export type AlertRow = z.output<typeof AlertRow>

/** Rows of the area `supervision` that one record of the journal may make. */
export const supervisionChange = {
  snapshots: z.array(Snapshot).optional(),
  alerts: z.array(AlertRow).optional(),
}
const Change = z.object(supervisionChange)
/** What of a change belongs to the area `supervision`. */
export type SupervisionChange = z.output<typeof Change>
