import * as z from 'zod'
import { Day, Instant } from './common.ts'
import { SourceId } from './sources.ts'

/** A leave to read another department's data: `GET /grants`. */
export const Grant = z.object({
  id: z.string(),
  source: SourceId,
  sourceName: z.string(),
  ownerUnitId: z.string(),
  ownerUnitName: z.string(),
  granteeUnitId: z.string(),
  granteeUnitName: z.string(),
  purpose: z.string(),
  from: Day,
  until: Day,
  state: z.enum(['ACTIVE', 'REVOKED', 'EXPIRED']),
  revokedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.number().int(),
})
export type Grant = z.output<typeof Grant>

/** The body of `POST /grants/{id}:revoke`. */
export const GrantRevoke = z.object({ reason: z.string().min(2).max(200) })

/** The counted result of ending a grant. */
export const GrantRevoked = z.object({ id: z.string(), before: Grant.shape.state, grant: Grant })

/** One read of somebody's data, as the ledger keeps it: `GET /accesses`. */
export const Access = z.object({
  id: z.string(),
  at: Instant,
  /** Who read. */
  staffId: z.string(),
  staffName: z.string(),
  unitName: z.string(),
  /** Whose data; null for the system of record itself. */
  source: SourceId.nullable(),
  sourceName: z.string(),
  ownerUnitName: z.string(),
  /** How many people it showed. */
  subjects: z.number().int(),
  /** The person concerned where it was one, or the one who asks. */
  subjectName: z.string().nullable(),
  what: z.string(),
  purpose: z.string(),
  grantId: z.string().nullable(),
  /** Last day of the grant. */
  until: Day.nullable(),
})
export type Access = z.output<typeof Access>
