import { type Log, z } from '#sdk'
import type { Confirmations, OutboxRow, Submissions } from '../agent/ports.ts'
import type { Channel } from '../channels/channel.ts'
import { createSender, type Sender } from '../channels/send.ts'
import {
  cancelConfirmation,
  confirmationById,
  consumeConfirmation,
  findConfirmation,
  pendingConfirmation,
  prepareConfirmation,
} from '../store/confirmations.ts'
import type { Db } from '../store/db.ts'
import { claimMessages } from '../store/messages.ts'
import { claimOutbox, endOutbox, keepProgress, maxAttempts, outboxState, retryOutbox } from '../store/outbox.ts'
import { refuseSecondConsent, secondConsentFor, takeFirstConsent, takeSecondConsent } from '../store/second-consents.ts'
import type { Signals } from '../store/signals.ts'
import { endSubmission } from '../store/submissions.ts'

/** What the ports over the outbox and the consents are made from. */
type OutboxParts = {
  readonly db: Db
  readonly signals: Signals
  readonly channels: readonly Channel[]
  readonly log: Log
}

/** Makes the port over consents. */
export function confirmationsOf(db: Db): Confirmations {
  return {
    prepare: (turn, made) => prepareConfirmation(db, turn, made),
    consume: (turn, personId, id, locale) => consumeConfirmation(db, turn, personId, id, locale),
    cancel: (turn, personId, id) => cancelConfirmation(db, turn, personId, id),
    first: (turn, given) => takeFirstConsent(db, turn, given),
    second: (turn, personId, id) => takeSecondConsent(db, turn, personId, id),
    refuseSecond: (turn, personId, id, told) => refuseSecondConsent(db, turn, personId, id, told),
    find: async (personId, code) =>
      (await findConfirmation(db, personId, code)) ?? secondConsentFor(db, personId, { code }),
    byId: async (personId, id) => (await confirmationById(db, personId, id)) ?? secondConsentFor(db, personId, { id }),
    pending: (conversation) => pendingConfirmation(db, conversation),
  }
}

/** Makes the sender of messages to platforms. */
export function senderOf({ db, channels, log }: OutboxParts, leaseMs: number): Sender {
  return createSender(channels, {
    claim: (limit) => claimMessages(db, leaseMs, limit),
    keep: (message, sent) => keepProgress(db, message, { sent }),
    end: async (message, state) => void (await endOutbox(db, message, state, {})),
    retry: (message, reason) => retryOutbox(db, message, reason),
    log,
    maxAttempts,
  })
}

const submissionLeaseFactor = 4

const Given = z.object({ personId: z.string(), turnId: z.string(), tool: z.string() })

/** Makes the port over submissions. */
export function submissionsOf(
  { db, signals, log }: OutboxParts,
  leaseMs: number,
  /** Gives what has an unknown outcome to a colleague. */
  giveUp: (row: OutboxRow, facts: z.output<typeof Given>) => Promise<void>,
): Submissions {
  return {
    claim: (limit, id) => claimOutbox(db, 'submission', leaseMs * submissionLeaseFactor, limit, id),
    keep: (row, result) => keepProgress(db, row, result),
    async end(row, state, delivered, writes) {
      await endSubmission(db, row, state, delivered, writes)
      const facts = Given.safeParse(row.payload)
      if (state === 'dead' && row.conversation && facts.success)
        await giveUp(row, facts.data).catch((error: Error) =>
          log.error('A submission of unknown outcome could not be handed over.', {
            outbox: row.id,
            error: error.message,
          }),
        )
      if (row.conversation) signals.changed(row.conversation)
    },
    retry: (row, reason) => retryOutbox(db, row, reason),
    state: (id) => outboxState(db, id),
  }
}
