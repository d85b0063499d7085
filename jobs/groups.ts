import { audienceOf } from '../agent/audience.ts'
import type { People } from '../agent/people.ts'
import { type Channel, privateAccount } from '../channels/channel.ts'
import { conversationId, type StoredMessage } from '../channels/receive.ts'
import type { Db } from '../store/db.ts'
import type { Signals } from '../store/signals.ts'
import { receiveTurn } from '../store/turns.ts'

/** What answering in groups needs. */
export type GroupParts = {
  readonly db: Db
  readonly signals: Signals
  readonly people: People
  readonly channels: readonly Channel[]
  newId(): string
  /** Starts the slow half of a conversation. */
  wake(conversation: string): void
}

/** Who reads what is said in groups, and the way from a group to a person alone. */
export function createGroups({ db, signals, people, channels, newId, wake }: GroupParts) {
  return {
    /** Who reads the answer to a message, as one person; null where it is the one who asks. */
    async audience({ group, locale }: StoredMessage) {
      if (!group) return null
      const members = group.members && (await Promise.all(group.members.map((id) => people.identify(id))))
      return audienceOf(members, locale ?? 'zh')
    },
    /**
     * Asks what was said in a group once more in the private conversation of who said it, where it is worked as
     * everything there; a turn that is worked again after a crash asks once.
     */
    async askPrivately(said: StoredMessage): Promise<void> {
      const { group: _group, ...rest } = said
      const account = privateAccount(said.account)
      const { channel, tenant } = account
      const personId = said.personId ?? `guest:${account.account}`
      const conversation = await conversationId(account, personId)
      const messageId = `${said.messageId}:private`
      const isWritten = channels.some(({ name, mode }) => name === channel && mode === 'push')
      const message: StoredMessage = { ...rest, account, messageId }
      const address = isWritten ? account : null
      await receiveTurn(db, { channel, tenant, messageId, conversation, personId, message, address }, newId())
      signals.changed(conversation)
      wake(conversation)
    },
  }
}
