/** Runs the everyday tests and lets the reporter write what passed into `docs/safety.md`. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('vitest/package.json')
const run = spawn(process.execPath, [join(dirname(manifest), 'vitest.mjs'), 'run', '--project', 'core'], {
  stdio: 'inherit',
  env: { ...process.env, RENSHI_WRITE_THREATS: '1' },
})
run.once('exit', (code) => process.exit(code ?? 1))
