import { join } from 'node:path'
import { promptBudget } from '../../agent/models/openai/prompt.ts'
import { startPostgres } from '../support/postgres.ts'
import { benchAgent } from './agent.ts'
import { benchConversation } from './conversation.ts'
import { benchFind, benchSandboxStart, benchTool } from './hr.ts'
import { benchScale, benchSystems, type SystemBench } from './knowledge.ts'
import { benchSql } from './sql.ts'
import { benchStart } from './start.ts'
import { benchTrial } from './trial.ts'
import { benchTurn, type TurnBench } from './turn.ts'
import { benchUnderstanding } from './understanding.ts'

const turns = 300
const only = process.argv[2]
const shared = process.env.RENSHI_SHARED

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}

function showTurn({ store, bare, durable, ratio }: TurnBench): void {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  line(
    `turn on ${store}: durable p50 ${ms(durable.p50)} p99 ${ms(durable.p99)}; bare LangGraph with the same saver p50 ${ms(bare.p50)} p99 ${ms(bare.p99)}; ratio ${ratio.toFixed(2)} (goal ≤ 1.5)`,
  )
}

async function turnsBench(): Promise<void> {
  showTurn(await benchTurn(null, turns))
  const cluster = await startPostgres()
  if (!cluster) return line('turn on postgres: left out, no PostgreSQL server programs on this machine')
  showTurn(await benchTurn(await cluster.createDatabase(), turns))
  await cluster.stop()
}

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)

function showSystem({ name, buildMs, heapMb, p50, p99, hit1, hit5, hit10 }: SystemBench): void {
  line(
    `${name}: hit@1 ${percent(hit1)}, hit@5 ${percent(hit5)}, hit@10 ${percent(hit10)}; build ${buildMs.toFixed(0)} ms, heap ${heapMb.toFixed(0)} MB, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  )
}

async function systemsBench(): Promise<void> {
  if (!shared) return line('systems: left out, RENSHI_SHARED does not point to the corpus')
  const [corpus, questions] = [join(shared, 'corpus'), join(shared, 'eval', 'retrieval-dev.jsonl')]
  line('the same corpus, questions and words; goal of Renshi p50 ≤ 6 ms, p99 ≤ 20 ms:')
  for (const system of await benchSystems(corpus, questions)) showSystem(system)
  const { articles, ...scale } = await benchScale(corpus, questions, 5)
  line(
    `${articles} articles: build ${(scale.buildMs / 1000).toFixed(1)} s (goal ≤ 15), heap ${scale.heapMb.toFixed(0)} MB, p50 ${scale.p50.toFixed(1)} ms, p99 ${scale.p99.toFixed(1)} ms (goal ≤ 60)`,
  )
}

async function sqlBench(): Promise<void> {
  const cluster = shared ? await startPostgres() : null
  if (!shared || !cluster) return line('sql: left out, it needs RENSHI_SHARED and PostgreSQL server programs')
  const [corpus, questions] = [join(shared, 'corpus'), join(shared, 'eval', 'retrieval-dev.jsonl')]
  const { articles, firstMs, p50, p99, memory, same } = await benchSql(
    await cluster.createDatabase(),
    corpus,
    questions,
    5,
  )
  line(
    `${articles} articles ranked in SQL on postgres: first ${firstMs.toFixed(0)} ms, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (goal ≤ 150); the same bigrams in memory p50 ${memory.p50.toFixed(1)} ms, p99 ${memory.p99.toFixed(1)} ms; ratio of p99 ${(p99 / memory.p99).toFixed(1)}; the same answer to ${(100 * same).toFixed(1)} % of the questions`,
  )
  await cluster.stop()
}

async function startBench(): Promise<void> {
  const { firstMs, laterMs } = await benchStart()
  line(
    `start when installed: first ${(firstMs / 1000).toFixed(1)} s, later ${(laterMs / 1000).toFixed(1)} s (goal ≤ 5 s)`,
  )
}

async function agentBench(): Promise<void> {
  const { renshi, prebuilt, ratio } = await benchAgent(60)
  line(
    `a whole turn with one look-up over a model stub: Renshi p50 ${renshi.p50.toFixed(0)} ms p99 ${renshi.p99.toFixed(0)} ms; LangGraph's prebuilt agent with the same tools p50 ${prebuilt.p50.toFixed(0)} ms p99 ${prebuilt.p99.toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
  )
}

async function understandingBench(): Promise<void> {
  if (!shared) return line('understanding: left out, RENSHI_SHARED does not point to the utterances')
  line('the same utterances; both were taught the same examples; goal of Renshi p99 ≤ 15 ms:')
  for (const { name, tool, times } of await benchUnderstanding(join(shared, 'eval', 'utterances-dev.jsonl')))
    line(`${name}: right tool ${percent(tool)}; p50 ${times.p50.toFixed(1)} ms, p99 ${times.p99.toFixed(1)} ms`)
}

async function trialBench(): Promise<void> {
  const { trialMs, askMs } = await benchTrial(300)
  line(
    `trial of 300 questions over the handbook: ${trialMs.toFixed(0)} ms of the processor, asking them once ${askMs.toFixed(0)} ms; ratio ${(trialMs / askMs).toFixed(2)} (goal ≤ 3)`,
  )
}

async function hrBench(): Promise<void> {
  const { firstMs, laterMs } = await benchSandboxStart()
  line(`HR system: first start ${firstMs.toFixed(0)} ms with its seed, later ${laterMs.toFixed(0)} ms (goal ≤ 1500)`)
  const { own, http } = await benchTool(200)
  line(
    `a tool call: own p50 ${own.p50.toFixed(1)} ms p99 ${own.p99.toFixed(1)} ms beyond HTTP of p50 ${http.p50.toFixed(1)} ms p99 ${http.p99.toFixed(1)} ms (goal own p50 ≤ 8 ms)`,
  )
  for (const [people, goal] of [
    [480, 50],
    [50_000, 400],
  ] as const) {
    const { p50, p99 } = await benchFind(people, 40)
    line(`people_find over ${people} staff: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (goal ≤ ${goal} ms)`)
  }
}

async function conversationBench(): Promise<void> {
  for (const withEndpoint of [false, true]) {
    const { model, early, late, ratio, largestPrompt } = await benchConversation(withEndpoint, turns)
    const prompt = withEndpoint ? `; largest prompt ${largestPrompt} tokens of ${promptBudget}` : ''
    line(
      `a conversation of ${turns} turns with ${model}: early p50 ${early.toFixed(0)} ms, last p50 ${late.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal ≤ 1.5)${prompt}`,
    )
  }
}

const benches = {
  turn: turnsBench,
  conversation: conversationBench,
  knowledge: systemsBench,
  sql: sqlBench,
  start: startBench,
  agent: agentBench,
  understanding: understandingBench,
  trial: trialBench,
  hr: hrBench,
}
for (const [name, bench] of Object.entries(benches)) if (!only || only === name) await bench()
