import type { Text } from '#sdk'
import type { Db } from '../store/db.ts'
import { outboxCounts } from '../store/outbox.ts'
import type { ProbedModel } from './model.ts'
import type { Room } from './room.ts'

/** One precondition of the product, with its owner and the way to mend it. */
export type Check = {
  readonly name: string
  readonly ok: boolean
  readonly state: Text
  /** Who mends it. */
  readonly owner: Text
  /** What to do; empty when it holds. */
  readonly mend: Text
}

/** What the doctor looks at. */
export type DoctorParts = {
  readonly db: Db
  /** What only this kind of process has to look at, such as its data directory. */
  readonly own: readonly Check[]
  /** The disk that things are stored on; null where there is none of this process. */
  readonly room: Room | null
  /** Looks at the rules on who may use what. */
  policy(): Promise<Check>
  /** Looks at what searches by more than words. */
  search(): Promise<readonly Check[]>
  readonly isDemo: boolean
  readonly model: string
  /** Tries the configured endpoint; null for the embedded model. */
  readonly probeModel: (() => Promise<ProbedModel>) | null
  /** ISO instant of the business clock. */
  now(): string
  realNow(): Date
  /** Asks the HR system whether it is well; the address, or why not. */
  hrHealth(): Promise<{ readonly ok: boolean; readonly address: string; readonly ms: number }>
  /** How many document versions and articles are published, and one sentence on them. */
  knowledgeState(): Promise<{ readonly documents: number; readonly sentence: Text }>
}

/** Who sees to machines and settings. */
export const operator: Text = { zh: '运维人员', en: 'operator' }
const curator: Text = { zh: '知识库管理员', en: 'knowledge administrator' }
const none: Text = { zh: '', en: '' }

/** A check that tells the way to mend it when it does not hold. */
export function check(name: string, ok: boolean, state: Text, owner: Text, mend: Text): Check {
  return { name, ok, state, owner, mend: ok ? none : mend }
}

/** Runs every check; none of them throws. */
export async function runChecks(parts: DoctorParts): Promise<readonly Check[]> {
  const [database, hr, outbox, knowledge, model, search, policy] = await Promise.all([
    databaseCheck(parts),
    hrCheck(parts),
    outboxCheck(parts.db),
    knowledgeCheck(parts),
    modelCheck(parts),
    parts.search(),
    parts.policy(),
  ])
  const { own, isDemo, room } = parts
  return [
    ...own,
    ...(room ? [await roomCheck(room)] : []),
    database,
    clockCheck(parts),
    policy,
    hr,
    knowledge,
    ...search,
    outbox,
    model,
    check(
      'mode',
      true,
      isDemo ? { zh: '演示（只在本机）', en: 'demo (this machine only)' } : same('production'),
      operator,
      none,
    ),
  ]
}

/** The checks of a Node process on its data directory. */
export function nodeChecks(dataDirectory: string): readonly Check[] {
  return [
    check('node', Number(process.versions.node.split('.')[0]) >= 26, same(`Node ${process.versions.node}`), operator, {
      zh: '请用 npm start 或 npx renshi 启动，它们使用项目自带的 Node。',
      en: "Start with npm start or npx renshi; they use the project's own Node.",
    }),
    check(
      'data directory',
      true,
      { zh: `${dataDirectory}（已被本进程锁定）`, en: `${dataDirectory} (locked by this process)` },
      operator,
      none,
    ),
  ]
}

function same(text: string): Text {
  return { zh: text, en: text }
}

async function databaseCheck({ db }: DoctorParts): Promise<Check> {
  const mend = {
    zh: '请检查数据库是否在运行、磁盘是否已满。',
    en: 'See whether the database runs and the disk has room.',
  }
  try {
    const { rows } = await db.query<{ version: string; steps: number }>(
      `select current_setting('server_version') as version, (select count(*)::int from schema_migration) as steps`,
    )
    const name = db.kind === 'pglite' ? 'PGlite' : 'PostgreSQL'
    return check('database', true, same(`${name} ${rows[0]?.version}, schema ${rows[0]?.steps}`), operator, mend)
  } catch {
    return check('database', false, { zh: '不能读写', en: 'cannot be read' }, operator, mend)
  }
}

