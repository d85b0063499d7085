import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isCareAction } from '../../cli/care-options.ts'
import { type CareValues, runCare } from '../../cli/commands/kb-care.ts'
import { readConfig } from '../../config.ts'
import { type Server, startServer } from '../support/server.ts'

let directory: string
let server: Server
let said = ''

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'renshi-test-'))
  server = await startServer({ dataDir: directory })
})
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** What a command prints. */
async function run(line: readonly string[], values: CareValues): Promise<string> {
  const [action, ...words] = line
  if (!isCareAction(action)) throw new Error(`'${action}' is no action of care.`)
  said = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  try {
    await runCare(readConfig({ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent' }), action, words, values)
    return said
  } finally {
    out.mockRestore()
  }
}

test('the command line lists gaps, works them, and curates an answer between two people', async () => {
  await server.chat('zhang', { text: '单位规定里无人机巡检作业补助是多少' })
  expect(await run(['gaps'], { as: 'kong' })).toContain('无人机巡检作业补助')
  expect(await run(['gap', 'assign', '1'], { as: 'kong', to: 'sun' })).toContain('已分给 sun')
  const file = join(directory, 'answer.json')
  const document = '示例市数据管理局年休假实施细则(2026-01-05)'
  writeFileSync(
    file,
    JSON.stringify({
      wordings: ['无人机巡检补助多少'],
      text: '按年休假细则办理。',
      citations: [{ document, article: '第二条' }],
    }),
  )
  expect(await run(['gap', 'answer', '1'], { as: 'sun', file })).toContain('请另一位管理员审定')
  await expect(run(['answers', 'approve', '1'], { as: 'sun' })).rejects.toThrow('知识库管理员')
  expect(await run(['answers', 'approve', '1'], { as: 'kong' })).toContain('即时生效')
  expect(await run(['answers', 'list'], { as: 'kong' })).toContain('已审定')
  expect(await run(['gaps'], { as: 'kong', state: 'solved' })).toContain('已解决')
  await expect(run(['gap', 'ignore', '1'], { as: 'kong' })).rejects.toThrow('--reason')
})

test('the command line shows use, what grew old, and previews a notice before sending it', async () => {
  expect(await run(['use'], { as: 'kong' })).toContain('没有被引用的文件')
  expect(await run(['stale'], { as: 'kong' })).toContain('负责人')
  expect(await run(['subscribe'], { as: 'zhang', topic: '年休假' })).toContain('已关注')
  const document = '示例市数据管理局年休假实施细则(2026-01-05)'
  const shown = await run(['notices', 'preview', document], { as: 'kong' })
  expect(shown).toContain('关注')
  const token = /--token (\w+)/.exec(shown)?.[1] ?? ''
  expect(await run(['notices', 'send', document], { as: 'kong', token })).toMatch(/已通知 [1-9]\d* 人/)
  expect(await run(['notices', 'send', document], { as: 'kong', token })).toContain('已通知 0 人')
  await expect(run(['notices', 'send', document], { as: 'kong', token: 'x' })).rejects.toThrow('重新预览')
})
