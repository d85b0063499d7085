import type { Caller, Plan } from '../plan.ts'
import type { Change } from '../record.ts'
import type { System } from '../system.ts'
import type { World } from '../world.ts'

/** What an operation gets; `query` and `body` have passed the endpoint's own schemas. */
export type Input = {
  readonly params: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
}

/** What a note does to the world, and the answer once it is there. */
type Note = { readonly change: Change; answer(world: World): unknown }

/**
 * How an endpoint is served: a look at the world, a write to plan, a note that needs no consent, or a question of the
 * client itself.
 */
export type Operation =
  | { readonly kind: 'read'; run(caller: Caller, input: Input): unknown }
  | { readonly kind: 'write'; plan(caller: Caller, input: Input): Plan }
  | { readonly kind: 'note'; run(caller: Caller, input: Input): Note }
  | { readonly kind: 'client'; run(system: System, client: string, input: Input): unknown }

/** An endpoint that looks. */
export const read = <Q, B>(
  run: (caller: Caller, input: { params: Input['params']; query: Q; body: B }) => unknown,
): Operation => ({
  kind: 'read',
  run: (caller, input) => run(caller, { ...input, query: input.query as Q, body: input.body as B }),
})
/** An endpoint that writes with consent. */
export const write = <B>(plan: (caller: Caller, id: string, body: B) => Plan): Operation => ({
  kind: 'write',
  plan: (caller, { params, body }) => plan(caller, params.id ?? '', body as B),
})
