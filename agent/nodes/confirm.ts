import { interrupt } from '@langchain/langgraph'
import type { Decision, State, Update } from '../state.ts'

/**
 * Second of the three nodes of a write: stops the graph until the person decides. Nothing but the interrupt stands
 * here, since a node that interrupts runs again from its first line when it is resumed.
 */
export function confirm(state: State): Update {
  const decided = interrupt<{ confirmationId: string | null }, Decision>({ confirmationId: state.prepared })
  return { decided }
}
