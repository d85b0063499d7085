import type { Model, ThinkRequest, Thought } from '../../agent/model.ts'

type Step = Thought | ((request: ThinkRequest) => Thought)

/** A model that says what it is told, step by step, while everything around it is real. */
export type ScriptedModel = Model & {
  /** What the model was asked, in order. */
  readonly asked: readonly ThinkRequest[]
  /** @throws when steps are left over: the flow stopped too early */
  assertComplete(): void
}

/** Makes a scripted model; asking it for more than it has fails the turn by name. */
export function scriptedModel(...steps: readonly Step[]): ScriptedModel {
  const left = [...steps]
  const asked: ThinkRequest[] = []
  return {
    name: 'scripted',
    asked,
    async think(request) {
      asked.push(request)
      const step = left.shift()
      if (!step) throw new Error('The scripted model was asked once more than it has steps.')
      return typeof step === 'function' ? step(request) : step
    },
    assertComplete() {
      if (left.length > 0) throw new Error(`${left.length} steps of the scripted model were never asked for.`)
    },
  }
}

/** A step that runs one tool. */
export function call(tool: string, args: Readonly<Record<string, unknown>>): Thought {
  return { kind: 'call', calls: [{ tool, args }] }
}

/** A step that says something. */
export function say(text: string, outcome: Extract<Thought, { kind: 'say' }>['outcome'] = 'call'): Thought {
  return { kind: 'say', outcome, text, citations: [], related: [] }
}
