import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebhookDelivery } from '../../tools/hr-api/schemas/index.ts'
import type { JournalRecord } from '../record.ts'
import type { World } from '../world.ts'
import { changesOf } from './changes.ts'
import type { WebhookRow } from './record.ts'

/** Sends deliveries after commits. */
export type Deliveries = {
  /** Queues what a record changed for those who subscribed to it; never waits for them. */
  announce(record: JournalRecord): void
  /** Gives up what is still on its way. */
  stop(): Promise<void>
}

/** Pauses between attempts in milliseconds; a delivery is a hint, so after the last it is given up. */
const pauses: readonly number[] = [500, 2000, 8000]
const patienceMs = 5000

/** The signature of a delivery: the hex HMAC-SHA256 of `<timestamp>.<body>`. */
export function signDelivery(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

async function post({ url, secret }: WebhookRow, body: string, end: AbortSignal): Promise<boolean> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': 'application/json',
    'x-hr-timestamp': timestamp,
    'x-hr-signature': signDelivery(secret, timestamp, body),
  }
  const signal = AbortSignal.any([end, AbortSignal.timeout(patienceMs)])
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' }).catch(() => null)
  await response?.body?.cancel()
  return response?.ok ?? false
}

/** Makes the sender; each subscriber gets its deliveries one after another, in the order of the commits. */
export function createDeliveries(world: World): Deliveries {
  const queues = new Map<string, Promise<void>>()
  const end = new AbortController()

  async function deliver(row: WebhookRow, delivery: WebhookDelivery): Promise<void> {
    const body = JSON.stringify(delivery)
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await sleep(pause, undefined, { signal: end.signal }).catch(() => {})
      const isGone = end.signal.aborted || world.webhooks.get(row.id)?.state !== 'ACTIVE'
      if (isGone || (await post(row, body, end.signal))) return
    }
  }

  return {
    announce(record) {
      const rows = [...world.webhooks.values()].filter(({ state }) => state === 'ACTIVE')
      if (rows.length === 0) return
      for (const told of changesOf(record)) {
        const delivery: WebhookDelivery = { id: randomUUID(), at: new Date().toISOString(), ...told }
        for (const row of rows.filter(({ events }) => events.includes(told.type)))
          queues.set(
            row.id,
            (queues.get(row.id) ?? Promise.resolve()).then(() => deliver(row, delivery)),
          )
      }
    },
    async stop() {
      end.abort()
      await Promise.all(queues.values())
    },
  }
}
