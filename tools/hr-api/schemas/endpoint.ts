import type * as z from 'zod'
import type { Scope } from '#sdk'

/** One operation of the HR API, as the OpenAPI document and the client need it. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string
  readonly summary: string
  /** Any one of these rights opens it; empty = any person's token; null = the client's own credentials. */
  readonly scopes: readonly Scope[] | null
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /**
   * True for writes: `Idempotency-Key`, `dryRun=true` and `confirmationToken` apply. The body of a PATCH names the
   * `version` it rests on, which travels as `If-Match`.
   */
  readonly writes?: true
}
