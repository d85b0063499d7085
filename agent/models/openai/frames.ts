import { z } from '#sdk'

const Call = z.looseObject({
  index: z.number().int().nullish(),
  id: z.string().nullish(),
  function: z
    .looseObject({
      name: z.string().nullish(),
      arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    })
    .nullish(),
})
type Call = z.output<typeof Call>
const Delta = z.looseObject({
  role: z.string().nullish(),
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(Call).nullish(),
})
type Delta = z.output<typeof Delta>
const Frame = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: Delta.nullish(),
        message: Delta.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
})

type Open = { readonly id: string; args: string }

function isWhole(json: string): boolean {
  try {
    return typeof JSON.parse(json) === 'object'
  } catch {
    return false
  }
}

/**
 * Reads the pieces of one answer as every service sends them and gives them in one form: each call under an index and
 * an id of its own, its name once, its arguments as text; reasoning under one name; a refusal as a text that says so.
 */
export function createFrameReader(): (frame: unknown) => unknown {
  const calls: Open[] = []
  /** Place in `calls` by the index the service gave, the newest of that index. */
  const byIndex = new Map<number, number>()
  let last = -1
  let refused = false

  const isNew = (at: number | undefined, { id, function: named }: Call): boolean => {
    const open = at === undefined ? undefined : calls[at]
    if (!open) return true
    if (!named?.name) return false
    if (id && open.id !== '' && id !== open.id) return true
    // Several whole calls under one index and without ids: what begins anew is another one.
    return isWhole(open.args) && (typeof named.arguments === 'object' || named.arguments?.startsWith('{') === true)
  }

  const placeOf = (call: Call): { readonly place: number; readonly fresh: boolean } => {
    const { index, id, function: named } = call
    const at = typeof index === 'number' ? byIndex.get(index) : named?.name ? undefined : last
    const fresh = isNew(at, call)
    if (fresh) calls.push({ id: id ?? '', args: '' })
    const place = fresh ? calls.length - 1 : (at as number)
    last = place
    if (typeof index === 'number') byIndex.set(index, place)
    return { place, fresh }
  }

  const readCall = (call: Call) => {
    const { place, fresh } = placeOf(call)
    const said = call.function?.arguments ?? ''
    const args = typeof said === 'string' ? said : JSON.stringify(said)
    const open = calls[place] as Open
    open.args += args
    if (!fresh) return { index: place, function: { arguments: args } }
    const name = call.function?.name ?? ''
    return { index: place, id: `call_${place}`, type: 'function', function: { name, arguments: args } }
  }

  const readText = ({ content, refusal }: Delta): string => {
    if (!refusal) return content ?? ''
    const mark = refused ? '' : '[[refuse]] '
    refused = true
    return `${content ?? ''}${mark}${refusal}`
  }

  const readDelta = (piece: Delta) => {
    const { tool_calls, refusal: _, reasoning, reasoning_content, ...delta } = piece
    const thought = reasoning_content || reasoning
    return {
      ...delta,
      role: 'assistant',
      content: readText(piece),
      ...(thought ? { reasoning_content: thought } : {}),
      ...(tool_calls && tool_calls.length > 0 ? { tool_calls: tool_calls.map(readCall) } : {}),
    }
  }

  return (frame) => {
    const parsed = Frame.safeParse(frame)
    if (!parsed.success) return frame
    const choices = parsed.data.choices.map(({ delta, message, finish_reason, ...choice }) => ({
      index: 0,
      ...choice,
      finish_reason: finish_reason || null,
      delta: readDelta(delta ?? message ?? {}),
    }))
    return { ...parsed.data, choices }
  }
}
