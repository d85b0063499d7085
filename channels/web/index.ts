import { z } from '#sdk'
import {
  type Accepted,
  type Account,
  BadMessage,
  type Channel,
  type Incoming,
  NotGenuine,
  type Tail,
} from '../channel.ts'
import { streamEvents } from '../sse.ts'

/** What the web channel needs to know who writes. */
export type WebAuthentication = {
  /** The signed-in account of a request: a session cookie, or the local token of the command line. Null = nobody. */
  accountOf(request: Request): Promise<Account | null>
  newId(): string
}

const about = { messageId: z.string().max(100).optional(), locale: z.enum(['zh', 'en']).optional() }
const Body = z.union([
  z.strictObject({ text: z.string(), ...about }),
  z.strictObject({ confirm: z.string().max(20), ...about }),
  z.strictObject({ cancel: z.string().max(20), ...about }),
])
type Body = z.output<typeof Body>
type Proved = { readonly account: Account; readonly body: Body; readonly messageId: string }

const largestBody = 256 * 1024
const answerTimeoutMs = 90_000

function incomingOf(body: Body): Incoming {
  if ('text' in body) return { kind: 'text', text: body.text }
  return 'confirm' in body ? { kind: 'confirm', code: body.confirm } : { kind: 'cancel', code: body.cancel }
}

async function readBody(request: Request): Promise<Body> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    throw new BadMessage(
      400,
      '请用 JSON 发送（content-type: application/json）。',
      'Send JSON (content-type: application/json).',
    )
  const text = await request.text()
  if (text.length > largestBody)
    throw new BadMessage(413, '内容太长，请缩短后再发。', 'This is too long; please shorten it.')
  try {
    return Body.parse(JSON.parse(text))
  } catch {
    throw new BadMessage(
      400,
      '发来的内容不是约定的 JSON：{"text": "…"}、{"confirm": "六位数字"} 或 {"cancel": "六位数字"}。',
      'This is not the JSON agreed on: {"text": "…"}, {"confirm": "six digits"} or {"cancel": "six digits"}.',
    )
  }
}

/** The web page and the command line: answers in the same request, as events or as one JSON object. */
export function createWebChannel(authentication: WebAuthentication): Channel<Proved> {
  return {
    name: 'web',
    path: '/api/chat',
    mode: 'stream',
    async verify(request) {
      const account = await authentication.accountOf(request)
      if (!account) throw new NotGenuine('No session and no local token.')
      const body = await readBody(request)
      return { account, body, messageId: body.messageId ?? authentication.newId() }
    },
    parse: ({ account, body, messageId }) => ({
      messageId: `${account.account}:${messageId}`,
      account,
      incoming: incomingOf(body),
      ...(body.locale ? { locale: body.locale } : {}),
    }),
    async respond(request, accepted, tail) {
      const { turnId, conversation, seq } = accepted
      const isEnd = ({ kind }: { kind: string }) => kind === 'reply' || kind === 'failed'
      const isMine = (event: { turnId: string }) => event.turnId === turnId
      if (request.headers.get('accept')?.includes('text/event-stream'))
        return streamEvents(
          tail,
          { conversation, after: seq, signal: request.signal, isNewest: seq > 0 },
          isEnd,
          isMine,
        )
      return answerWhole(tail, accepted, request.signal)
    },
  }
}

async function answerWhole(
  tail: Tail,
  { turnId, conversation, seq }: Accepted,
  signal: AbortSignal,
): Promise<Response> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)])
  for await (const event of tail(conversation, seq, patience, seq > 0)) {
    if (event.turnId !== turnId) continue
    if (event.kind === 'reply') return Response.json(event.data)
    if (event.kind === 'failed') return Response.json(event.data, { status: 500 })
  }
  return Response.json(
    {
      error: '处理时间过长，结果会在这段对话里给出。',
      errorEn: 'This takes long; the result will appear in this conversation.',
      trace: turnId,
    },
    { status: 504 },
  )
}
