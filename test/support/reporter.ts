import { readFileSync, writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { leftOut } from './capabilities.ts'
import { figureTable, type NamedFigures } from './figures.ts'
import { type FileCount, type FileCounts, threatLines, withCounts } from './threats.ts'

const safetyPage = new URL('../../docs/safety.md', import.meta.url)

function countFiles(modules: readonly TestModule[]): FileCounts {
  const counts = new Map<string, FileCount>()
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state)
    const passed = states.filter((state) => state === 'passed').length
    counts.set(module.relativeModuleId, { passed, all: states.length })
  }
  return counts
}

/** What the run says of the threats, having written it into the page where that was asked for. */
function threatTable(modules: readonly TestModule[]): readonly string[] {
  const page = readFileSync(safetyPage, 'utf8')
  const counts = countFiles(modules)
  if (process.env.RENSHI_WRITE_THREATS)
    writeFileSync(safetyPage, withCounts(page, counts, new Date().toISOString().slice(0, 10)))
  const lines = threatLines(page, counts)
  return lines.length === 0 ? [] : ['Tests that answer a threat or a fault, passed:', ...lines]
}

type Tally = {
  passed: number
  failed: number
  skipped: number
  readonly left: string[]
  readonly figures: (NamedFigures & { readonly where: string })[]
}

function add(tally: Tally, test: TestCase): void {
  const { state } = test.result()
  if (state === 'passed') tally.passed++
  else if (state === 'failed') tally.failed++
  else tally.skipped++
  for (const noted of test.meta().figures ?? []) tally.figures.push({ ...noted, where: test.module.relativeModuleId })
  if (state === 'passed' || state === 'failed') return
  const isStandIn = test.name.startsWith(leftOut)
  const what = isStandIn ? test.fullName.slice(0, -test.name.length).replace(/[\s>]+$/, '') : test.fullName
  const why = isStandIn ? test.name.slice(leftOut.length) : 'skipped without a reason'
  tally.left.push(`  ${test.module.relativeModuleId} > ${what}: ${why}`)
}

function addModule(tally: Tally, module: TestModule): void {
  // A file or a suite that fails outside its tests is a failure of its own.
  tally.failed += module.errors().length
  for (const suite of module.children.allSuites()) tally.failed += suite.errors().length
  const tests = [...module.children.allTests()]
  for (const test of tests) add(tally, test)
  if (tests.length > 0 || module.state() === 'failed') return
  tally.skipped++
  tally.left.push(`  ${module.relativeModuleId}: the whole file, without a reason`)
}

/** Says after everything else which suites were left out and why, and closes with one plain line of counts. */
export class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tally: Tally = { passed: 0, failed: errors.length, skipped: 0, left: [], figures: [] }
    for (const module of modules) addModule(tally, module)
    const left = tally.left.length === 0 ? [] : ['Left out on this machine:', ...tally.left.sort()]
    const table = figureTable(tally.figures)
    const counted = table.length === 0 ? [] : ['What the faults came to:', ...table]
    const lines = [
      ...counted,
      ...threatTable(modules),
      ...left,
      `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`,
    ]
    // Vitest may still have words of its own about how the run went.
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`))
  }
}
