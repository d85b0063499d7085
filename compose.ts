import type { BaseCheckpointSaver } from '@langchain/langgraph'
import type { Log, Person, Plugin, Tool } from '#sdk'
import type { ContextSources, Rules } from './agent/contexts.ts'
import { createConversation } from './agent/conversation.ts'
import { createDelivery, type Delivery } from './agent/deliver.ts'
import { createFileMaker, type Press } from './agent/files.ts'
import { createGraph } from './agent/graph.ts'
import { handOver, type Matter } from './agent/hand-over.ts'
import { createLook, type Look } from './agent/look.ts'
import type { Model } from './agent/model.ts'
import { createSecretCheck } from './agent/outgoing/instructions.ts'
import { createPeople, type People } from './agent/people.ts'
import type { Policy } from './agent/policy.ts'
import type { ClaimedTurn, Clock, Directory, Service, Shared, TurnResult } from './agent/ports.ts'
import type { ServicePorts } from './agent/service-ports.ts'
import { createToolbox, type Toolbox } from './agent/toolbox.ts'
import { createPolicyPlugin } from './agent/tools/policy-search.ts'
import { reminders } from './agent/tools/reminders.ts'
import { createServicePlugins } from './agent/tools/service.ts'
import { prefersShort } from './agent/tools/service-style.ts'
import { type AnswerPorts, createWorker, type Worker } from './channels/answer.ts'
import type { Channel } from './channels/channel.ts'
import type { ReceivePorts, StoredMessage } from './channels/receive.ts'
import type { Sender } from './channels/send.ts'
import type { Config } from './config.ts'
import { createGroups } from './jobs/groups.ts'
import { confirmationsOf, senderOf, submissionsOf } from './jobs/outbox-ports.ts'
import type { NotedTurn } from './knowledge/care/note.ts'
import type { KnowledgePort } from './knowledge/port.ts'
import { appendAudit } from './store/audit.ts'
import { findConfirmation } from './store/confirmations.ts'
import type { Db } from './store/db.ts'
import { createDocuments } from './store/documents.ts'
import { keepFile } from './store/files.ts'
import { maxAttempts } from './store/outbox.ts'
import { boundPerson, boundPersons, grantedRoles, rememberedPerson, rememberPerson } from './store/people.ts'
import { secondConsentFor } from './store/second-consents.ts'
import type { Signals } from './store/signals.ts'
import { finishWatching } from './store/submissions.ts'
import { appendEvent, tailEvents } from './store/turn-events.ts'
import { claimTurn, finishTurn, openConversations, receiveTurn, releaseTurn, renewLease } from './store/turns.ts'

/** What differs between the ways the product runs; everything else is made here. */
export type Adapters = {
  readonly db: Db
  readonly checkpointer: BaseCheckpointSaver
  readonly signals: Signals
  /** The HR system: who people are, and what tools talk to. */
  readonly directory: Directory
  readonly hr: Service
  readonly knowledge: KnowledgePort
  readonly model: Model
  readonly plugins: readonly Plugin[]
  /** The rules in force on who may use which tool, asked for at each turn. */
  policy(): Promise<Policy>
  /** Platforms people write from, besides the page. */
  readonly channels: readonly Channel[]
  /** What the agent's own tools are built over. */
  readonly service: ServicePorts
  readonly rules: Rules
  /** Makes the bytes of files; null where this place makes none. */
  readonly press: Press | null
  readonly clock: Clock
  readonly log: Log
  /** Hears what every turn came to, before its reply is written; does not throw. */
  readonly note?: (turn: NotedTurn) => Promise<void>
  /** What a message comes to that is for a colleague and not for Renshi; null for every other. */
  readonly hear?: (turn: ClaimedTurn, person: Person, message: StoredMessage) => Promise<TurnResult | null>
  /** Whether a message is taken, by how much there is already. */
  readonly admit: ReceivePorts['admit']
  /** Starts the slow half of a message elsewhere; left out where this process works it. */
  readonly wake?: (conversation: string) => void
  nowMs(): number
  newId(): string
  newCode(): string
}

