import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { docxOf, paragraph } from '../support/office-files.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

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

const Result = z.looseObject({ answerable: z.boolean(), passages: z.array(z.looseObject({ text: z.string() })) })

async function search(text: string) {
  const response = await server.request(`/api/kb/search?q=${encodeURIComponent(text)}`, 'zhang')
  return Result.parse(await response.json())
}

test('a document that nobody wrote questions for answers what stands in it, and nothing beyond', async () => {
  const bytes = await docxOf(
    paragraph('第一条 本局职工上下班可以乘坐班车。') +
      paragraph('第二条 班车早上七点三十分从东门发车，晚到的不等候。') +
      paragraph('第三条 本办法自2026年3月1日起施行。'),
  )
  const files = [{ name: '班车管理办法.docx', base64: Buffer.from(bytes).toString('base64') }]
  const body = JSON.stringify({ files, collection: 'handbook', publish: true, approvedBy: 'kong2' })
  const headers = { 'content-type': 'application/json' }
  expect((await server.request('/api/kb/import', 'kong', { method: 'POST', headers, body })).status).toBe(200)
  for (const asked of ['班车几点发车', '班车从哪个门走']) {
    const { answerable, passages } = await search(asked)
    expect([asked, answerable]).toEqual([asked, true])
    expect(passages[0]?.text).toContain('东门发车')
  }
  expect((await search('坐班车要交多少钱')).answerable).toBe(false)
}, 120_000)
