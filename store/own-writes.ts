import { appendAudit } from './audit.ts'
import type { Queryable } from './db.ts'
import { createDocuments } from './documents.ts'
import { eraseConversations, type Reach } from './erase.ts'

/**
 * A write on Renshi's own side that a confirmed submission wants: kept until the submission ends, and done in the same
 * transaction as its mark.
 */
export type OwnWrite =
  | { readonly kind: 'document.put'; readonly plugin: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'document.delete'; readonly plugin: string; readonly key: string }
  | { readonly kind: 'erase'; readonly personId: string; readonly reach: Reach }

/**
 * Does the writes of one submission in the caller's transaction, in order.
 * @param turnId the turn that gave the consent; it is under way and stays
 */
export async function applyOwnWrites(sql: Queryable, writes: readonly OwnWrite[], turnId: string): Promise<void> {
  for (const write of writes) {
    if (write.kind === 'document.put') await createDocuments(sql, write.plugin).put(write.key, write.value)
    else if (write.kind === 'document.delete') await createDocuments(sql, write.plugin).delete(write.key)
    else {
      const { conversations, messages, files } = await eraseConversations(sql, write, turnId)
      await appendAudit(sql, {
        actor: write.personId,
        action: 'conversation.erased',
        subject: `person:${write.personId}`,
        detail: { conversations, messages, files },
      })
    }
  }
}
