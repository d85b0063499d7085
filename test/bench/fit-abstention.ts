/**
 * Fits the weights of `knowledge/data/abstention-weights.ts`: `node test/bench/fit-abstention.ts CORPUS [--write]`.
 *
 * Data: `test/fixtures/knowledge/abstention-train.jsonl`, questions in the language of staff with the acts and handbook
 * chapters that answer them. Positive: the question with everything in the index (and, for statutes, without the
 * handbook). Negative: the same question with its acts and chapters left out, and questions that nothing answers.
 * Logistic model with L2, fitted by Newton steps; figures are from five folds that keep a question together.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { silentLog } from '#sdk'
import { actOf } from '../../knowledge/document.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import { type FeatureName, featureNames } from '../../knowledge/search/features.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'

type Example = { question: string; kind: 'statute' | 'handbook' | 'none'; acts: string[]; handbook: string[] }
type Point = { question: string; fold: number; x: number[]; y: 0 | 1; group: string; top: string }

const [corpus, ...flags] = process.argv.slice(2)
const root = new URL('../../', import.meta.url).pathname
const examples = readFileSync(`${root}test/fixtures/knowledge/abstention-train.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example)

async function open() {
  const directory = flags.find((flag) => flag.startsWith('--data='))?.slice(7)
  const db = await openPGlite(directory ?? 'memory:')
  await migrate(db)
  const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog })
  const who = { author: 'bench', approvedBy: 'bench-2', publish: true }
  await knowledge.importDocuments({ files: await readFolder([corpus as string]), ...who })
  await knowledge.importDocuments({
    files: await readFolder([`${root}knowledge/handbook`]),
    collection: 'handbook',
    ...who,
  })
  return { db, knowledge }
}

const { db, knowledge } = await open()
const documents = await knowledge.list()
const handbook = documents.filter(({ collection }) => collection === 'handbook')
const allHandbook = handbook.map(({ doc }) => doc)
const chapters = (names: readonly string[]) =>
  handbook.filter(({ title }) => names.some((name) => title.includes(name))).map(({ doc }) => doc)
const versions = (acts: readonly string[]) =>
  documents.filter(({ doc }) => acts.includes(actOf(doc))).map(({ doc }) => doc)

const points: Point[] = []
const found = { asked: 0, first: 0, three: 0 }
const misses: string[] = []

async function add(example: Example, at: number, group: string, y: 0 | 1, exclude: readonly string[]) {
  const province = at % 2 === 0 ? 'ZJ' : null
  const trace = await knowledge.searchAdmin({
    text: example.question,
    asOf: '2026-11-23',
    reader: { roles: ['staff'], unitId: null, staffType: null, province },
    exclude: new Set(exclude),
  })
  const good = [...example.acts, ...chapters(example.handbook).map(actOf)]
  const place = trace.passages.findIndex(({ citation }) => good.includes(actOf(citation.document)))
  if (y === 1) {
    found.asked++
    if (place === 0) found.first++
    if (place >= 0 && place < 3) found.three++
    else misses.push(`${group} ${example.question} → ${trace.passages[0]?.citation.title}`)
  }
  const { title, article } = trace.passages[0]?.citation ?? { title: '', article: '' }
  const x = [1, ...featureNames.map((name) => trace.features[name])]
  points.push({ question: example.question, fold: at % 5, x, y, group, top: `${title} ${article}` })
}

for (const [at, example] of examples.entries()) {
  const answering = [...versions(example.acts), ...chapters(example.handbook)]
  if (example.kind === 'statute') {
    await add(example, at, 'statute/acts', 1, allHandbook)
    await add(example, at, 'statute/all', 1, [])
    await add(example, at, 'out/acts', 0, [...answering, ...allHandbook])
    await add(example, at, 'out/all', 0, answering)
  } else if (example.kind === 'handbook') {
    await add(example, at, 'handbook/all', 1, [])
    await add(example, at, 'out/handbook', 0, answering)
  } else {
    await add(example, at, 'none/all', 0, [])
    await add(example, at, 'none/acts', 0, allHandbook)
  }
}
await db.close()

/** Which way a feature may count; margin and concepts either way. */
const falling: readonly FeatureName[] = ['worstMiss', 'unknownWord', 'homeless', 'wrongStaff', 'otherHouse']
const free: readonly FeatureName[] = ['margin', 'concepts']
function allowed(weight: number, i: number): number {
  const name = featureNames[i - 1]
  if (!name || free.includes(name)) return weight
  return falling.includes(name) ? Math.min(0, weight) : Math.max(0, weight)
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

/** Gradient descent with momentum on the weighted log-loss with L2; both classes weigh the same. */
function fit(train: readonly Point[]): number[] {
  const weights = new Array<number>(featureNames.length + 1).fill(0)
  const speed = weights.map(() => 0)
  const positives = train.filter(({ y }) => y === 1).length
  const share = { 1: 0.5 / positives, 0: 0.5 / (train.length - positives) }
  for (let step = 0; step < 6000; step++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : 0.0015 * weight))
    for (const { x, y } of train) {
      const error = (sigmoid(dot(weights, x)) - y) * share[y]
      for (let i = 0; i < x.length; i++) gradient[i] = (gradient[i] as number) + error * (x[i] as number)
    }
    for (let i = 0; i < weights.length; i++) {
      speed[i] = 0.9 * (speed[i] as number) - 0.5 * (gradient[i] as number)
      weights[i] = allowed((weights[i] as number) + (speed[i] as number), i)
    }
  }
  return weights
}

