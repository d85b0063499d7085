import { DefinitionError } from '#sdk'
import { hrAway } from '../agent/people.ts'
import type { DemoPerson } from '../api/identity.ts'
import type { Config } from '../config.ts'
import { DemoPeople } from '../tools/hr-api/schemas/index.ts'

/** Where the HR system is and how this client is known to it; asked at each call, since a sandbox may move. */
export type HrReach = {
  baseUrl(): string
  readonly clientId: string
  clientSecret(): string
}

/** The HR system of the settings. @throws DefinitionError when they name none */
export function configuredHr(config: Pick<Config, 'HR_API_URL' | 'HR_CLIENT_ID' | 'HR_CLIENT_SECRET'>): HrReach {
  const { HR_API_URL: url, HR_CLIENT_ID: clientId, HR_CLIENT_SECRET: secret } = config
  if (!url || !clientId || !secret)
    throw new DefinitionError(
      'settings',
      'the HR system is not configured.',
      'set HR_API_URL, HR_CLIENT_ID and HR_CLIENT_SECRET.',
    )
  return { baseUrl: () => url, clientId, clientSecret: () => secret.reveal() }
}

const demoTimeoutMs = 2000

/** The invented people of an HR system in demo mode. @throws ToolError 'unavailable' without an answer */
export async function demoPeopleOf({ baseUrl, clientId, clientSecret }: HrReach): Promise<readonly DemoPerson[]> {
  const response = await fetch(`${baseUrl()}/api/v1/demo/people`, {
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret()}`)}` },
    signal: AbortSignal.timeout(demoTimeoutMs),
  }).catch(() => null)
  if (!response?.ok) throw hrAway()
  return DemoPeople.parse(await response.json()).items
}

/** Whether the HR system is well, and how long it took to say so. */
export async function hrHealth(address: string, nowMs: () => number) {
  const started = nowMs()
  const ok = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2500) }).then(
    (response) => response.ok,
    () => false,
  )
  return { ok, address, ms: nowMs() - started }
}
