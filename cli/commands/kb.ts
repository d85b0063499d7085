import { basename } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import { Citation, z } from '#sdk'
import type { Config } from '../../config.ts'
import type { SourceFile } from '../../knowledge/read/document.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import { type Connection, connect } from '../connect.ts'
import { CommandFailed, print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

const batch = 8
const Imported = z.object({
  imported: z.array(
    z.object({
      ...{ name: z.string(), doc: z.string(), articles: z.number(), state: z.string() },
      sameAs: z.string().nullable(),
    }),
  ),
  unchanged: z.array(z.string()),
  failed: z.array(z.object({ name: z.string(), reason: z.string() })),
})
type Imported = z.output<typeof Imported>

/** What `kb import` is given. */
export type ImportOptions = {
  readonly as: string
  readonly approvedBy?: string
  readonly publish: boolean
  readonly collection: string
  readonly json: boolean
}

async function withConnection(config: Config, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connect(config)
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function toSend({ name, bytes, questions }: SourceFile) {
  return { name, base64: base64(bytes), ...(questions ? { questionsBase64: base64(questions) } : {}) }
}

/** Imports files and folders; a damaged file is named with the reason and the rest go in. */
export async function importFiles(config: Config, paths: readonly string[], options: ImportOptions): Promise<void> {
  const files = await readFolder(paths).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new UsageError(`没有这个文件或目录：${error.path ?? paths.join(' ')}。请检查路径。`)
    throw error
  })
  if (files.length === 0) throw new UsageError('这里没有可导入的文件（.md、.markdown 或 .txt）。')
  await withConnection(config, async (connection) => {
    const bar = new SingleBar(
      {
        format: '导入 {bar} {percentage}% {value}/{total} 用时 {duration_formatted} {name}',
        hideCursor: true,
        stream: process.stderr,
        noTTYOutput: !options.json,
        notTTYSchedule: 5000,
      },
      Presets.shades_classic,
    )
    const total: Imported = { imported: [], unchanged: [], failed: [] }
    bar.start(files.length, 0, { name: '' })
    try {
      for (let i = 0; i < files.length; i += batch) {
        const part = files.slice(i, i + batch)
        const sent = part.map(toSend)
        const { publish, approvedBy, collection } = options
        const body = { files: sent, publish, collection, ...(approvedBy ? { approvedBy } : {}) }
        const done = Imported.parse(await postJson(connection, '/api/kb/import', body, options.as))
        total.imported.push(...done.imported)
        total.unchanged.push(...done.unchanged)
        total.failed.push(...done.failed)
        bar.increment(part.length, { name: basename(part.at(-1)?.name ?? '') })
      }
    } finally {
      bar.stop()
    }
    report(total, files.length, options.json)
  })
}

function report(total: Imported, files: number, json: boolean): void {
  const articles = total.imported.reduce((sum, { articles: count }) => sum + count, 0)
  if (json) printJson({ files, articles, ...total })
  else {
    print(
      `共 ${files} 份：导入 ${total.imported.length} 份（${articles} 条），未变 ${total.unchanged.length} 份，未能导入 ${total.failed.length} 份。`,
    )
    for (const { doc, sameAs } of total.imported) if (sameAs) print(`注意：《${doc}》的正文与《${sameAs}》完全相同。`)
    for (const { name, reason } of total.failed) print(`✘ ${name}：${reason}`)
  }
  if (total.failed.length === files) throw new CommandFailed('没有一份文件能导入，原因见上。')
}

const Listed = z.object({
  items: z.array(
    z.looseObject({
      doc: z.string(),
      collection: z.string(),
      state: z.string(),
      effectiveFrom: z.string().nullable(),
      effectiveUntil: z.string().nullable(),
      dateSource: z.string(),
      articles: z.number(),
      publishOn: z.string().nullable(),
      sameAs: z.string().nullable(),
    }),
  ),
})

/** Every document version with its state and the days it holds. */
export async function listDocuments(config: Config, as: string, json: boolean): Promise<void> {
  await withConnection(config, async (connection) => {
    const { items } = Listed.parse(await bodyOf(await connection.request('/api/kb/list', { as })))
    if (json) return printJson({ items })
    printTable(
      ['文件', '库', '状态', '施行', '日期来源', '止于', '条数', '备注'],
      items.map(
        ({ doc, collection, state, effectiveFrom, dateSource, effectiveUntil, articles, publishOn, sameAs }) => [
          ...[doc, collection, state, effectiveFrom ?? '待核', dateSource, effectiveUntil ?? '', String(articles)],
          [publishOn ? `${publishOn} 发布` : '', sameAs && state !== 'published' ? `正文与《${sameAs}》相同` : '']
            .filter(Boolean)
            .join('；'),
        ],
      ),
    )
  })
}

/** One version with all its articles. */
export async function showDocument(config: Config, as: string, document: string, json: boolean): Promise<void> {
  await withConnection(config, async (connection) => {
    const found = await bodyOf(
      await connection.request(`/api/kb/show?document=${encodeURIComponent(document)}`, { as }),
    )
    if (json) return printJson(found)
    const { contents, ...meta } = z.looseObject({ contents: z.array(z.looseObject({ text: z.string() })) }).parse(found)
    for (const [key, value] of Object.entries(meta))
      if (value !== null && value !== '') print(`${key}：${JSON.stringify(value)}`)
    for (const { text } of contents) print(`\n${text}`)
  })
}

const Found = z.looseObject({
  answerable: z.boolean(),
  confidence: z.number(),
  passages: z.array(z.looseObject({ citation: Citation, score: z.number() })),
})

/** What the knowledge base finds for some words, as the person may read it. */
export async function searchKnowledge(
  config: Config,
  as: string,
  words: string,
  asOf: string | undefined,
  json: boolean,
): Promise<void> {
  await withConnection(config, async (connection) => {
    const query = new URLSearchParams({ q: words, ...(asOf ? { asOf } : {}) })
    const found = Found.parse(await bodyOf(await connection.request(`/api/kb/search?${query}`, { as })))
    if (json) return printJson(found)
    print(
      found.answerable
        ? `可以回答（把握 ${found.confidence.toFixed(2)}）`
        : `没有找到答案（把握 ${found.confidence.toFixed(2)}），以下仅供参考`,
    )
    for (const { citation, score } of found.passages)
      print(
        `\n${score.toFixed(2)}  《${citation.title}》${citation.article}（${citation.version}，${citation.validity ?? ''}）\n      ${citation.quote}`,
      )
  })
}
