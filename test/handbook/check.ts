import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { capability } from '../support/capabilities.ts'
import { examineHandbook } from './examine.ts'
import { renderReport } from './render.ts'

/** The business day of the demo, for which the handbook is made. */
const demoDay = '2026-11-23'

const { values } = parseArgs({ options: { json: { type: 'boolean' }, 'as-of': { type: 'string', default: demoDay } } })
const shared = capability('shared')
if (!shared) {
  process.stderr.write('Set RENSHI_SHARED to the folder that holds corpus/ with the texts of the acts.\n')
  process.exit(2)
}
const report = await examineHandbook(join(shared, 'corpus'), values['as-of'])
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : renderReport(report))
process.exitCode = report.problems.length > 0 ? 1 : 0
