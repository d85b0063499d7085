import type * as z from 'zod'
import { type ApiAnswer, type ApiCall, createApi, Problem } from './api.ts'
import { silentLog } from './log.ts'
import type { Person } from './person.ts'
import type { Plugin } from './plugin.ts'
import type { ReplyPart } from './reply.ts'
import type { Locale } from './text.ts'
import type { Documents, Preparation, Tool, ToolContext } from './tool.ts'

type ByName<Tools extends readonly Tool[], Name> = Extract<Tools[number], { readonly name: Name }>
type Route = `${ApiCall['method']} /${string}`
type Given = {
  readonly person?: Partial<Person>
  readonly now?: string
  rules?(id: string, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

/** A problem of the scripted service, for the answer of a route in {@link testPlugin}. */
export function problem(status: number, code: string, detail = code): Problem {
  return { type: 'about:blank', title: code, status, code, detail }
}

function memoryDocuments(): Documents {
  const kept = new Map<string, unknown>()
  return {
    get: async (key) => structuredClone(kept.get(key)),
    put: async (key, value) => void kept.set(key, structuredClone(value)),
    delete: async (key) => void kept.delete(key),
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
  }
}

/**
 * Runs a plugin's tools against a scripted service, the way the host does: input and output are parsed, the
 * person comes from the host, a call that is not scripted fails by name.
 * @param routes answers by `GET /path`, `PREVIEW /path`, `POST /path` (without the query)
 */
export function testPlugin<const Tools extends readonly Tool[]>(
  plugin: Plugin<Tools>,
  routes: Readonly<Record<Route, (call: ApiCall) => unknown>>,
  given: Given = {},
) {
  type Names = Tools[number]['name']
  const sent: ApiCall[] = []
  const carry = async (call: ApiCall): Promise<ApiAnswer> => {
    const route = Object.entries(routes).find(([name]) => name === `${call.method} ${call.path}`)
    if (!route)
      throw new Error(
        `No scripted answer for '${call.method} ${call.path}'. Scripted: ${Object.keys(routes).join(', ')}`,
      )
    sent.push(call)
    const body = route[1](call)
    const refused = Problem.safeParse(body)
    return refused.success ? { ok: false, problem: refused.data } : { ok: true, body }
  }
  const context: ToolContext = {
    person: {
      id: 'S-1',
      name: '张示例',
      roles: ['staff'],
      scopes: plugin.tools.flatMap(({ scopes }) => scopes),
      locale: 'zh',
      staffType: 'civil_servant',
      unitId: 'U-1',
      unitName: '示例科',
      province: 'ZJ',
      ...given.person,
    },
    api: createApi(carry),
    documents: memoryDocuments(),
    render: {
      xlsx: async ({ fileName }) => ({ name: fileName, mediaType: 'application/octet-stream', url: '/api/files/1' }),
      chart: async ({ fileName }) => ({ name: fileName, mediaType: 'image/svg+xml', url: '/api/files/1' }),
      pdf: async ({ fileName }) => ({ name: fileName, mediaType: 'application/pdf', url: '/api/files/1' }),
    },
    rules: given.rules ?? (async (id) => Promise.reject(new Error(`Rule '${id}' is not scripted. Pass { rules }.`))),
    now: given.now ?? '2026-11-23T09:00:00+08:00',
    log: silentLog,
    signal: AbortSignal.timeout(5000),
  }
  const find = (name: string): Tool => {
    const tool = plugin.tools.find((candidate) => candidate.name === name)
    if (!tool)
      throw new Error(`${plugin.id} has no tool '${name}'. It has: ${plugin.tools.map((one) => one.name).join(', ')}`)
    return tool
  }
  const view = (locale: Locale) => ({ locale })
  return {
    /** Every call that reached the scripted service, in order. */
    sent,
    /** Runs a tool and gives its parsed output. */
    async call<Name extends Names>(
      name: Name,
      input: z.input<ByName<Tools, Name>['input']>,
    ): Promise<z.output<ByName<Tools, Name>['output']>> {
      const tool = find(name)
      return tool.output.parse(await tool.run(tool.input.parse(input), context)) as z.output<
        ByName<Tools, Name>['output']
      >
    },
    /** What a submit tool would ask the person to agree to. */
    async prepare<Name extends Names>(
      name: Name,
      input: z.input<ByName<Tools, Name>['input']>,
    ): Promise<Preparation<Readonly<Record<string, unknown>>>> {
      const tool = find(name)
      if (!tool.prepare) throw new Error(`${plugin.id} ${name} has effect '${tool.effect}' and prepares nothing.`)
      return tool.prepare(tool.input.parse(input), context)
    },
    /** Runs a tool and gives what the person sees. */
    async show<Name extends Names>(
      name: Name,
      input: z.input<ByName<Tools, Name>['input']>,
      locale: Locale = 'zh',
    ): Promise<readonly ReplyPart[]> {
      const tool = find(name)
      return tool.show(tool.output.parse(await tool.run(tool.input.parse(input), context)), view(locale))
    },
  }
}
