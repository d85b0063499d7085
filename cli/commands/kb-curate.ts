import { readFile } from 'node:fs/promises'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { CommandFailed, print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf } from '../post.ts'

/** How every command of curation is told who does it and how the answer is wanted. */
export type CurateOptions = { readonly as: string; readonly json: boolean }

const Worse = z.object({
  error: z.string(),
  worse: z.array(z.object({ id: z.string(), text: z.string(), before: z.string(), after: z.string() })).default([]),
})

/** Asks the knowledge base something as one person. */
export type Ask = {
  get(path: string, query?: Readonly<Record<string, string | undefined>>): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

/** The body of an answer; what the state of things does not allow is a command that failed, not one given wrongly. */
async function answerOf(response: Response): Promise<unknown> {
  if (response.status !== 409) return bodyOf(response)
  const { error, worse } = Worse.parse(await response.json())
  throw new CommandFailed(
    [
      error,
      ...worse.map(
        ({ id, text, before, after }) => `  ${id} ${text}：${grades[before] ?? before} → ${grades[after] ?? after}`,
      ),
    ].join('\n'),
  )
}

function asking(connection: Connection, as: string): Ask {
  return {
    async get(path, query = {}) {
      const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      )
      const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
      return answerOf(await connection.request(`/api/kb/${path}${search}`, { as }))
    },
    async post(path, body) {
      const headers = { 'content-type': 'application/json' }
      return answerOf(
        await connection.request(`/api/kb/${path}`, { method: 'POST', as, headers, body: JSON.stringify(body) }),
      )
    },
  }
}

/** Connects, asks, prints the answer as JSON or for people, and closes. */
export async function curating(
  config: Config,
  { as, json }: CurateOptions,
  ask: (ask: Ask) => Promise<unknown>,
  show: (answer: unknown) => void,
): Promise<void> {
  const connection = await connect(config)
  try {
    const answer = await ask(asking(connection, as))
    if (json) printJson(answer)
    else show(answer)
  } finally {
    await connection.close()
  }
}

/** Grades of a trial as people read them. */
export const grades: Readonly<Record<string, string>> = {
  wrong: '误答',
  missing: '找不到',
  found: '找到未答',
  shown: '答到前三',
  first: '答对',
}

const states: Readonly<Record<string, string>> = {
  draft: '草稿',
  in_review: '待审核',
  scheduled: '待发布',
  published: '已发布',
  pending_retire: '待撤下',
  retired: '已撤下',
}

const Standing = z.looseObject({
  doc: z.string(),
  revision: z.number(),
  state: z.string(),
  sameAs: z.string().nullish(),
  publishOn: z.string().nullish(),
  changes: z.record(z.string(), z.number()).optional(),
  trial: z.looseObject({ questions: z.number(), better: z.array(z.unknown()), worse: z.array(z.unknown()) }).nullish(),
})

/** Where a version stands after a step, in a line or two. */
export function showStanding(answer: unknown): void {
  const { doc, revision, state, sameAs, publishOn, changes, trial } = Standing.parse(answer)
  print(`《${doc}》第 ${revision} 次修订：${states[state] ?? state}${publishOn ? `，${publishOn} 发布` : ''}`)
  if (sameAs) print(`注意：正文与《${sameAs}》逐条相同。`)
  if (changes) print(countsLine(changes))
  if (trial) print(`题库 ${trial.questions} 题：变好 ${trial.better.length}，变差 ${trial.worse.length}`)
}

const changeNames: Readonly<Record<string, string>> = {
  added: '新增',
  removed: '删去',
  changed: '修改',
  moved: '移动',
  unchanged: '未变',
}

function countsLine(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${changeNames[kind] ?? kind} ${count} 条`)
    .join('，')
}

const Diff = z.looseObject({
  doc: z.string(),
  revision: z.number(),
  against: z.object({ doc: z.string(), revision: z.number() }).nullable(),
  diff: z.object({
    counts: z.record(z.string(), z.number()),
    articles: z.array(
      z.looseObject({
        kind: z.string(),
        label: z.string(),
        from: z.string().optional(),
        text: z.string().optional(),
        pieces: z.array(z.object({ kind: z.string(), text: z.string() })).optional(),
      }),
    ),
  }),
  metadata: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})

/** What changed, article by article: 〔-…-〕 went, 〔+…+〕 came. */
export function showDiff(answer: unknown): void {
  const { doc, revision, against, diff, metadata } = Diff.parse(answer)
  print(
    `《${doc}》第 ${revision} 次修订，对比${against ? `《${against.doc}》第 ${against.revision} 次修订` : '：此前没有'}`,
  )
  print(countsLine(diff.counts))
  for (const { field, before, after } of metadata)
    print(`${field}：${JSON.stringify(before)} → ${JSON.stringify(after)}`)
  for (const { kind, label, from, text, pieces } of diff.articles) {
    if (kind === 'unchanged') continue
    print(`\n${changeNames[kind] ?? kind} ${label}${from && from !== label ? `（原${from}）` : ''}`)
    if (text) print(text)
    if (pieces) print(pieces.map(marked).join(''))
  }
}

function marked({ kind, text }: { kind: string; text: string }): string {
  if (kind === 'removed') return `〔-${text}-〕`
  return kind === 'added' ? `〔+${text}+〕` : text
}

const Metadata = z.object({
  edit: z.number(),
  items: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      value: z.union([z.string(), z.array(z.string())]).nullable(),
      readFrom: z.string(),
      confirmedBy: z.string().nullable(),
      confirmedAt: z.string().nullable(),
      remark: z.string(),
    }),
  ),
})

/** Metadata with where each value comes from and who has confirmed it. */
export function showMetadata(answer: unknown): void {
  const { edit, items } = Metadata.parse(answer)
  print(`第 ${edit} 稿`)
  printTable(
    ['项', '名称', '值', '来自', '确认人', '备注'],
    items.map(({ field, label, value, readFrom, confirmedBy, confirmedAt, remark }) => [
      ...[field, label, Array.isArray(value) ? value.join('、') : (value ?? '')],
      ...[readFrom, confirmedBy ? `${confirmedBy} ${confirmedAt?.slice(0, 10) ?? ''}` : '', remark],
    ]),
  )
}

const Edit = z.looseObject({ edit: z.number() })

/** The number of the edit that a command expects: the one that was named, else the one that is there now. */
export async function expectedEdit(ask: Ask, document: string, given: string | undefined): Promise<number> {
  if (given === undefined) return Edit.parse(await ask.get('metadata', { document })).edit
  const number = Number(given)
  if (!Number.isInteger(number) || number < 1) throw new UsageError('--expected 请写稿次，例如 --expected 3。')
  return number
}

/** The text of a file that a command names. */
export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`没有这个文件：${path}。请检查路径。`)
    throw error
  })
}
