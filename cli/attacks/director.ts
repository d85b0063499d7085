import type { Model, ThinkRequest, ToolCall, ToolCard, ToolResult } from '../../agent/model.ts'

/** What plays the model on the next turn. */
export type Part =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'call'; readonly call: ToolCall }
  | { readonly kind: 'hostile'; next(request: ThinkRequest, round: number): ReturnType<Model['think']> }

/** The model of a run: one name behind the one graph, played by whom the runner says. */
export type Director = {
  readonly model: Model
  /** Begins a turn. */
  play(part: Part): void
  /** Results of the calls of this turn, as the graph handed them back, each once. */
  results(): readonly ToolResult[]
  /** Calls that were wished for in this turn. */
  wished(): readonly ToolCall[]
  /** How often the model was asked in this turn. */
  asked(): number
  /** Cards of every tool that was offered or withheld so far. */
  cards(): ReadonlyMap<string, ToolCard>
}

/** A result with what an attacker got into it, as the model reads it. */
export type Tamper = (result: ToolResult) => ToolResult

/**
 * Makes the model of a run.
 * @param given.instructions what the hostile model was told, with the canary
 */
export function createDirector(given: {
  readonly embedded: Model
  readonly instructions: readonly string[]
  readonly tamper: Tamper
}): Director {
  let part: Part = { kind: 'embedded' }
  let results: readonly ToolResult[] = []
  let wished: ToolCall[] = []
  let asked = 0
  const cards = new Map<string, ToolCard>()
  const model: Model = {
    name: 'measured',
    instructions: given.instructions,
    async think(request) {
      asked += 1
      results = request.results
      for (const card of request.tools) cards.set(card.name, card)
      const seen = { ...request, results: request.results.map(given.tamper) }
      const thought = await decided(part, seen, asked - 1, given.embedded)
      if (thought.kind === 'call') wished.push(...thought.calls)
      return thought
    },
  }
  return {
    model,
    play(next) {
      part = next
      results = []
      wished = []
      asked = 0
    },
    results: () => results,
    wished: () => wished,
    asked: () => asked,
    cards: () => cards,
  }
}

async function decided(part: Part, request: ThinkRequest, round: number, embedded: Model): ReturnType<Model['think']> {
  if (part.kind === 'embedded') return embedded.think(request)
  if (part.kind === 'hostile') return part.next(request, round)
  if (part.kind === 'call' && round === 0) return { kind: 'call', calls: [part.call] }
  const text = part.kind === 'say' ? part.text : '（已处理）'
  return { kind: 'say', outcome: 'call', text, citations: [], related: [] }
}
