import type { Config } from '../../config.ts'
import type { CareAction, careOptions } from '../care-options.ts'
import { UsageError } from '../output.ts'
import type { CareOptions } from './kb-care-io.ts'
import * as gaps from './kb-gaps.ts'
import * as notices from './kb-notices.ts'

/** What was given on the command line beside the words. */
export type CareValues = { readonly [Name in Exclude<keyof typeof careOptions, 'all'>]?: string | undefined } & {
  readonly all?: boolean | undefined
  readonly as?: string | undefined
  readonly json?: boolean | undefined
}

type Asked = {
  readonly config: Config
  readonly words: readonly string[]
  readonly values: CareValues
  readonly options: CareOptions
}

function need(value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`缺少${what}。用 npx renshi --help 查看用法。`)
  return value
}

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: string }
}

function runGap({ config, words: [step, id], values, options }: Asked): Promise<void> {
  const number = need(id, '待补问题的编号')
  switch (step) {
    case 'assign':
      return gaps.assignGap(config, number, need(values.to, '负责人 --to'), options)
    case 'draft':
      return gaps.draftGap(
        config,
        { id: number, title: need(values.title, '题名 --title'), path: need(values.file, '正文文件 --file') },
        options,
      )
    case 'answer':
      return gaps.answerGap(config, number, need(values.file, '答复文件 --file'), options)
    case 'solve':
      return gaps.solveGap(config, number, values.note, options)
    case 'ignore':
      return gaps.ignoreGap(config, number, need(values.reason, '理由 --reason'), options)
    default:
      throw new UsageError(`kb gap 没有“${step}”这个动作。可用：assign、draft、answer、solve、ignore。`)
  }
}

function runAnswers({ config, words: [step, what], values, options }: Asked): Promise<void> {
  const reason = () => need(values.reason, '理由 --reason')
  const id = () => need(what, '官方答复的编号')
  switch (step) {
    case 'list':
      return gaps.listAnswers(config, values.state, options)
    case 'add':
      return gaps.addAnswer(config, need(what, '答复文件'), values.revises, options)
    case 'approve':
      return gaps.approveAnswer(config, id(), options)
    case 'reject':
      return gaps.rejectAnswer(config, id(), reason(), options)
    case 'retire':
      return gaps.retireAnswer(config, id(), reason(), options)
    default:
      throw new UsageError(`kb answers 没有“${step ?? ''}”这个动作。可用：list、add、approve、reject、retire。`)
  }
}

function runStale({ config, words: [step, subject], values, options }: Asked): Promise<void> {
  if (step === undefined)
    return notices.listStale(config, { ...optional('kind', values.kind), ...optional('owner', values.owner) }, options)
  if (step !== 'decide') throw new UsageError(`kb stale 没有“${step}”这个动作。可用：decide。`)
  const decision = {
    subject: need(subject, '对象'),
    kind: need(values.kind, '种类 --kind'),
    since: need(values.since, '起始日 --since'),
    decision: need(values.decision, '决定 --decision keep|revise|retire'),
    note: need(values.note, '理由 --note'),
    ...optional('until', values.until),
    ...optional('owner', values.owner),
  }
  return notices.decideStale(config, decision, options)
}

function runSubscribe({ config, values: { all, document, topic }, options }: Asked, wanted: boolean): Promise<void> {
  if (all) return notices.subscribe(config, { all: true }, wanted, options)
  if (document !== undefined) return notices.subscribe(config, { document }, wanted, options)
  return notices.subscribe(config, { topic: need(topic, '--document、--topic 或 --all') }, wanted, options)
}

function runNotices({ config, words: [step, what], values, options }: Asked): Promise<void> {
  const document = () => need(what, '文件名')
  switch (step) {
    case 'list':
      return notices.listUnsent(config, options)
    case 'preview':
      return notices.previewNotice(config, document(), values.sex, options)
    case 'send':
      return notices.sendNotice(
        config,
        { document: document(), token: need(values.token, '预览给出的 --token'), sex: values.sex },
        options,
      )
    default:
      throw new UsageError(`kb notices 没有“${step ?? ''}”这个动作。可用：list、preview、send。`)
  }
}

/** Runs an action of `kb` that cares for the knowledge base: gaps, answers, stale, subscriptions, notices, use. */
export async function runCare(
  config: Config,
  action: CareAction,
  words: readonly string[],
  values: CareValues,
): Promise<void> {
  const as = need(values.as, '身份 --as，例如 --as kong')
  const asked: Asked = { config, words, values, options: { as, json: values.json ?? false } }
  const { state, owner, since } = values
  switch (action) {
    case 'gaps':
      return gaps.listGaps(config, { ...optional('state', state), ...optional('owner', owner) }, asked.options)
    case 'gap':
      return runGap(asked)
    case 'answers':
      return runAnswers(asked)
    case 'stale':
      return runStale(asked)
    case 'subscribe':
      return runSubscribe(asked, true)
    case 'unsubscribe':
      return runSubscribe(asked, false)
    case 'notices':
      return runNotices(asked)
    case 'use':
      return notices.showUse(config, since, asked.options)
  }
}
