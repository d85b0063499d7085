import { randomBytes } from 'node:crypto'
import type { Webhook, WebhookInput } from '../../tools/hr-api/schemas/index.ts'
import { Refusal } from '../refusal.ts'
import type { System } from '../system.ts'
import type { WebhookRow } from '../webhooks/record.ts'
import type { Operation } from './operation.ts'

// More than a few are a mistake of whoever subscribes at every start.
const mostSubscriptions = 20

const shown = ({ secret: _secret, client: _client, ...webhook }: WebhookRow): Webhook => webhook

const ofClient = ({ world }: System, client: string): WebhookRow[] =>
  [...world.webhooks.values()].filter((row) => row.client === client)

function keep(system: System, row: WebhookRow): Promise<void> {
  const at = new Date().toISOString()
  return system.commit({ kind: 'note', at, staffId: `client:${row.client}`, change: { webhooks: [row] } })
}

/** `POST /webhooks`: the secret leaves the system here and never again. */
function subscribe(system: System, client: string, { url, events }: WebhookInput) {
  return system.exclusive(async () => {
    const active = ofClient(system, client).filter(({ state }) => state === 'ACTIVE')
    if (active.length >= mostSubscriptions)
      throw new Refusal(
        'BLOCKED_BY_RULE',
        `订阅已有${mostSubscriptions}个，请先结束不用的。`,
        `There are ${mostSubscriptions} subscriptions already. End those that are not used.`,
      )
    const row: WebhookRow = {
      ...{ id: `WH-${system.world.webhooks.size + 1}`, url, events: [...new Set(events)], state: 'ACTIVE' },
      ...{ createdAt: system.now(), client, secret: randomBytes(32).toString('base64url') },
    }
    await keep(system, row)
    return { ...shown(row), secret: row.secret }
  })
}

/** `POST /webhooks/{id}:end`; ending twice is the same as once. */
function endSubscription(system: System, client: string, id: string) {
  return system.exclusive(async () => {
    const row = ofClient(system, client).find((one) => one.id === id)
    if (!row) throw new Refusal('NOT_FOUND', '没有这个订阅。', 'There is no such subscription.')
    const ended: WebhookRow = { ...row, state: 'ENDED' }
    if (row.state === 'ACTIVE') await keep(system, ended)
    return shown(ended)
  })
}

/** Subscriptions of a client. */
export const webhookOperations: Readonly<Record<string, Operation>> = {
  'POST /webhooks': {
    kind: 'client',
    run: (system, client, { body }) => subscribe(system, client, body as WebhookInput),
  },
  'GET /webhooks': { kind: 'client', run: (system, client) => ({ items: ofClient(system, client).map(shown) }) },
  'POST /webhooks/{id}:end': {
    kind: 'client',
    run: (system, client, { params }) => endSubscription(system, client, params.id ?? ''),
  },
}
