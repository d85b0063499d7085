import { type Locale, z } from '#sdk'
import { type Account, BadMessage, type Channel, type Incoming, NotGenuine } from '../channel.ts'
import { type Capabilities, type Piece, piecesOf } from '../render.ts'

/** What the platforms can show (`protocols.md` §6.3, 2026-11; `web` has no limit of its own). */
const capabilitiesOf = {
  wecom: { cards: true, longestBytes: 2048 },
  'wecom-bot': { cards: true, longestBytes: 20_480 },
  teams: { cards: true, longestBytes: 28_672 },
  dingtalk: { cards: true, longestBytes: 20_000 },
  feishu: { cards: true, longestBytes: 30_720 },
  web: { cards: true, longestBytes: 1_000_000 },
} as const satisfies Readonly<Record<string, Capabilities>>

/** A platform that a loopback channel behaves like. */
export type Platform = keyof typeof capabilitiesOf

/** Every platform there is a likeness of. */
export const platforms = Object.keys(capabilitiesOf) as readonly Platform[]

/** A message that left, with where it went: `to.chat` is empty in private and the group's id in a group. */
export type Delivered = Piece & { readonly to: Account }

/** What an account writes. */
export type Written = {
  readonly from: string
  /** Said, or decided by a button; a decision may also be typed. */
  readonly text?: string
  readonly confirm?: string
  readonly cancel?: string
  readonly messageId?: string
  readonly locale?: Locale
  /** The group it is written in, with the accounts in it; `members: null` = the platform does not tell. */
  readonly group?: { readonly id: string; readonly members: readonly string[] | null }
}

const Body = z.object({
  from: z.string().min(1),
  text: z.string().optional(),
  confirm: z.string().optional(),
  cancel: z.string().optional(),
  messageId: z.string(),
  locale: z.enum(['zh', 'en']).optional(),
  group: z.object({ id: z.string().min(1), members: z.array(z.string()).nullable() }).optional(),
})
type Body = z.output<typeof Body>

/**
 * A channel whose platform is this object: everything behind it is what a real platform meets.
 *
 * `const loopback = createLoopback({ like: 'wecom', newId })`, then `openNode(config, { log, channels: [loopback.channel] })`
 * (in tests `openProduct({ channels: [loopback.channel] })`) and
 * `node.bind({ ...loopback.place, account: 'z3' }, 'S-1001')` for every account that is to be somebody. What an account writes is
 * `node.api.request(loopback.request({ from: 'z3', text: '…', group: { id: 'g1', members: ['z3', 'l4'] } }))`, which is
 * acknowledged at once; the answer arrives in `loopback.sent`, awaited by
 * `loopback.until((sent) => sent.length > 1, AbortSignal.timeout(10_000))`. What was said before a group is
 * `loopback.sent.filter(({ to }) => to.chat !== '')`.
 */
export type Loopback = {
  readonly channel: Channel
  readonly capabilities: Capabilities
  /** Channel and tenant of its accounts. */
  readonly place: { readonly channel: string; readonly tenant: string }
  /** All that left, in order. */
  readonly sent: readonly Delivered[]
  request(written: Written): Request
  /** Waits until what was sent is as wanted. @throws when the signal comes first */
  until(isEnough: (sent: readonly Delivered[]) => boolean, signal: AbortSignal): Promise<readonly Delivered[]>
  /** Makes the platform refuse the next messages, so many times. */
  refuse(times: number): void
}

function incomingOf({ text, confirm, cancel }: Body): Incoming {
  if (confirm !== undefined) return { kind: 'confirm', code: confirm }
  if (cancel !== undefined) return { kind: 'cancel', code: cancel }
  return { kind: 'text', text: text ?? '' }
}

/** Makes a loopback channel with the capabilities of a platform. */
export function createLoopback({
  like,
  newId,
}: {
  readonly like: Platform
  /** A fresh id; also proves that a request comes from this very object. */
  newId(): string
}): Loopback {
  const name = `loopback-${like}`
  const place = { channel: name, tenant: 'loopback' }
  const capabilities = capabilitiesOf[like]
  const secret = newId()
  const sent: Delivered[] = []
  const waiting = new Set<() => void>()
  let refusals = 0

  const channel: Channel<Body, Piece> = {
    name,
    path: `/channels/${name}`,
    mode: 'push',
    async verify(request) {
      if (request.headers.get('x-loopback-secret') !== secret) throw new NotGenuine('Not of this loopback.')
      const body = Body.safeParse(await request.json())
      if (!body.success) throw new BadMessage(400, '不是约定的内容。', 'This is not what was agreed on.')
      return body.data
    },
    parse(body) {
      const { from, messageId, locale, group } = body
      return {
        messageId,
        account: { ...place, account: from, chat: group?.id ?? '', thread: '' },
        incoming: incomingOf(body),
        ...(locale ? { locale } : {}),
        ...(group ? { group } : {}),
      }
    },
    ack: () => Response.json({ ok: true }),
    render: (reply) => piecesOf(reply, capabilities),
    async send(to, piece) {
      if (refusals > 0) {
        refusals -= 1
        throw new Error('The loopback was told to refuse.')
      }
      sent.push({ ...piece, to })
      for (const look of waiting) look()
    },
  }

  return {
    channel: channel as Channel,
    ...{ capabilities, place, sent },
    request: (written) =>
      new Request(`http://127.0.0.1/channels/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-loopback-secret': secret },
        body: JSON.stringify({ messageId: newId(), ...written }),
      }),
    until: (isEnough, signal) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          waiting.delete(look)
          signal.removeEventListener('abort', late)
          settle()
        }
        const look = () => {
          if (isEnough(sent)) end(() => resolve(sent))
        }
        const late = () => end(() => reject(new Error(`The loopback waited in vain; ${sent.length} messages came.`)))
        waiting.add(look)
        signal.addEventListener('abort', late)
        look()
      }),
    refuse(times) {
      refusals = times
    },
  }
}
