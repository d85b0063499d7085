import { type Log, Reply, ReplyPart, z } from '#sdk'
import type { OutMessage } from '../store/messages.ts'
import type { Channel } from './channel.ts'

/** What sending to platforms needs of the product. */
export type SendPorts = {
  claim(limit: number): Promise<readonly OutMessage[]>
  /** Keeps how many pieces of a message were sent. */
  keep(message: OutMessage, sent: number): Promise<void>
  end(message: OutMessage, state: 'done' | 'dead'): Promise<void>
  retry(message: OutMessage, reason: string): Promise<void>
  readonly log: Log
  /** Tries after which a message is given up. */
  readonly maxAttempts: number
}

/** Sends what is to be said on platforms. */
export type Sender = {
  /** There may be something to send. */
  wake(): void
  /** Sends what is due, the number of messages that were tried. */
  drain(limit: number): Promise<number>
  /** Waits for what is under way. */
  settled(): Promise<void>
}

const Address = z.object({
  channel: z.string(),
  tenant: z.string(),
  account: z.string(),
  chat: z.string(),
  thread: z.string(),
})
const Failed = z.object({ error: z.string(), trace: z.string().default('') })
const FollowUp = z.object({
  sentence: z.string(),
  parts: z.array(ReplyPart).default([]),
  receipt: z.string().optional(),
})
const sendTimeoutMs = 10_000
const atOnce = 16

function spoken(text: string, parts: readonly ReplyPart[], trace: string): Reply {
  return {
    answer: text,
    parts: [{ kind: 'text', text }, ...parts],
    citations: [],
    toolCalls: [],
    outcome: 'call',
    trace,
  }
}

/** An event of a conversation as something that is said. */
function replyOf({ kind, data }: OutMessage): Reply {
  if (kind === 'reply') return Reply.parse(data)
  if (kind === 'failed') {
    const { error, trace } = Failed.parse(data)
    return spoken(error, [], trace)
  }
  const { sentence, parts } = FollowUp.parse(data)
  return spoken(sentence, parts, '')
}

/** Makes the sender over the channels that answer by messages of their own. */
export function createSender(channels: readonly Channel[], ports: SendPorts): Sender {
  let running: Promise<void> | null = null
  let again = false

  async function send(message: OutMessage): Promise<void> {
    const to = Address.parse(message.address)
    const channel = channels.find(({ name }) => name === to.channel)
    if (channel?.mode !== 'push') throw new Error(`Nothing sends on channel ${to.channel}.`)
    const pieces = channel.render(replyOf(message))
    for (const [index, piece] of pieces.entries()) {
      if (index < message.sent) continue
      await channel.send(to, piece, AbortSignal.timeout(sendTimeoutMs))
      if (index + 1 < pieces.length) await ports.keep(message, index + 1)
    }
    await ports.end(message, 'done')
  }

  async function attempt(message: OutMessage): Promise<void> {
    try {
      await send(message)
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown'
      ports.log.warn('A message could not be sent.', { outbox: message.id, attempts: message.attempts, reason })
      if (message.attempts < ports.maxAttempts) await ports.retry(message, reason)
      else await ports.end(message, 'dead')
    }
  }

  async function drain(limit: number): Promise<number> {
    const messages = await ports.claim(limit)
    await Promise.all(messages.map(attempt))
    return messages.length
  }

  async function pass(): Promise<void> {
    do {
      again = false
      while ((await drain(atOnce)) > 0);
    } while (again)
  }

  return {
    drain,
    wake() {
      again = true
      running ??= pass()
        .catch((error: Error) => ports.log.error('Messages could not be sent.', { error: error.message }))
        .finally(() => {
          running = null
        })
    },
    settled: async () => {
      await running
    },
  }
}