const out: { point: Point; p: number }[] = []
for (let fold = 0; fold < 5; fold++) {
  const weights = fit(points.filter((point) => point.fold !== fold))
  for (const point of points.filter((one) => one.fold === fold)) out.push({ point, p: sigmoid(dot(weights, point.x)) })
}
const rate = (group: string, threshold: number) => {
  const own = out.filter(({ point }) => point.group === group)
  return `${group} ${((100 * own.filter(({ p }) => p >= threshold).length) / own.length).toFixed(1)}%`
}
const groups = [...new Set(points.map(({ group }) => group))]
const positive = out.filter(({ point }) => point.y === 1).map(({ p }) => p)
positive.sort((a, b) => a - b)
const at = (keep: number) => positive[Math.floor((1 - keep) * positive.length)] as number
process.stdout.write(`found ${JSON.stringify(found)}\n`)
for (const keep of [0.95, 0.92, 0.9, 0.85]) {
  const threshold = at(keep)
  process.stdout.write(
    `keep ${keep} at ${threshold.toFixed(3)}: answered ${groups.map((g) => rate(g, threshold)).join(', ')}\n`,
  )
}
const weights = fit(points)
const rounded = Object.fromEntries(
  featureNames.map((name: FeatureName, i) => [name, Number((weights[i + 1] as number).toFixed(3))]),
)
process.stdout.write(`${JSON.stringify({ bias: weights[0], ...rounded }, null, 1)}\n`)
if (flags.includes('--misses')) {
  process.stdout.write(`${misses.join('\n')}\n`)
  const threshold = at(0.92)
  for (const { point, p } of out)
    if (p >= threshold !== (point.y === 1))
      process.stdout.write(`${p.toFixed(2)} ${point.group} ${point.question} → ${point.top}\n`)
}
if (flags.includes('--write')) {
  const text = `/**
 * Weights of the model that decides whether a ranking answers a question. Made by \`test/bench/fit-abstention.ts\`,
 * which says on what data and how; do not edit by hand.
 */
export const abstention: {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  /** At least this sure counts as answerable. */
  readonly threshold: number
} = {
  bias: ${(weights[0] as number).toFixed(3)},
  weights: ${JSON.stringify(rounded)},
  threshold: ${at(0.92).toFixed(3)},
}
`
  writeFileSync(`${root}knowledge/data/abstention-weights.ts`, text)
}
