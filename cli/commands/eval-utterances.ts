import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import { Reply, silentLog } from '#sdk'
import { type Step, scoreUtterances, type UtteranceReport } from '../../agent/evaluate/score-utterances.ts'
import { parseUtteranceLines, type UtteranceLine } from '../../agent/evaluate/utterance-lines.ts'
import type { Exchange, Model, ThinkRequest, Thought, ToolCall } from '../../agent/model.ts'
import type { Config } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'
import { CommandFailed, print, printJson, printTable } from '../output.ts'
import { patiently } from '../patiently.ts'
import { readQuestionFile } from './eval-file.ts'
import { configuredModel, evaluationConfig, runRepeatedly, showRepeated } from './eval-model.ts'

const policyTool = 'policy_search'
type Called = Step['calls'][number]

/** The conversation as the run keeps it: tools are not executed, so the product's own memory knows of no calls. */
type Scene = { history: Exchange[]; pending: ThinkRequest['pending']; calls: Called[]; asked: number }

/** A model that thinks as the product's does and lets nothing but the search of the rules happen. */
function watching(model: Model, scene: Scene): Model {
  return {
    name: model.name,
    async think(request) {
      scene.asked += 1
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
    scene.asked = 0
    const { outcome, answer, toolCalls } = await say(node, as, turn.text, `utterance-${line.id}`)
    // On a sensitive subject the graph takes the step itself and asks no model.
    step = {
      outcome,
      calls: scene.asked > 0 ? [...scene.calls] : toolCalls.map((call) => ({ ...call, arguments: [] })),
    }
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

/**
 * Steps that lines come to, by their ids: every line by a product of its own data, whose clock stands at the day of the
 * line.
 * @param given.settings those with a language model, or null for the embedded one
 * @param given.around what stands round the model, to measure it
 */
export async function stepsOf(
  lines: readonly UtteranceLine[],
  given: { readonly settings: Config | null; onDone?(): void; around?(model: Model): Model },
): Promise<Map<string, Step>> {
  const { settings, onDone = () => {}, around = (model) => model } = given
  const directory = await mkdtemp(join(tmpdir(), 'renshi-eval-'))
  const scene: Scene = { history: [], pending: null, calls: [], asked: 0 }
  let day = lines[0]?.refDate ?? ''
  const now = () => `${day}T09:00:00+08:00`
  const watch = (model: Model) => watching(around(model), scene)
  const node = await openNode(evaluationConfig(directory, settings), { log: silentLog, now, watch })
  try {
    const people = await patiently(() => node.demoPeople())
    const steps = new Map<string, Step>()
    for (const line of lines) {
      day = line.refDate
      const as = aliasFor(people, line.role)
      if (!as) throw new CommandFailed(`第 ${line.id} 题的角色“${line.role}”没有演示人员。`)
      steps.set(line.id, await runLine(node, scene, as, line))
      onDone()
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

async function runAll(
  lines: readonly UtteranceLine[],
  bar: SingleBar,
  settings: Config | null,
): Promise<UtteranceReport> {
  const steps = await stepsOf(lines, { settings, onDone: () => bar.increment() })
  return scoreUtterances(
    lines.map((line) => ({ line, step: steps.get(line.id) ?? { outcome: 'decline', calls: [] } })),
    null,
  )
}

/**
 * Measures understanding on a file of utterances: the whole product in a data directory of its own, in which no tool is
 * run but the search of the rules.
 * @param withModel by the configured language model and four times, instead of once by the embedded one
 * @throws UsageError when a model is asked for and none is configured
 */
export async function runUtterances(config: Config, file: string, json: boolean, withModel: boolean): Promise<void> {
  const model = withModel ? configuredModel(config) : null
  const lines = await readQuestionFile(file, parseUtteranceLines)
  const bar = new SingleBar(
    { format: '逐条理解 {step} {bar} {percentage}% {value}/{total}', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  const once = async (run: number) => {
    bar.start(lines.length, 0, { step: model ? `第 ${run} 次` : '' })
    const report = await runAll(lines, bar, model ? config : null)
    bar.stop()
    return report
  }
  if (!model) {
    const report = await once(1)
    return json ? printJson(report) : show(report)
  }
  const ids = lines.map(({ id }) => id)
  const report = await runRepeatedly(model, ids, once)
  if (json) return printJson(report)
  show(report)
  showRepeated(report)
}
