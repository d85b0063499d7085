import { sign, verify } from 'hono/jwt'
import { parse } from 'hono/utils/cookie'
import { guest, type Person, Role } from '#sdk'
import { isUnidentified } from '../agent/gate.ts'
import { hrAway, type People } from '../agent/people.ts'
import type { Account } from '../channels/channel.ts'
import { BadMessage } from '../channels/channel.ts'
import type { Db } from '../store/db.ts'
import { bindAccount, boundPerson } from '../store/people.ts'

/** Name of the session cookie. */
export const sessionCookie = 'renshi_session'
/** What a request hears that nobody is signed in for; status 401. */
export const signedOut = { error: '请先登录。', errorEn: 'Please sign in first.' }

const sessionSeconds = 12 * 3600
const demoTenant = 'demo'

/** An invented person one may sign in as in demo mode. */
export type DemoPerson = {
  readonly alias: string
  readonly staffId: string
  readonly name: string
  readonly roles: readonly string[]
  readonly unitName: string
  readonly position: string
}

/** What signing in needs. */
export type IdentityParts = {
  readonly db: Db
  readonly people: People
  readonly isDemo: boolean
  /** Signs web sessions. */
  readonly secret: string
  /** The token of `serve.json`, by which the command line on this machine is known; null where there is none. */
  readonly localToken: string | null
  demoPeople(): Promise<readonly DemoPerson[]>
  nowMs(): number
}

/** Who a request comes from. */
export type Identity = {
  accountOf(request: Request): Promise<Account | null>
  /** Null = nobody is signed in. @throws BadMessage for a person who does not exist */
  personOf(request: Request): Promise<Person | null>
  /** A demo person by alias, staff id or role; null outside demo mode. @throws BadMessage for a person who does not exist */
  demoPerson(as: string): Promise<Person | null>
  /** Signs in as a demo person. @returns the cookie's value and who it is */
  signIn(as: string): Promise<{ readonly token: string; readonly maxAge: number; readonly person: Person }>
}

function equal(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let different = 0
  for (let i = 0; i < a.length; i++) different |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return different === 0
}

/** The value of a header that was percent-encoded. @throws BadMessage for what is no text */
function decodeHeader(request: Request, name: string): string {
  try {
    const text = decodeURIComponent(request.headers.get(name) ?? '')
    if (!text.includes('\0')) return text
  } catch {
    // Answered below, as any other value that is no text.
  }
  throw new BadMessage(400, `${name} 的写法不对。`, `${name} is not well written.`)
}

/** Makes the ways to be known: a signed session cookie, or the local token of the command line with a demo person. */
export function createIdentity(parts: IdentityParts): Identity {
  async function terminalAccount(request: Request): Promise<Account | null> {
    const given = request.headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1]
    if (!given || !parts.isDemo || parts.localToken === null || !equal(given, parts.localToken)) return null
    const as = decodeHeader(request, 'x-renshi-as')
    if (!as) return null
    const account = await bindDemo(parts, 'terminal', as)
    const thread = decodeHeader(request, 'x-renshi-conversation')
    return { channel: 'terminal', tenant: demoTenant, account, chat: '', thread }
  }
  async function webAccount(request: Request): Promise<Account | null> {
    const cookie = parse(request.headers.get('cookie') ?? '', sessionCookie)[sessionCookie]
    if (!cookie) return null
    const claims = await verify(cookie, parts.secret, 'HS256').catch(() => null)
    if (typeof claims?.sub !== 'string') return null
    return { channel: 'web', tenant: demoTenant, account: claims.sub, chat: '', thread: '' }
  }
  const accountOf = async (request: Request) => (await terminalAccount(request)) ?? webAccount(request)
  const identifyIn = async (channel: string, account: string) =>
    parts.people.identify(await boundPerson(parts.db, { channel, tenant: demoTenant, account }))
  return {
    accountOf,
    async personOf(request) {
      const account = await accountOf(request)
      return account ? parts.people.identify(await boundPerson(parts.db, account)) : null
    },
    demoPerson: async (as) => (parts.isDemo ? identifyIn('terminal', await bindDemo(parts, 'terminal', as)) : null),
    async signIn(as) {
      const account = await bindDemo(parts, 'web', as)
      const person = await identifyIn('web', account)
      const exp = Math.floor(parts.nowMs() / 1000) + sessionSeconds
      return { token: await sign({ sub: account, exp }, parts.secret, 'HS256'), maxAge: sessionSeconds, person }
    },
  }
}

/**
 * The account of a demo person in a channel, bound when it was not.
 * @param as an alias, a staff id or a role, of which the first holder is taken; `guest` is bound to nobody
 * @throws BadMessage 404 naming the people there are; ToolError `unavailable` while the HR system cannot tell
 */
async function bindDemo(parts: IdentityParts, channel: string, as: string): Promise<string> {
  if (as === guest().id) return as
  if (await boundPerson(parts.db, { channel, tenant: demoTenant, account: as })) return as
  const people = await parts.demoPeople()
  const isRole = Role.safeParse(as).success
  const known = people.find(
    ({ alias, staffId, roles }) => alias === as || staffId === as || (isRole && roles.includes(as)),
  )
  const staffId = known?.staffId ?? (await existing(parts, as))
  if (!staffId) {
    const names = people.map(({ alias, name }) => `${alias} ${name}`).join('，')
    throw new BadMessage(
      404,
      `没有“${as}”这个人。可以用：${names}，或工号、角色。`,
      `There is no person '${as}'. Use one of: ${names}; or a staff id or role.`,
    )
  }
  const account = known?.alias ?? staffId
  await bindAccount(parts.db, { channel, tenant: demoTenant, account }, staffId)
  return account
}

async function existing({ people }: IdentityParts, staffId: string): Promise<string | null> {
  if (!/^S-\d{1,8}$/.test(staffId)) return null
  const person = await people.identify(staffId).catch(() => null)
  // While the HR system is away nobody can say whether this person exists.
  if (person && isUnidentified(person)) throw hrAway()
  return person?.id === staffId ? staffId : null
}
