import { evaluateRules, parseRuleLines, type RuleReport } from '../../tools/index.ts'
import { print, printJson, printTable } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'

const percent = (rate: number | null) => (rate === null ? '–' : (100 * rate).toFixed(1))

function show({ total, passed, rate, perGroup, failures, recall }: RuleReport): void {
  printTable(
    ['组', '题数', '算对', '%'],
    [['全部', { total, passed, rate }] as const, ...Object.entries(perGroup)].map(([name, rates]) => [
      name,
      String(rates.total),
      String(rates.passed),
      percent(rates.rate),
    ]),
  )
  for (const { id, expected, got } of failures)
    print(`✘ ${id}：应为 ${JSON.stringify(expected)}，得到 ${JSON.stringify(got)}`)
  if (recall.length > 0)
    print(
      `待核实（凭记忆）的 ${recall.length} 题：${recall.map((one) => `${one.passed ? '' : '✘'}${one.id}`).join(' ')}`,
    )
}

/** Computes a file of rule cases and says which come out as worked out by hand. */
export async function runRules(file: string, json: boolean): Promise<void> {
  const report = evaluateRules(await readQuestionFile(file, parseRuleLines))
  if (json) printJson(report)
  else show(report)
}
