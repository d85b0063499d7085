import * as z from 'zod'
import { Instant } from './common.ts'
import { jobSubjectType } from './due.ts'
import { WireStaffType } from './people.ts'

/** Grant type of a token exchange (RFC 8693 §2.1). */
export const tokenExchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange'
/** Our token type for "the staff member with this id, whom the channel has verified". */
export const staffSubjectType = 'urn:renshi:token-type:staff-id'

/** Form fields of `POST /oauth/token`; the client authenticates by HTTP Basic. */
export const TokenForm = z.object({
  grant_type: z.literal(tokenExchangeGrant),
  subject_token: z.string().min(1),
  /** A member of staff, or a job of the client (`job:<name>`). */
  subject_token_type: z.enum([staffSubjectType, jobSubjectType]),
  audience: z.literal('hr-api'),
  /** Space-separated; empty asks for nothing but the identity. */
  scope: z.string(),
})

/** The exchanged token and, with it, who the person is and what their roles allow at this moment. */
export const TokenAnswer = z.object({
  access_token: z.string(),
  issued_token_type: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  /** The scopes of this token: those asked for that the person holds. */
  scope: z.string(),
  person: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    /** Every scope the person's roles give. */
    scopes: z.array(z.string()),
    staffType: WireStaffType,
    unitId: z.string(),
    /** The own unit and all above it, up to the root of the organisation. */
    unitIds: z.array(z.string()).optional(),
    unitName: z.string(),
    province: z.string(),
  }),
})
export type TokenAnswer = z.output<typeof TokenAnswer>

/** The stored result of an earlier write: `GET /operations/{Idempotency-Key}`; 404 when the key is unknown. */
export const Operation = z.object({ key: z.string(), status: z.number().int(), body: z.unknown(), at: Instant })
export type Operation = z.output<typeof Operation>

/** The invented people one may sign in as in demo mode: `GET /demo/people`. */
export const DemoPeople = z.object({
  items: z.array(
    z.object({
      alias: z.string(),
      staffId: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      unitName: z.string(),
      position: z.string(),
    }),
  ),
})
export type DemoPeople = z.output<typeof DemoPeople>