/** The running product without its entries. */
export type App = {
  readonly receive: ReceivePorts
  readonly worker: Worker
  readonly delivery: Delivery
  /** Sends answers to platforms. */
  readonly sender: Sender
  readonly people: People
  /** Reads for a page by a tool, behind the gate of the conversation. */
  readonly look: Look
  /** What a tool needs, by its visible name; undefined for one there is no longer. */
  tool(name: string): Tool | undefined
  /** Cards of all tools, those that a person may not use among them. */
  readonly cards: Toolbox['cards']
}

/** Wires the product; pure function calls, no IO. */
export function compose(
  config: Pick<Config, 'RENSHI_STAGE' | 'RENSHI_LEASE_MS' | 'RENSHI_SENSITIVE'>,
  adapters: Adapters,
): App {
  const { db, clock, log, knowledge } = adapters
  const stage = config.RENSHI_STAGE
  const leaseMs = config.RENSHI_LEASE_MS
  const shared: Shared = { clock, log, newId: adapters.newId, newCode: adapters.newCode }
  const titleOf = (name: string) => toolbox.find(name)?.tool.title
  const own = [createPolicyPlugin(knowledge), reminders, ...createServicePlugins(adapters.service, titleOf)]
  const toolbox: Toolbox = createToolbox([...own, ...adapters.plugins], stage)
  const inForce = createInForce(toolbox, adapters.policy)
  const sources: ContextSources = {
    service: (name) => serviceOf(adapters, name),
    documents: (plugin) => createDocuments(db, plugin),
    files: createFileMaker(adapters.press, {
      keep: (id, owner, file) => keepFile(db, id, owner, file),
      newId: adapters.newId,
    }),
    rules: adapters.rules,
    clock,
    log,
  }
  const people = createPeople(
    adapters.directory,
    {
      grantedRoles: (personId) => grantedRoles(db, personId),
      remember: (personId, person) => rememberPerson(db, personId, person),
      remembered: (personId) => rememberedPerson(db, personId),
    },
    log,
    adapters.nowMs,
  )
  const confirmations = confirmationsOf(db)
  const handOverNow = async (
    person: Person,
    matter: Pick<Matter, 'conversation' | 'turnId' | 'summary' | 'reason'>,
  ) => {
    const asked = { ...matter, person, topic: '', today: clock.now().slice(0, 10) }
    const opened = await handOver({ ...adapters.service, titleOf }, asked)
    return opened && { number: opened.ticket.number, dueOn: opened.ticket.dueOn, isNew: opened.isNew }
  }
  const submissions = submissionsOf(adapters, leaseMs, async (row, facts) => {
    const person = await people.identify(facts.personId)
    const matter = { conversation: row.conversation ?? '', turnId: facts.turnId, reason: 'unknown_outcome' as const }
    const title = titleOf(facts.tool)?.[person.locale] ?? facts.tool
    await handOverNow(person, { ...matter, summary: title })
  })
  const directory: Directory = {
    identify: (personId, locale) => people.identify(personId, locale),
    holders: (personId, scope) => adapters.directory.holders(personId, scope),
  }
  const delivery = createDelivery({ toolbox: inForce, sources, directory, submissions, stage, log, maxAttempts })
  const graph = createGraph({
    toolbox,
    sources,
    knowledge,
    clock,
    stage,
    confirmations,
    submissions,
    delivery,
    shared,
    audit: { record: (entry) => db.tx((sql) => appendAudit(sql, entry)) },
    model: adapters.model,
    mindsSensitive: config.RENSHI_SENSITIVE === 'on',
    isSecret: createSecretCheck([...(adapters.model.instructions ?? []), ...toolbox.schemas]),
    checkpointer: adapters.checkpointer,
    directory,
    handOver: (person, matter) => handOverNow(person, matter),
    prefersShort: (personId) => prefersShort(sources.documents('service'), personId),
  })
  const conversation = createConversation(graph, confirmations, inForce)
  const sender = senderOf(adapters, leaseMs)
  const wake = (id: string) => (adapters.wake ?? worker.wake)(id)
  const groups = createGroups({ ...adapters, people, wake })
  const worker: Worker = createWorker({
    ...turnPorts(adapters, sender, leaseMs),
    identify: (personId, locale) => people.identify(personId, locale),
    async converse(turn, person, message, host) {
      const { incoming } = message
      const direct = await adapters.hear?.(turn, person, message)
      if (direct) return direct
      const audience = await groups.audience(message)
      const result = await conversation.turn(turn, person, incoming, { ...host, audience })
      if (result.by) await recordModel(db, turn, person.id, result)
      if (result.isPrivate) await groups.askPrivately(message)
      // Before the reply is written: a turn that is worked again after a crash is counted once, by its id.
      if (!result.sensitive)
        await adapters.note?.({
          turnId: turn.turnId,
          person,
          text: incoming.kind === 'text' ? incoming.text : '',
          reply: result.reply,
          official: result.official ?? null,
        })
      return result
    },
    log,
    leaseMs,
  })
  const receive: ReceivePorts = {
    bound: (account) => boundPerson(db, account),
    whereCodeWasGiven: async (personId, code) => {
      const own = await findConfirmation(db, personId, code)
      if (own) return { conversation: own.conversation }
      return (await secondConsentFor(db, personId, { code })) ? 'notice' : null
    },
    boundAll: (where, accounts) => boundPersons(db, where, accounts),
    admit: adapters.admit,
    accept: ({ message: { account, messageId }, conversation: id, personId, stored, address }) =>
      receiveTurn(
        db,
        {
          ...{ channel: account.channel, tenant: account.tenant, messageId, conversation: id, personId },
          message: stored,
          address,
        },
        adapters.newId(),
      ),
    wake,
    tail: (id, after, signal, isNewest) => tailEvents(db, adapters.signals, id, after, signal, isNewest),
  }
  const look = createLook({ toolbox: inForce, sources, stage })
  const tool = (name: string) => toolbox.find(name)?.tool
  return { receive, worker, delivery, sender, people, look, tool, cards: toolbox.cards }
}

