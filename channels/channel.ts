import type { Locale, Reply } from '#sdk'

/** An account of a platform that has been verified, and where it speaks. */
export type Account = {
  readonly channel: string
  readonly tenant: string
  readonly account: string
  /** The chat, and the thread within it; empty for the one private conversation of an account. */
  readonly chat: string
  readonly thread: string
}

/** The chat with several people that a message was written in. */
export type Group = {
  readonly id: string
  /** Accounts of everybody in it, in the words of the platform; null where the platform does not tell. */
  readonly members: readonly string[] | null
}

/** Where an account is written to alone, whatever chat it wrote in. */
export function privateAccount(account: Account): Account {
  return { ...account, chat: '', thread: '' }
}

/** What a person did, as every channel says it. */
export type Incoming =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'confirm'; readonly code: string }
  | { readonly kind: 'cancel'; readonly code: string }

/** One message, read from a proved request. */
export type Message = {
  readonly messageId: string
  readonly account: Account
  readonly incoming: Incoming
  /** The language the person has chosen to be answered in; left out where a platform does not say. */
  readonly locale?: Locale
  /** Left out in a conversation between two. */
  readonly group?: Group
}

/** The request does not come from the platform it claims; answered 401 without details. */
export class NotGenuine extends Error {
  override readonly name = 'NotGenuine'
  readonly code = 'not_genuine'
}

/** The request is genuine and its content cannot be used; answered 4xx with what to do. */
export class BadMessage extends Error {
  override readonly name = 'BadMessage'
  readonly code = 'bad_message'
  readonly status: 400 | 404 | 413 | 429 | 503
  readonly zh: string
  constructor(status: BadMessage['status'], zh: string, en: string) {
    super(en)
    this.status = status
    this.zh = zh
  }
}

/** A turn that was accepted, for channels that answer in the same request. */
export type Accepted = {
  readonly turnId: string
  readonly conversation: string
  /** Number of the last event before the answer; 0 when the message had been received before. */
  readonly seq: number
}

/** Reads what happens in a conversation, from an event number on, until the signal stops it. */
export type Tail = (
  conversation: string,
  after: number,
  signal: AbortSignal,
  /** The number is surely the newest one: nothing is looked for before something changes. */
  isNewest?: boolean,
) => AsyncIterable<{ readonly seq: number; readonly turnId: string; readonly kind: string; readonly data: unknown }>

type Inbound<Proved> = {
  readonly name: string
  /** Where it receives, such as `/channels/wecom`. */
  readonly path: `/${string}`
  /** Proves the request on its raw bytes. @throws NotGenuine */
  verify(request: Request): Promise<Proved>
  /** Pure; null = an event that is not answered. @throws BadMessage */
  parse(proved: Proved): Message | null
}
/** Answers later, by messages of its own. */
type Push<Sent> = {
  readonly mode: 'push'
  ack(): Response
  /** Pure; one reply may become several messages. */
  render(reply: Reply): readonly Sent[]
  send(to: Account, message: Sent, signal: AbortSignal): Promise<void>
}
/** Answers in the same request, by a tail of the turn's events or by the reply itself. */
type Stream = {
  readonly mode: 'stream'
  respond(request: Request, accepted: Accepted, tail: Tail): Response | Promise<Response>
}

/** A platform people write from: a passive value that is called and never calls back. */
export type Channel<Proved = unknown, Sent = unknown> = Inbound<Proved> & (Push<Sent> | Stream)
