import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { demand } from './capabilities.ts'

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
const folder = process.env.RENSHI_PICTURES ?? fileURLToPath(new URL('../../artefacts/screens', import.meta.url))

/** What a page complained of: errors, and what its content security policy forbade. */
export type Walk = { readonly browser: Browser; readonly problems: string[] }

/** Starts Chromium. The walks leave pictures in `artefacts/screens`, or in RENSHI_PICTURES. */
export async function startWalk(): Promise<Walk> {
  return { browser: await chromium.launch({ executablePath: demand('chromium'), args: flags }), problems: [] }
}

/** What a person's device is like; a desk's screen if left out. */
export type Device = {
  readonly width?: number
  readonly height?: number
  readonly isDark?: boolean
  readonly isTouch?: boolean
}

/** Opens the page in a browser of its own, nobody signed in. */
export async function openPage({ browser, problems }: Walk, address: string, device: Device = {}): Promise<Page> {
  const { width = 1180, height = 820, isDark = false, isTouch = false } = device
  const options: BrowserContextOptions = {
    viewport: { width, height },
    colorScheme: isDark ? 'dark' : 'light',
    hasTouch: isTouch,
    deviceScaleFactor: width < 600 ? 2 : 1,
    // Pictures and contrasts are taken of a page that has come to rest.
    reducedMotion: 'reduce',
  }
  const page = await (await browser.newContext(options)).newPage()
  page.on('console', (message) => {
    // A server that was killed on purpose cannot be reached; the browser says so by itself.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.exposeFunction('noteViolation', (text: string) => problems.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const told = `${violatedDirective} ${blockedURI} ${sample}`
      Reflect.get(window, 'noteViolation')(told)
    })
  })
  await page.goto(address)
  await page.locator('button.person').first().waitFor()
  return page
}

/** Opens the page and signs in as a demo person. */
export async function openAs(walk: Walk, address: string, alias: string, device: Device = {}): Promise<Page> {
  const page = await openPage(walk, address, device)
  await page.click(`button.person[data-alias=${alias}]`)
  await page.locator('#conversation:not([aria-busy])').waitFor()
  return page
}

/** Types a message, sends it by Enter, and waits for an answer that holds some words. */
export async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  const before = await page.locator('.reply').count()
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
  await page.locator('.reply').nth(before).waitFor()
  await page.locator('.reply', { hasText: answer }).last().waitFor()
}

/** Keeps a picture of what the page shows now. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const widest = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
    return widest - document.documentElement.clientWidth
  })
}
