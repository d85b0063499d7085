import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { print, printJson, printTable } from '../output.ts'
import { postJson } from '../post.ts'
import { type CareOptions, get, list, send, withConnection } from './kb-care-io.ts'

const Stale = z.looseObject({
  kind: z.string(),
  subject: z.string(),
  why: z.string(),
  since: z.string(),
  owner: z.string(),
  decision: z.string().nullable(),
})

/** `kb stale`: what grew old, why, since when and whose it is. */
export function listStale(
  config: Config,
  filter: { kind?: string; owner?: string },
  options: CareOptions,
): Promise<void> {
  return list(
    config,
    { path: 'stale', query: filter, shape: Stale },
    options,
    ['种类', '对象', '自', '负责人', '决定', '原因'],
    ({ kind, subject, since, owner, decision, why }) => [kind, subject, since, owner, decision ?? '', why],
  )
}

/** What `kb stale decide` is given. */
export type StaleDecision = {
  readonly subject: string
  readonly kind: string
  readonly since: string
  readonly decision: string
  readonly note: string
  readonly until?: string
  readonly owner?: string
}

/** `kb stale decide SUBJECT --kind K --since DAY --decision keep|revise|retire --note …`. */
export function decideStale(config: Config, decision: StaleDecision, options: CareOptions): Promise<void> {
  return send(config, 'stale/decide', decision, options, `已记录对“${decision.subject}”的决定。`)
}

/** What is followed: a document, a topic, or every notice. */
export type FollowTarget = { readonly document: string } | { readonly topic: string } | { readonly all: true }

/** `kb subscribe` and `kb unsubscribe`: `--document D`, `--topic T` or `--all`. */
export function subscribe(config: Config, target: FollowTarget, wanted: boolean, options: CareOptions): Promise<void> {
  return send(config, wanted ? 'follow' : 'unfollow', target, options, wanted ? '已关注。' : '已取消，不再通知。')
}

const Preview = z.looseObject({
  title: z.string(),
  meantFor: z.looseObject({ sex: z.enum(['F', 'M']).nullable(), from: z.string() }),
  staffTypes: z.array(z.string()),
  region: z.string(),
  recipients: z.array(z.looseObject({ id: z.string(), name: z.string(), reason: z.string(), sent: z.boolean() })),
  toSend: z.number(),
  token: z.string(),
})

/** `kb notices preview DOCUMENT [--sex F|M|all]`: who would be told, before anything is sent. */
export function previewNotice(
  config: Config,
  document: string,
  sex: string | undefined,
  options: CareOptions,
): Promise<void> {
  return withConnection(config, async (connection) => {
    const found = await get(connection, 'notices/preview', { document, sex }, options.as)
    if (options.json) return printJson(found)
    const { title, meantFor, staffTypes, region, recipients, toSend, token } = Preview.parse(found)
    const only = { F: '仅女性', M: '仅男性', any: '不限性别' }[meantFor.sex ?? 'any']
    const from = meantFor.from === 'title' ? '（从题名读出，请核对）' : ''
    print(`《${title}》 ${only}${from}；人员类别：${staffTypes.join('、') || '不限'}；地区：${region}`)
    printTable(
      ['工号', '姓名', '原因', '已通知'],
      recipients.map(({ id, name, reason, sent }) => [
        ...[id, name, reason === 'follows' ? '关注' : '适用', sent ? '是' : ''],
      ]),
    )
    print(`共 ${recipients.length} 人，待通知 ${toSend} 人。发送：kb notices send … --token ${token}`)
  })
}

/** `kb notices send DOCUMENT --token T [--sex F|M|all]`: tells everybody on the preview who was not told yet. */
export function sendNotice(
  config: Config,
  { document, token, sex }: { readonly document: string; readonly token: string; readonly sex?: string | undefined },
  options: CareOptions,
): Promise<void> {
  return withConnection(config, async (connection) => {
    const body = { document, token, ...(sex ? { sex } : {}) }
    const sent = await postJson(connection, '/api/kb-care/notices/send', body, options.as)
    if (options.json) return printJson(sent)
    const { sent: now, before } = z.looseObject({ sent: z.number(), before: z.number() }).parse(sent)
    print(`已通知 ${now} 人；此前已通知 ${before} 人，没有重复发送。`)
  })
}

const Unsent = z.looseObject({ doc: z.string(), publishedAt: z.string() })

/** `kb notices list`: published versions of which nobody has been told. */
export function listUnsent(config: Config, options: CareOptions): Promise<void> {
  return list(config, { path: 'notices', shape: Unsent }, options, ['文件', '发布'], ({ doc, publishedAt }) => [
    ...[doc, publishedAt.slice(0, 10)],
  ])
}

const Use = z.looseObject({
  since: z.string(),
  most: z.array(z.looseObject({ doc: z.string(), article: z.string(), answers: z.number(), lastDay: z.string() })),
  never: z.array(z.looseObject({ doc: z.string(), lastDay: z.string().nullable() })),
})

/** `kb use [--since DAY]`: the articles cited most, and the documents that none cites. */
export function showUse(config: Config, since: string | undefined, options: CareOptions): Promise<void> {
  return withConnection(config, async (connection) => {
    const found = await get(connection, 'use', { since }, options.as)
    if (options.json) return printJson(found)
    const { since: from, most, never } = Use.parse(found)
    printTable(
      ['引用', '最近', '条文'],
      most.map(({ doc, article, answers, lastDay }) => [String(answers), lastDay, `《${doc}》${article}`]),
    )
    print(`\n${from} 以来没有被引用的文件：${never.length} 份`)
    for (const { doc, lastDay } of never) print(`  ${doc}${lastDay ? `（上次 ${lastDay}）` : ''}`)
  })
}
