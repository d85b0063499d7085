import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAs, openPage, overflowOf, picture, say, startWalk, type Walk } from '../support/browser.ts'
import { suiteWith } from '../support/capabilities.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

const umbrellas = (day: string, from: string, text: string) => ({
  name: `${day}.md`,
  base64: Buffer.from(
    `---\ndoc: "试验雨伞办法(${day})"\ntitle: "试验雨伞办法"\nversion_date: "${day}"\neffective_date: "${from}"\neffective_date_source: "text"\naudience: "staff"\n---\n第一条 本办法适用于全体职工。\n\n第二条 ${text}\n`,
  ).toString('base64'),
})

suiteWith(['chromium', 'cjkFont'], 'the page', () => {
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
  const as = (alias: string): Promise<Page> => openAs(walk, server.address, alias)

  test('carries a leave from the question to the manager’s approval, without a complaint of the browser', async () => {
    const guest = await openPage(walk, server.address)
    await picture(guest, '01-sign-in')
    const zhang = await as('zhang')
    await picture(zhang, '02-welcome')
    await say(zhang, '工作满12年，年休假有几天？', '10天')
    await picture(zhang, '03-answer')
    await zhang.locator('button.source').first().click()
    await zhang.locator('#panel mark').first().waitFor()
    const article = (await zhang.locator('#panel').textContent()) ?? ''
    expect(article).toContain('示例市数据管理局年休假实施细则')
    expect(article).toContain('现行有效')
    expect(article).toContain('2026-02-01 起')
    expect(await zhang.locator('#panel mark').first().textContent()).toContain('应休天数看累计工作年限')
    await picture(zhang, '04-article')
    await zhang.keyboard.press('Escape')
    await zhang.locator('#panel').waitFor({ state: 'hidden' })

    await say(zhang, '下周三到周五请年假，回老家', '提交请假申请')
    const card = zhang.locator('.card')
    expect(await card.locator('.changes tr').last().locator('th, td').allTextContents()).toEqual([
      '年休假余额',
      '8天',
      '5天',
    ])
    expect(await card.locator('.countdown').textContent()).toMatch(/^(?:10:00|9:\d\d) 后失效$/)
    await picture(zhang, '05-card')
    await card.locator('button[data-action=confirm]').click()
    await zhang.locator('.card[data-state=done]').waitFor()
    const receipt = (await card.locator('.receipt-number').textContent()) ?? ''
    expect(receipt).toMatch(/^LR-\d{4}-\d{5}$/)
    await zhang.locator('.reply', { hasText: `已提交，编号 ${receipt}` }).waitFor()
    await picture(zhang, '06-receipt')

    const wang = await as('wang')
    await wang.locator('#inbox-count', { hasText: /\d/ }).waitFor()
    await wang.click('#inbox-open')
    const waiting = wang.locator('.approval', { hasText: '张示例' })
    await waiting.waitFor()
    await picture(wang, '07-inbox')
    await waiting.getByRole('button', { name: /^同意/ }).click()
    await wang.locator('.card[data-state=pending]', { hasText: '张示例' }).waitFor()
    expect(await wang.locator('.changes tr').last().locator('td').allTextContents()).toEqual(['待审批', '已批准'])
    await picture(wang, '08-approval-card')
    await wang.locator('button[data-action=confirm]').click()
    await wang.locator('.card[data-state=done]').waitFor()
    await wang.locator('.reply', { hasText: '已提交，编号' }).waitFor()
    await picture(wang, '09-approved')
    await wang.click('#inbox-open')
    await wang.locator('#panel h3', { hasText: '最近回执' }).waitFor()
    await expect.poll(() => wang.locator('.approval', { hasText: '张示例' }).count()).toBe(0)
    await wang.keyboard.press('Escape')
    await say(zhang, '我的请假批了没有', '已批准')
    expect(walk.problems).toEqual([])
  })

  test('keeps a card as a record when it was cancelled or replaced, and lets nobody press twice', async () => {
    const page = await as('du')
    await say(page, '12月15号请一天事假', '提交请假申请')
    await say(page, '12月16号请一天事假', '12月16日')
    await page.locator('.card[data-state=superseded]', { hasText: '12月15日' }).waitFor()
    const second = page.locator('.card', { hasText: '12月16日' })
    // Two presses in one instant, as of an impatient hand.
    await second.locator('button[data-action=cancel]').evaluate((button: HTMLButtonElement) => {
      const confirm = button.parentElement?.querySelector<HTMLButtonElement>('[data-action=confirm]')
      button.click()
      button.click()
      confirm?.click()
    })
    await page.locator('.card[data-state=cancelled]').waitFor()
    expect(await page.locator('.said.pressed').count()).toBe(1)
    expect(await page.locator('.card button:enabled').count()).toBe(0)
    await page.reload()
    await page.locator('.card[data-state=cancelled]').waitFor()
    expect(await page.locator('.card .record').allTextContents()).toEqual([
      '已被后来的一份取代，没有提交。',
      '已取消，没有提交。',
    ])
    await picture(page, '10-records')
  })

  test('opens another version of a cited document and says that it is over', async () => {
    const send = (path: string, body: unknown) =>
      server.request(path, 'kong', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const files = [
      umbrellas('2010-01-01', '2010-02-01', '借用紫色雨伞的，三日内归还。'),
      umbrellas('2020-01-01', '2020-02-01', '借用紫色雨伞的，七日内归还。'),
    ]
    const imported = await send('/api/kb/import', { files, collection: 'handbook', publish: true, approvedBy: 'kong2' })
    expect(imported.status).toBe(200)
    const page = await as('li')
    await say(page, '借用紫色雨伞几日内归还？', '七日内归还')
    await page.locator('button.source', { hasText: '试验雨伞办法' }).first().click()
    await page.locator('#panel mark', { hasText: '七日内归还' }).waitFor()
    await picture(page, '11-other-versions')
    await page.locator('#panel button.version').click()
    await page.locator('#panel .article-text', { hasText: '三日内归还' }).waitFor()
    const old = await page.locator('#panel').textContent()
    expect(old).toContain('已失效')
    expect(old).toContain('2010-02-01 至 2020-01-31')
    await picture(page, '12-old-version')
  })

  test('shows tables that scroll within themselves, facts, and what may not be told', async () => {
    const page = await openAs(walk, server.address, 'wang', { width: 360, height: 740 })
    await say(page, '待我审批的有哪些', '赵演示')
    const table = page.locator('.scroll').last()
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await picture(page, '13-table-phone')
    await say(page, '李测试这个月工资多少', '个人信息')
  })

  test('shows what a document or a person wrote as text, never as markup', async () => {
    const page = await as('sun')
    await say(page, '<img src=x onerror="document.title=1"><b>年假</b>**有几天**', /./)
    expect(await page.locator('#conversation img, #conversation b').count()).toBe(0)
    expect(await page.title()).toBe('人事 · 数字人事助手')
    // And where code of the page should ever try, the browser refuses.
    const refused = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>x</b>'
        return false
      } catch {
        return true
      }
    })
    expect(refused).toBe(true)
    walk.problems.length = 0
  })

  test('makes paragraphs, lists and bold of an answer, and of nothing a link that runs code', async () => {
    const page = await openPage(walk, server.address)
    // The page's own modules as the browser has them; as a text, so that no bundler takes the imports for its own.
    const made = await page.evaluate<{ text: string; files: string[]; standings: string[] }>(`
      (async () => {
        const { rich } = await import('/assets/rich.ts')
        const { renderParts } = await import('/assets/parts.ts')
        const { standing, choose } = await import('/assets/words.ts')
        const html = (all) => all.map(({ outerHTML }) => outerHTML).join('')
        const file = (url) => html(renderParts([{ kind: 'file', name: '证明', url }], {}))
        choose('en')
        return {
          text: html(rich('第一段\\n第二行\\n\\n- 甲\\n- **乙**\\n\\n1. 一\\n2. 二\\n\\n# 题\\n<i>不是</i> \`码\`')),
          files: [file('/api/files/1'), file('javascript:alert(1)'), file('data:text/html,x')],
          standings: ['日期待核；截至2026-01-01，之后未核', '已失效（2020-02-01起由《甲》接替）', '尚在征求意见'].map(standing),
        }
      })()`)
    expect(made.text).toBe(
      '<p>第一段<br>第二行</p><ul><li>甲</li><li><strong>乙</strong></li></ul><ol><li>一</li><li>二</li></ol><h4>题</h4><p>&lt;i&gt;不是&lt;/i&gt; <code>码</code></p>',
    )
    expect(made.files[0]).toContain(`href="${server.address}/api/files/1"`)
    expect(made.files.slice(1)).toEqual(['<p>证明</p>', '<p>证明</p>'])
    expect(made.standings).toEqual([
      'date not confirmed; checked until 2026-01-01, not after',
      'no longer in force (replaced by “甲” on 2020-02-01)',
      '尚在征求意见',
    ])
  })

  test.each([
    ['zh', ['tian', 'shi', 'shen', 'pei']],
    ['en', ['pei2', 'cai', 'kong', 'kong2']],
  ])('suggests to a newcomer (%s) only what it can answer', async (locale, people) => {
    for (const [index, alias] of people.entries()) {
      const page = await openPage(walk, server.address)
      if (locale === 'en') await page.click('#locale')
      await page.click(`button.person[data-alias=${alias}]`)
      const chip = page.locator('button.suggestion').nth(index)
      const words = (await chip.textContent()) ?? ''
      await chip.click()
      await page.locator('.reply').last().waitFor()
      const useful = page.locator('.reply .facts, .reply .card, .reply .sources, .reply .tabular')
      expect(await useful.count(), words).toBeGreaterThan(0)
      await page.context().close()
    }
  })

  test('loads less than 60 KB in all, and again only what has changed', async () => {
    const page = await openPage(walk, server.address)
    const loaded = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].flatMap((entry) => {
        const { name, encodedBodySize } = entry as PerformanceResourceTiming
        return name.includes('/api/') ? [] : [{ name: new URL(name).pathname, bytes: encodedBodySize }]
      }),
    )
    const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(loaded.length).toBeGreaterThan(10)
    for (const { name, bytes } of loaded) {
      const plain = Buffer.from(await (await fetch(new URL(name, server.address))).arrayBuffer())
      expect(bytes, name).toBeGreaterThan(0)
      expect(bytes, name).toBeLessThanOrEqual(Math.max(1200, gzipSync(plain).length * 1.2))
    }
    process.stdout.write(`the page loads ${loaded.length} files, ${total} bytes\n`)
    expect(total).toBeLessThanOrEqual(60_000)
    const first = await fetch(server.address)
    const again = await fetch(server.address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })
})
