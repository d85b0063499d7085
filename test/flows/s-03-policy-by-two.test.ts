import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from '#sdk'
import { runDoctor } from '../../cli/commands/doctor.ts'
import { type PolicyOptions, runPolicy } from '../../cli/commands/policy.ts'
import { readConfig } from '../../config.ts'
import { cleanEnvironment, compiled, ended, preparedFolder, type Server, startServer } from '../support/server.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const closed = '按本单位的使用规则，“提交请假”现在没有对您开放，我不能代办。需要办理请联系本单位人事科'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

/** The doctor as a process of its own, for its exit code. */
async function doctor(): Promise<number | null> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'doctor'], {
    env: cleanEnvironment({ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent', NODE_COMPILE_CACHE: compiled }),
    stdio: 'ignore',
  })
  return ended(child)
}

/** One command over the running server: what it says, and what it refuses with (empty when it worked). */
async function run(command: 'policy' | 'doctor', words: readonly string[] = [], options: Partial<PolicyOptions> = {}) {
  const config = readConfig({ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent' })
  let out = ''
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  try {
    if (command === 'doctor') await runDoctor(config, false)
    else await runPolicy(config, words, { as: 'shi', json: false, overwrite: false, ...options })
    return { out, refused: '' }
  } catch (error) {
    return { out, refused: (error as Error).message }
  } finally {
    writing.mockRestore()
  }
}

const file = () => join(folder.path, 'policy.jsonc')
/** Edits the file of the rules as a person does in an editor. */
async function edit(from: string, to: string): Promise<void> {
  const text = await readFile(file(), 'utf8')
  expect(text).toContain(from)
  await writeFile(file(), text.replace(from, to))
}
const Change = z.looseObject({ number: z.number(), hash: z.string() })
async function propose(): Promise<z.output<typeof Change>> {
  const { out } = await run('policy', ['propose'], { reason: '局办〔2026〕5号', json: true })
  return Change.parse(JSON.parse(out))
}
const say = (text: string, thread?: string) => server.chat('zhang', { text }, thread)

const Notices = z.object({
  items: z.array(z.looseObject({ kind: z.string(), body: z.looseObject({ code: z.string().optional() }) })),
})
const works = { refused: '' }

test('S-03 an edit of the rules changes nothing and fails doctor; approved by two people the next ask obeys it', async () => {
  expect(await run('doctor')).toMatchObject({ ...works, out: expect.stringContaining('产品自带的规则，没有收窄') })
  expect(await run('policy', ['write'])).toMatchObject(works)
  expect(await run('doctor')).toMatchObject(works)
  expect((await run('policy', ['write'])).refused).toContain('--overwrite')

  await edit('"tools": {}', '"tools": {"leave_submit": {"off": true}}')
  expect(await doctor()).toBe(1)
  const { out: edited } = await run('doctor')
  expect(edited).toContain('policy.jsonc 改动过、没有经两个人批准')
  expect(edited).toContain('renshi policy propose --reason')
  expect(await say('12月15号请一天事假')).toMatchObject({ outcome: 'confirm' })

  const { number, hash } = await propose()
  const { out: read } = await run('policy', ['diff', `${number}`], { as: 'shen' })
  expect(read).toContain(hash)
  expect(read).toMatch(/leave_submit .*按权限.*停用.*收窄/)
  // Proposed is not approved: not by the one who proposed, not by another role, not under another hash.
  const approve = (as: string, named?: string) =>
    run('policy', ['approve', `${number}`], { as, ...(named ? { hash: named } : {}) })
  expect((await approve('shi', hash)).refused).toContain('提出的人不能自己批准')
  expect((await approve('zhang', hash)).refused).toContain('您没有这个角色')
  expect((await approve('shen', '0'.repeat(64))).refused).toContain('不符')
  expect((await approve('shen')).refused).toContain('--hash')
  expect(await say('12月16号请一天事假')).toMatchObject({ outcome: 'confirm' })
  expect((await run('doctor')).refused).not.toBe('')

  // Prepared under the old rules, and not sent under the new ones.
  const waiting = await say('12月17号请一天事假', 'late')
  expect(await approve('shen', hash)).toMatchObject({ ...works, out: expect.stringContaining('从下一句话起生效') })
  const late = await server.chat('zhang', { confirm: waiting.pending?.code ?? '' }, 'late')
  expect(late).toMatchObject({ outcome: 'refuse', answer: expect.stringContaining(`没有提交。${closed}`) })
  const refused = await say('12月18号请一天事假')
  expect(refused).toMatchObject({ outcome: 'refuse', answer: expect.stringContaining(closed) })
  expect(await say('我还有几天年假')).toMatchObject({ outcome: 'call' })
  const approved = expect.stringMatching(/第 \d+ 号规则（哈希 .*S-1009 提出，S-1010 .*批准）/)
  expect(await run('doctor')).toMatchObject({ ...works, out: approved })
  expect(await doctor()).toBe(0)
})

test('S-03 rules may ask for a second person, and a file that cannot be read is told', async () => {
  await edit('{"leave_submit": {"off": true}}', '{"leave_submit": {"secondBy": "lifecycle:submit:unit"}}')
  const { number, hash } = await propose()
  expect(await run('policy', ['approve', `${number}`], { as: 'shen', hash })).toMatchObject(works)
  const asked = await say('12月22号请一天事假', 'second')
  const first = await server.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'second')
  expect(first.receipt).toBeUndefined()
  expect(first.answer).toContain('还没有提交')
  expect((await run('policy', ['show'], { as: 'shen' })).out).toMatch(/leave_submit .*lifecycle:submit:unit/)
  // One who was asked agrees, by the code in their notice, and only then it is submitted.
  const { items } = Notices.parse(await (await server.request('/api/notices', 'sun')).json())
  const code = items.find(({ kind }) => kind === 'second_consent')?.body.code ?? ''
  expect(await server.chat('sun', { confirm: code })).toMatchObject({ receipt: expect.any(String) })

  await writeFile(file(), '{"version": 1')
  expect((await run('doctor')).out).toContain('policy.jsonc 读不懂')
  expect((await say('12月23号请一天事假')).outcome).toBe('confirm')
  expect(await run('policy', ['write'], { overwrite: true })).toMatchObject(works)
  expect(await run('doctor')).toMatchObject(works)
})
