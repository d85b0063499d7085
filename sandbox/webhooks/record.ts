import * as z from 'zod'
import { Webhook } from '../../tools/hr-api/schemas/index.ts'

/** A subscription with the key of its signatures and the client whose it is. */
export const WebhookRow = Webhook.extend({ client: z.string(), secret: z.string() })
export type WebhookRow = z.output<typeof WebhookRow>

/** Rows of subscriptions that one record of the journal may make. */
export const webhookChange = { webhooks: z.array(WebhookRow).optional() }
