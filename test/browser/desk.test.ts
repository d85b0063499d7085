import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAs, picture, say, startWalk, type Walk } from '../support/browser.ts'
import { suiteWith } from '../support/capabilities.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

suiteWith(['chromium', 'cjkFont'], 'the desk of a colleague on duty', () => {
  let walk: Walk
  let server: Server
  let folder: Awaited<ReturnType<typeof preparedFolder>>

  beforeAll(async () => {
    folder = await preparedFolder()
    server = await startServer({ dataDir: folder.path })
    walk = await startWalk()
  })
  afterAll(async () => {
    await walk?.browser.close()
    await server?.stop()
    await folder?.remove()
  })

  test('shows the ticket, joins the conversation, and gives it back', async () => {
    const zhang = await openAs(walk, server.address, 'zhang')
    await say(zhang, '产假有多少天', '产假')
    await say(zhang, '转人工，工龄认定的事', 'GD-0001')
    const sun = await openAs(walk, server.address, 'sun')
    await sun.locator('#inbox-open').click()
    await sun.locator('[data-ticket="GD-0001"] button').click()
    await sun.locator('#panel button', { hasText: '接手并接入对话' }).click()
    await sun.locator('#panel button', { hasText: '交回助手' }).waitFor()
    await zhang.locator('.reply', { hasText: '已接入' }).waitFor()
    await say(zhang, '我2013年7月参加工作，工龄怎么算', '已送达')
    await sun.locator('.ticket-said', { hasText: '2013年7月' }).waitFor()
    await sun.locator('#panel textarea').fill('从参加工作当月起算，请带劳动合同来核对。')
    await sun.locator('#panel button', { hasText: '发送' }).click()
    await zhang.locator('.reply', { hasText: '带劳动合同' }).waitFor()
    await picture(sun, '30-desk')
    await picture(zhang, '31-with-a-colleague')
    await sun.locator('#panel button', { hasText: '交回助手' }).click()
    await zhang.locator('.reply', { hasText: '已离开对话' }).waitFor()
    expect(walk.problems).toEqual([])
  })
})
