import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isToolError, type Log, type Person, z } from '#sdk'
import type { Directory } from '../agent/ports.ts'
import { createChannelApp } from '../channels/app.ts'
import { BadMessage, type Channel } from '../channels/channel.ts'
import { createWebChannel } from '../channels/web/index.ts'
import type { App } from '../compose.ts'
import type { Check } from '../jobs/checks.ts'
import type { Duty } from '../jobs/duty.ts'
import type { Erasures } from '../jobs/erasures.ts'
import type { Live } from '../jobs/live.ts'
import type { Policies } from '../jobs/policies.ts'
import type { Catalogue } from '../jobs/policy-words.ts'
import type { Room } from '../jobs/room.ts'
import type { Upkeep } from '../jobs/upkeep.ts'
import type { Care } from '../knowledge/care/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Db } from '../store/db.ts'
import type { Signals } from '../store/signals.ts'
import type { Verification } from '../tools/hr-api/schemas/index.ts'
import { createArticleRoutes } from './article.ts'
import { createConversationRoutes } from './conversation.ts'
import { createErasureRoutes } from './erasures.ts'
import { createFileRoutes } from './files.ts'
import { demoGuard, jsonOnly } from './guard.ts'
import { createHrHookRoutes } from './hr-hook.ts'
import { type DemoPerson, type Identity, sessionCookie } from './identity.ts'
import { createInboxRoutes } from './inbox.ts'
import { createKnowledgeRoutes } from './knowledge.ts'
import { createCareRoutes } from './knowledge-care.ts'
import { createPageRoutes, type PageFiles } from './page.ts'
import { createPolicyRoutes } from './policy.ts'
import { createReportRoutes } from './reports.ts'
import { isNoRoom, noRoom, whileThereIsRoom } from './room.ts'
import { createTickRoutes } from './tick.ts'
import { createTicketRoutes } from './tickets.ts'
import { createUpkeepRoutes } from './upkeep.ts'
import { createVectorRoutes } from './vectors.ts'
import { createVerifyRoutes } from './verify.ts'

/** What the HTTP API needs. */
export type ApiParts = {
  readonly app: App
  /** Platforms people write from, besides the page. */
  readonly channels: readonly Channel[]
  readonly db: Db
  readonly identity: Identity
  readonly knowledge: Knowledge
  readonly care: Care
  /** Who answers the tickets of whom. */
  readonly duty: Duty
  /** What a colleague and the one who asked for them say to each other. */
  readonly live: Live
  readonly directory: Pick<Directory, 'holders'>
  /** A text with the personal data in it replaced by placeholders. */
  hide(text: string, person: Pick<Person, 'id' | 'name'>): Promise<string>
  readonly signals: Signals
  readonly log: Log
  readonly isDemo: boolean
  readonly page: PageFiles
  /** What the HR system says of the code of a certificate; null when none has it. */
  verify(code: string): Promise<Verification | null>
  demoPeople(): Promise<readonly DemoPerson[]>
  /** The doctor's checks of this process. */
  checks(): Promise<readonly Check[]>
  /** ISO instant of the business clock. */
  now(): string
  /** By which the command line of the same owner is known; null where there is none. */
  readonly localToken: string | null
  /** What operators do to what is kept; null where there is no data directory. */
  readonly upkeep: Upkeep | null
  readonly erasures: Erasures
  readonly policies: Policies
  /** Every tool as the product has it. */
  readonly catalogue: Catalogue
  /** The disk that things are stored on; null where there is none of this process. */
  readonly room: Room | null
  /** Sends the reminders that are due at an instant. */
  tick(now: string): Promise<unknown>
  /** The secret by which deliveries of the HR system are known; null where it tells nothing. */
  readonly hookSecret: string | null
  pullEvents(): Promise<number>
  nowMs(): number
  newId(): string
}

