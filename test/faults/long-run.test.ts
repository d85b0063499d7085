import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { runRetention } from '../../store/retention.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder, until } from '../support/server.ts'

const turns = count(160, 10_000)
const conversations = count(16, 200)
const atOnce = 8
const looks = 8
/** What the heap may grow by in 1,000 turns, once everything is warm. */
const mostMiB = 1
/** In everyday runs there are too few turns to tell a slope; what is kept in them may not be more than this. */
const mostMiBInAll = 24

const says = ['我还有几天年假', '谢谢', '年休假可以跨年安排吗', '那病假呢', '你好', '我的请假申请到哪一步了']

setFlagsFromString('--expose-gc')
const collect = z.function({ input: [], output: z.unknown() }).implement(runInNewContext('gc') as () => unknown)

async function heapMiB(): Promise<number> {
  // What is freed by the first may free more by the second.
  for (let index = 0; index < 3; index++) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** The slope of the straight line nearest to points, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const above = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0)
  return above / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
}

/** What the process holds open, without what a garbage collection or a call under way may add for a moment. */
function held(): Readonly<Record<string, number>> {
  const kinds = process.getActiveResourcesInfo()
  return { timers: kinds.filter((kind) => kind === 'Timeout').length, all: kinds.length }
}

let folder: Awaited<ReturnType<typeof preparedFolder>>
let product: Product

beforeAll(async () => {
  folder = await preparedFolder()
  product = await openProduct({ directory: folder.path })
})
afterAll(async () => {
  await product?.close()
  await folder?.remove()
})

async function run(from: number, many: number): Promise<void> {
  let next = from
  const one = async (): Promise<void> => {
    while (next < from + many) {
      const turn = next++
      const thread = turn % conversations
      const as = `S-${1071 + (thread % 40)}`
      const body = { text: says[turn % says.length] ?? '' }
      // A busy machine may keep the HR system from saying who somebody is; then they ask again.
      await until(
        as,
        60_000,
        () => product.post(as, body, { 'x-renshi-conversation': `long-${thread}` }),
        ({ status }) => status === 200,
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

const Rows = z.object({ rows: z.number() })
async function checkpoints(): Promise<number> {
  const { rows } = await product.db.query(
    `select count(*)::int as rows from checkpoints where thread_id like '%long-%'`,
  )
  return Rows.parse(rows[0]).rows
}

test(
  `R-14: ${turns} turns in ${conversations} conversations: heap, handles and the memory of the graph do not grow`,
  async ({ task }) => {
    const piece = Math.floor(turns / (looks + 2))
    // What is loaded once is loaded now.
    await run(0, 2 * piece)
    const [before, start] = [held(), await heapMiB()]
    const points: [number, number][] = [[2 * piece, start]]
    for (let look = 2; look < looks + 2; look++) {
      await run(look * piece, piece)
      points.push([(look + 1) * piece, await heapMiB()])
    }
    const slope = slopeOf(points) * 1000
    const grown = (points.at(-1)?.[1] ?? 0) - start
    const after = held()
    const states = await checkpoints()
    await runRetention(product.db, {})
    const left = await checkpoints()
    if (isFull) expect(slope, JSON.stringify(points)).toBeLessThanOrEqual(mostMiB)
    else expect(grown, JSON.stringify(points)).toBeLessThan(mostMiBInAll)
    expect(after.timers).toBeLessThanOrEqual((before.timers ?? 0) + 4)
    expect(after.all).toBeLessThanOrEqual((before.all ?? 0) + 8)
    // Nightly pruning leaves the last state of each conversation, however many turns it had.
    expect(left).toBeLessThanOrEqual(conversations)
    figure(task, 'R-14', {
      ...{ turns, conversations, 'heap MiB': Number((points.at(-1)?.[1] ?? 0).toFixed(1)) },
      ...{ 'MiB per 1,000 turns': Number(slope.toFixed(2)), 'timers more': (after.timers ?? 0) - (before.timers ?? 0) },
      ...{ 'handles more': (after.all ?? 0) - (before.all ?? 0), 'states of the graph': states, 'after pruning': left },
    })
  },
  isFull ? 5_000_000 : 180_000,
)
