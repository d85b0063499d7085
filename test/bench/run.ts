import { join } from 'node:path'
import { startPostgres } from '../support/postgres.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { benchTurn, type TurnBench } from './turn.ts'

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

async function searchBench(): Promise<void> {
  if (!shared) return line('search: left out, RENSHI_SHARED does not point to the corpus')
  const { articles, buildMs, p50, p99 } = await benchSearch(join(shared, 'corpus'))
  line(
    `search over ${articles} articles: build ${buildMs.toFixed(0)} ms, p50 ${p50.toFixed(1)} ms (goal ≤ 6), p99 ${p99.toFixed(1)} ms (goal ≤ 20)`,
  )
}

async function startBench(): Promise<void> {
  const { firstMs, laterMs } = await benchStart()
  line(
    `start when installed: first ${(firstMs / 1000).toFixed(1)} s, later ${(laterMs / 1000).toFixed(1)} s (goal ≤ 5 s)`,
  )
}

const benches = { turn: turnsBench, knowledge: searchBench, start: startBench }
for (const [name, bench] of Object.entries(benches)) if (!only || only === name) await bench()
