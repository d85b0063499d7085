import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '#sdk'
import { policyHash } from '../../agent/policy.ts'
import type { Config } from '../../config.ts'
import { policyFileName } from '../../jobs/policy-file.ts'
import { readPolicyText } from '../../jobs/policy-text.ts'
import { type Connection, connect } from '../connect.ts'
import { CommandFailed, print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Change = z.looseObject({
  ...{ number: z.number(), hash: z.string(), reason: z.string(), proposedBy: z.string(), proposedAt: z.string() },
  ...{ state: z.enum(['proposed', 'approved', 'refused']), decidedBy: z.string().nullable() },
  decidedAt: z.string().nullable(),
})
const Differences = z.array(
  z.object({
    ...{ tool: z.string(), title: Words, before: Words, after: Words },
    change: z.enum(['narrower', 'wider', 'other']),
  }),
)
const InForce = z.looseObject({
  ...{ hash: z.string(), state: z.enum(['built_in', 'approved', 'damaged']), change: Change.nullable() },
  ...{ policy: z.unknown(), file: z.string() },
  tools: z.array(
    z.object({
      ...{ tool: z.string(), title: Words, effect: z.string(), who: Words, second: z.string().nullable() },
      ...{ rights: z.array(z.string()), asBuilt: z.boolean() },
    }),
  ),
})
type InForce = z.output<typeof InForce>

const states = { proposed: '等另一人批准', approved: '已批准', refused: '未批准' } as const
const kinds = { narrower: '收窄 narrower', wider: '放宽 wider', other: '改变 changed' } as const

/** What `policy` is given. */
export type PolicyOptions = {
  readonly as: string
  readonly json: boolean
  readonly reason?: string
  readonly hash?: string
  /** Instead of the file in the data directory. */
  readonly file?: string
  readonly overwrite: boolean
}

type Given = PolicyOptions & { readonly connection: Connection; readonly place: string; readonly number: string }

/** `policy show · write · diff [N] · propose · list · approve|refuse N`. */
export async function runPolicy(
  config: Config,
  [action = 'show', number = '']: readonly string[],
  options: PolicyOptions,
): Promise<void> {
  const work = Object.hasOwn(actions, action) ? actions[action as keyof typeof actions] : undefined
  if (!work) throw new UsageError(`policy 没有“${action}”这个动作。可用：${Object.keys(actions).join('、')}。`)
  const decides = action === 'approve' || action === 'refuse'
  if (decides && !/^\d{1,9}$/.test(number)) throw new UsageError('缺少规则的号数，例如 1；用 policy list 查看。')
  const place = options.file ?? join(config.RENSHI_DATA_DIR, policyFileName)
  const connection = await connect(config)
  try {
    await work({ ...options, connection, place, number })
  } finally {
    await connection.close()
  }
}

const actions = {
  show: async ({ connection, as, json }: Given) => {
    const { file: _file, ...inForce } = await inForceOf(connection, as)
    if (json) return printJson(inForce)
    print(`生效的使用规则 rules in force：${whence(inForce)}，哈希 ${inForce.hash}`)
    printTable(
      ['工具 tool', '名称 title', '作用 effect', '谁可以用 who', '另一人 second'],
      inForce.tools.map(({ tool, title, effect, who, second }) => [
        ...[tool, `${title.zh} ${title.en}`, effect, `${who.zh} ${who.en}`, second ?? '—'],
      ]),
    )
  },
  write: async ({ connection, as, json, place, overwrite }: Given) => {
    const { file, hash } = await inForceOf(connection, as)
    if (!overwrite && existsSync(place))
      throw new UsageError(`${place} 已经存在，没有改写。要用生效的规则覆盖它，请加 --overwrite。`)
    await writeFile(place, file, { mode: 0o600 })
    if (json) return printJson({ file: place, hash })
    print(`已把生效的规则写到 ${place}。改了它不会生效，要由一人 propose、另一人 approve。`)
  },
  diff: async (given: Given) => {
    if (given.number) return showChange(given)
    const { connection, as, json, place } = given
    const Compared = z.object({ hash: z.string(), differences: Differences })
    const found = Compared.parse(
      await postJson(connection, '/api/policy/compare', { content: await contentOf(place) }, as),
    )
    if (json) return printJson(found)
    print(`${place}（哈希 ${found.hash}）与生效规则的差异：`)
    printDifferences(found.differences)
  },
  propose: async ({ connection, as, json, place, reason }: Given) => {
    if (!reason) throw new UsageError('请用 --reason 写明为什么改，例如依据的文件和文号。')
    const send = { content: await contentOf(place), reason }
    const change = Change.parse(await postJson(connection, '/api/policy/changes', send, as))
    if (json) return printJson(change)
    print(`第 ${change.number} 号规则已提出，哈希 ${change.hash}。还没有生效。`)
    print(`请另一位管理员或审计员核对：npx renshi policy diff ${change.number} --as 乙`)
  },
  list: async ({ connection, as, json }: Given) => {
    const body = await bodyOf(await connection.request('/api/policy/changes', { as }))
    const { items } = z.object({ items: z.array(Change) }).parse(body)
    if (json) return printJson({ items })
    printTable(
      ['号', '状态', '哈希', '理由', '提出', '决定'],
      items.map((one) => [
        ...[
          `${one.number}`,
          states[one.state],
          one.hash.slice(0, 12),
          one.reason,
          one.proposedBy,
          one.decidedBy ?? '—',
        ],
      ]),
    )
  },
  approve: async ({ connection, as, json, hash, number }: Given) => {
    if (!hash || !/^[0-9a-f]{12,64}$/.test(hash))
      throw new UsageError(`请用 --hash 写明您核对过的内容的哈希（至少前 12 位），见 policy diff ${number}。`)
    const change = Change.parse(await postJson(connection, `/api/policy/changes/${number}/approve`, { hash }, as))
    if (json) return printJson(change)
    print(`第 ${number} 号规则已批准，从下一句话起生效（哈希 ${change.hash}）。`)
  },
  refuse: async ({ connection, as, json, number }: Given) => {
    const change = Change.parse(await postJson(connection, `/api/policy/changes/${number}/refuse`, {}, as))
    if (json) return printJson(change)
    print(`第 ${number} 号规则没有批准，生效的规则不变。`)
  },
}

async function inForceOf(connection: Connection, as: string): Promise<InForce> {
  return InForce.parse(await bodyOf(await connection.request('/api/policy', { as })))
}

function whence({ state, change }: Pick<InForce, 'state' | 'change'>): string {
  if (state === 'damaged') return '记录被改动过，已全部收紧，请看 doctor'
  return change ? `第 ${change.number} 号，${change.proposedBy} 提出，${change.decidedBy} 批准` : '产品自带，没有收窄'
}

/** @throws UsageError when there is no such file, CommandFailed when it holds no rules */
async function contentOf(place: string): Promise<unknown> {
  const text = await readFile(place, 'utf8').catch(() => {
    throw new UsageError(`没有 ${place}。用 npx renshi policy write --as P 先写出生效的规则，再修改。`)
  })
  const policy = readPolicyText(text)
  if (typeof policy === 'string') throw new CommandFailed(`${place} 读不懂：${policy}`)
  return policy
}

async function showChange({ connection, as, json, number }: Given): Promise<void> {
  const body = await bodyOf(await connection.request(`/api/policy/changes/${number}`, { as }))
  const Shown = z.looseObject({ ...Change.shape, content: z.unknown(), differences: Differences, isStale: z.boolean() })
  const found = Shown.parse(body)
  if (json) return printJson(found)
  // What is to be named in the approval is hashed here, from the very content that is shown.
  const content = readPolicyText(JSON.stringify(found.content))
  const hash = typeof content === 'string' ? found.hash : await policyHash(content)
  print(`第 ${found.number} 号规则：${states[found.state]}，${found.proposedBy} 提出：${found.reason}`)
  print(`哈希 ${hash}`)
  if (found.isStale) print('提出之后生效的规则已经变了，这份不能再批准，请重新提出。')
  print('与生效规则的差异：')
  printDifferences(found.differences)
  if (found.state === 'proposed' && !found.isStale)
    print(`同意请由提出人以外的人执行：npx renshi policy approve ${number} --hash ${hash.slice(0, 12)} --as 乙`)
}

function printDifferences(differences: z.output<typeof Differences>): void {
  if (differences.length === 0) print('（没有差异 none）')
  else
    printTable(
      ['工具 tool', '名称', '原来 before', '改为 after', '变化 change'],
      differences.map(({ tool, title, before, after, change }) => [
        ...[tool, title.zh, `${before.zh} ${before.en}`, `${after.zh} ${after.en}`, kinds[change]],
      ]),
    )
}
