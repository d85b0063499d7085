import { estimateTokens } from '../../agent/models/openai/condense.ts'
import { openProduct } from '../support/product.ts'
import { startScriptedOpenAi } from '../support/scripted-openai.ts'
import { timesOf } from './turn.ts'

/** How long turns take early and late in one long conversation, in milliseconds, and the largest prompt in tokens. */
export type ConversationBench = {
  readonly model: string
  readonly early: number
  readonly late: number
  readonly ratio: number
  readonly largestPrompt: number
}

const says = [
  '我还有几天年假',
  '年休假可以跨年安排吗',
  '12月16号请一天事假',
  '算了',
  '请病假要什么材料',
  '那要提前几天说',
]
const window = 10

/**
 * Turns 6 to 15 beside the last ten of one conversation through the whole product.
 * @param turns in all
 */
export async function benchConversation(withEndpoint: boolean, turns: number): Promise<ConversationBench> {
  const endpoint = withEndpoint ? await startScriptedOpenAi() : null
  const settings = endpoint ? { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted' } : {}
  const product = await openProduct({ settings })
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now()
    await product.chat('zhang', { text: says[turn % says.length] ?? '' }, 'long')
    times.push(performance.now() - started)
  }
  await product.close()
  await endpoint?.close()
  const prompts = (endpoint?.asked ?? []).map(({ messages }) =>
    messages.reduce((sum, { content }) => sum + estimateTokens(String(content)), 0),
  )
  const early = timesOf(times.slice(window / 2, window / 2 + window)).p50
  const late = timesOf(times.slice(-window)).p50
  return {
    model: withEndpoint ? 'a language model' : 'the embedded model',
    ...{ early, late, ratio: late / early, largestPrompt: Math.max(0, ...prompts) },
  }
}