/** The tools under the policy in force, made once for each policy. */
function createInForce(toolbox: Toolbox, policy: Adapters['policy']): () => Promise<Toolbox> {
  const made = new WeakMap<Policy, Toolbox>()
  return async () => {
    const rules = await policy()
    const under = made.get(rules) ?? toolbox.under(rules)
    made.set(rules, under)
    return under
  }
}

/** Puts on the audit trail which model and which version of its prompt a turn went by; nothing of what was said. */
async function recordModel(db: Db, turn: ClaimedTurn, actor: string, { by, reply }: TurnResult): Promise<void> {
  const detail = { ...by, outcome: reply.outcome }
  await db.tx((sql) => appendAudit(sql, { actor, action: 'turn.model', subject: turn.turnId, detail }))
}

function serviceOf({ hr }: Adapters, name: string): Service {
  if (name === 'hr') return hr
  throw new Error(`No service '${name}' is configured.`)
}

type TurnPorts = Pick<AnswerPorts, 'claim' | 'open' | 'progress' | 'draft' | 'finish' | 'fail' | 'renew' | 'release'>

function turnPorts({ db, signals }: Pick<Adapters, 'db' | 'signals'>, sender: Sender, leaseMs: number): TurnPorts {
  return {
    claim: (id) => claimTurn(db, id, leaseMs),
    open: () => openConversations(db),
    async progress({ conversation, turnId }, text) {
      await appendEvent(db, conversation, turnId, 'progress', { text })
      signals.changed(conversation)
    },
    async draft({ conversation, turnId }, text) {
      await appendEvent(db, conversation, turnId, 'draft', { draft: text })
      signals.changed(conversation)
    },
    async finish(turn, { reply, watch, exchange }) {
      const more = await (watch
        ? finishWatching(db, turn, reply, watch, exchange)
        : finishTurn(db, turn, 'reply', reply, exchange))
      signals.changed(turn.conversation)
      sender.wake()
      return more
    },
    async fail(turn, { zh, en }) {
      await finishTurn(db, turn, 'failed', { error: zh, errorEn: en, trace: turn.turnId })
      signals.changed(turn.conversation)
      sender.wake()
    },
    renew: (turn) => renewLease(db, turn, leaseMs),
    release: (turn) => releaseTurn(db, turn),
  }
}
