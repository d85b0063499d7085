import * as z from 'zod'
import { Instant } from './common.ts'
import type { Endpoint } from './endpoint.ts'

/** What a subscriber may be told of (`domain/hrms.md` §2, 2026-11). */
export const WebhookEvent = z.enum(['approval.changed', 'leave.changed', 'staff.changed', 'alert.opened'])
export type WebhookEvent = z.output<typeof WebhookEvent>

/** The body of `POST /webhooks`. */
export const WebhookInput = z.object({
  /** Where deliveries are sent. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z.array(WebhookEvent).min(1),
})
export type WebhookInput = z.output<typeof WebhookInput>

/** A subscription; the secret is shown once, when it is made. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(WebhookEvent),
  state: z.enum(['ACTIVE', 'ENDED']),
  createdAt: Instant,
})
export type Webhook = z.output<typeof Webhook>

/** The answer to `POST /webhooks`. */
const WebhookMade = Webhook.extend({ secret: z.string() })

/**
 * What is delivered: ids and codes, a hint that the record should be read again. Signed in `x-hr-signature`, which is
 * `sha256=` and the hex HMAC of `<x-hr-timestamp>.<body>`; the timestamp is in seconds, and one older than 5 minutes is
 * to be refused. The same `id` may be delivered more than once.
 */
export const WebhookDelivery = z.object({
  id: z.string(),
  type: WebhookEvent,
  at: Instant,
  subjectId: z.string(),
  /** State or code of what changed. */
  state: z.string().nullable(),
})
export type WebhookDelivery = z.output<typeof WebhookDelivery>

/** Subscribing to changes, by the client itself. */
export const webhookEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/webhooks',
    summary: 'Subscribe to changes; the answer holds the secret of the signatures',
    scopes: null,
    body: WebhookInput,
    answer: WebhookMade,
  },
  {
    method: 'GET',
    path: '/webhooks',
    summary: "The client's subscriptions, without their secrets",
    scopes: null,
    answer: z.object({ items: z.array(Webhook) }),
  },
  {
    method: 'POST',
    path: '/webhooks/{id}:end',
    summary: 'End a subscription',
    scopes: null,
    answer: Webhook,
  },
]