async function roomCheck(room: Room): Promise<Check> {
  const free = await room.free()
  const megabytes = free === null ? '—' : Math.floor(free / 1024 / 1024).toLocaleString('en')
  const state = {
    zh: `磁盘剩余 ${megabytes} MB，低于 ${room.reserveMegabytes} MB 时不收新内容`,
    en: `${megabytes} MB free; below ${room.reserveMegabytes} MB nothing new is taken`,
  }
  return check('disk', await room.isEnough(), state, operator, {
    zh: '请清理或扩大数据目录所在的磁盘；腾出空间后无需重启。',
    en: 'Make room on the disk of the data directory; no restart is needed afterwards.',
  })
}

function clockCheck({ now, realNow, isDemo }: DoctorParts): Check {
  const real = realNow().toISOString()
  const state = isDemo
    ? { zh: `业务时钟 ${now()}（演示），实际 ${real}`, en: `business clock ${now()} (demo), real ${real}` }
    : same(real)
  return check('clock', true, state, operator, none)
}

async function hrCheck({ hrHealth }: DoctorParts): Promise<Check> {
  const { ok, address, ms } = await hrHealth()
  const state = ok
    ? { zh: `${address} 正常，${ms} 毫秒`, en: `${address} is well, ${ms} ms` }
    : { zh: `${address} 没有响应`, en: `${address} does not answer` }
  return check('HR API', ok, state, operator, {
    zh: '请检查人事系统（HR_API_URL）；演示用的沙箱会自动重启，几秒后再试。',
    en: 'See to the HR system (HR_API_URL); the demo sandbox restarts by itself, try again in a few seconds.',
  })
}

const dialectBy = {
  configuration: { zh: '按配置', en: 'configured' },
  answers: { zh: '按端点的回答识别', en: 'recognised by its answers' },
  nobody: { zh: '未识别，按通用方式', en: 'not recognised, what all have in common' },
} as const satisfies Record<string, Text>
const placeWords = {
  external: {
    zh: '外部（个人信息遮盖，健康、处分、薪酬不外传）',
    en: 'external (masked; health, discipline and pay stay)',
  },
  province: { zh: '省内（个人信息遮盖）', en: 'in the province (masked)' },
  local: { zh: '本单位（不遮盖）', en: 'own machines (nothing masked)' },
} as const satisfies Record<string, Text>

async function modelCheck({ model, probeModel }: DoctorParts): Promise<Check> {
  if (!probeModel) return check('model', true, same(model), operator, none)
  const { answers, streams, callsTools, fault, dialect, place } = await probeModel()
  const mend = {
    zh: '请检查 MODEL_BASE_URL、MODEL_NAME、MODEL_API_KEY；在修好之前由内置规则作答。要办事的话，端点须支持工具调用。',
    en: 'See to MODEL_BASE_URL, MODEL_NAME and MODEL_API_KEY; until then the built-in rules answer. The endpoint has to call tools.',
  }
  if (!answers)
    return check(
      'model',
      false,
      { zh: `${model} 不回答（${fault}）`, en: `${model} does not answer (${fault})` },
      operator,
      mend,
    )
  const can = (yes: boolean) => ({ zh: yes ? '是' : '否', en: yes ? 'yes' : 'no' })
  return check(
    'model',
    callsTools,
    {
      zh: `${model} 能回答，流式：${can(streams).zh}，工具调用：${can(callsTools).zh}，方言：${dialect.name}（${dialectBy[dialect.by].zh}），位置：${placeWords[place].zh}`,
      en: `${model} answers, streams: ${can(streams).en}, calls tools: ${can(callsTools).en}, dialect: ${dialect.name} (${dialectBy[dialect.by].en}), place: ${placeWords[place].en}`,
    },
    operator,
    mend,
  )
}

async function knowledgeCheck({ knowledgeState }: DoctorParts): Promise<Check> {
  const { documents, sentence } = await knowledgeState()
  return check('knowledge', documents > 0, sentence, curator, {
    zh: '请导入并发布文件：npx renshi kb import 目录 --publish --as kong --approved-by kong2',
    en: 'Import and publish documents: npx renshi kb import FOLDER --publish --as kong --approved-by kong2',
  })
}

async function outboxCheck(db: Db): Promise<Check> {
  const { waiting, dead } = await outboxCounts(db)
  const state = { zh: `待发送 ${waiting}，已放弃 ${dead}`, en: `${waiting} waiting, ${dead} given up` }
  return check('outbox', dead === 0, state, operator, {
    zh: '有提交多次未得到人事系统答复，请与人事科核实结果。',
    en: 'Some submissions never got an answer from the HR system; settle them with the HR office.',
  })
}
