import { parseArgs } from 'node:util'
import { type Config, forbidTracing, readConfig } from '../config.ts'
import { careOptions, careUsage, isCareAction } from './care-options.ts'
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
  kb import PATH… --as A [--publish --approved-by B] [--collection statutes|handbook] [--audience 词,词] [--json]
  kb list --as A · kb show DOCUMENT --as A · kb search "…" --as P [--as-of DATE]   [--json]
  kb draft DOCUMENT [--out FILE] · kb edit DOCUMENT --file FILE | --article 条 --text "…" | --set 项=值   （均用 --as A）
  kb diff DOCUMENT [--against REVISION|DOCUMENT] · kb confirm DOCUMENT [--field 项] [--set 项=值]
  kb findings DOCUMENT · kb accept-finding DOCUMENT N[,N] --reason "…"      检查结果，由起草人以外的人接受
  kb links DOCUMENT [--add repeals|amends|rests_on=文件#条] [--remove N]
  kb submit · kb withdraw DOCUMENT · kb reject|retire|rollback DOCUMENT --reason "…" · kb schedule
  kb trial DOCUMENT · kb approve DOCUMENT [--on DATE] [--acknowledge N,N]
  kb questions list · kb questions add "…" --expect 文件#条 | --file FILE · kb questions remove N
  kb questions generate [--document D] [--out DIR] · kb embed [--all]   （要有模型，均用 --as A）
${careUsage}
  sandbox [--port N]                       单独启动人事系统沙箱
  sandbox get PATH --as P                  直接读人事系统（用于核对）
  sandbox fault KIND [--match PATH] [--times N] [--ms N] · sandbox fault list|clear
  eval rules FILE [--json]                 用题目文件核对规则计算
  eval utterances FILE [--model] [--json]  用题目文件衡量理解；--model 用所配置的语言模型跑四次
  eval attacks FILE --fixture FILE [--allow-missing plugins,mcp] [--json]   用攻击题目衡量安全
  eval retrieval FILE --corpus DIR [--today DATE] [--model] [--json]   用题目文件衡量检索
  tickets [list] --as P · tickets show|take|hand-back N · tickets say|answer|close N --text "…"   人工答复的工单，均可 --json
  tickets answer N --text "…" --draft "问法" [--expect 文件#条] · tickets draft N --draft "问法"   答复写成知识库草稿
  tick [--now T] [--json]                  运行一次定时提醒
  plugin list [--json]                     列出各模块的工具
  backup [--to FILE] · restore FILE [--erasures 清单]   备份到一个文件；只恢复到空的数据目录或空的数据库   [--json]
  erase --person 工号 --reason "…" --as A · erase list · erase agree|refuse N --as B   删除一个人的内容，须另一人同意
  policy show|write|list · policy diff [N] · policy propose --reason "…"   谁可以用什么：规则只收窄权限，均用 --as A [--json]
  policy approve N --hash H --as B · policy refuse N --as B   由提出人以外的人批准，从下一句话起生效
  report use [--from DAY] [--to DAY] --as A [--json]   各部门使用情况，给管理员和领导
  retention [run] [--json]                 各类内容保留多久、依据；run 立即清理到期内容
  audit verify [--json] · audit export --from DATE --to DATE [--person 工号] [--format jsonl|csv]
  doctor [--json]                          检查各项前提

P：演示别名（zhang）、工号（S-1001）或角色（hr_officer）。`

const { values, positionals } = parse()
type Values = typeof values

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        acknowledge: { type: 'string', multiple: true, default: [] },
        ...careOptions,
        add: { type: 'string' },
        against: { type: 'string' },
        'allow-missing': { type: 'string' },
        article: { type: 'string' },
        as: { type: 'string' },
        'as-of': { type: 'string' },
        'approved-by': { type: 'string' },
        audience: { type: 'string' },
        collection: { type: 'string', default: 'statutes' },
        conversation: { type: 'string' },
        corpus: { type: 'string', multiple: true, default: [] },
        model: { type: 'boolean', default: false },
        draft: { type: 'string' },
        erasures: { type: 'string' },
        expect: { type: 'string', multiple: true, default: [] },
        expected: { type: 'string' },
        format: { type: 'string', default: 'jsonl' },
        from: { type: 'string' },
        to: { type: 'string' },
        person: { type: 'string' },
        field: { type: 'string', multiple: true, default: [] },
        file: { type: 'string' },
        fixture: { type: 'string' },
        hash: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        match: { type: 'string' },
        ms: { type: 'string' },
        now: { type: 'string' },
        on: { type: 'string' },
        out: { type: 'string' },
        overwrite: { type: 'boolean', default: false },
        port: { type: 'string' },
        publish: { type: 'boolean', default: false },
        reason: { type: 'string' },
        remove: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        'staff-type': { type: 'string' },
        text: { type: 'string' },
        times: { type: 'string' },
        today: { type: 'string' },
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
  if (isCareAction(action)) return (await import('./commands/kb-care.ts')).runCare(config, action, rest, values)
  if (action === 'import') return importKnowledge(config, rest)
  const { listDocuments, searchKnowledge, showDocument } = await import('./commands/kb.ts')
  const { json } = values
  switch (action) {
    case 'list':
      return listDocuments(config, needAs(values), json)
    case 'show':
      return showDocument(config, needAs(values), needWord(rest, '文件名'), json)
    case 'search':
      return searchKnowledge(config, needAs(values), needWord(rest, '要查的话'), values['as-of'], json)
    case 'embed':
      return (await import('./commands/kb-vectors.ts')).embedKnowledge(config, {
        as: needAs(values),
        json,
        all: values.all,
      })
    case 'questions':
      return rest[0] === 'generate' ? generate(config) : curate(config, action, rest)
    default:
      return curate(config, action, rest)
  }
}

async function importKnowledge(config: Config, paths: readonly string[]): Promise<void> {
  const { importFiles } = await import('./commands/kb-import.ts')
  const { json, publish, collection, 'approved-by': approvedBy } = values
  if (paths.length === 0) throw new UsageError('请给出要导入的文件或目录。')
  return importFiles(config, paths, {
    ...{ as: needAs(values), publish, collection, json },
    audience: (values.audience ?? '').split(/[,，、]/).flatMap((word) => word.trim() || []),
    ...(approvedBy ? { approvedBy } : {}),
  })
}

async function generate(config: Config): Promise<void> {
  const { generateQuestions } = await import('./commands/kb-vectors.ts')
  const { json, document, out = 'questions' } = values
  return generateQuestions(config, { as: needAs(values), json, document, out })
}

async function curate(config: Config, action = '', words: readonly string[]): Promise<void> {
  const { curateCommands, runCurate } = await import('./commands/kb-steps.ts')
  if (!curateCommands.includes(action))
    throw new UsageError(
      `kb 没有“${action}”这个动作。可用：${['import', 'list', 'show', 'search', ...curateCommands].join('、')}。`,
    )
  const { 'as-of': asOf, 'staff-type': staffType, ...given } = values
  return runCurate(config, action, words, { ...given, as: needAs(values), asOf, staffType })
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

function day(text: string | undefined): string {
  if (text === undefined) return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(`“${text}”不是一个日期，请写成 2025-07-01。`)
  return text
}

async function evaluate(config: Config, [suite, ...rest]: readonly string[]): Promise<void> {
  if (suite === 'rules')
    return (await import('./commands/eval-rules.ts')).runRules(needWord(rest, '题目文件'), values.json)
  if (suite === 'utterances')
    return (await import('./commands/eval-utterances.ts')).runUtterances(
      config,
      needWord(rest, '题目文件'),
      values.json,
      values.model,
    )
  if (suite === 'attacks')
    return (await import('./commands/eval-attacks.ts')).runAttacks(needWord(rest, '题目文件'), {
      fixture: values.fixture,
      allowMissing: values['allow-missing']?.split(',').filter(Boolean) ?? [],
      json: values.json,
    })
  if (suite !== 'retrieval')
    throw new UsageError(`eval 没有“${suite ?? ''}”这一种。可用：rules、utterances、retrieval、attacks。`)
  const { runRetrieval } = await import('./commands/eval.ts')
  return runRetrieval(config, needWord(rest, '题目文件'), {
    withModel: values.model,
    corpus: values.corpus,
    today: day(values.today),
    json: values.json,
  })
}

async function keep(config: Config, command: string, rest: readonly string[]): Promise<void> {
  const commands = await import('./commands/upkeep.ts')
  const { json, to, from, person, format } = values
  if (command === 'backup') return commands.runBackup(config, to, json)
  if (command === 'restore') return commands.runRestore(config, needWord(rest, '备份文件'), values.erasures, json)
  if (command === 'retention') return commands.runRetentionCommand(config, rest[0], json)
  if (rest[0] === 'verify') return commands.runAuditVerify(config, json)
  if (rest[0] === 'export') return commands.runAuditExport(config, { from, to, person, format })
  throw new UsageError(`audit 没有“${rest[0] ?? ''}”这个动作。可用：verify、export。`)
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
    case 'eval':
      return evaluate(config, rest)
    case 'tick':
      return (await import('./commands/tick.ts')).runTick(config, {
        json: values.json,
        ...(values.now ? { now: instant(values.now) } : {}),
      })
    case 'plugin':
      if (rest[0] !== 'list') throw new UsageError(`plugin 没有“${rest[0] ?? ''}”这个动作。可用：list。`)
      return (await import('./commands/plugins.ts')).listPlugins(values.json)
    case 'tickets': {
      const { json, text, draft, expect: citations } = values
      const options = { as: needAs(values), json, text, draft, citations }
      return (await import('./commands/tickets.ts')).runTickets(config, rest, options)
    }
    case 'backup':
    case 'restore':
    case 'retention':
    case 'audit':
      return keep(config, command, rest)
    case 'report': {
      const { json, from, to } = values
      return (await import('./commands/report.ts')).runReport(config, rest[0], { as: needAs(values), json, from, to })
    }
    case 'erase': {
      const { json, person, reason } = values
      return (await import('./commands/erase.ts')).runErase(config, rest, { as: needAs(values), json, person, reason })
    }
    case 'policy':
      return (await import('./commands/policy.ts')).runPolicy(config, rest, { ...values, as: needAs(values) })
    case 'doctor':
      return (await import('./commands/doctor.ts')).runDoctor(config, values.json)
    default:
      throw new UsageError(`没有“${command}”这个命令。用 npx renshi --help 查看用法。`)
  }
}

await runAndReport(run)
