import { Citation, z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { print, printJson, printTable } from '../output.ts'
import { bodyOf } from '../post.ts'
import { showFindingLines } from './kb-findings.ts'

async function withConnection(config: Config, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connect(config)
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
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
    const { contents, findings, ...meta } = z
      .looseObject({ contents: z.array(z.looseObject({ text: z.string() })), findings: z.array(z.unknown()) })
      .parse(found)
    for (const [key, value] of Object.entries(meta))
      if (value !== null && value !== '') print(`${key}：${JSON.stringify(value)}`)
    showFindingLines(findings)
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
