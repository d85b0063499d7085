import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import type { KnowledgePort, Reader } from '../../knowledge/port.ts'
import type { Clock } from '../ports.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'

/** What decides which documents may be found: of the person who asks, or in a group of all who read there. */
export function readerOf({ person, audience }: Pick<TurnScope, 'person' | 'audience'>): Reader {
  const { roles, unitId, unitIds, staffType, province } = audience ?? person
  return { roles, unitId, unitIds, staffType, province }
}

/** Second node: the passages that bear on the question, as of the business day. */
export function createGather(knowledge: KnowledgePort, clock: Clock) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    if (state.sensitive) return {}
    const asOf = clock.now().slice(0, 10)
    return { knowledge: await knowledge.search({ text: state.text, asOf, reader: readerOf(scopeOf(config)) }) }
  }
}
