import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demand, suiteWith } from '../support/capabilities.ts'
import { type Server, startServer } from '../support/server.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const pictures = process.env.RENSHI_PICTURES

suiteWith(['chromium', 'cjkFont'], 'the page', () => {
  let browser: Browser
  let server: Server
  let directory: string
  const problems: string[] = []

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'renshi-page-'))
    server = await startServer({ dataDir: directory })
    browser = await chromium.launch({ executablePath: demand('chromium'), args: flags })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  async function openAs(alias: string, width = 1100): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (_event) => {})
    })
    await page.goto(server.address)
    await page.selectOption('#person', alias)
    await page.locator('#who', { hasText: 'S-' }).waitFor()
    return page
  }
  async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
    await page.fill('#text', text)
    await page.press('#text', 'Enter')
    await page.locator('.reply', { hasText: answer }).last().waitFor()
  }
  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  test('carries a leave from the question to the manager’s approval', async () => {
    const zhang = await openAs('zhang')
    await say(zhang, '工作满12年，年休假有几天？', '10天')
    await picture(zhang, '1-answer')
    await zhang.locator('blockquote button').first().click()
    await zhang.locator('#article-text mark').waitFor()
    await picture(zhang, '2-article')
    await zhang.locator('dialog button').click()

    await say(zhang, '下周三到周五请年假，回老家', '确认提交')
    await picture(zhang, '3-card')
    // A reload in the middle loses nothing: the card is there and still works.
    await zhang.reload()
    await zhang.locator('button[data-action=confirm]').last().click()
    await zhang.locator('.reply', { hasText: '已提交，编号' }).waitFor()
    await picture(zhang, '4-receipt')

    const wang = await openAs('wang')
    await say(wang, '待我审批的有哪些', '张示例')
    await say(wang, '同意张示例的年假', '确认提交')
    await wang.locator('button[data-action=confirm]').last().click()
    await wang.locator('.reply', { hasText: '已提交，编号' }).waitFor()
    await picture(wang, '5-approved')
    await say(zhang, '我的请假批了没有', '已批准')
    expect(problems).toEqual([])
  })

  test('can be used on a phone and by keyboard alone', async () => {
    const page = await openAs('zhang', 390)
    await page.focus('#text')
    await page.keyboard.type('我还有几天年假')
    await page.keyboard.press('Enter')
    await page.locator('.reply', { hasText: '剩余' }).last().waitFor()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
    await picture(page, '6-phone')
  })

  test('shows what a document or a person wrote as text, never as markup', async () => {
    const page = await openAs('li')
    await page.fill('#text', '<img src=x onerror="document.title=1"><b>年假</b>')
    await page.press('#text', 'Enter')
    await page.locator('.reply').last().waitFor()
    expect(await page.locator('#conversation img, #conversation b').count()).toBe(0)
    expect(await page.title()).toBe('人事 Renshi')
  })

  test('goes on after the server was killed and started again', async () => {
    const page = await openAs('zhang')
    await server.kill()
    await page.locator('#problem', { hasText: '连接断开' }).waitFor()
    const port = new URL(server.address).port
    server = await startServer({ dataDir: directory, env: { PORT: port } })
    await say(page, '我还有几天年假', '剩余')
    expect(await page.locator('#problem').textContent()).toBe('')
  })
})
