import { randomUUID } from 'node:crypto'
import {
  type Documents,
  guest,
  type Person,
  type Preparation,
  type ReplyPart,
  silentLog,
  type Text,
  type Tool,
} from '#sdk'
import { readingContext, type SubmissionProgress, sendingContext } from '../../agent/contexts.ts'
import { createFileMaker } from '../../agent/files.ts'
import { decide } from '../../agent/gate.ts'
import type { Shown } from '../../agent/ports.ts'
import { createToolbox, type Offered } from '../../agent/toolbox.ts'
import { createHrService } from '../../jobs/hr-service.ts'
import { createPress } from '../../jobs/render/press.ts'
import { createHrClient } from '../../tools/hr-api/client.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { computeRule } from '../../tools/rules/index.ts'
import type { Sandbox } from './sandbox.ts'

/** A write that was prepared and not yet sent. */
export type Ready = {
  readonly input: Record<string, unknown>
  readonly sentence: Text
  readonly notes: readonly Text[]
  readonly changes: Preparation<unknown>['changes']
  readonly shown: readonly Shown[]
  /** Of the consent; the keys under which it is sent follow from it. */
  readonly id: string
}

type Receipt = { readonly receipt: string }

function memory(): Documents {
  const kept = new Map<string, unknown>()
  return {
    get: async (key) => kept.get(key),
    put: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
  }
}

/**
 * Every built-in tool as the conversation runs it (toolbox, gate, contexts, client), over a sandbox by HTTP, without
 * the conversation around it.
 */
export function createToolHost(
  sandbox: Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>,
  now = '2026-11-23T09:00:00+08:00',
) {
  const client = createHrClient({
    baseUrl: () => sandbox.url,
    clientId: sandbox.clientId,
    clientSecret: () => sandbox.clientSecret,
    fetch: (url, init) => fetch(url, init),
    businessDate: () => now,
    log: silentLog,
  })
  const { hr } = createHrService(client, () => performance.now())
  const toolbox = createToolbox(builtInPlugins, 'all')
  const documents = memory()
  const sources = {
    service: () => hr,
    documents: () => documents,
    files: createFileMaker(createPress(), { keep: async () => {}, newId: randomUUID }),
    rules: async (id: string, input: Readonly<Record<string, unknown>>) => computeRule(id, input),
    clock: { now: () => now },
    log: silentLog,
  }
  const named = (name: string): Offered => {
    const offered = toolbox.find(name)
    if (!offered) throw new Error(`There is no tool ${name}.`)
    return offered
  }
  const admitted = (name: string, person: Person): Offered => {
    const offered = named(name)
    const verdict = decide(person, offered, 'all')
    if (!verdict.allow) throw new Error(`The gate denies ${name}: ${verdict.reason}.`)
    return offered
  }
  const kept = new Map<string, SubmissionProgress>()
  const occasion = { conversation: 'tool-host', turnId: 'tool-host' }
  const signal = AbortSignal.timeout(300_000)
  const shownIn = async (tool: Tool, output: unknown) =>
    Promise.all((['zh', 'en'] as const).map((locale) => tool.show(output, { locale }))) as Promise<
      [readonly ReplyPart[], readonly ReplyPart[]]
    >

  return {
    toolbox,
    /** Somebody as the HR system names them; `guest` is nobody. */
    async person(staffId: string, roles: Person['roles'] = []): Promise<Person> {
      if (staffId === 'guest') return guest()
      const { person } = await client.exchange(staffId, [])
      return { ...person, roles: [...person.roles, ...roles], locale: 'zh' }
    },
    /** Runs a tool that reads or notes, and shows what came of it in both languages. */
    async read(person: Person, name: string, input: unknown) {
      const offered = admitted(name, person)
      const { context } = readingContext(sources, offered, person, signal, occasion)
      const output = offered.tool.output.parse(await offered.tool.run(offered.tool.input.parse(input), context))
      return { output, parts: await shownIn(offered.tool, output) }
    },
    /** Counts a write without doing it. */
    async prepare(person: Person, name: string, input: unknown): Promise<Ready> {
      const offered = admitted(name, person)
      const { tool } = offered
      if (!tool.prepare) throw new Error(`${name} writes nothing.`)
      const { context, shown } = readingContext(sources, offered, person, signal, occasion)
      const prepared = await tool.prepare(tool.input.parse(input), context)
      // What is stored is what will be sent, so it must fit the tool's own input once more.
      const { sentence, changes, notes = [] } = prepared
      return { input: tool.input.parse(prepared.input), sentence, notes, changes, shown, id: randomUUID() }
    },
    /**
     * Sends what was prepared.
     * @param again true for a further try of the same consent, after an answer that was lost
     */
    async send(person: Person, name: string, ready: Ready, again = false) {
      const offered = admitted(name, person)
      const { context, later } = sendingContext(sources, offered, person, signal, {
        confirmationId: ready.id,
        occasion,
        receipt: `R-${ready.id}`,
        shown: ready.shown,
        progress: (again ? kept.get(ready.id) : undefined) ?? { answered: [], read: {} },
        resent: again,
        // As after a crash: the way to the write was kept, its answer was not.
        keep: async ({ read }) => void kept.set(ready.id, { answered: [], read }),
      })
      const output = offered.tool.output.parse(await offered.tool.run(ready.input, context)) as Receipt
      const putOff = later()
      if (putOff) throw putOff
      return { receipt: output.receipt, output, parts: await shownIn(offered.tool, output) }
    },
  }
}

/** What {@link createToolHost} makes. */
export type ToolHost = ReturnType<typeof createToolHost>
