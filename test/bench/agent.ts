import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tool } from '@langchain/core/tools'
import { MemorySaver } from '@langchain/langgraph'
import { createReactAgent } from '@langchain/langgraph/prebuilt'
import { ChatOpenAICompletions } from '@langchain/openai'
import { openProduct } from '../support/product.ts'
import { startScriptedOpenAi } from '../support/scripted-openai.ts'
import { hrAddress } from '../support/server.ts'
import { callerOf } from './hr.ts'
import { type Times, timesOf } from './turn.ts'

/** A whole turn of Renshi beside the same of LangGraph's prebuilt agent, in milliseconds. */
export type AgentBench = { readonly renshi: Times; readonly prebuilt: Times; readonly ratio: number }

const question = '我还有几天年假'
const warmUp = 5

/** The library's own client without its count of tokens, which reaches out to the internet on every turn. */
class UncountedChat extends ChatOpenAICompletions {
  override getNumTokens = async () => 0
}

/**
 * One question that is looked up in the HR system, answered over the same endpoint, tools and HR system: by the whole
 * product (identity, knowledge base, gate, checks, store, audit), and by the prebuilt agent with a saver in memory.
 */
export async function benchAgent(turns: number): Promise<AgentBench> {
  const endpoint = await startScriptedOpenAi()
  const directory = mkdtempSync(join(tmpdir(), 'renshi-bench-'))
  const settings = { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted' }
  const product = await openProduct({ directory, settings })
  const caller = await callerOf(await hrAddress(join(directory, 'hr')))
  const tools = (await caller.offered('zhang')).map(({ name, description, parameters }) =>
    tool(async (input) => JSON.stringify(await caller.call('zhang', name, input)), {
      ...{ name, description, schema: parameters },
    }),
  )
  const llm = new UncountedChat({
    ...{ model: 'scripted', apiKey: 'none', streaming: true, configuration: { baseURL: endpoint.url } },
  })
  const agent = createReactAgent({ llm, tools, checkpointer: new MemorySaver() })
  const samples = { renshi: [] as number[], prebuilt: [] as number[] }
  for (let at = 0; at < turns + warmUp; at += 1) {
    const thread = `bench-${Math.floor(at / 3)}`
    const began = performance.now()
    await product.chat('zhang', { text: question }, thread)
    const middle = performance.now()
    await agent.invoke({ messages: [{ role: 'user', content: question }] }, { configurable: { thread_id: thread } })
    if (at < warmUp) continue
    samples.renshi.push(middle - began)
    samples.prebuilt.push(performance.now() - middle)
  }
  await product.close()
  await endpoint.close()
  rmSync(directory, { recursive: true, force: true })
  const [renshi, prebuilt] = [timesOf(samples.renshi), timesOf(samples.prebuilt)]
  return { renshi, prebuilt, ratio: renshi.p50 / prebuilt.p50 }
}
