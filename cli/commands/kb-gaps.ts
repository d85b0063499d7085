import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { print, printJson, UsageError } from '../output.ts'
import { postJson } from '../post.ts'
import { type CareOptions, list, readText, send, withConnection } from './kb-care-io.ts'

const Gap = z.looseObject({
  id: z.string(),
  state: z.string(),
  owner: z.string().nullable(),
  asked: z.number(),
  badRatings: z.number(),
  lastAsked: z.string(),
  question: z.string(),
  nearest: z.array(z.looseObject({ title: z.string(), article: z.string() })),
})
const gapStates: Readonly<Record<string, string>> = {
  open: '待处理',
  assigned: '已分派',
  drafted: '已起草',
  solved: '已解决',
  ignored: '已忽略',
}

/** `kb gaps`: questions that were not answered, or badly; those asked most first. */
export function listGaps(
  config: Config,
  filter: { state?: string; owner?: string },
  options: CareOptions,
): Promise<void> {
  return list(
    config,
    { path: 'gaps', query: filter, shape: Gap },
    options,
    ['编号', '状态', '负责人', '问过', '差评', '最近', '问题', '最接近的条文'],
    ({ id, state, owner, asked, badRatings, lastAsked, question, nearest }) => [
      ...[id, gapStates[state] ?? state, owner ?? '', String(asked), String(badRatings), lastAsked, question],
      nearest[0] ? `《${nearest[0].title}》${nearest[0].article}` : '',
    ],
  )
}

/** `kb gap assign ID --to P`. */
export function assignGap(config: Config, id: string, owner: string, options: CareOptions): Promise<void> {
  return send(config, 'gaps/assign', { id, owner }, options, `待补问题 ${id} 已分给 ${owner}。`)
}

/** `kb gap draft ID --title T --file PATH`: an answer of a person becomes a draft document. */
export async function draftGap(
  config: Config,
  { id, title, path }: { readonly id: string; readonly title: string; readonly path: string },
  options: CareOptions,
): Promise<void> {
  const text = await readText(path)
  return withConnection(config, async (connection) => {
    const body = await postJson(connection, '/api/kb-care/gaps/draft', { id, title, text }, options.as)
    if (options.json) return printJson(body)
    const { document } = z.looseObject({ document: z.string() }).parse(body)
    print(`已存为草稿《${document}》。核对后用 kb submit 送审。`)
  })
}

async function readAnswer(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(path))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} 不是合法的 JSON。`)
    throw error
  }
}

const Made = z.looseObject({ id: z.string(), version: z.number() })

function tellMade(body: unknown, json: boolean): void {
  const { id, version } = Made.parse(body)
  if (json) printJson(body)
  else print(`官方答复草稿已存，编号 ${id}（第 ${version} 版），请另一位管理员审定。`)
}

/** `kb gap answer ID --file PATH`: an answer of a person becomes a curated answer, written as JSON. */
export async function answerGap(config: Config, id: string, path: string, options: CareOptions): Promise<void> {
  const answer = await readAnswer(path)
  return withConnection(config, async (connection) =>
    tellMade(await postJson(connection, '/api/kb-care/gaps/answer', { id, answer }, options.as), options.json),
  )
}

/** `kb gap solve ID [--note …]`. */
export function solveGap(config: Config, id: string, note: string | undefined, options: CareOptions): Promise<void> {
  return send(config, 'gaps/solve', { id, ...(note ? { note } : {}) }, options, `待补问题 ${id} 已解决。`)
}

/** `kb gap ignore ID --reason …`. */
export function ignoreGap(config: Config, id: string, reason: string, options: CareOptions): Promise<void> {
  return send(config, 'gaps/ignore', { id, reason }, options, `待补问题 ${id} 已忽略。`)
}

const Answer = z.looseObject({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  wordings: z.array(z.string()),
  hits: z.number(),
  approvedOn: z.string().nullable(),
  suspended: z.string().nullable(),
})
const answerStates: Readonly<Record<string, string>> = {
  draft: '草稿',
  approved: '已审定',
  replaced: '已被新版本代替',
  retired: '已撤下',
}

/** `kb answers list`: curated answers with how often they were given. */
export function listAnswers(config: Config, state: string | undefined, options: CareOptions): Promise<void> {
  return list(
    config,
    { path: 'answers', query: { state }, shape: Answer },
    options,
    ['编号', '版本', '状态', '审定', '用过', '问法', '暂停原因'],
    ({ id, version, state: at, approvedOn, hits, wordings, suspended }) => [
      ...[id, String(version), answerStates[at] ?? at, approvedOn ?? '', String(hits), wordings[0] ?? ''],
      suspended ?? '',
    ],
  )
}

/** `kb answers add FILE [--revises ID]`: writes a curated answer as a draft; the file is JSON. */
export async function addAnswer(
  config: Config,
  path: string,
  revises: string | undefined,
  options: CareOptions,
): Promise<void> {
  const body = { answer: await readAnswer(path), ...(revises ? { revises } : {}) }
  return withConnection(config, async (connection) =>
    tellMade(await postJson(connection, '/api/kb-care/answers/add', body, options.as), options.json),
  )
}

/** `kb answers approve ID`, by another administrator than the author. */
export function approveAnswer(config: Config, id: string, options: CareOptions): Promise<void> {
  return send(config, 'answers/approve', { id }, options, `官方答复 ${id} 已审定，即时生效。`)
}

/** `kb answers reject ID --reason …`. */
export function rejectAnswer(config: Config, id: string, reason: string, options: CareOptions): Promise<void> {
  return send(config, 'answers/reject', { id, reason }, options, `官方答复 ${id} 已退回起草人。`)
}

/** `kb answers retire ID --reason …`. */
export function retireAnswer(config: Config, id: string, reason: string, options: CareOptions): Promise<void> {
  return send(config, 'answers/retire', { id, reason }, options, `官方答复 ${id} 已撤下。`)
}
