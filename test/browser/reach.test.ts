import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAs, openPage, overflowOf, picture, say, startWalk, type Walk } from '../support/browser.ts'
import { suiteWith } from '../support/capabilities.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

suiteWith(['chromium', 'cjkFont'], 'the page reaches everybody:', () => {
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

  /** Rules of WCAG 2.2 A and AA that the page breaks as it stands. */
  async function faults(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className)

  test('on a phone of 360 pixels, from the question to the receipt', async () => {
    const device = { width: 360, height: 740, isTouch: true }
    const guest = await openPage(walk, server.address, device)
    await picture(guest, '30-phone-sign-in')
    expect(await overflowOf(guest)).toBeLessThanOrEqual(0)
    const page = await openAs(walk, server.address, 'zhang', device)
    await picture(page, '31-phone-welcome')
    await say(page, '工作满12年，年休假有几天？', '10天')
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await picture(page, '32-phone-answer')
    await page.locator('button.source').first().tap()
    await page.locator('#panel mark').first().waitFor()
    await picture(page, '33-phone-article')
    await page.locator('#panel-close').tap()
    await say(page, '下周三到周五请年假，回老家', '提交请假申请')
    // The card is longer than the view: what waits is pointed to, and one tap leads to it.
    await page.locator('#pending').tap()
    await page.locator('#pending').waitFor({ state: 'hidden' })
    await picture(page, '34-phone-card')
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await page.locator('button[data-action=confirm]').tap()
    await page.locator('.card[data-state=done]').waitFor()
    await page.locator('.reply', { hasText: '已提交，编号' }).waitFor()
    await picture(page, '35-phone-receipt')
    await page.locator('#inbox-open').tap()
    await page.locator('#panel', { hasText: '最近回执' }).waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    for (const button of await page.locator('button:visible').all())
      expect((await button.boundingBox())?.height, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(36)
  })

  test('by the keyboard alone, with a visible focus', async () => {
    const page = await openPage(walk, server.address)
    await page.locator('button.person[data-alias=li]').focus()
    await page.keyboard.press('Enter')
    await page.locator('#conversation:not([aria-busy]) .welcome').waitFor()
    await expect.poll(() => focused(page)).toBe('text')
    await page.keyboard.type('第一行')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('第二行')
    expect(await page.inputValue('#text')).toBe('第一行\n第二行')
    await page.fill('#text', '')
    await page.keyboard.type('工作满12年，年休假有几天？')
    await page.keyboard.press('Enter')
    await page.locator('.reply', { hasText: '10天' }).waitFor()
    expect(await focused(page)).toBe('text')
    // Backwards from the message box lie the sources of the answer.
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('source')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
    expect(outline).toBe('solid')
    await picture(page, '40-keyboard-focus')
    await page.keyboard.press('Enter')
    await page.locator('#panel mark').first().waitFor()
    for (let steps = 0; steps < 6; steps++) {
      await page.keyboard.press('Tab')
      const isInside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('#panel') !== null,
      )
      expect(isInside).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.locator('#panel').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('source')
    await page.focus('#text')
    await page.keyboard.type('我想请12月22号一天年假')
    await page.keyboard.press('Enter')
    await page.locator('.card[data-state=pending]').waitFor()
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('primary')
    await page.keyboard.press('Enter')
    await page.locator('.card[data-state=done]').waitFor()
    await page.locator('.reply', { hasText: '已提交，编号' }).waitFor()
  })

  test('in English, which the answers follow', async () => {
    const page = await openPage(walk, server.address)
    await page.click('#locale')
    await page.locator('h2', { hasText: 'Choose a demo person' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.click('button.person[data-alias=wang]')
    await page.locator('.welcome').waitFor()
    expect((await page.locator('#clock').textContent())?.replace(/\s+/g, ' ')).toBe('Mon 23 Nov 2026 09:00 demo clock')
    await picture(page, '50-english-welcome')
    await say(page, 'Annual leave next Wednesday, going home', 'Ask for annual leave')
    await page.locator('.card[data-state=pending] .countdown', { hasText: 'Expires in' }).waitFor()
    await picture(page, '51-english-card')
    await page.locator('button[data-action=confirm]').click()
    await page.locator('.reply', { hasText: 'Submitted. Receipt number LR-' }).waitFor()
    await page.locator('.card[data-state=done]').waitFor()
    await picture(page, '52-english-receipt')
    // Too short to tell its language by itself: the one that was chosen decides.
    await say(page, '000000', 'Nothing of yours waits under this code')
    await page.click('#inbox-open')
    await page.locator('.approval').first().waitFor()
    expect(await page.locator('.approval').first().textContent()).toContain('annual leave')
    await picture(page, '53-english-inbox')
    await page.keyboard.press('Escape')
    await page.click('#locale')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await say(page, '000000', '没有找到这个确认码')
    await page.reload()
    await page.locator('.reply').nth(3).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  test.each([
    ['light', 1180],
    ['dark', 1180],
    ['light', 360],
    ['dark', 360],
  ] as const)('with contrast, names and roles that hold (%s, %s pixels wide)', async (scheme, width) => {
    const device = { isDark: scheme === 'dark', width, height: 820 }
    const guest = await openPage(walk, server.address, device)
    expect(await faults(guest)).toEqual([])
    const page = await openAs(walk, server.address, 'sun', device)
    if ((await page.locator('.reply').count()) === 0) {
      expect(await faults(page)).toEqual([])
      await say(page, '工作满12年，年休假有几天？', '10天')
      await say(page, '我的请假批了没有', /./)
    }
    await say(page, '我想请12月21号一天年假', '提交请假申请')
    await page.locator('.card[data-state=pending]').waitFor()
    expect(await faults(page)).toEqual([])
    await picture(page, `60-${scheme}-${width}`)
    await page.locator('button.source').first().click()
    await page.locator('#panel mark').first().waitFor()
    expect(await faults(page)).toEqual([])
    await picture(page, `61-${scheme}-${width}-article`)
    await page.keyboard.press('Escape')
    const wang = await openAs(walk, server.address, 'wang', device)
    await wang.click('#inbox-open')
    await wang.locator('.approval').first().waitFor()
    expect(await faults(wang)).toEqual([])
    await picture(wang, `62-${scheme}-${width}-inbox`)
  })
})
