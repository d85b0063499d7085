import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnvironment, type Server, startServer } from '../support/server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const commands = /<!-- tour -->\n```sh\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n') ?? []

/** What a newcomer must see, by the words of the command. */
const expected: readonly (readonly [command: RegExp, output: RegExp])[] = [
  [/doctor/, /✔ +HR API/],
  [/工作满12年/, /10天[\s\S]*第/],
  [/我还有几天年假/, /剩余[\s\S]*8天/],
  [/sandbox get/, /"leftHalfDays": 16/],
  [/下周三到周五/, /2026年12月2日（周三）至12月4日（周五），3天[\s\S]*8天 → 5天/],
  [/confirm --as zhang/, /已提交，编号 LR-\d+-\d+/],
  [/待我审批/, /待审批（\d+项）[\s\S]*张示例 \| 综合科 \| 年休假 \| 2026年12月2日/],
  [/同意张示例/, /确认 \d{6}[\s\S]*张示例/],
  [/confirm --as wang/, /已提交，编号/],
  [/批了没有/, /已批准/],
  [/李测试这个月工资/, /不能/],
  [/车补/, /没有/],
  [/kb search/, /请休假管理办法/],
  [/kb list/, /published/],
]

describe('the five-minute tour of the README', () => {
  let directory: string
  let server: Server
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'renshi-tour-'))
    server = await startServer({ dataDir: directory })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  function run(command: string): Promise<{ code: number; output: string }> {
    const line = command.replace('npx renshi', `node ${JSON.stringify(join(root, 'cli/renshi.cjs'))}`)
    const env = cleanEnvironment({ RENSHI_DATA_DIR: directory })
    return new Promise((resolve) => {
      execFile('sh', ['-c', line], { env, cwd: root }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      )
    })
  }

  test('does what it says, each command as typed', async () => {
    expect(commands.length).toBeGreaterThan(10)
    let code = ''
    const receipts: string[] = []
    for (const command of commands) {
      const typed = command.replace('CODE', code)
      const { code: exit, output } = await run(typed)
      const wanted = expected.find(([pattern]) => pattern.test(command))?.[1]
      expect(wanted, `no expectation for: ${command}`).toBeDefined()
      expect(output, typed).toMatch(wanted ?? /$^/)
      expect(exit, typed).toBe(0)
      code = /确认 (\d{6})/.exec(output)?.[1] ?? code
      if (/confirm --as zhang/.test(command)) receipts.push(/编号 (\S+?)。/.exec(output)?.[1] ?? '')
    }
    // The second consent gave the first one's receipt.
    expect(new Set(receipts).size).toBe(1)
  })

  test('is the same in Chinese, where it is shorter', () => {
    const chinese = readFileSync(join(root, 'README.zh.md'), 'utf8')
    // What stands behind # is said to the reader and not to the shell.
    const typed = chinese.match(/^npx renshi (?:ask|doctor|confirm)[^#\n]*/gm) ?? []
    const shown = typed.map((command) => command.trim())
    const known = new Set(commands.map((command) => command.replace('CODE', '六位确认码')))
    expect(shown.filter((command) => !known.has(command))).toEqual([])
  })
})
