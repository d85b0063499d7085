// Runs on any Node, however old: installs the dependencies when the lock file is newer than the
// installation, and nothing else. npm then puts the project's own Node first on the path.
'use strict'
const fs = require('fs')
const path = require('path')
const childProcess = require('child_process')

const root = __dirname
const stamp = path.join(root, 'node_modules', '.package-lock.json')
const lock = path.join(root, 'package-lock.json')
const own = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
// A folder beside the installation, which is itself removed while npm works; holds the installer's process id.
const busy = path.join(root, '.installing')

function isFresh() {
  return fs.existsSync(stamp) && fs.existsSync(own) && fs.statSync(stamp).mtimeMs >= fs.statSync(lock).mtimeMs
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes the right to install; false while another process that is alive has it. */
function claim() {
  try {
    fs.mkdirSync(busy)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const owner = Number(fs.existsSync(path.join(busy, 'pid')) ? fs.readFileSync(path.join(busy, 'pid'), 'utf8') : 0)
    const age = Date.now() - (fs.existsSync(busy) ? fs.statSync(busy).mtimeMs : Date.now())
    if (owner ? isAlive(owner) : age < 5000) return false
  }
  fs.writeFileSync(path.join(busy, 'pid'), String(process.pid))
  return true
}

function release() {
  if (fs.existsSync(path.join(busy, 'pid'))) fs.unlinkSync(path.join(busy, 'pid'))
  if (fs.existsSync(busy)) fs.rmdirSync(busy)
}

function install() {
  process.stderr.write('Renshi: installing dependencies (once) …\n')
  const result = childProcess.spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  release()
  if (result.status === 0) return
  process.stderr.write('Renshi: "npm ci" did not finish. Read the lines above, mend the cause and start again.\n')
  process.exit(result.status || 1)
}

const pause = new Int32Array(new SharedArrayBuffer(4))
let told = false
while (!isFresh() || fs.existsSync(busy)) {
  if (claim()) {
    if (isFresh()) release()
    else install()
    break
  }
  if (!told) process.stderr.write('Renshi: another process is installing the dependencies; waiting for it …\n')
  told = true
  Atomics.wait(pause, 0, 0, 200)
}
