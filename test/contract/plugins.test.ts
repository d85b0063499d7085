import { describe, expect, test } from 'vitest'
import { type ApiCall, type Plugin, Scope, type Tool, visibleName, z } from '#sdk'
import { testPlugin } from '#sdk/testing'
import { builtInPlugins } from '../../tools/index.ts'
import { peopleAnswerTo, peoplePaths } from '../support/people-answers.ts'
import {
  approvalItem,
  approvalResult,
  balances,
  instant,
  list,
  quoted,
  record,
  requested,
  rules,
} from '../unit/tools/fixtures.ts'
import { flowAnswers } from './flows-answers.ts'
import { growthAnswers } from './growth-answers.ts'
import { timeAnswers } from './time-answers.ts'

/** A small HR system for any example: whatever is named exists and can be done. */
function answerTo(call: ApiCall, tool: string): unknown {
  const { path, method } = call
  if (`${method} ${path}` === 'GET /leave-requests' && tool === 'return') return list(...running())
  const fixed = fixedAnswers[`${method} ${path}`]
  if (fixed) return fixed(call)
  if (path.startsWith('/approvals/')) return decided(call)
  return method === 'PREVIEW' ? ending() : { ...requested, ...(call.send ?? {}) }
}

const ofPeople: readonly string[] = ['people', 'directory', 'file', 'establishment', 'supervision', 'privacy']

/** Plugins on people are answered by the invented bureau itself, the others by fixtures. */
const answersFor = (plugin: Plugin, tool: string) => (call: ApiCall) =>
  (ofPeople.includes(plugin.id) ? peopleAnswerTo(call) : undefined) ??
  (call.path === '/retirement/due' ? peopleAnswerTo(call) : answerTo(call, tool))

const counts = (call: ApiCall) => ({ ...quoted, ...(call.send ?? {}) })
const fixedAnswers: Readonly<Record<string, (call: ApiCall) => unknown>> = {
  'GET /me': () => record,
  'GET /me/leave-entitlements': () => balances,
  'GET /units': () => list(unit),
  'GET /approvals': () => inboxFor(),
  'GET /leave-requests': ({ query }) => (query?.scope === 'team' ? team() : list(...owned())),
  'PREVIEW /leave/quote': counts,
  'PREVIEW /leave-requests': counts,
  ...flowAnswers,
  ...Object.fromEntries(Object.entries(growthAnswers).filter(([name]) => !Object.hasOwn(flowAnswers, name))),
  ...timeAnswers,
}
const unit = {
  id: 'U-2',
  name: '综合科',
  type: 'INTERNAL',
  level: '市级',
  rank: null,
  parentId: null,
  leaderId: null,
  hrContactId: null,
  province: 'ZJ',
  status: 'ACTIVE',
}

function owned() {
  const waits = { ...requested, id: 'LR-2026-0042', start: '2026-11-25', end: '2026-12-08' }
  return [waits, { ...waits, type: 'PERSONAL', state: 'REJECTED' }]
}

/** One leave that runs, and one from which somebody is back already. */
function running() {
  const runs = { ...requested, id: 'LR-2026-0042', state: 'APPROVED', start: '2026-11-18', end: '2026-11-25' }
  return [runs, { ...runs, type: 'SICK', returnedOn: '2026-11-20' }]
}

function team() {
  return list({
    requestId: 'LR-2',
    staffId: 'S-2',
    staffName: '陈模拟',
    unitName: '综合科',
    type: 'ANNUAL',
    start: '2026-11-24',
    end: '2026-11-24',
    countedHalfDays: 2,
    state: 'APPROVED',
  })
}

function ending() {
  return {
    requestId: 'LR-2026-0042',
    type: 'ANNUAL',
    start: '2026-11-25',
    end: '2026-12-08',
    fromState: 'IN_APPROVAL',
    toState: 'WITHDRAWN',
    returnedHalfDays: 6,
    approvers: [],
  }
}

const waiting = [
  ['AP-1', '陈模拟', 'ANNUAL'],
  ['AP-2', '周占位', 'PERSONAL'],
  ['AP-3', '刘虚拟', 'SICK'],
  ['AP-4', '赵演示', 'ANNUAL'],
] as const

