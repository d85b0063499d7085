import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanEnvironment, compiled, ended, hrRequests, preparedFolder } from '../support/server.ts'

const bin = fileURLToPath(new URL('../../cli/renshi.cjs', import.meta.url))

let folder: Awaited<ReturnType<typeof preparedFolder>>
beforeAll(async () => {
  folder = await preparedFolder()
})
afterAll(() => folder?.remove())

/** Talks as a person in a terminal would: the next line is typed when the prompt is there again. */
async function talk(lines: readonly ((screen: string) => string)[]): Promise<string> {
  const child = spawn(process.execPath, [bin, 'chat', '--as', 'zhang'], {
    env: cleanEnvironment({ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent', NODE_COMPILE_CACHE: compiled }),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let screen = ''
  let next = 0
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8')
    if (!screen.endsWith('> ')) return
    const line = lines[next++]
    child.stdin.write(`${line ? line(screen) : ''}\n`)
  })
  await ended(child)
  return screen
}

const lastCode = (screen: string) => [...screen.matchAll(/确认 (\d{6})/g)].at(-1)?.[1] ?? 'no code'

test('a novice corrects, drops, asks in between and goes on, and exactly what they agreed to is written', async () => {
  const screen = await talk([
    () => '我想请假',
    () => '事假，明天',
    () => '不对，是下周一',
    () => '算了',
    () => '请12月3日一天事假',
    () => '事假会扣工资吗',
    () => '继续',
    () => '改成12月4日',
    (seen) => `确认 ${lastCode(seen)}`,
  ])
  expect(screen).toMatch(/已提交，编号 /)
  // Going on shows the card again, before the change.
  expect(screen.match(/待确认：提交请假\n提交请假申请：事假，2026年12月3日/g)).toHaveLength(2)
  const requests = await hrRequests(join(folder.path, 'hr'), 'S-1001')
  expect(requests.filter(({ start }) => start >= '2026-11-24')).toMatchObject([
    { start: '2026-12-04', end: '2026-12-04' },
  ])
})
