import type { Locale } from '#sdk'
import { sha256 } from '#sdk/canonical'
import {
  type Account,
  BadMessage,
  type Channel,
  type Incoming,
  type Message,
  NotGenuine,
  privateAccount,
  type Tail,
} from './channel.ts'

/** Why a message is not taken, and whether its sender is to be told; null = it is taken. */
export type Admission = { readonly why: 'too_fast' | 'busy'; readonly tell: boolean } | null

/** What the quick half needs of the product. */
export type ReceivePorts = {
  /** Staff id an account is bound to; null for a guest. */
  bound(account: Account): Promise<string | null>
  /** The same for several accounts of one platform; each that is bound to nobody is null. */
  boundAll(where: Pick<Account, 'channel' | 'tenant'>, accounts: readonly string[]): Promise<readonly (string | null)[]>
  /**
   * Where a person's code was given out: in a conversation, or as a second person by a notice, which is answered in
   * the conversation they are in; null for an unknown code.
   */
  whereCodeWasGiven(personId: string, code: string): Promise<{ readonly conversation: string } | 'notice' | null>
  /** Whether a message is taken, by how much there is already. */
  admit(from: { readonly account: Account; readonly personId: string }): Promise<Admission>
  /** Claims the message and stores its turn, once. */
  accept(turn: {
    message: Message
    conversation: string
    personId: string
    stored: StoredMessage
    /** Where answers are sent to; null where they are fetched. */
    address: Account | null
  }): Promise<{ turnId: string; fresh: boolean; seq: number }>
  /** Starts the slow half. */
  wake(conversation: string): void
  readonly tail: Tail
}

/** What is stored of a message for the slow half. */
export type StoredMessage = {
  readonly account: Account
  readonly personId: string | null
  readonly incoming: Incoming
  /** By which a page knows its own message again among the events. */
  readonly messageId: string
  readonly locale?: Locale
  readonly group?: StoredGroup
  /** It is not worked: its sender is only told why. */
  readonly refused?: 'too_fast' | 'busy'
}

/** A group as the slow half needs it. */
export type StoredGroup = {
  readonly id: string
  /** Staff ids of all members; null when not all of them are known. */
  readonly members: readonly string[] | null
}

/** Of a larger group nobody asks who is in it: what is said there is for everybody. */
const largestKnown = 50

/** Longest text of one message, in characters. */
export const longestText = 4000

/** Key of the conversation of one person in one thread; nobody shares one. */
export async function conversationId(account: Account, personId: string): Promise<string> {
  const { channel, tenant, chat, thread } = account
  if (channel === 'terminal' && chat === '') return `terminal:${personId}${thread ? `:${thread}` : ''}`
  return `${channel}:${(await sha256([channel, tenant, chat, thread, personId].join('\n'))).slice(0, 32)}`
}

/** The quick half of a message: prove, read, claim and store, acknowledge. */
export async function receive(channel: Channel, request: Request, ports: ReceivePorts): Promise<Response> {
  try {
    const message = channel.parse(await channel.verify(request))
    if (!message) return channel.mode === 'push' ? channel.ack() : new Response(null, { status: 204 })
    check(message.incoming)
    checkCharacters(message)
    const { incoming, messageId, locale } = message
    const account = whereHeard(message)
    const bound = await ports.bound(account)
    const personId = bound ?? `guest:${account.account}`
    const admission = await ports.admit({ account, personId })
    if (admission && turnsAway(channel, admission)) return channel.ack()
    const conversation =
      incoming.kind === 'text'
        ? await conversationId(account, personId)
        : await whereAsked(ports, account, personId, incoming.code)
    const stored: StoredMessage = {
      ...{ account, personId: bound, incoming, messageId },
      ...(locale ? { locale } : {}),
      ...(await groupOf(ports, message, bound)),
      ...(admission ? { refused: admission.why } : {}),
    }
    const address = channel.mode === 'push' ? account : null
    const { turnId, seq } = await ports.accept({ message, conversation, personId, stored, address })
    ports.wake(conversation)
    if (channel.mode === 'push') return channel.ack()
    return await channel.respond(request, { turnId, conversation, seq }, ports.tail)
  } catch (error) {
    return refusalOf(error)
  }
}

