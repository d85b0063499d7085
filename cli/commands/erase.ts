import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

const Counts = z.record(z.string(), z.number())
const Erasure = z.object({
  ...{ number: z.number(), personId: z.string().nullable(), reason: z.string(), askedBy: z.string() },
  ...{ askedAt: z.string(), state: z.enum(['asked', 'done', 'refused']), decidedBy: z.string().nullable() },
  ...{ decidedAt: z.string().nullable(), report: z.object({ erased: Counts, kept: Counts }).nullable() },
  olderBackups: z.number().nullish(),
})
type Erasure = z.output<typeof Erasure>

const states = { asked: '等另一人同意', done: '已删除', refused: '未同意' } as const
const kinds: Readonly<Record<string, string>> = {
  ...{ conversations: '对话', turns: '轮次（含记忆）', messages: '消息和回答', ratings: '评价', notices: '通知' },
  ...{ consents: '未提交的确认', questions: '待补问题', files: '生成的文件', reminders: '提醒', bindings: '账号绑定' },
  ...{ identity: '身份缓存', roles: '本系统角色', follows: '订阅', told: '告知记录', documents: '模块里的设置' },
  ...{ audit: '审计记录（只有编号和动作）', receipts: '已提交事项的回执（内容已清空）' },
  tickets: '工单的编号和日期（内容已清空）',
}

function words({ number, state, report, olderBackups }: Erasure): string {
  if (!report) return `第 ${number} 号删除申请：${states[state]}。`
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`  ${kinds[kind] ?? kind}：${count}`] : []))
  return [
    `第 ${number} 号删除申请：${states[state]}。`,
    '已删除：',
    ...list(report.erased),
    '依法保留：',
    ...list(report.kept),
    ...(olderBackups ? [`备份夹里还有 ${olderBackups} 份旧备份；恢复其中任何一份都会按删除清单再删一次。`] : []),
  ].join('\n')
}

/** What `erase` is given. */
export type EraseOptions = {
  readonly as: string
  readonly json: boolean
  readonly person: string | undefined
  readonly reason: string | undefined
}

/** `erase --person ID --reason … --as A · erase list · erase agree|refuse N --as B`. */
export async function runErase(
  config: Config,
  [action = 'ask', number]: readonly string[],
  { as, json, person, reason }: EraseOptions,
): Promise<void> {
  if (!['ask', 'list', 'agree', 'refuse'].includes(action))
    throw new UsageError(`erase 没有“${action}”这个动作。可用：list、agree、refuse；提出申请用 --person 和 --reason。`)
  if (action === 'ask' && (!person || !reason))
    throw new UsageError('请用 --person 写明工号，用 --reason 写明理由（如本人来函的日期和文号）。')
  if ((action === 'agree' || action === 'refuse') && !number) throw new UsageError('缺少申请的号数，例如 1。')
  const connection = await connect(config)
  try {
    if (action === 'list') {
      const { items } = z
        .object({ items: z.array(Erasure) })
        .parse(await bodyOf(await connection.request('/api/erasures', { as })))
      if (json) return printJson({ items })
      return printTable(
        ['号', '状态', '工号', '理由', '提出', '决定'],
        items.map((one) => [
          ...[`${one.number}`, states[one.state], one.personId ?? '—', one.reason, one.askedBy, one.decidedBy ?? '—'],
        ]),
      )
    }
    const path = action === 'ask' ? '/api/erasures' : `/api/erasures/${number}/${action}`
    const body = action === 'ask' ? { personId: person, reason } : {}
    const found = Erasure.parse(await postJson(connection, path, body, as))
    if (json) printJson(found)
    else print(words(found))
  } finally {
    await connection.close()
  }
}
