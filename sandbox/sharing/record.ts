import * as z from 'zod'
import { Day, Grant, Instant, SourceId } from '../../tools/hr-api/schemas/index.ts'

/** A grant without what is looked up when it is shown; that it has run out follows from the day. */
export const GrantRow = Grant.omit({
  sourceName: true,
  ownerUnitName: true,
  granteeUnitName: true,
  state: true,
}).extend({
  state: z.enum(['ACTIVE', 'REVOKED']),
})
export type GrantRow = z.output<typeof GrantRow>

/** One read of people's data; never changed, never deleted. */
export const AccessRow = z.object({
  id: z.string(),
  at: Instant,
  staffId: z.string(),
  /** Null for the system of record itself. */
  source: SourceId.nullable(),
  subjects: z.array(z.string()),
  what: z.string(),
  purpose: z.string(),
  grantId: z.string().nullable(),
  until: Day.nullable(),
})
export type AccessRow = z.output<typeof AccessRow>

/** Rows of the area `sharing` that one record of the journal may make. */
export const sharingChange = {
  grants: z.array(GrantRow).optional(),
  accesses: z.array(AccessRow).optional(),
}
const Change = z.object(sharingChange)
/** What of a change belongs to the area `sharing`. */
export type SharingChange = z.output<typeof Change>