/** The one HTTP application: channels, the page, and what the command line uses. */
export function createApi(parts: ApiParts): Hono {
  const { app, db, identity, knowledge, log, isDemo } = parts
  const api = new Hono()
  api.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        // Text never becomes markup: the browser refuses innerHTML and its kin.
        requireTrustedTypesFor: ["'script'"],
      },
    }),
  )
  if (isDemo) api.use('*', demoGuard)
  api.use('/api/*', jsonOnly)
  if (parts.room) api.use('*', whileThereIsRoom(parts.room))
  api.onError((error, c) => {
    if (error instanceof BadMessage) return c.json({ error: error.zh, errorEn: error.message }, error.status)
    if (isToolError(error) && error.code === 'unavailable')
      return c.json({ error: error.tell.zh, errorEn: error.tell.en }, 503)
    if (isNoRoom(error)) {
      log.error('Nothing can be stored: the disk or the database is full.', { path: c.req.path })
      return c.json(noRoom, 507)
    }
    const reference = parts.newId()
    log.error('A request failed.', { reference, path: c.req.path, stack: error.stack ?? error.message })
    return c.json(
      { error: `出错了，编号 ${reference}。请稍后再试。`, errorEn: `Something failed; reference ${reference}.` },
      500,
    )
  })
  api.route(
    '/',
    createChannelApp(
      [createWebChannel({ accountOf: identity.accountOf, newId: parts.newId }), ...parts.channels],
      app.receive,
    ),
  )
  api.route('/api', createConversationRoutes({ db, identity, receive: app.receive }))
  api.route('/api', createArticleRoutes({ identity, knowledge, now: parts.now }))
  api.route('/api', createFileRoutes({ db, identity }))
  api.route('/', createVerifyRoutes({ verify: parts.verify }))
  api.route('/api', createInboxRoutes({ db, identity, look: app.look }))
  api.route('/api', createTicketRoutes({ ...parts, people: app.people, tool: app.tool }))
  api.route('/api/kb', createKnowledgeRoutes({ identity, knowledge, now: parts.now }))
  api.route('/api/kb-care', createCareRoutes({ identity, people: app.people, care: parts.care, now: parts.now }))
  api.route('/api/kb-vectors', createVectorRoutes({ identity, vectors: knowledge.vectors }))
  api.route('/api', createTickRoutes(parts))
  api.route('/api', createUpkeepRoutes(parts))
  api.route('/api', createErasureRoutes({ ...parts, backups: parts.upkeep?.backups ?? null }))
  api.route('/api', createPolicyRoutes(parts))
  api.route('/api', createReportRoutes({ db, identity }))
  api.route('/hooks', createHrHookRoutes(parts))
  if (isDemo) api.route('/api', createDemoRoutes(parts))
  api.get('/api/session', async (c) => {
    const person = await identity.personOf(c.req.raw)
    return person ? c.json({ person, now: parts.now(), isDemo }) : c.json({ person: null, now: parts.now(), isDemo })
  })
  api.get('/api/doctor', async (c) => c.json({ checks: await parts.checks() }))
  api.get('/health', (c) => c.json({ ok: true }))
  api.route('/', createPageRoutes(parts.page))
  return api
}

/** Signing in as an invented person; mounted in demo mode only, which listens on loopback only. */
function createDemoRoutes({ identity, demoPeople }: ApiParts): Hono {
  return new Hono()
    .get('/demo/people', async (c) => c.json({ items: await demoPeople() }))
    .post('/sign-in', async (c) => {
      const body = z.object({ as: z.string().min(1).max(50) }).safeParse(await c.req.json().catch(() => null))
      if (!body.success)
        return c.json(
          { error: '请说明以谁的身份登录：{"as": "zhang"}。', errorEn: 'Say who signs in: {"as": "zhang"}.' },
          400,
        )
      const { token, maxAge, person } = await identity.signIn(body.data.as)
      c.header('set-cookie', `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}`)
      return c.json({ person })
    })
    .post('/sign-out', (c) => {
      c.header('set-cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`)
      return c.json({ ok: true })
    })
}
