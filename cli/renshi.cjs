#!/usr/bin/env node
// The `renshi` command on whatever Node the machine has: makes sure that the dependencies are there and hands over to
// the project's own Node.
'use strict'
const path = require('node:path')
const childProcess = require('node:child_process')

require('../bootstrap.cjs')

const own = path.join(
  __dirname,
  '..',
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
const child = childProcess.spawn(
  own,
  ['--disable-warning=ExperimentalWarning', path.join(__dirname, 'main.ts')].concat(process.argv.slice(2)),
  {
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal)
  else process.exit(code === null ? 1 : code)
})
