import { evaluateRules, parseRuleLines, RuleFileError, type RuleReport } from '../../tools/index.ts'
import { CommandFailed, print, printJson, printTable } from '../output.ts'
import { readQuestionFile } from './eval-file.ts'

const percent = (rate: number | null) => (rate === null ? '–' : (100 * rate).toFixed(1))

function show({ total, passed, rate, perGroup, failures }: RuleReport): void {
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
}

/** Computes a file of rule cases and says which come out as worked out by hand. */
export async function runRules(file: string, json: boolean): Promise<void> {
  const text = await readQuestionFile(file)
  try {
    const report = evaluateRules(parseRuleLines(text))
    if (json) printJson(report)
    else show(report)
  } catch (error) {
    if (error instanceof RuleFileError) throw new CommandFailed(error.message)
    throw error
  }
}
