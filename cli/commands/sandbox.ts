import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { startHrSandbox } from '../../jobs/hr-sandbox.ts'
import { DemoPeople, staffSubjectType, TokenAnswer, tokenExchangeGrant } from '../../tools/hr-api/schemas/index.ts'
import { createLog } from '../log.ts'
import { CommandFailed, printJson, UsageError } from '../output.ts'

const Address = z.object({ url: z.url(), clientId: z.string(), clientSecret: z.string() })
type Address = z.output<typeof Address>

const program = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))

/** Runs the stand-in HR system alone, in the foreground. */
export async function runSandbox(config: Config, port: string | undefined): Promise<void> {
  const directory = join(config.RENSHI_DATA_DIR, 'hr')
  const child = spawn(process.execPath, [program, '--data', directory, '--port', port ?? '0'], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code) throw new CommandFailed('沙箱没有正常结束，原因见上。')
}

/** The sandbox that runs on the data directory, or one started for this command. */
async function withSandbox(config: Config, work: (address: Address) => Promise<void>): Promise<void> {
  const directory = join(config.RENSHI_DATA_DIR, 'hr')
  const running = await runningSandbox(directory)
  if (running) return work(running)
  const started = await startHrSandbox(directory, createLog(config.RENSHI_LOG))
  try {
    await work(started.address())
  } finally {
    await started.stop()
  }
}

async function runningSandbox(directory: string): Promise<Address | null> {
  const text = await readFile(join(directory, 'sandbox.json'), 'utf8').catch(() => null)
  const parsed = Address.safeParse(text === null ? null : JSON.parse(text))
  if (!parsed.success) return null
  const healthy = await fetch(`${parsed.data.url}/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
  return healthy?.ok ? parsed.data : null
}

function basic({ clientId, clientSecret }: Address): string {
  return `Basic ${btoa(`${clientId}:${clientSecret}`)}`
}

async function staffIdOf(address: Address, as: string): Promise<string> {
  const response = await fetch(`${address.url}/api/v1/demo/people`, { headers: { authorization: basic(address) } })
  const { items } = DemoPeople.parse(await response.json())
  const found = items.find(({ alias, staffId, roles }) => alias === as || staffId === as || roles.includes(as))
  if (found) return found.staffId
  if (/^S-\d+$/.test(as)) return as
  throw new UsageError(
    `没有“${as}”这个人。可以用：${items.map(({ alias, name }) => `${alias} ${name}`).join('，')}，或工号、角色。`,
  )
}

async function exchange(address: Address, staffId: string, scope: string): Promise<TokenAnswer> {
  const form = {
    grant_type: tokenExchangeGrant,
    subject_token: staffId,
    subject_token_type: staffSubjectType,
    audience: 'hr-api',
    scope,
  }
  const response = await fetch(`${address.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basic(address), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  if (!response.ok) throw new UsageError(`人事系统里没有工号 ${staffId} 的在职人员。`)
  return TokenAnswer.parse(await response.json())
}

/** Reads something from the HR system itself, as a person with all their rights; the truth to compare answers with. */
export async function getFromSandbox(config: Config, path: string, as: string): Promise<void> {
  if (!path.startsWith('/')) throw new UsageError('路径要以 / 开头，例如 "/me/leave-entitlements?year=2026"。')
  await withSandbox(config, async (address) => {
    const staffId = await staffIdOf(address, as)
    const { person } = await exchange(address, staffId, '')
    const { access_token: token } = await exchange(address, staffId, person.scopes.join(' '))
    const response = await fetch(`${address.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
    printJson(await response.json())
    if (!response.ok)
      throw response.status < 500
        ? new UsageError(`人事系统答复 ${response.status}。`)
        : new CommandFailed(`人事系统答复 ${response.status}。`)
  })
}

/** Switches faults of the sandbox on, lists them (`list`) or clears them (`clear`). */
export async function faultInSandbox(
  config: Config,
  kind: string,
  options: Record<string, string | number>,
): Promise<void> {
  await withSandbox(config, async (address) => {
    const method = kind === 'clear' ? 'DELETE' : kind === 'list' ? 'GET' : 'POST'
    const response = await fetch(`${address.url}/admin/faults`, {
      method,
      headers: { authorization: basic(address), 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify({ kind, ...options }) } : {}),
    })
    const body: unknown = await response.json().catch(() => ({}))
    if (!response.ok) throw new UsageError(`沙箱不接受这个故障：${JSON.stringify(body)}`)
    printJson(body)
  })
}
