import type { Change, StaffRow } from './record.ts'
import type { World } from './world.ts'

/** Who calls and when, as every operation needs it. */
export type Caller = {
  readonly world: World
  readonly staff: StaffRow
  /** Rights of the token. */
  readonly scopes: readonly string[]
  readonly client: string
  /** Business instant with the offset of Asia/Shanghai. */
  readonly now: string
  /** The business day of `now`. */
  readonly today: string
}

/** A job of the client itself: nobody's name, and only what the job needs. */
export type JobCaller = Omit<Caller, 'staff'> & { readonly job: string }

/** What a write would do: nothing of it is in the world yet. */
export type Plan = {
  /** What a dry run shows. */
  readonly counted: unknown
  readonly change: Change
  readonly status: 200 | 201
  /** The answer to the real write. */
  readonly answer: unknown
}
