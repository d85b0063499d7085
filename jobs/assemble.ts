import type { BaseCheckpointSaver } from '@langchain/langgraph'
import type { Hono } from 'hono'
import { type Log, z } from '#sdk'
import type { Press } from '../agent/files.ts'
import { hideForGood } from '../agent/hide.ts'
import type { Model } from '../agent/model.ts'
import type { Clock } from '../agent/ports.ts'
import { createApi } from '../api/app.ts'
import { createIdentity, type DemoPerson } from '../api/identity.ts'
import type { PageFiles } from '../api/page.ts'
import type { Channel } from '../channels/channel.ts'
import { type App, compose } from '../compose.ts'
import type { Config } from '../config.ts'
import { type Care, createCare } from '../knowledge/care/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { notify } from '../store/notices.ts'
import { rememberedNames } from '../store/people.ts'
import { settingOr } from '../store/settings.ts'
import type { Signals } from '../store/signals.ts'
import { createHrClient, type HrClientOptions } from '../tools/hr-api/client.ts'
import { builtInPlugins } from '../tools/index.ts'
import { computeRule } from '../tools/rules/index.ts'
import { enterAcceptedWork } from './accepted-work.ts'
import { type Check, runChecks } from './checks.ts'
import { demoInstant, realClock, standingClock, turnedClock } from './clock.ts'
import { createDuty } from './duty.ts'
import { createErasures } from './erasures.ts'
import { pullEvents } from './hr-events.ts'
import { demoPeopleOf, type HrReach, hrHealth } from './hr-reach.ts'
import { createHrService } from './hr-service.ts'
import { newCode, newId } from './ids.ts'
import { createAdmission } from './limits.ts'
import { createLive } from './live.ts'
import { chooseModel } from './model.ts'
import { createPolicies, createPolicyInForce, type PolicyInForce } from './policies.ts'
import { policyCheck } from './policy-check.ts'
import type { PolicyFile } from './policy-file.ts'
import type { Ticked } from './reminders.ts'
import type { Room } from './room.ts'
import { searchChecks } from './search-checks.ts'
import type { SearchModels } from './search-models.ts'
import { createServicePorts } from './service-ports.ts'
import { createStaffList } from './staff-list.ts'
import { runTick } from './tick.ts'
import type { Upkeep } from './upkeep.ts'

/** What a place to run in gives: a Node process, or one invocation of a Worker. */
export type Place = {
  readonly config: Config
  readonly db: Db
  readonly checkpointer: BaseCheckpointSaver
  readonly signals: Signals
  readonly knowledge: Knowledge
  /** The models that search by more than words, for the doctor. */
  readonly searchModels: SearchModels
  /** Instead of the model that the settings name. */
  readonly model?: Model
  /** Stands between the conversation and its model. */
  readonly watch?: (model: Model) => Model
  readonly hr: HrReach
  /** Reaches the HR system. */
  readonly fetch: HrClientOptions['fetch']
  readonly page: PageFiles
  /** Makes the bytes of files; null where this place makes none. */
  readonly press: Press | null
  readonly log: Log
  /** Business instant of demo mode, instead of the one in the database. */
  readonly now?: string | (() => string)
  /** By which the command line of the same owner is known; null where there is none. */
  readonly localToken: string | null
  /** What operators do to what is kept; null where there is no data directory. */
  readonly upkeep: Upkeep | null
  /** The disk that things are stored on; null where there is none of this process. */
  readonly room: Room | null
  /** What the doctor has to look at here beside what it looks at everywhere. */
  readonly ownChecks: readonly Check[]
  /** Reads the file of the rules on who may use what; null where there is no data directory. */
  readonly policyFile: (() => Promise<PolicyFile>) | null
  /** Platforms people write from, besides the page. */
  readonly channels?: readonly Channel[]
  /** Hands the slow half of a message on; left out where this process works it. */
  readonly wake?: (conversation: string) => void
}

/** The product as it runs in its place. */
export type Product = {
  readonly app: App
  readonly api: Hono
  readonly clock: Clock
  /** Sends the reminders that are due at an instant. */
  tick(now: string): Promise<Ticked>
  demoPeople(): Promise<readonly DemoPerson[]>
  /** Turns what happened in the HR system into notices. @returns how many */
  pullEvents(): Promise<number>
  /** The rules in force on who may use what. */
  inForce(): Promise<PolicyInForce>
}

/** A person waits at most 3 seconds to hear that the HR system is away. */
const hrReadTimeoutMs = 2000

