import type * as z from 'zod'
import type { Scope } from '#sdk'

/** One operation of the HR API, as the OpenAPI document and the client need it. */
export type Endpoint = {
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string
  readonly summary: string
  /** Any one of these rights opens it; empty = any person's token; null = the client's own credentials. */
  readonly scopes: readonly Scope[] | null
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** True for writes: `Idempotency-Key`, `dryRun=true` and `confirmationToken` apply. */
  readonly writes?: true
}
