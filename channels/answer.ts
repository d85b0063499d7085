import { isToolError, type Locale, type Log, type Person, type Reply, z } from '#sdk'
import type { ClaimedTurn } from '../store/turns.ts'
import { refusedWords, type StoredMessage } from './receive.ts'

/** What the conversation made of a turn: the answer, a submission to watch, and what is to be remembered. */
type Worked = { readonly reply: Reply; readonly watch: string | null; readonly exchange: unknown }

/** What the slow half needs of the product. */
export type AnswerPorts = {
  claim(conversation: string): Promise<ClaimedTurn | null>
  /** Conversations with open turns that nobody works on. */
  open(): Promise<readonly string[]>
  identify(personId: string | null, locale?: Locale): Promise<Person>
  converse(
    turn: ClaimedTurn,
    person: Person,
    message: StoredMessage,
    host: {
      signal: AbortSignal
      progress(text: { zh: string; en: string }): Promise<void>
      draft(text: string): Promise<void>
    },
  ): Promise<Worked>
  progress(turn: ClaimedTurn, text: { zh: string; en: string }): Promise<void>
  /** The answer as far as it stands. */
  draft(turn: ClaimedTurn, text: string): Promise<void>
  /** Ends the turn with its reply, in one transaction under the lease. True = more turns wait in the conversation. */
  finish(turn: ClaimedTurn, worked: Worked): Promise<boolean>
  fail(turn: ClaimedTurn, sentence: { zh: string; en: string }): Promise<void>
  renew(turn: ClaimedTurn): Promise<void>
  release(turn: ClaimedTurn): Promise<void>
  readonly log: Log
  readonly leaseMs: number
}

const Stored = z.object({
  personId: z.string().nullable(),
  locale: z.enum(['zh', 'en']).optional(),
  incoming: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('confirm'), code: z.string() }),
    z.object({ kind: z.literal('cancel'), code: z.string() }),
  ]),
  account: z.object({
    channel: z.string(),
    tenant: z.string(),
    account: z.string(),
    chat: z.string(),
    thread: z.string(),
  }),
  messageId: z.string().default(''),
  group: z.object({ id: z.string(), members: z.array(z.string()).nullable() }).optional(),
  refused: z.enum(['too_fast', 'busy']).optional(),
})

const turnTimeoutMs = 60_000
const mostAttempts = 3
const atOnce = 16
const pollMs = 1000

/** Works the turns of all conversations, one conversation by one worker at a time, in order. */
export type Worker = {
  /** A conversation has something to do. */
  wake(conversation: string): void
  /** Works what a conversation has to do and returns when it is done, or when another worker holds it. */
  work(conversation: string): Promise<void>
  /** Works what was left open, once; for a place that has no worker running all the time. */
  workOpen(): Promise<void>
  /** Takes what was left open, and looks again each second for what other replicas left. */
  start(): Promise<void>
  /** Takes nothing new and waits for what is running. */
  stop(): Promise<void>
}

/** Makes the worker of the slow half. */
export function createWorker(ports: AnswerPorts): Worker {
  const waiting = new Set<string>()
  const running = new Map<string, Promise<void>>()
  let stopped = false
  let timer: ReturnType<typeof setInterval> | undefined

  function next(): void {
    for (const conversation of waiting) {
      if (stopped || running.size >= atOnce) return
      if (running.has(conversation)) continue
      waiting.delete(conversation)
      const work = workOn(ports, conversation, () => stopped)
        .catch((error: Error) =>
          ports.log.error('A conversation could not be worked.', { conversation, error: error.message }),
        )
        .finally(() => {
          running.delete(conversation)
          next()
        })
      running.set(conversation, work)
    }
  }
  const wake = (conversation: string) => {
    waiting.add(conversation)
    next()
  }
  const look = async () => {
    for (const conversation of await ports.open()) wake(conversation)
  }
  const work = (conversation: string) => workOn(ports, conversation, () => stopped)
  return {
    wake,
    work,
    async workOpen() {
      for (const conversation of await ports.open()) await work(conversation)
    },
    async start() {
      await look()
      timer = setInterval(() => {
        look().catch((error: Error) => ports.log.warn('Open turns could not be listed.', { error: error.message }))
      }, pollMs)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

async function workOn(ports: AnswerPorts, conversation: string, isStopped: () => boolean): Promise<void> {
  while (!isStopped()) {
    const turn = await ports.claim(conversation)
    if (!turn || !(await answer(ports, turn))) return
  }
}

/**
 * The slow half of one message: who is it, what do we say, write it down.
 * @returns whether there may be more to do in the conversation
 */
export async function answer(ports: AnswerPorts, turn: ClaimedTurn): Promise<boolean> {
  const keeping = setInterval(() => {
    ports.renew(turn).catch(() => {})
  }, ports.leaseMs / 3)
  try {
    if (turn.attempts > mostAttempts) {
      await ports.fail(turn, sorry(turn))
      return true
    }
    const { locale, group, refused, ...message } = Stored.parse(turn.message)
    if (refused) {
      await ports.fail(turn, refusedWords[refused])
      return true
    }
    const signal = AbortSignal.timeout(turnTimeoutMs)
    const person = await ports.identify(message.personId, locale)
    const progress = (text: { zh: string; en: string }) => ports.progress(turn, text)
    const draft = (text: string) => ports.draft(turn, text)
    const stored = { ...message, ...(locale ? { locale } : {}), ...(group ? { group } : {}) }
    return await ports.finish(turn, await ports.converse(turn, person, stored, { signal, progress, draft }))
  } catch (error) {
    await afterFault(ports, turn, error)
    return true
  } finally {
    clearInterval(keeping)
  }
}

async function afterFault(ports: AnswerPorts, turn: ClaimedTurn, error: unknown): Promise<void> {
  const { log } = ports
  if (error instanceof Error && error.name === 'FencedOff')
    return log.warn('A turn was taken over.', { turn: turn.turnId })
  if (isToolError(error)) return ports.fail(turn, error.tell)
  const stack = error instanceof Error ? (error.stack ?? error.message) : 'unknown'
  log.error('A turn failed.', { turn: turn.turnId, attempts: turn.attempts, stack })
  if (turn.attempts < mostAttempts) return ports.release(turn)
  return ports.fail(turn, sorry(turn))
}

function sorry({ turnId }: ClaimedTurn): { zh: string; en: string } {
  return {
    zh: `这条消息没有处理成功。请稍后再试；如果刚才确认过提交，请先查看“我的申请”，不要重复提交。联系管理员时请提供编号 ${turnId}。`,
    en: `This message could not be handled. Please try later; if you had just confirmed something, look at your requests first. The reference is ${turnId}.`,
  }
}
