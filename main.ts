import { runServe } from './cli/commands/serve.ts'
import { runAndReport } from './cli/report.ts'
import { forbidTracing, readConfig } from './config.ts'

forbidTracing(process.env)
await runAndReport(() => runServe(readConfig(process.env), undefined))
