import { runServe } from './cli/commands/serve.ts'
import { runAndReport } from './cli/report.ts'
import { readConfig } from './config.ts'

await runAndReport(() => runServe(readConfig(process.env), undefined))
