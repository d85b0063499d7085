import * as z from 'zod'

/** A fault as it is switched on: `POST /admin/faults`. */
export const FaultInput = z.strictObject({
  kind: z.enum([
    'down',
    'error500',
    'delay',
    'drop_after_commit',
    'drop_before_commit',
    'rate_limited',
    'unauthorized',
    'partial_page',
    'stale',
    'already_handled',
    'calendar_missing',
  ]),
  match: z
    .strictObject({ path: z.string().optional(), method: z.enum(['GET', 'POST', 'PATCH']).optional() })
    .optional(),
  /** How often it strikes before it is over; without it, until it is switched off. */
  times: z.number().int().positive().optional(),
  /** Share of the matching calls that it strikes, 0 to 1, from a seeded sequence. */
  rate: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  retryAfterSeconds: z.number().int().min(0).max(3600).optional(),
})
export type FaultInput = z.output<typeof FaultInput>
type Kind = FaultInput['kind']

/** A fault that is switched on, and how often it has struck. */
type Fault = FaultInput & { readonly id: string; readonly struck: number }

/** The faults that are switched on. */
export type Faults = {
  add(input: FaultInput): Fault
  list(): readonly Fault[]
  clear(): void
  /** The faults among these kinds that strike this call; each is counted. */
  strike(kinds: readonly Kind[], method: string, path: string): readonly FaultInput[]
}

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Active = { readonly id: string; readonly input: FaultInput; readonly random: () => number; struck: number }

function strikes({ input, random, struck }: Active, method: string, path: string): boolean {
  if (input.times !== undefined && struck >= input.times) return false
  if (input.match?.method && input.match.method !== method) return false
  if (input.match?.path && !path.startsWith(input.match.path)) return false
  return input.rate === undefined || random() < input.rate
}

/** Makes a set of faults, none switched on. */
export function createFaults(): Faults {
  const active: Active[] = []
  let count = 0
  const show = ({ id, input, struck }: Active): Fault => ({ id, ...input, struck })
  return {
    add(input) {
      count += 1
      const fault: Active = { id: `F-${count}`, input, random: createRandom(input.seed ?? 20261123), struck: 0 }
      active.push(fault)
      return show(fault)
    },
    list: () => active.map(show),
    clear: () => void active.splice(0),
    strike(kinds, method, path) {
      const struck = active.filter((fault) => kinds.includes(fault.input.kind) && strikes(fault, method, path))
      for (const fault of struck) fault.struck += 1
      return struck.map(({ input }) => input)
    },
  }
}
