import { writeFile } from 'node:fs/promises'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { parseFrontMatter } from '../../knowledge/read/front-matter.ts'
import { print, printTable, UsageError } from '../output.ts'
import {
  type CurateOptions,
  curating,
  expectedEdit,
  readText,
  showDiff,
  showMetadata,
  showStanding,
} from './kb-curate.ts'
import { acceptFindings, listFindings } from './kb-findings.ts'
import { addQuestions, listQuestions, removeQuestions, showTrial } from './kb-questions.ts'

/** What the commands of curation may be given beside the document. */
export type CurateValues = CurateOptions & {
  readonly on?: string | undefined
  readonly reason?: string | undefined
  readonly acknowledge: readonly string[]
  readonly against?: string | undefined
  readonly expected?: string | undefined
  readonly file?: string | undefined
  readonly out?: string | undefined
  readonly article?: string | undefined
  readonly text?: string | undefined
  /** `field=value`. */
  readonly set: readonly string[]
  readonly field: readonly string[]
  /** `kind=act#article`. */
  readonly add?: string | undefined
  readonly remove?: string | undefined
  readonly expect: readonly string[]
  readonly asOf?: string | undefined
  readonly staffType?: string | undefined
}

type Command = (config: Config, words: readonly string[], values: CurateValues) => Promise<void>

function documentOf(words: readonly string[]): string {
  const [document] = words
  if (!document?.trim())
    throw new UsageError('请写明文件名，例如 kb draft "考勤管理办法(2026-01-05)"。用 kb list 查看。')
  return document
}

function needReason({ reason }: CurateValues): string {
  if (!reason?.trim()) throw new UsageError('请用 --reason 写明理由。')
  return reason
}

const list = new Set(['staffTypes', 'audience'])

/** Metadata from `field=value`; an empty value or `null` = none, lists with commas. */
function metadataOf(set: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    set.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError(`“${pair}”请写成 项=值，例如 --set effectiveFrom=2026-02-01。`)
      const [field, value] = [pair.slice(0, at), pair.slice(at + 1).trim()]
      if (list.has(field))
        return [
          field,
          value
            .split(/[,，、]/)
            .map((word) => word.trim())
            .filter(Boolean),
        ]
      return [field, value === 'null' ? null : value]
    }),
  )
}

const Draft = z.looseObject({ doc: z.string(), revision: z.number(), edit: z.number(), text: z.string() })

const draft: Command = (config, words, values) => {
  const document = documentOf(words)
  let written = ''
  return curating(
    config,
    values,
    async (ask) => {
      const answer = Draft.parse(await ask.post('draft', { document }))
      if (values.out) await writeFile(values.out, answer.text)
      written = values.out ?? ''
      return answer
    },
    (answer) => {
      const { doc, revision, edit, text } = Draft.parse(answer)
      print(`《${doc}》第 ${revision} 次修订，第 ${edit} 稿${written ? `，全文写入 ${written}` : ''}`)
      if (!written) print(`\n${text}`)
    },
  )
}

const Edited = z.looseObject({
  doc: z.string(),
  edit: z.number(),
  articles: z.number(),
  sameAs: z.string().nullable(),
})

function showEdited(answer: unknown): void {
  const { doc, edit, articles, sameAs } = Edited.parse(answer)
  print(`《${doc}》已改为第 ${edit} 稿，${articles} 条`)
  if (sameAs) print(`注意：正文与《${sameAs}》逐条相同。`)
}

const edit: Command = async (config, words, values) => {
  const document = documentOf(words)
  const { file, article, text, set, remove } = values
  if ((!file && !article && !remove && set.length === 0) || (article === undefined) !== (text === undefined))
    throw new UsageError('请给出要改的：--file 全文，或 --article 条号 --text "…"，或 --remove 条号，或 --set 项=值。')
  const articles = [
    ...(article && text !== undefined ? [{ label: article, text }] : []),
    ...(remove ? [{ label: remove, text: null }] : []),
  ]
  const whole = file ? parseFrontMatter(await readText(file)).body : undefined
  const change = {
    ...(whole === undefined ? {} : { text: whole }),
    ...(articles.length > 0 ? { articles } : {}),
    ...(set.length > 0 ? { metadata: metadataOf(set) } : {}),
  }
  return curating(
    config,
    values,
    async (ask) =>
      ask.post('edit', { document, expected: await expectedEdit(ask, document, values.expected), ...change }),
    showEdited,
  )
}

const diff: Command = (config, words, values) =>
  curating(config, values, (ask) => ask.get('diff', { document: documentOf(words), against: values.against }), showDiff)

/** A step that needs nothing but the document. */
const plainStep =
  (path: string): Command =>
  (config, words, values) =>
    curating(config, values, (ask) => ask.post(path, { document: documentOf(words) }), showStanding)

/** A step that needs a reason. */
const reasonedStep =
  (path: string): Command =>
  (config, words, values) => {
    const body = { document: documentOf(words), reason: needReason(values) }
    return curating(config, values, (ask) => ask.post(path, body), showStanding)
  }

