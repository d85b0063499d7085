import type { SourceId } from '../tools/hr-api/schemas/index.ts'
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
  /** Puts a read of people's data on the ledger; it is on disk before the answer leaves. Nobody reads while a seed is made. */
  noteRead(read: ReadNote): void
}

/** A read of people's data as an operation knows it. */
export type ReadNote = {
  /** Null for the system of record itself. */
  readonly source: SourceId | null
  readonly subjects: readonly string[]
  readonly what: string
  readonly purpose: string
  readonly grant: { readonly id: string; readonly until: string } | null
}

/** What a write would do: nothing of it is in the world yet. */
export type Plan = {
  /** What a dry run shows. */
  readonly counted: unknown
  readonly change: Change
  readonly status: 200 | 201
  /** The answer to the real write. */
  readonly answer: unknown
}
