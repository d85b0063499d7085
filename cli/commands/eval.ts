import { Presets, SingleBar } from 'cli-progress'
import { silentLog } from '#sdk'
import type { Config } from '../../config.ts'
import { chooseSearchModels } from '../../jobs/search-models.ts'
import { parseRetrievalLines } from '../../knowledge/evaluate/lines.ts'
import { evaluateRetrieval } from '../../knowledge/evaluate/run.ts'
import type { RetrievalReport } from '../../knowledge/evaluate/score.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../../knowledge/index.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'
import { CommandFailed, print, printJson, printTable, tell, UsageError } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'
import { configuredModel, evaluationConfig, runRepeatedly, showRepeated } from './eval-model.ts'

/** What `eval retrieval` is given. */
export type RetrievalOptions = {
  readonly corpus: readonly string[]
  /** ISO day for the questions that name none. */
  readonly today: string
  /** With the configured language model, which puts each question into other words, and four times. */
  readonly withModel: boolean
  readonly json: boolean
}

/** Nobody waits for an evaluation: the model has the time that a turn gives it. */
const longestRewriteMs = 8000

const people = { author: 'evaluation', approvedBy: 'evaluation-second', publish: true } as const

async function load(knowledge: Knowledge, corpus: readonly string[], bar: SingleBar): Promise<void> {
  const files = await readFolder(corpus).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`读不了语料 ${error.path ?? corpus.join(' ')}：${error.code ?? error.message}。`)
  })
  if (files.length === 0) throw new CommandFailed('语料目录里没有可导入的文件。')
  bar.start(files.length, 0, { step: '导入语料' })
  const { failed } = await knowledge.importDocuments({ files, ...people, onProgress: (done) => bar.update(done) })
  bar.stop()
  for (const { name, reason } of failed) tell(`✘ ${name}：${reason}`)
}

/** What the language model does for search: other words for each question. */
function rewritingModels(config: Config, db: Db) {
  const settings = { ...evaluationConfig(config.RENSHI_DATA_DIR, config), SEARCH_REWRITE: 'on' as const }
  return chooseSearchModels(
    { ...settings, SEARCH_BUDGET_MS: longestRewriteMs },
    { db, log: silentLog, nowMs: () => Date.now(), random: () => Math.random(), fetch: (...asked) => fetch(...asked) },
  )
}

/** Measures the search on a file of questions over a corpus, in a database of its own that is gone afterwards. */
export async function runRetrieval(
  config: Config,
  file: string,
  { corpus, today, withModel, json }: RetrievalOptions,
): Promise<void> {
  if (corpus.length === 0) throw new UsageError('请用 --corpus 给出语料目录。')
  const model = withModel ? configuredModel(config) : null
  const lines = await readQuestionFile(file, parseRetrievalLines)
  const db = await openPGlite('memory:')
  try {
    await migrate(db)
    const knowledge = createKnowledge({
      db,
      tokenizer: createJiebaTokenizer(),
      log: silentLog,
      bank: productBank,
      ...(model ? { models: rewritingModels(config, db) } : {}),
    })
    const bar = new SingleBar(
      { format: '{step} {bar} {percentage}% {value}/{total}', hideCursor: true, stream: process.stderr },
      Presets.shades_classic,
    )
    await load(knowledge, corpus, bar)
    const once = async () => {
      bar.start(lines.length, 0, { step: '逐条提问' })
      const report = await evaluateRetrieval(knowledge, lines, { today, onProgress: (done) => bar.update(done) })
      bar.stop()
      return report
    }
    if (!model) {
      const report = await once()
      return json ? printJson(report) : show(report)
    }
    const ids = lines.map(({ id }) => id)
    const report = await runRepeatedly(model, ids, once)
    if (json) return printJson(report)
    show(report)
    showRepeated(report)
  } finally {
    await db.close()
  }
}

const columns = ['hit1', 'hit5', 'hit10', 'r100', 'mrr10', 'stale1', 'refusal95', 'answerRate', 'refusalRate'] as const

const percent = (value: number | null | undefined) => (value == null ? '–' : (100 * value).toFixed(1))

function show(report: Pick<RetrievalReport, 'total' | 'perGroup' | 'failures'>): void {
  const row = (name: string, rates: Readonly<Record<string, unknown>>) => [
    name,
    String(rates.total),
    ...columns.map((column) => percent(rates[column] as number | null)),
  ]
  printTable(
    ['组', '题数', ...columns],
    [row('全部', report), ...Object.entries(report.perGroup).map(([name, rates]) => row(name, rates))],
  )
  print(`没有完全答对的 ${report.failures.length} 题：${report.failures.map(({ id }) => id).join(' ')}`)
}
