/**
 * Fits the weights of `knowledge/data/abstention-weights.ts`: `node test/bench/fit-abstention.ts CORPUS [--write]`.
 *
 * Data: `test/fixtures/knowledge/abstention-train.jsonl`, questions in the language of staff with the acts and handbook
 * chapters that answer them. Positive: the question with everything in the index (and, for statutes, without the
 * handbook). Negative: the same question with its acts and chapters left out, and questions that nothing answers.
 * `handbook-train.jsonl` and `handbook-train-second.jsonl`: questions of two other authors on all chapters, each asked of the handbook alone and of the whole
 * index, with its chapters left out as a negative; and questions that no chapter answers. A question whose answer is not
 * among the three passages that would be quoted teaches nothing.
 * `retrieval-train.jsonl`: questions on the acts with the articles that answer them, the same with their acts left out, and
 * questions that no act answers.
 * Two logistic models with L2, for articles with and without questions beside them; figures are from five folds that keep
 * a question together.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { silentLog } from '#sdk'
import { actOf } from '../../knowledge/document.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { articleKey, createKnowledge, type SearchTrace } from '../../knowledge/index.ts'
import { emptyBank, type QuestionBank } from '../../knowledge/read/bank.ts'
import { readDocument } from '../../knowledge/read/document.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
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

async function open(bank: QuestionBank) {
  const db = await openPGlite('memory:')
  await migrate(db)
  const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog, bank })
  const who = { author: 'bench', approvedBy: 'bench-2', publish: true }
  await knowledge.importDocuments({ files: await readFolder([corpus as string]), ...who })
  await knowledge.importDocuments({
    files: await readFolder([`${root}knowledge/handbook`]),
    collection: 'handbook',
    ...who,
  })
  return { db, knowledge }
}

// The same acts twice: an act without questions is what an administrator imports of his own.
const bases = {
  plain: await open({ ...emptyBank, unanswered: productBank.unanswered }),
  curated: await open(productBank),
}
type Base = keyof typeof bases
const documents = await bases.curated.knowledge.list()
const handbook = documents.filter(({ collection }) => collection === 'handbook')
const allHandbook = handbook.map(({ doc }) => doc)
const chapters = (names: readonly string[]) =>
  handbook.filter(({ title }) => names.some((name) => title.includes(name))).map(({ doc }) => doc)
const versions = (acts: readonly string[]) =>
  documents.filter(({ doc }) => acts.includes(actOf(doc))).map(({ doc }) => doc)

const points: Point[] = []
const found = { asked: 0, first: 0, three: 0 }
const misses: string[] = []

type Asked = {
  text: string
  as: 'zhang' | 'li' | 'wang'
  file: string | null
  articles: string[]
  also?: { file: string; articles: string[] }[]
}
const asked = ['handbook-train', 'handbook-train-second'].flatMap((name) =>
  readFileSync(`${root}test/fixtures/knowledge/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Asked),
)
const docOf = new Map(
  (await readFolder([`${root}knowledge/handbook`])).map((file) => [
    file.name.split('/').at(-1),
    readDocument(file, 'handbook').meta.doc,
  ]),
)
const statutes = documents.filter(({ collection }) => collection === 'statutes').map(({ doc }) => doc)

type Answer = { readonly doc: string; readonly articles: readonly string[] }

const quoted = 3

function holds(answers: readonly Answer[], { document, article }: { document: string; article: string }): boolean {
  return answers.some(({ doc, articles }) => doc === document && articles.includes(article))
}

async function addAsked({ text, as, file, articles, also = [] }: Asked, at: number) {
  const answers: readonly Answer[] = (file ? [{ file, articles }, ...also] : also).map((one) => ({
    doc: docOf.get(one.file) as string,
    articles: one.articles,
  }))
  const staffType = as === 'li' ? ('institution_technical' as const) : ('civil_servant' as const)
  const reader = { roles: ['staff' as const], unitId: 'U-1', staffType, province: 'ZJ' }
  const ask = async (group: string, y: 0 | 1, exclude: readonly string[]) => {
    const query = { text, asOf: '2026-11-23', reader, exclude: new Set(exclude) }
    const trace = await bases.curated.knowledge.searchAdmin(query)
    if (y === 1 && !trace.passages.slice(0, quoted).some(({ citation }) => holds(answers, citation))) return
    addPoint('curated', trace, { question: text, fold: at % 5, y, group })
  }
  const out = answers.map(({ doc }) => doc)
  for (const [name, left] of Object.entries({ alone: statutes, all: [] })) {
    await ask(`${file ? 'asked' : 'asked-none'}/${name}`, file ? 1 : 0, left)
    if (file) await ask(`asked-out/${name}`, 0, [...left, ...out])
  }
}

/** Each base teaches the model of its own kind only. */
function addPoint(base: Base, trace: SearchTrace, point: Omit<Point, 'x' | 'top'>) {
  if (trace.features.nearest > 0 !== (base === 'curated')) return
  const { title, article } = trace.passages[0]?.citation ?? { title: '', article: '' }
  const x = [1, ...featureNames.map((name) => trace.features[name])]
  points.push({ ...point, x, top: `${title} ${article}` })
}

