import { z } from '#sdk'
import { QuestionFileError } from '#sdk/question-lines'
import type { Config } from '../../config.ts'
import { parseRetrievalLines } from '../../knowledge/evaluate/lines.ts'
import { print, printTable, UsageError } from '../output.ts'
import { type CurateOptions, curating, grades, readText } from './kb-curate.ts'

/** What adding a question may be given. */
export type QuestionValues = CurateOptions & {
  readonly file?: string | undefined
  /** `document#article`. */
  readonly expect: readonly string[]
  readonly asOf?: string | undefined
  readonly staffType?: string | undefined
}

const batch = 500

function expectedOf(text: string): { document: string; article: string } {
  const at = text.lastIndexOf('#')
  if (at < 1 || at === text.length - 1)
    throw new UsageError(`“${text}”请写成 文件#条号，例如 --expect "请休假管理办法#第三条"。`)
  return { document: text.slice(0, at), article: text.slice(at + 1) }
}

async function questionsOfFile(path: string) {
  try {
    return parseRetrievalLines(await readText(path)).map(({ question, answers, as_of: asOf }) => ({
      text: question,
      expected: answers.map(({ doc, article }) => ({ document: doc, article })),
      ...(asOf ? { asOf } : {}),
    }))
  } catch (error) {
    if (error instanceof QuestionFileError) throw new UsageError(error.message)
    throw error
  }
}

function questionOf([text]: readonly string[], { expect, asOf, staffType }: QuestionValues) {
  if (!text?.trim()) throw new UsageError('请写出要加的问题，或用 --file 给出题目文件（每行一个 JSON）。')
  return {
    text,
    expected: expect.map(expectedOf),
    ...(asOf ? { asOf } : {}),
    ...(staffType ? { reader: { staffType } } : {}),
  }
}

/** Adds one question, or a file of them as evaluations use it. */
export async function addQuestions(config: Config, words: readonly string[], values: QuestionValues): Promise<void> {
  const items = values.file ? await questionsOfFile(values.file) : [questionOf(words, values)]
  return curating(
    config,
    values,
    async (ask) => {
      const ids: string[] = []
      for (let at = 0; at < items.length; at += batch) {
        const answer = await ask.post('questions', { items: items.slice(at, at + batch) })
        ids.push(...z.object({ ids: z.array(z.string()) }).parse(answer).ids)
      }
      return { ids }
    },
    (answer) => {
      const { ids } = z.object({ ids: z.array(z.string()) }).parse(answer)
      print(`已加入 ${ids.length} 题，编号 ${ids.length === 1 ? ids[0] : `${ids[0]}–${ids.at(-1)}`}`)
    },
  )
}

const Listed = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      text: z.string(),
      expected: z.array(z.object({ document: z.string(), article: z.string() })),
      asOf: z.string().nullable(),
      addedBy: z.string(),
    }),
  ),
})

/** Every question of the set with the articles it expects. */
export function listQuestions(config: Config, values: CurateOptions): Promise<void> {
  return curating(
    config,
    values,
    (ask) => ask.get('questions'),
    (answer) =>
      printTable(
        ['编号', '问题', '应答', '日期', '加入人'],
        Listed.parse(answer).items.map(({ id, text, expected, asOf, addedBy }) => [
          ...[id, text],
          expected.map(({ document, article }) => `${document}${article}`).join('；') || '不应回答',
          ...[asOf ?? '', addedBy],
        ]),
      ),
  )
}

/** Takes questions out of the set by their numbers. */
export function removeQuestions(config: Config, words: readonly string[], values: CurateOptions): Promise<void> {
  const ids = words.flatMap((word) => word.split(/[,，、]/)).filter(Boolean)
  if (ids.length === 0) throw new UsageError('请写明题目编号，用 kb questions list 查看。')
  return curating(
    config,
    values,
    (ask) => ask.post('questions/remove', { ids }),
    (answer) => print(`已移出 ${z.object({ removed: z.number() }).parse(answer).removed} 题`),
  )
}

const Compared = z.array(z.object({ id: z.string(), text: z.string(), before: z.string(), after: z.string() }))
const Trial = z.looseObject({
  doc: z.string(),
  questions: z.number(),
  same: z.number(),
  better: Compared,
  worse: Compared,
})

/** How the questions fare before and after publishing. */
export function showTrial(answer: unknown): void {
  const { doc, questions, same, better, worse } = Trial.parse(answer)
  print(`《${doc}》发布后，题库 ${questions} 题：变好 ${better.length}，变差 ${worse.length}，不变 ${same}`)
  const rows = [...worse.map((one) => ['变差', one] as const), ...better.map((one) => ['变好', one] as const)]
  if (rows.length === 0) return
  printTable(
    ['', '编号', '问题', '发布前', '发布后'],
    rows.map(([name, { id, text, before, after }]) => [
      ...[name, id, text, grades[before] ?? before, grades[after] ?? after],
    ]),
  )
}
