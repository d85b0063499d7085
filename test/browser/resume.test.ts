import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAs, picture, say, startWalk, type Walk } from '../support/browser.ts'
import { suiteWith } from '../support/capabilities.ts'
import { hrFault, hrRequests, preparedFolder, type Server, startServer, until } from '../support/server.ts'

const slowMs = 1500

suiteWith(['chromium', 'cjkFont'], 'the page, when something breaks off,', () => {
  let walk: Walk
  let server: Server
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let hr: string

  beforeAll(async () => {
    folder = await preparedFolder()
    hr = join(folder.path, 'hr')
    server = await startServer({ dataDir: folder.path })
    walk = await startWalk()
  })
  afterAll(async () => {
    await walk?.browser.close()
    await server?.stop()
    await folder?.remove()
  })
  const as = (alias: string): Promise<Page> => openAs(walk, server.address, alias)
  const startAgain = async () => {
    server = await startServer({ dataDir: folder.path, env: { PORT: new URL(server.address).port } })
  }
  /** What was said and answered, in order. */
  const spoken = (page: Page) => page.locator('#conversation .said, #conversation .reply').allTextContents()
  const lost = (page: Page) => page.locator('#connection', { hasText: '正在重新连接' })

  test('keeps everything over a reload in the middle of a turn', async () => {
    const page = await as('zhang')
    await say(page, '我还有几天年假', '剩余')
    // More than one: the server's own look at what happened there may take the first.
    await hrFault(hr, { kind: 'delay', delayMs: slowMs, match: { method: 'GET' }, times: 4 })
    await page.fill('#text', '我的请假批了没有')
    await page.press('#text', 'Enter')
    await page.locator('.progress').waitFor()
    await page.fill('#text', '还没写完的话')
    await picture(page, '20-working')
    await page.reload()
    // On a busy machine the answer may be there before the page is.
    await page.locator('.progress').or(page.locator('.reply').nth(1)).first().waitFor()
    await picture(page, '21-reloaded-while-working')
    expect(await page.locator('.said').allTextContents()).toEqual(['我还有几天年假', '我的请假批了没有'])
    expect(await page.inputValue('#text')).toBe('还没写完的话')
    await hrFault(hr, null)
    await page.locator('.reply').nth(1).waitFor()
    expect(await page.locator('.progress').count()).toBe(0)
    const before = await spoken(page)
    await page.reload()
    await page.locator('.reply').nth(1).waitFor()
    expect(await spoken(page)).toEqual(before)
  })

  test('goes on by itself after the server was killed in the middle of a turn', async () => {
    const page = await as('li')
    await say(page, '我还有几天年假', '剩余')
    await hrFault(hr, { kind: 'delay', delayMs: 60_000, match: { method: 'GET' }, times: 1 })
    await page.fill('#text', '我的请假批了没有')
    await page.press('#text', 'Enter')
    await page.locator('.progress').waitFor()
    await server.kill()
    await lost(page).waitFor()
    await picture(page, '22-reconnecting')
    await startAgain()
    // Nothing is pressed: the line comes back, the turn is worked again, and its answer arrives.
    await page.locator('.reply').nth(1).waitFor()
    await lost(page).waitFor({ state: 'hidden' })
    await say(page, '工作满12年，年休假有几天？', '10天')
    const said = await page.locator('.said').allTextContents()
    expect(said).toEqual(['我还有几天年假', '我的请假批了没有', '工作满12年，年休假有几天？'])
    expect(await page.locator('.reply').count()).toBe(3)
  })

  test('sends what was confirmed while the server was away, exactly once', async () => {
    const page = await as('sun')
    await say(page, '12月17号请一天事假', '提交请假申请')
    await page.locator('.card[data-state=pending]').waitFor()
    await server.kill()
    await page.locator('button[data-action=confirm]').click()
    await page.locator('.delivery', { hasText: '尚未送达' }).waitFor()
    expect(await page.locator('.card button:enabled').count()).toBe(0)
    await picture(page, '23-unsent')
    await startAgain()
    await page.locator('.card[data-state=done]').waitFor()
    await page.locator('.reply', { hasText: '已提交，编号' }).waitFor()
    expect(await page.locator('.unsent').count()).toBe(0)
    await page.reload()
    await page.locator('.card[data-state=done]').waitFor()
    const held = await until(
      'One request',
      5000,
      () => hrRequests(hr, 'S-1004'),
      (requests) => requests.length > 0,
    )
    expect(held).toHaveLength(1)
  })

  test('tells of a receipt that comes after its turn, in the conversation and in the inbox', async () => {
    const page = await as('du')
    await say(page, '12月18号请一天事假', '提交请假申请')
    await hrFault(hr, { kind: 'down' })
    await page.locator('button[data-action=confirm]').click()
    await page.locator('.reply', { hasText: '处理中' }).waitFor()
    await page.locator('.card[data-state=sending]').waitFor()
    await picture(page, '24-hr-away')
    await hrFault(hr, null)
    await page.locator('.reply-title', { hasText: '后续结果' }).waitFor({ timeout: 60_000 })
    await page.locator('.card[data-state=done]').waitFor()
    await page.locator('#inbox-count', { hasText: '1' }).waitFor()
    await page.click('#inbox-open')
    await page.locator('#panel .entry.unread', { hasText: '已提交，编号' }).waitFor()
    await picture(page, '25-late-receipt')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.locator('.reply-title', { hasText: '后续结果' }).waitFor()
    await page.locator('#inbox-count').waitFor({ state: 'hidden' })
  })

  test('leads back to the sign-in when the session is over, and keeps no one else’s words', async () => {
    const page = await as('shi')
    await say(page, '我还有几天年假', '剩余')
    await page.context().clearCookies()
    await page.fill('#text', '我的请假批了没有')
    await page.press('#text', 'Enter')
    await page.locator('#sign-in').waitFor()
    expect(await page.locator('#conversation .said').count()).toBe(0)
    await page.click('button.person[data-alias=shi]')
    // What was said when the session was over is sent once the same person is back.
    await page.locator('.reply').nth(1).waitFor()
    expect(await page.locator('.said').allTextContents()).toEqual(['我还有几天年假', '我的请假批了没有'])
    await page.click('#account-open')
    await page.click('button[data-action=sign-out]')
    await page.locator('#sign-in').waitFor()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test('shows a long conversation from its end, and earlier messages when asked', async () => {
    const cookie = await fetch(new URL('/api/sign-in', server.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'pei' }),
    }).then((response) => response.headers.get('set-cookie')?.split(';')[0] ?? '')
    for (let index = 1; index <= 40; index++)
      await fetch(new URL('/api/chat', server.address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ text: `谢谢，第${index}次` }),
      })
    const page = await as('pei')
    await page.locator('.said', { hasText: '第40次' }).waitFor()
    expect(await page.locator('.said').count()).toBe(30)
    await page.click('#earlier')
    await page.locator('.said', { hasText: '第1次' }).first().waitFor({ state: 'attached' })
    const said = await page.locator('.said').allTextContents()
    expect(said).toEqual(Array.from({ length: 40 }, (_, index) => `谢谢，第${index + 1}次`))
  })
})