/** @throws whatever is no refusal of a message */
function refusalOf(error: unknown): Response {
  if (error instanceof NotGenuine) return Response.json({ error: 'unauthenticated' }, { status: 401 })
  if (!(error instanceof BadMessage)) throw error
  const { status, zh, message } = error
  // Both are over within a minute or so.
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'retry-after': '60' } : {}
  return Response.json({ error: zh, errorEn: message }, { status, headers })
}

/** What somebody hears whose message is not taken. */
export const refusedWords = {
  too_fast: {
    zh: '您发得太快了，这条消息没有处理。请过一分钟再发。',
    en: 'You are writing too fast, and this message was not handled. Please send it again in a minute.',
  },
  busy: {
    zh: '现在咨询的人很多，这条消息没有处理。请过几分钟再发，已经确认过的申请不受影响。',
    en: 'Many people are writing just now, and this message was not handled. Please send it again in a few minutes; what you have confirmed is not affected.',
  },
} as const

/**
 * Whether a message that is not taken is only acknowledged, since its sender was told a moment ago.
 * @throws BadMessage 429 or 503 where the answer goes back in the same request
 */
function turnsAway(
  channel: Channel,
  { why, tell }: NonNullable<Admission>,
): channel is Extract<Channel, { mode: 'push' }> {
  if (channel.mode === 'push') return !tell
  throw new BadMessage(why === 'too_fast' ? 429 : 503, refusedWords[why].zh, refusedWords[why].en)
}

/** Where a message is worked: what waits for consent waits in private, wherever its button was pressed. */
function whereHeard({ account, group, incoming }: Message): Account {
  return group && incoming.kind !== 'text' ? privateAccount(account) : account
}

/** The group with the staff ids of its members, of whom one that nobody knows makes all of them unknown. */
async function groupOf(
  ports: ReceivePorts,
  { group, account, incoming }: Message,
  asker: string | null,
): Promise<{ readonly group?: StoredGroup }> {
  if (!group || incoming.kind !== 'text') return {}
  const { id, members } = group
  const unknown = { group: { id, members: null } }
  if (asker === null || members === null || members.length > largestKnown) return unknown
  const bound = await ports.boundAll(account, members)
  const known = bound.filter((member) => member !== null)
  if (known.length < bound.length) return unknown
  return { group: { id, members: [...new Set([asker, ...known])].sort() } }
}

function check(incoming: Incoming): void {
  if (incoming.kind !== 'text') return
  if (incoming.text.trim() === '') throw new BadMessage(400, '请输入要问的事。', 'Please say what you need.')
  if (incoming.text.length > longestText)
    throw new BadMessage(
      413,
      `一次最多 ${longestText} 个字，这段有 ${incoming.text.length} 个字。请缩短后再发。`,
      `At most ${longestText} characters at a time; this has ${incoming.text.length}. Please shorten it.`,
    )
}

/** A null character or half a character cannot be stored. */
function checkCharacters({ messageId, incoming }: Message): void {
  const words = [messageId, incoming.kind === 'text' ? incoming.text : incoming.code]
  if (words.every((word) => word.isWellFormed() && !word.includes('\0'))) return
  throw new BadMessage(
    400,
    '这段话里有无法识别的字符。请去掉后再发。',
    'There are characters in this that cannot be read. Please leave them out.',
  )
}

async function whereAsked(ports: ReceivePorts, account: Account, personId: string, code: string): Promise<string> {
  const given = await ports.whereCodeWasGiven(personId, code)
  if (given === 'notice') return conversationId(account, personId)
  if (given) return given.conversation
  throw new BadMessage(
    404,
    '没有找到这个确认码对应的事项。请核对六位数字，或把要办的事重新说一次。',
    'Nothing of yours waits under this code. Check the six digits, or say again what you need.',
  )
}