async function add(example: Example, at: number, group: string, y: 0 | 1, exclude: readonly string[]) {
  for (const base of ['plain', 'curated'] as const) await addTo(base, example, at, group, y, exclude)
}

type Line = { question: string; answers: { doc: string; article: string }[]; as_of?: string }
const lines = readFileSync(`${root}test/fixtures/knowledge/retrieval-train.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

async function addLine(base: Base, { question, answers, as_of: asOf = '2025-07-01' }: Line, at: number) {
  const reader = { roles: ['staff' as const], unitId: null, staffType: null, province: null }
  const ask = async (group: string, y: 0 | 1, exclude: readonly string[]) => {
    const query = { text: question, asOf, reader, exclude: new Set([...allHandbook, ...exclude]) }
    const trace = await bases[base].knowledge.searchAdmin(query)
    const isRight = ({ document, article }: { document: string; article: string }) =>
      answers.some((one) => one.doc === document && articleKey(one.article) === articleKey(article))
    if (y === 1 && !trace.passages.slice(0, quoted).some(({ citation }) => isRight(citation))) return
    addPoint(base, trace, { question, fold: at % 5, y, group })
  }
  await ask(answers.length > 0 ? 'line' : 'line-none', answers.length > 0 ? 1 : 0, [])
  if (answers.length === 0) return
  const acts = answers.map(({ doc }) => actOf(doc))
  await ask('line-out', 0, versions(acts))
}

async function addTo(base: Base, example: Example, at: number, group: string, y: 0 | 1, exclude: readonly string[]) {
  const province = at % 2 === 0 ? 'ZJ' : null
  const trace = await bases[base].knowledge.searchAdmin({
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
  if (y === 1 && (place < 0 || place >= quoted)) return
  addPoint(base, trace, { question: example.question, fold: at % 5, y, group })
}

for (const [at, example] of examples.entries()) {
  const answering = [...versions(example.acts), ...chapters(example.handbook)]
  if (example.kind === 'statute') {
    await add(example, at, 'statute/acts', 1, allHandbook)
    await add(example, at, 'statute/all', 1, [])
    await add(example, at, 'out/acts', 0, [...answering, ...allHandbook])
  } else if (example.kind === 'handbook') {
    await add(example, at, 'handbook/all', 1, [])
  } else {
    await add(example, at, 'none/acts', 0, allHandbook)
  }
}
for (const [at, one] of asked.entries()) await addAsked(one, at)
for (const [at, line] of lines.entries())
  for (const base of ['plain', 'curated'] as const) await addLine(base, line, at)
for (const { db } of Object.values(bases)) await db.close()

/** Which way a feature may count; some either way. */
const falling: readonly FeatureName[] = [
  ...(['worstMiss', 'unknownWord', 'homeless', 'wrongStaff', 'otherHouse', 'askedMiss'] as const),
  ...(['unansweredNear', 'unansweredNearest', 'unansweredForeseen', 'valueMissing'] as const),
]
const free: readonly FeatureName[] = ['margin', 'concepts', 'length', 'english']
function allowed(weight: number, i: number): number {
  const name = featureNames[i - 1]
  if (!name || free.includes(name)) return weight
  return falling.includes(name) ? Math.min(0, weight) : Math.max(0, weight)
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

/** What a point weighs: both answers half, and of the negatives, those that nothing answers seven parts of ten. */
function weigher(train: readonly Point[]): (point: Point) => number {
  const kind = ({ y, group }: Point) => (y === 1 ? 'yes' : group.includes('none') ? 'none' : 'out')
  const counts = Map.groupBy(train, kind)
  const share = { yes: 0.5, none: 0.35, out: 0.15 }
  return (point) => share[kind(point)] / (counts.get(kind(point))?.length ?? 1)
}

/** Mean and spread of each feature, so that L2 treats features of every scale alike. */
function scaleOf(train: readonly Point[]): readonly { readonly mean: number; readonly spread: number }[] {
  return (train[0]?.x ?? []).map((_, i) => {
    const mean = train.reduce((sum, { x }) => sum + (x[i] as number), 0) / train.length
    const square = train.reduce((sum, { x }) => sum + ((x[i] as number) - mean) ** 2, 0) / train.length
    return i === 0 ? { mean: 0, spread: 1 } : { mean, spread: Math.sqrt(square) + 1e-6 }
  })
}

/** Gradient descent with momentum on the weighted log-loss with L2, over scaled features; gives weights for plain ones. */
function fit(train: readonly Point[]): number[] {
  const scale = scaleOf(train)
  const scaled = train.map(({ x }) => x.map((value, i) => (value - (scale[i]?.mean ?? 0)) / (scale[i]?.spread ?? 1)))
  const weights = new Array<number>(featureNames.length + 1).fill(0)
  const speed = weights.map(() => 0)
  const share = train.map(weigher(train))
  for (let step = 0; step < 3000; step++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : 0.01 * weight))
    for (const [at, x] of scaled.entries()) {
      const error = (sigmoid(dot(weights, x)) - (train[at] as Point).y) * (share[at] as number)
      for (let i = 0; i < x.length; i++) gradient[i] = (gradient[i] as number) + error * (x[i] as number)
    }
    for (let i = 0; i < weights.length; i++) {
      speed[i] = 0.9 * (speed[i] as number) - 0.3 * (gradient[i] as number)
      weights[i] = allowed((weights[i] as number) + (speed[i] as number), i)
    }
  }
  const own = weights.map((weight, i) => weight / (scale[i]?.spread ?? 1))
  const shift = own.reduce((sum, weight, i) => sum + weight * (scale[i]?.mean ?? 0), 0)
  return own.map((weight, i) => (i === 0 ? weight - shift : weight))
}

/** Fits one model and prints what it does; `keep` is the share of the answerable that its threshold lets through. */
function model(name: string, own: readonly Point[], keep: number): string {
  const out: { point: Point; p: number }[] = []
  for (let fold = 0; fold < 5; fold++) {
    const weights = fit(own.filter((point) => point.fold !== fold))
    for (const point of own.filter((one) => one.fold === fold)) out.push({ point, p: sigmoid(dot(weights, point.x)) })
  }
  const groups = [...new Set(own.map(({ group }) => group))]
  const positive = out
    .filter(({ point }) => point.y === 1)
    .map(({ p }) => p)
    .sort((a, b) => a - b)
  const at = (share: number) => positive[Math.floor((1 - share) * positive.length)] as number
  const rate = (group: string, threshold: number) => {
    const members = out.filter(({ point }) => point.group === group)
    return `${group} ${((100 * members.filter(({ p }) => p >= threshold).length) / members.length).toFixed(1)}%`
  }
  process.stdout.write(`${name}: ${own.length} points\n`)
  for (const share of [0.98, 0.97, 0.95, 0.92, 0.9, 0.85]) {
    const threshold = at(share)
    process.stdout.write(
      `keep ${share} at ${threshold.toFixed(3)}: answered ${groups.map((group) => rate(group, threshold)).join(', ')}\n`,
    )
  }
  if (flags.includes('--misses'))
    for (const { point, p } of out)
      if (p >= at(keep) !== (point.y === 1))
        process.stdout.write(`${p.toFixed(2)} ${point.group} ${point.question} → ${point.top}\n`)
  const weights = fit(own)
  const rounded = Object.fromEntries(
    featureNames.map((feature: FeatureName, i) => [feature, Number((weights[i + 1] as number).toFixed(3))]),
  )
  process.stdout.write(`${JSON.stringify(rounded)}\n`)
  return `{
  bias: ${(weights[0] as number).toFixed(3)},
  weights: ${JSON.stringify(rounded)},
  threshold: ${at(keep).toFixed(3)},
}`
}

process.stdout.write(`found ${JSON.stringify(found)}\n`)
if (flags.includes('--misses')) process.stdout.write(`${misses.join('\n')}\n`)
const nearestAt = featureNames.indexOf('nearest') + 1
const isCurated = ({ x }: Point) => (x[nearestAt] as number) > 0
const plain = model(
  'plain',
  points.filter((point) => !isCurated(point)),
  0.95,
)
const curated = model('curated', points.filter(isCurated), 0.97)
if (flags.includes('--write')) {
  const text = `/** A model that decides whether a ranking answers a question. */
type Abstention = {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  /** At least this sure counts as answerable. */
  readonly threshold: number
}

/**
 * Weights for articles without questions beside them. Made by \`test/bench/fit-abstention.ts\`, which says on what data
 * and how; do not edit by hand.
 */
export const plainAbstention: Abstention = ${plain}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = ${curated}
`
  writeFileSync(`${root}knowledge/data/abstention-weights.ts`, text)
}
