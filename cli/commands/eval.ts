import { Presets, SingleBar } from 'cli-progress'
import { silentLog } from '#sdk'
import { parseRetrievalLines, QuestionFileError } from '../../knowledge/evaluate/lines.ts'
import { evaluateRetrieval } from '../../knowledge/evaluate/run.ts'
import type { RetrievalReport } from '../../knowledge/evaluate/score.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../../knowledge/index.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'
import { CommandFailed, print, printJson, printTable, tell, UsageError } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'

/** What `eval retrieval` is given. */
export type RetrievalOptions = {
  readonly corpus: readonly string[]
  /** ISO day for the questions that name none. */
  readonly today: string
  readonly json: boolean
}

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

/** Measures the search on a file of questions over a corpus, in a database of its own that is gone afterwards. */
export async function runRetrieval(file: string, { corpus, today, json }: RetrievalOptions): Promise<void> {
  if (corpus.length === 0) throw new UsageError('请用 --corpus 给出语料目录。')
  const text = await readQuestionFile(file)
  const lines = linesOf(text)
  const db = await openPGlite('memory:')
  try {
    await migrate(db)
    const knowledge = createKnowledge({
      db,
      tokenizer: createJiebaTokenizer(),
      log: silentLog,
      bank: productBank,
    })
    const bar = new SingleBar(
      { format: '{step} {bar} {percentage}% {value}/{total}', hideCursor: true, stream: process.stderr },
      Presets.shades_classic,
    )
    await load(knowledge, corpus, bar)
    bar.start(lines.length, 0, { step: '逐条提问' })
    const report = await evaluateRetrieval(knowledge, lines, { today, onProgress: (done) => bar.update(done) })
    bar.stop()
    if (json) return printJson(report)
    show(report)
  } finally {
    await db.close()
  }
}

function linesOf(text: string) {
  try {
    return parseRetrievalLines(text)
  } catch (error) {
    if (error instanceof QuestionFileError) throw new CommandFailed(error.message)
    throw error
  }
}

const columns = ['hit1', 'hit5', 'hit10', 'r100', 'mrr10', 'stale1', 'refusal95', 'answerRate', 'refusalRate'] as const

const percent = (value: number | null | undefined) => (value == null ? '–' : (100 * value).toFixed(1))

function show(report: RetrievalReport): void {
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
