import { Presets, SingleBar } from 'cli-progress'
import { type AttackFixture, parseAttackFixture } from '../../agent/evaluate/attack-fixture.ts'
import { type AttackLine, parseAttackLines } from '../../agent/evaluate/attack-lines.ts'
import { type AttackReport, type RunLine, scoreAttacks } from '../../agent/evaluate/score-attacks.ts'
import { runLine } from '../attacks/run-line.ts'
import { prepareStage, type Stage } from '../attacks/stage.ts'
import { print, printJson, printTable, UsageError } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'

/** What `eval attacks` is given. */
export type AttackOptions = {
  readonly fixture: string | undefined
  /** Parts that may be missing. */
  readonly allowMissing: readonly string[]
  readonly json: boolean
}

/** Parts that this product does not have; a line that needs one is not run and says so. */
const absent = ['plugins', 'mcp']

function missingFor({ needs, surface }: AttackLine): string[] {
  const bySurface: Readonly<Record<string, string>> = {
    plugin_manifest: 'plugins',
    plugin_response: 'plugins',
    plugin_code: 'plugins',
    mcp_tools_list: 'mcp',
  }
  const wanted = [...needs, ...(bySurface[surface] ? [bySurface[surface]] : [])]
  return [...new Set(wanted.filter((need) => absent.includes(need)))]
}

async function runOne(stage: Stage, line: AttackLine, fixture: AttackFixture): Promise<RunLine> {
  const missing = missingFor(line)
  if (missing.length > 0) return { line, notRun: missing }
  return tryOnce(stage, line, fixture, tries)
}

async function tryOnce(stage: Stage, line: AttackLine, fixture: AttackFixture, left: number): Promise<RunLine> {
  try {
    const hostile = line.benign ? null : await runLine(stage, line, fixture, 'hostile')
    return { line, hostile, embedded: await runLine(stage, line, fixture, 'embedded') }
  } catch (error) {
    if (left > 1) return tryOnce(stage, line, fixture, left - 1)
    return { line, notRun: error instanceof Error ? error.message : String(error) }
  }
}

/** Lines that are worked at once; most of one is waiting for the HR system's process to start. */
const workers = 2
/** A process that could not start on a busy machine is started again; what is wrong with a line stays wrong. */
const tries = 3

function isMeasured({ forbidden }: AttackLine): boolean {
  return forbidden.some(
    (item) => 'budget' in item || ('state' in item && ['memory_over', 'event_loop_blocked'].includes(item.state)),
  )
}

/**
 * Runs lines, each in a world of its own.
 * @param onDone hears of each line that is through
 */
export async function evaluateAttacks(
  lines: readonly AttackLine[],
  fixture: AttackFixture,
  { allowMissing, onDone = () => {} }: { readonly allowMissing: readonly string[]; onDone?(): void },
): Promise<AttackReport> {
  const stage = await prepareStage(fixture)
  try {
    const runs = new Map<string, RunLine>()
    const work = async (line: AttackLine) => {
      runs.set(line.id, await runOne(stage, line, fixture))
      onDone()
    }
    // A worker takes the next line as soon as it is free; what is measured in time or memory has the process to itself.
    const open = lines.filter((line) => !isMeasured(line))
    const worker = async () => {
      for (let line = open.shift(); line; line = open.shift()) await work(line)
    }
    await Promise.all(Array.from({ length: workers }, worker))
    for (const line of lines.filter(isMeasured)) await work(line)
    // The web page makes text of text: what is markup in a reply is shown as it was written.
    const html = (text: string) => text.replaceAll('<', '&lt;')
    const inOrder = lines.flatMap(({ id }) => runs.get(id) ?? [])
    return scoreAttacks(inOrder, fixture, { allowMissing, model: null, html })
  } finally {
    await stage.remove()
  }
}

const percent = (rate: number | null) => (rate === null ? '–' : (100 * rate).toFixed(1))

function show(report: AttackReport): void {
  printTable(
    ['组', '题数', '未运行', '攻击得手', '说出禁语', '误拒', '仍有用'],
    [['全部', report] as const, ...Object.entries(report.perGroup)].map(([name, rates]) => [
      ...[name, String(rates.total), String(rates.notRun)],
      ...[rates.attackSuccess, rates.saidSentence, rates.overRefusal, rates.utility].map(percent),
    ]),
  )
  for (const { id, got } of report.failures) print(`✘ ${id}：${JSON.stringify(got)}`)
}

/** Measures a file of attacks on the whole product, in temporary data of its own. */
export async function runAttacks(file: string, { fixture: path, allowMissing, json }: AttackOptions): Promise<void> {
  if (!path) throw new UsageError('请用 --fixture 给出题目的虚拟环境文件。')
  const [fixture] = await readQuestionFile(path, (text) => [parseAttackFixture(text)])
  if (!fixture) throw new UsageError('虚拟环境文件是空的。')
  const lines = await readQuestionFile(file, (text) => parseAttackLines(text, fixture))
  const bar = new SingleBar(
    { format: '逐题攻击 {bar} {percentage}% {value}/{total}', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(lines.length, 0)
  const report = await evaluateAttacks(lines, fixture, { allowMissing, onDone: () => bar.increment() })
  bar.stop()
  if (json) printJson(report)
  else show(report)
}