const approve: Command = (config, words, values) => {
  const acknowledge = values.acknowledge.flatMap((ids) => ids.split(/[,，、]/)).filter(Boolean)
  const body = {
    document: documentOf(words),
    ...(values.on ? { on: values.on } : {}),
    ...(acknowledge.length > 0 ? { acknowledge } : {}),
  }
  return curating(config, values, (ask) => ask.post('approve', body), showStanding)
}

const rollback: Command = (config, words, values) => {
  const document = documentOf(words)
  const reason = needReason(values)
  return curating(
    config,
    values,
    (ask) => ask.post('rollback', { document, reason }),
    (answer) => {
      const { revision, from } = z.looseObject({ revision: z.number(), from: z.number() }).parse(answer)
      print(`《${document}》将恢复第 ${from} 次修订的文字，作为第 ${revision} 次修订等待另一人审核。`)
    },
  )
}

const confirm: Command = (config, words, values) => {
  const document = documentOf(words)
  const { set, field, expected } = values
  if (set.length === 0 && field.length === 0)
    return curating(config, values, (ask) => ask.get('metadata', { document }), showMetadata)
  const confirmation = { fields: field, ...(set.length > 0 ? { values: metadataOf(set) } : {}) }
  return curating(
    config,
    values,
    async (ask) =>
      ask.post('confirm', { document, expected: await expectedEdit(ask, document, expected), ...confirmation }),
    showEdited,
  )
}

const Link = z.looseObject({
  id: z.string(),
  kind: z.string(),
  doc: z.string(),
  fromArticle: z.string(),
  act: z.string(),
  article: z.string(),
})
const kinds: Readonly<Record<string, string>> = { amends: '修改', repeals: '废止', rests_on: '依据' }

function newLink(text: string, fromArticle: string | undefined) {
  const match = /^(\w+)=([^#]+)(?:#(.+))?$/.exec(text)
  if (!match)
    throw new UsageError(
      '--add 请写成 种类=文件#条号，例如 --add repeals=考勤管理办法，种类：amends、repeals、rests_on。',
    )
  const [, kind, act, article] = match
  return { kind, act, ...(article ? { article } : {}), ...(fromArticle ? { fromArticle } : {}) }
}

const links: Command = (config, words, values) => {
  const document = documentOf(words)
  const { add, remove, article, expected } = values
  const change = { ...(add ? { add: newLink(add, article) } : {}), ...(remove ? { remove } : {}) }
  return curating(
    config,
    values,
    async (ask) => {
      if (add || remove)
        await ask.post('links', { document, expected: await expectedEdit(ask, document, expected), ...change })
      return ask.get('links', { document })
    },
    (answer) => {
      const { own, others } = z.object({ own: z.array(Link), others: z.array(Link) }).parse(answer)
      printTable(
        ['编号', '文件', '条', '关系', '对象', '对象条'],
        [...own, ...others].map(({ id, kind, doc, fromArticle, act, article: to }) => [
          ...[id, doc, fromArticle, kinds[kind] ?? kind, act, to],
        ]),
      )
    },
  )
}

const Scheduled = z.object({
  items: z.array(z.looseObject({ doc: z.string(), revision: z.number(), publishOn: z.string(), approver: z.string() })),
})

const schedule: Command = (config, _words, values) =>
  curating(
    config,
    values,
    (ask) => ask.get('schedule'),
    (answer) =>
      printTable(
        ['文件', '修订', '发布日', '审核人'],
        Scheduled.parse(answer).items.map(({ doc, revision, publishOn, approver }) => [
          ...[doc, String(revision), publishOn, approver],
        ]),
      ),
  )

const trial: Command = (config, words, values) =>
  curating(config, values, (ask) => ask.post('trial', { document: documentOf(words) }), showTrial)

const questions: Command = (config, [action, ...rest], values) => {
  if (action === 'add') return addQuestions(config, rest, values)
  if (action === 'remove') return removeQuestions(config, rest, values)
  if (action === undefined || action === 'list') return listQuestions(config, values)
  throw new UsageError(`kb questions 没有“${action}”这个动作。可用：add、list、remove。`)
}

const findings: Command = (config, words, values) => listFindings(config, documentOf(words), values)

const acceptFinding: Command = (config, words, values) => {
  const [, ...numbers] = words
  return acceptFindings(config, { document: documentOf(words), numbers, reason: needReason(values) }, values)
}

const commands: Readonly<Record<string, Command>> = {
  draft,
  edit,
  diff,
  submit: plainStep('submit'),
  approve,
  reject: reasonedStep('reject'),
  withdraw: plainStep('withdraw'),
  retire: reasonedStep('retire'),
  rollback,
  confirm,
  findings,
  'accept-finding': acceptFinding,
  links,
  schedule,
  questions,
  trial,
}

/** Names of the commands of curation. */
export const curateCommands = Object.keys(commands)

/** Runs a command of curation. @param action one of {@link curateCommands} */
export async function runCurate(
  config: Config,
  action: string,
  words: readonly string[],
  values: CurateValues,
): Promise<void> {
  await commands[action]?.(config, words, values)
}
