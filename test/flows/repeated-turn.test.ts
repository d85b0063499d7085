import { MemorySaver } from '@langchain/langgraph'
import { expect, test } from 'vitest'
import { guest, type Person } from '#sdk'
import { createConversation } from '../../agent/conversation.ts'
import { createGraph, type GraphParts } from '../../agent/graph.ts'
import { createToolbox } from '../../agent/toolbox.ts'
import { standingClock } from '../../jobs/clock.ts'
import { say, scriptedModel } from '../support/scripted-model.ts'

const person: Person = { ...guest(), id: 'S-1001', name: '张示例', roles: ['staff'] }
const confirmations = { pending: async () => null } as unknown as GraphParts['confirmations']
const knowledge = {
  search: async () => ({
    passages: [],
    answerable: false,
    confidence: 0,
    named: false,
    asOf: '2026-11-23',
    indexVersion: 1,
  }),
} as unknown as GraphParts['knowledge']
const unused = {} as never

test('a turn whose worker died between the memory and the tables is remembered once when it is worked again', async () => {
  const model = scriptedModel(
    say('一', 'smalltalk'),
    say('二', 'smalltalk'),
    say('二', 'smalltalk'),
    say('三', 'smalltalk'),
  )
  const graph = createGraph({
    ...{ model, knowledge, confirmations, clock: standingClock('2026-11-23T09:00:00+08:00'), stage: 'all' },
    ...{ toolbox: createToolbox([], 'all'), checkpointer: new MemorySaver() },
    ...{ submissions: unused, delivery: unused, sources: unused, audit: unused, shared: unused, directory: unused },
    handOver: async () => null,
  })
  const conversation = createConversation(graph, confirmations)
  const turn = (turnId: string, text: string) =>
    conversation.turn(
      { turnId, conversation: 'c', token: '1', attempts: 1, hasPending: false, message: null },
      person,
      { kind: 'text', text },
      { audience: null, signal: AbortSignal.timeout(10_000), progress: async () => {}, draft: async () => {} },
    )
  await turn('t-1', '你好')
  await turn('t-2', '在吗')
  // Its end was never written down, so it is worked once more.
  await turn('t-2', '在吗')
  await turn('t-3', '谢谢')
  const said = model.asked.map(({ history }) => history.map((exchange) => exchange.said))
  expect(said).toEqual([[], ['你好'], ['你好'], ['你好', '在吗']])
  model.assertComplete()
})
