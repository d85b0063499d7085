import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import { Reply, silentLog } from '#sdk'
import { type Step, scoreUtterances, type UtteranceReport } from '../../agent/evaluate/score-utterances.ts'
import { parseUtteranceLines, type UtteranceLine } from '../../agent/evaluate/utterance-lines.ts'
import type { Exchange, Model, ThinkRequest, Thought, ToolCall } from '../../agent/model.ts'
import { createEmbeddedModel } from '../../agent/models/embedded/index.ts'
import { readConfig } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'
import { CommandFailed, print, printJson, printTable } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'

const policyTool = 'policy_search'
type Called = Step['calls'][number]

/** The conversation as the run keeps it: tools are not executed, so the product's own memory knows of no calls. */
type Scene = { history: Exchange[]; pending: ThinkRequest['pending']; calls: Called[] }

/** A model that thinks as the product's does and lets nothing but the search of the rules happen. */
function watching(model: Model, scene: Scene): Model {
  return {
    name: model.name,
    async think(request) {
      const thought = await model.think({ ...request, history: scene.history, pending: scene.pending })
      if (thought.kind !== 'call') return thought
      scene.calls.push(...thought.calls.map((call) => calledOf(request, call)))
      if (thought.calls.every(({ tool }) => tool === policyTool)) return thought
      return (await leavesOpen(model, request, thought.calls)) ? said(scene.calls, 'clarify') : said(scene.calls)
    },
  }
}

function calledOf({ tools }: ThinkRequest, call: ToolCall): Called {
  const card = tools.find(({ name }) => name === call.tool)
  const properties = card?.parameters.properties
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
  return { ...call, effect: card?.effect ?? 'read', arguments: names }
}

/** Whether something is still asked once the calls have run: another wish of the same text lacks what is decisive. */
async function leavesOpen(model: Model, request: ThinkRequest, calls: readonly ToolCall[]): Promise<boolean> {
  const results = calls.map((call) => ({ call, ok: true as const, result: {}, text: '' }))
  const next = await model.think({ ...request, results })
  return next.kind === 'say' && next.outcome === 'clarify'
}

function said(calls: readonly Called[], asked?: 'clarify'): Thought {
  const isSubmit = calls.some(({ effect }) => effect.startsWith('submit'))
  const isHandoff = calls.some(({ tool }) => tool === 'service_handoff')
  const outcome = asked ?? (isSubmit ? 'confirm' : isHandoff ? 'handoff' : 'call')
  return { kind: 'say', outcome, text: '（测评不执行）', citations: [], related: [] }
}

async function say(node: OpenNode, as: string, text: string, conversation: string): Promise<Reply> {
  const response = await node.api.request('http://127.0.0.1/api/chat', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${node.localToken}`,
      'x-renshi-as': encodeURIComponent(as),
      'x-renshi-conversation': conversation,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ text }),
  })
  return Reply.parse(await response.json())
}

/** What one line comes to, after what was said before it. */
async function runLine(node: OpenNode, scene: Scene, as: string, line: UtteranceLine): Promise<Step> {
  scene.history = []
  scene.pending = null
  const turns = [...line.context, { role: 'user' as const, text: line.text }]
  let step: Step = { outcome: 'decline', calls: [] }
  for (const [at, turn] of turns.entries()) {
    if (turn.role !== 'user') continue
    scene.calls = []
    const { outcome, answer } = await say(node, as, turn.text, `utterance-${line.id}`)
    step = { outcome, calls: [...scene.calls] }
    const next = turns[at + 1]
    const answered = next?.role === 'assistant' ? next.text : answer
    scene.history.push({
      said: turn.text,
      answered,
      outcome,
      calls: step.calls.map(({ tool, args }) => ({ tool, args })),
    })
    const waits = step.calls.find(({ effect }) => effect.startsWith('submit'))
    scene.pending = waits ? { tool: waits.tool, args: waits.args, text: answered } : null
  }
  return step
}

const tries = 10
const pauseMs = 1000

/** Asks once more where the HR system is still busy with its first minute. */
async function patiently<T>(ask: () => Promise<T>, left = tries): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (left <= 1) throw error
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return patiently(ask, left - 1)
  }
}

/** Every line by a product of its own data, whose clock stands at the day of the line. */
async function runLines(lines: readonly UtteranceLine[], bar: SingleBar, model: Model): Promise<Map<string, Step>> {
  const directory = await mkdtemp(join(tmpdir(), 'renshi-eval-'))
  const scene: Scene = { history: [], pending: null, calls: [] }
  const config = readConfig({ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent' })
  let day = lines[0]?.refDate ?? ''
  const now = () => `${day}T09:00:00+08:00`
  const node = await openNode(config, { log: silentLog, now, model: watching(model, scene) })
  try {
    const people = await patiently(() => node.demoPeople())
    const steps = new Map<string, Step>()
    for (const line of lines) {
      day = line.refDate
      const as = aliasFor(people, line.role)
      if (!as) throw new CommandFailed(`第 ${line.id} 题的角色“${line.role}”没有演示人员。`)
      steps.set(line.id, await runLine(node, scene, as, line))
      bar.increment()
    }
    return steps
  } finally {
    await node.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** A demo person who has a role, and for staff no other; a guest is nobody. */
function aliasFor(people: Awaited<ReturnType<OpenNode['demoPeople']>>, role: string): string | undefined {
  if (role === 'guest') return role
  return people.find(({ roles }) => roles.some((held) => held === role) && (role !== 'staff' || roles.length === 1))
    ?.alias
}

const percent = (rate: number | null) => (rate === null ? '–' : (100 * rate).toFixed(1))

function show(report: UtteranceReport): void {
  printTable(
    ['组', '题数', '结果', '工具', '参数', '全对'],
    [['全部', report] as const, ...Object.entries(report.perGroup)].map(([name, rates]) => [
      name,
      String(rates.total),
      ...[rates.outcomeRate, rates.toolRate, rates.argsRate, rates.jointRate].map(percent),
    ]),
  )
  print(`没有完全答对的 ${report.failures.length} 题：${report.failures.map(({ id }) => id).join(' ')}`)
}

/**
 * Measures understanding on a file of utterances: the whole product in a data directory of its own, in which no tool is
 * run but the search of the rules.
 */
export async function runUtterances(file: string, json: boolean): Promise<void> {
  const lines = await readQuestionFile(file, parseUtteranceLines)
  const model = createEmbeddedModel()
  const bar = new SingleBar(
    { format: '逐条理解 {bar} {percentage}% {value}/{total}', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(lines.length, 0)
  const steps = await runLines(lines, bar, model)
  bar.stop()
  const report = scoreUtterances(
    lines.map((line) => ({ line, step: steps.get(line.id) ?? { outcome: 'decline', calls: [] } })),
    null,
  )
  if (json) printJson(report)
  else show(report)
}