/** Puts the product together in its place; the same for every way it runs. */
export async function assemble(place: Place): Promise<Product> {
  const { config, db, hr, log, knowledge, channels = [] } = place
  const isDemo = config.RENSHI_MODE === 'demo'
  const nowMs = () => Date.now()
  const clock = await clockOf(place, nowMs)
  const reached = {
    baseUrl: hr.baseUrl,
    clientId: hr.clientId,
    clientSecret: hr.clientSecret,
    fetch: place.fetch,
    readTimeoutMs: hrReadTimeoutMs,
    log,
  }
  const client = createHrClient({ ...reached, businessDate: () => (isDemo ? clock.now() : undefined) })
  const endpoint = {
    db,
    check: knowledge.check,
    log,
    nowMs,
    random: () => Math.random(),
    names: () => rememberedNames(db),
    fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked),
  }
  const chosen = chooseModel(config, endpoint)
  const { watch = (watched: Model) => watched } = place
  const model = watch(place.model ?? chosen.model)
  const service = createHrService(client, nowMs)
  // It asks the app who people are, and the app tells it what turns came to.
  let care: Care | null = null
  const hide = async (text: string, person: { readonly id: string; readonly name: string }) =>
    hideForGood(text, [person.name, ...(await rememberedNames(db))], [person.id])
  const duty = createDuty({ db, directory: service.directory, log })
  const live = createLive({ db, duty, signals: place.signals })
  const inForce = createPolicyInForce(db, log)
  const app = compose(config, {
    ...service,
    service: createServicePorts({ db, duty, hide, rate: async (rating) => care?.rate(rating) ?? null }),
    note: async (turn) => care?.note(turn),
    hear: live.hear,
    admit: createAdmission(config, db),
    ...{ db, knowledge, model, clock, log, nowMs, newId, newCode },
    checkpointer: place.checkpointer,
    signals: place.signals,
    plugins: builtInPlugins,
    policy: async () => (await inForce()).policy,
    channels,
    rules: async (rule, input) => computeRule(rule, input),
    press: place.press,
    ...(place.wake ? { wake: place.wake } : {}),
  })
  care = createCare({
    ...{ db, knowledge, notify, log },
    record: appendAudit,
    staff: createStaffList(db, app.people, service.hr),
    hide,
    today: () => clock.now().slice(0, 10),
  })
  const catalogue = { names: app.cards.map(({ name }) => name), tool: app.tool }
  const demoPeople = () => demoPeopleOf(hr)
  const secret =
    config.RENSHI_SECRET?.reveal() ?? z.string().parse(await settingOr(db, 'web.secret', `${newId()}${newId()}`))
  const { localToken } = place
  const identity = createIdentity({ db, people: app.people, isDemo, secret, localToken, demoPeople, nowMs })
  const { people } = app
  const { signals } = place
  const tick = async (now: string) => {
    const dated = createHrClient({ ...reached, businessDate: () => (isDemo ? now : undefined) })
    if (care) await enterAcceptedWork({ db, care, client: dated, log })
    return runTick({ db, client: dated, log, signals, people, duty, live }, now)
  }
  const pull = () => pullEvents(db, client)
  const api = createApi({
    ...{ localToken, tick, nowMs, duty, signals, live, hide, directory: service.directory },
    upkeep: place.upkeep,
    room: place.room,
    erasures: createErasures({ db, newId, markErased: place.upkeep?.markErased ?? null }),
    catalogue,
    policies: createPolicies({ db, inForce, newId, tool: app.tool }),
    hookSecret: config.HR_WEBHOOK_SECRET?.reveal() ?? null,
    pullEvents: pull,
    ...{ app, channels, db, identity, knowledge, care, log, isDemo, demoPeople, newId },
    page: place.page,
    verify: (code) => client.verify(code),
    now: clock.now,
    checks: () =>
      runChecks({
        db,
        own: place.ownChecks,
        room: place.room,
        policy: () => policyCheck({ inForce, file: place.policyFile, catalogue }),
        search: () => searchChecks(place.searchModels, knowledge.vectors),
        isDemo,
        model: model.name,
        probeModel: place.model ? null : chosen.probe,
        now: clock.now,
        realNow: () => new Date(nowMs()),
        hrHealth: () => hrHealth(hr.baseUrl(), nowMs),
        knowledgeState: async () => ({
          documents: (await knowledge.list({ state: 'published' })).length,
          sentence: { zh: await knowledge.describe('zh'), en: await knowledge.describe('en') },
        }),
      }),
  })
  return { app, api, clock, demoPeople, tick, pullEvents: pull, inForce }
}

async function clockOf({ config, db, now }: Place, nowMs: () => number): Promise<Clock> {
  if (config.RENSHI_MODE !== 'demo') return realClock(nowMs)
  if (typeof now === 'function') return turnedClock(now)
  return standingClock(now ?? z.string().parse(await settingOr(db, 'demo.clock', demoInstant)))
}
