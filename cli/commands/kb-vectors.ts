import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { print, printJson } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

/** Whose command it is, and in which form it answers. */
export type VectorOptions = { readonly as: string; readonly json: boolean }

const Cursor = z.object({ versionId: z.string(), ordinal: z.number() }).nullable()
const Embedded = z.object({ embedded: z.number(), refused: z.number(), pending: z.number(), next: Cursor })
const Generated = z.object({ written: z.number(), failed: z.number(), pending: z.number(), next: Cursor })
const State = z.object({
  space: z.object({ model: z.string(), dimensions: z.number() }).nullable(),
  state: z.looseObject({ articles: z.number(), embedded: z.number() }).nullable(),
})
const Drafts = z.object({
  items: z.array(z.object({ document: z.string(), articles: z.number(), text: z.string() })),
})

async function connected(config: Config, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connect(config)
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
}

function barFor(name: string, json: boolean): SingleBar {
  return new SingleBar(
    {
      format: `${name} {bar} {percentage}% {value}/{total} 用时 {duration_formatted} 还需 {eta_formatted}`,
      hideCursor: true,
      stream: process.stderr,
      noTTYOutput: !json,
      notTTYSchedule: 5000,
    },
    Presets.shades_classic,
  )
}

type Portion = {
  readonly done: number
  readonly failed: number
  readonly pending: number
  readonly next: z.output<typeof Cursor>
}

/** Does portion after portion and shows how far it is; another process may do some of it meanwhile. */
async function inPortions(
  bar: SingleBar,
  next: (after: z.output<typeof Cursor>, isFirst: boolean) => Promise<Portion>,
): Promise<{ readonly done: number; readonly failed: number }> {
  let [done, failed, total] = [0, 0, 0]
  let after: z.output<typeof Cursor> = null
  for (let isFirst = true; isFirst || after !== null; isFirst = false) {
    const portion = await next(after, isFirst)
    if (isFirst) {
      total = portion.pending
      if (total > 0) bar.start(total, 0)
    }
    done += portion.done
    failed += portion.failed
    if (total > 0) bar.update(Math.min(total, Math.max(0, total - portion.pending + portion.done)))
    after = portion.next
  }
  bar.stop()
  return { done, failed }
}

/** Embeds the articles that have no vector yet, or everything anew by the model that is configured now. */
export async function embedKnowledge(
  config: Config,
  { as, json, all }: VectorOptions & { readonly all: boolean },
): Promise<void> {
  await connected(config, async (connection) => {
    const bar = barFor('生成向量', json)
    try {
      const { failed } = await inPortions(bar, async (after, isFirst) => {
        const body = { after, all: all && isFirst }
        const portion = Embedded.parse(await postJson(connection, '/api/kb-vectors/embed', body, as))
        return { ...portion, done: portion.embedded, failed: portion.refused }
      })
      const { space, state } = State.parse(await bodyOf(await connection.request('/api/kb-vectors/state', { as })))
      if (json) return printJson({ space, articles: state?.articles, embedded: state?.embedded, refused: failed })
      print(`${space?.model}（${space?.dimensions} 维）：共 ${state?.articles} 条，已有向量 ${state?.embedded} 条。`)
      if (failed > 0) print(`✘ ${failed} 条的文字向量服务不接受，检索时按词查找。`)
    } finally {
      bar.stop()
    }
  })
}

/** A file name for a document on every system. */
const fileNameOf = (document: string) => `${document.replace(/[\\/:*?"<>|\0]/g, '_')}.questions.draft`

/**
 * Has the language model write the questions of staff for articles that have none, and puts them into files: a person
 * reads them, names them `.questions.md` and imports them with the document, as any change by two people.
 */
export async function generateQuestions(
  config: Config,
  { as, json, document, out }: VectorOptions & { readonly document: string | undefined; readonly out: string },
): Promise<void> {
  await connected(config, async (connection) => {
    const bar = barFor('撰写问法', json)
    try {
      const { done, failed } = await inPortions(bar, async (after) => {
        const body = { document: document ?? null, after }
        const portion = Generated.parse(await postJson(connection, '/api/kb-vectors/generate', body, as))
        return { ...portion, done: portion.written }
      })
      const query = document === undefined ? '' : `?document=${encodeURIComponent(document)}`
      const { items } = Drafts.parse(await bodyOf(await connection.request(`/api/kb-vectors/drafts${query}`, { as })))
      await mkdir(out, { recursive: true })
      const files: string[] = []
      for (const item of items) {
        const file = join(out, fileNameOf(item.document))
        await writeFile(file, item.text)
        files.push(file)
      }
      if (json) return printJson({ written: done, failed, files })
      print(`这次写了 ${done} 条的问法，没有写成 ${failed} 条；草稿 ${files.length} 份，在 ${out}。`)
      if (files.length > 0)
        print(
          '草稿不会自动生效：请逐条审阅，把文件名改为 “文件名.questions.md” 放在正文旁，再用 kb import 导入并由另一人审核。',
        )
    } finally {
      bar.stop()
    }
  })
}
