import { parseArgs } from 'node:util'
import { type Config, forbidTracing, readConfig } from '../config.ts'
import { runTurn } from './commands/turn.ts'
import { print, UsageError } from './output.ts'
import { runAndReport } from './report.ts'

// Commands are loaded when they are asked for, so that a short one starts fast.
const usage = `用法 Usage: npx renshi <命令 command>

  serve                                    启动服务（npm start 同此）
  chat --as P                              终端里对话
  ask --as P "…" [--conversation C] [--now T] [--json]
  confirm --as P CODE [--json]             确认待提交的内容
  cancel --as P CODE [--json]              取消
  kb import PATH… --as A [--publish --approved-by B] [--collection statutes|handbook] [--json]
  kb list --as A · kb show DOCUMENT --as A · kb search "…" --as P [--as-of DATE]   [--json]
  sandbox [--port N]                       单独启动人事系统沙箱
  sandbox get PATH --as P                  直接读人事系统（用于核对）
  sandbox fault KIND [--match PATH] [--times N] [--ms N] · sandbox fault list|clear
  doctor [--json]                          检查各项前提

P：演示别名（zhang）、工号（S-1001）或角色（hr_officer）。`

const { values, positionals } = parse()
type Values = typeof values

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        'as-of': { type: 'string' },
        'approved-by': { type: 'string' },
        collection: { type: 'string', default: 'statutes' },
        conversation: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        match: { type: 'string' },
        ms: { type: 'string' },
        now: { type: 'string' },
        port: { type: 'string' },
        publish: { type: 'boolean', default: false },
        times: { type: 'string' },
      },
    })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`)
    process.exit(2)
  }
}

function needAs({ as }: Values): string {
  if (!as) throw new UsageError('请用 --as 说明以谁的身份，例如 --as zhang。')
  return as
}

function needWord(words: readonly string[], what: string): string {
  const word = words[0]
  if (word === undefined || word.trim() === '') throw new UsageError(`缺少${what}。用 npx renshi --help 查看用法。`)
  return word
}

function turnOptions({ json, conversation, now }: Values, as: string) {
  return { as, json, ...(conversation ? { conversation } : {}), ...(now ? { now: instant(now) } : {}) }
}

function instant(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new UsageError(`“${text}”不是一个时刻，请写成 2026-11-23T09:00+08:00。`)
  return text
}

async function knowledge(config: Config, [action, ...rest]: readonly string[]): Promise<void> {
  const { importFiles, listDocuments, searchKnowledge, showDocument } = await import('./commands/kb.ts')
  const { json, publish, collection } = values
  const approvedBy = values['approved-by']
  switch (action) {
    case 'import': {
      if (rest.length === 0) throw new UsageError('请给出要导入的文件或目录。')
      return importFiles(config, rest, {
        as: needAs(values),
        publish,
        collection,
        json,
        ...(approvedBy ? { approvedBy } : {}),
      })
    }
    case 'list':
      return listDocuments(config, needAs(values), json)
    case 'show':
      return showDocument(config, needAs(values), needWord(rest, '文件名'), json)
    case 'search':
      return searchKnowledge(config, needAs(values), needWord(rest, '要查的话'), values['as-of'], json)
    default:
      throw new UsageError(`kb 没有“${action ?? ''}”这个动作。可用：import、list、show、search。`)
  }
}

async function sandbox(config: Config, [action, ...rest]: readonly string[]): Promise<void> {
  const { faultInSandbox, getFromSandbox, runSandbox } = await import('./commands/sandbox.ts')
  if (action === undefined) return runSandbox(config, values.port)
  if (action === 'get') return getFromSandbox(config, needWord(rest, '路径'), needAs(values))
  if (action !== 'fault') throw new UsageError(`sandbox 没有“${action}”这个动作。可用：get、fault。`)
  const { match, times, ms } = values
  return faultInSandbox(config, needWord(rest, '故障种类'), {
    ...(match ? { match } : {}),
    ...(times ? { times: Number(times) } : {}),
    ...(ms ? { ms: Number(ms) } : {}),
  })
}

async function run(): Promise<void> {
  const [command, ...rest] = positionals
  if (values.help || command === undefined) return print(usage)
  forbidTracing(process.env)
  const config = readConfig(process.env)
  switch (command) {
    case 'serve':
      return (await import('./commands/serve.ts')).runServe(config, values.now && instant(values.now))
    case 'chat':
      return (await import('./commands/chat.ts')).runChat(config, needAs(values))
    case 'ask':
      return runTurn(config, { text: needWord(rest, '要问的话') }, turnOptions(values, needAs(values)))
    case 'confirm':
      return runTurn(config, { confirm: needWord(rest, '确认码') }, turnOptions(values, needAs(values)))
    case 'cancel':
      return runTurn(config, { cancel: needWord(rest, '确认码') }, turnOptions(values, needAs(values)))
    case 'kb':
      return knowledge(config, rest)
    case 'sandbox':
      return sandbox(config, rest)
    case 'doctor':
      return (await import('./commands/doctor.ts')).runDoctor(config, values.json)
    default:
      throw new UsageError(`没有“${command}”这个命令。用 npx renshi --help 查看用法。`)
  }
}

await runAndReport(run)