function inboxFor() {
  return list(
    ...waiting.map(([id, requesterName, type]) => ({
      ...approvalItem,
      id,
      subjectId: `L-${id}`,
      requesterName,
      leave: { ...approvalItem.leave, type },
    })),
  )
}

function decided(call: ApiCall) {
  const [, approvalId = '', decision = ''] = /^\/approvals\/([^:]+):(\w+)$/.exec(call.path) ?? []
  return { ...approvalResult, approvalId, decision: decision.toUpperCase() }
}

/** `testPlugin` with an answer for any call. */
function tried(plugin: Plugin, tool: string) {
  const routes = new Proxy<Record<string, (call: ApiCall) => unknown>>(
    {},
    {
      ownKeys: () => [...new Set(paths)],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: () => answersFor(plugin, tool),
    },
  )
  return testPlugin(plugin, routes, { rules, now: instant })
}
const ids = ['LR-2026-0042', ...waiting.map(([id]) => id)]
const acts = ['withdraw', 'cancel', 'approve', 'reject', 'return', 'forward']
const paths = [
  ...peoplePaths,
  ...Object.keys(flowAnswers),
  ...Object.keys(growthAnswers),
  ...Object.keys(timeAnswers),
  'GET /me',
  'GET /me/leave-entitlements',
  'GET /units',
  'GET /leave-requests',
  'GET /approvals',
  'PREVIEW /leave/quote',
  'PREVIEW /leave-requests',
  'POST /leave-requests',
  ...['PREVIEW', 'POST'].flatMap((method) =>
    ids.flatMap((id) =>
      acts.flatMap((act) => [`${method} /leave-requests/${id}:${act}`, `${method} /approvals/${id}:${act}`]),
    ),
  ),
]

describe.each(builtInPlugins.map((plugin) => [plugin.id, plugin] as const))('the plugin %s', (_id, plugin) => {
  test('has a title in both languages and an owner', () => {
    expect([plugin.title.zh, plugin.title.en, plugin.owner].every(Boolean)).toBe(true)
  })

  describe.each(plugin.tools.map((tool) => [visibleName(plugin, tool), tool] as const))('%s', (_name, tool: Tool) => {
    test('is titled in both languages, described, and has four to sixteen examples with their own words', () => {
      expect([tool.title.zh, tool.title.en, tool.description].every(Boolean)).toBe(true)
      expect(tool.examples.length).toBeGreaterThanOrEqual(4)
      expect(tool.examples.length).toBeLessThanOrEqual(16)
      expect(new Set(tool.examples.map(({ say }) => say)).size).toBe(tool.examples.length)
    })

    test('has an input that converts for a model and takes nothing it does not know', () => {
      const schema = z.toJSONSchema(tool.input, { io: 'input' })
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
      for (const { input } of tool.examples) {
        expect(tool.input.safeParse(input).success).toBe(true)
        expect(tool.input.safeParse({ ...input, unknownArgument: 1 }).success).toBe(false)
      }
    })

    test('needs known rights only', () => {
      for (const scope of [...tool.scopes, ...(tool.secondBy ? [tool.secondBy] : [])])
        expect(Scope.safeParse(scope).success).toBe(true)
    })

    test.each(tool.examples.map(({ say, input }) => [say, input] as const))(
      'does what “%s” asks',
      async (_say, input) => {
        const host = tried(plugin, tool.name)
        let canonical: Record<string, unknown> = input
        if (tool.prepare) {
          const prepared = await host.prepare(tool.name, input)
          canonical = { ...prepared.input }
          expect(tool.input.safeParse(canonical).success).toBe(true)
          expect([prepared.sentence.zh, prepared.sentence.en].every(Boolean)).toBe(true)
          expect(prepared.changes.length).toBeGreaterThan(0)
          expect(host.sent.every(({ method }) => method !== 'POST')).toBe(true)
        }
        for (const locale of ['zh', 'en'] as const) {
          const parts = await host.show(tool.name, canonical, locale)
          expect(parts.length).toBeGreaterThan(0)
          expect(JSON.stringify(parts)).not.toMatch(/undefined|NaN|\[object/)
        }
        if (tool.effect === 'read') expect(host.sent.every(({ method }) => method !== 'POST')).toBe(true)
      },
    )
  })
})
