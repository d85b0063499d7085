import { readFileSync } from 'node:fs'
import type { Citation, Plugin } from '#sdk'
import type { ThinkRequest, Thought, ToolCall, ToolCard } from '../../../agent/model.ts'
import { createEmbeddedModel } from '../../../agent/models/embedded/index.ts'
import { cardOf } from '../../../agent/toolbox.ts'
import { reminders } from '../../../agent/tools/reminders.ts'
import { createServicePlugins } from '../../../agent/tools/service.ts'
import { builtInPlugins } from '../../../tools/index.ts'

/** The card of each tool of a plugin, as the graph makes it. */
function cardsOf(plugin: Plugin): ToolCard[] {
  return plugin.tools.map((tool) => cardOf(plugin, tool))
}

const policySearch: ToolCard = {
  name: 'policy_search',
  title: { zh: '查人事政策', en: 'Search the HR rules' },
  description: 'Searches the knowledge base of HR rules and gives the articles that answer a question.',
  effect: 'read',
  parameters: {
    type: 'object',
    properties: {
      question: { type: 'string' },
      asOf: { type: 'string', format: 'date' },
      region: { type: 'string' },
      staffType: { type: 'string' },
    },
    required: ['question'],
  },
  examples: [
    { say: '年休假可以跨年度安排吗', input: { question: '年休假可以跨年度安排吗' } },
    { say: 'How is sick pay calculated?', input: { question: 'How is sick pay calculated?' } },
  ],
  wordings: [],
}

// Only their cards are looked at; nothing of them runs here.
const own: readonly Plugin[] = [
  reminders,
  ...createServicePlugins({ reminders: {}, tickets: {} } as never, () => undefined),
]

/** All tools of now. */
export const cards: readonly ToolCard[] = [...builtInPlugins, ...own].flatMap(cardsOf).concat(policySearch)

/** The article the knowledge stub always finds. */
export const citation: Citation = {
  document: '职工带薪年休假条例(2007-12-14)',
  title: '职工带薪年休假条例',
  article: '第三条',
  version: '2007-12-14',
  effectiveFrom: '2008-01-01',
  effectiveUntil: null,
  quote: '职工累计工作已满1年不满10年的，年休假5天；已满10年不满20年的，年休假10天；已满20年的，年休假15天。',
}

/** A knowledge base that finds one article, and answers by it or not. */
export function knowledgeOf(answerable: boolean): ThinkRequest['knowledge'] {
  const passage = { citation, text: citation.quote, path: [], level: '行政法规', region: 'CN', score: 1 }
  return {
    passages: [passage],
    answerable,
    confidence: answerable ? 0.7 : 0.1,
    named: false,
    asOf: '2026-11-23',
    indexVersion: 1,
  }
}

const ofManagers = (name: string): boolean =>
  name.startsWith('approval_') || name === 'leave_team' || name === 'metrics_query'

/** A request of a person of a role, on 2026-11-23, with everything else left at its least. */
export function requestOf(text: string, role: string, rest: Partial<ThinkRequest> = {}): ThinkRequest {
  const withheld = role === 'staff' ? cards.filter(({ name }) => ofManagers(name)) : []
  return {
    text,
    locale: 'zh',
    now: '2026-11-23T09:00:00+08:00',
    person: {
      id: 'S-1001',
      name: role === 'staff' ? '张示例' : '孔自己',
      roles: [role === 'staff' ? 'staff' : 'manager'],
      staffType: 'civil_servant',
      province: 'ZJ',
      unitName: '综合科',
    },
    history: [],
    tools: cards.filter((card) => !withheld.includes(card)),
    withheld,
    knowledge: knowledgeOf(true),
    results: [],
    pending: null,
    signal: new AbortController().signal,
    ...rest,
  }
}

const model = createEmbeddedModel()

/** What the embedded model thinks first. */
export function think(text: string, role = 'staff', rest: Partial<ThinkRequest> = {}): Promise<Thought> {
  return model.think(requestOf(text, role, rest))
}

/** The calls of a thought, none when it says something. */
export function callsOf(thought: Thought): readonly ToolCall[] {
  return thought.kind === 'call' ? thought.calls : []
}

const wordy = new Set([
  'item',
  'items',
  'course',
  'comment',
  'reason',
  'purpose',
  'name',
  'person',
  'unit',
  'to',
  'destination',
  'question',
  'request',
])
const plain = (value: unknown): string =>
  String(value)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

function sameValue(key: string, wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(got) && wanted.every((each) => got.some((other) => sameValue(key, each, other)))
  }
  if (typeof wanted === 'number') return Number(got) === wanted
  if (got === undefined || got === null) return false
  if (key === 'holiday') return String(wanted).replace(/节$/, '') === String(got).replace(/节$/, '')
  if (key === 'to' && /^\d{4}-/.test(String(wanted))) return wanted === got
  if (wordy.has(key)) return plain(wanted).includes(plain(got)) || plain(got).includes(plain(wanted))
  return String(wanted).toLowerCase() === String(got).toLowerCase()
}

const alternatives = [
  ['end', 'days'],
  ['request', 'date'],
  ['date', 'holiday', 'year'],
  ['workStart', 'workYears'],
]

function argumentNames(tool: string): readonly string[] {
  const properties = cards.find(({ name }) => name === tool)?.parameters.properties
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
}

/** Compares the arguments of a call by the rules of `eval/README.md` §Args match. */
export function sameArguments(first: string, wanted: Readonly<Record<string, unknown>>, call: ToolCall): boolean {
  const known = argumentNames(call.tool)
  return Object.entries(wanted).every(([key, value]) => {
    if (call.tool !== first && !known.includes(key)) return true
    const group = alternatives.find((names) => names.includes(key))
    const other = group?.some((name) => name !== key && call.args[name] !== undefined) ?? false
    if (other && call.args[key] === undefined) return true
    return sameValue(key, value, call.args[key])
  })
}

/** One wording with what it should come to. */
export type Wording = {
  readonly tool: string
  readonly role: string
  readonly text: string
  readonly args: Readonly<Record<string, unknown>>
  readonly accept: readonly string[]
}

/** Lines of a file under `test/fixtures`. */
export function readLines(path: string): readonly Record<string, unknown>[] {
  const file = new URL(`../../fixtures/${path}`, import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** The wordings of a file. */
export function readWordings(path: string): readonly Wording[] {
  return readLines(path).map((line) => ({
    tool: String(line.tool),
    role: String(line.role ?? 'staff'),
    text: String(line.text),
    args: (line.args ?? {}) as Wording['args'],
    accept: (line.accept ?? [line.tool]) as readonly string[],
  }))
}

/** Whether the first call of a wording was right, and right in its arguments. */
export async function judge(
  wording: Wording,
  rest: Partial<ThinkRequest> = {},
): Promise<{ readonly tool: boolean; readonly args: boolean; readonly got: Thought }> {
  const got = await think(wording.text, wording.role, rest)
  const call = callsOf(got)[0]
  const tool = call !== undefined && wording.accept.includes(call.tool)
  return { tool, args: tool && call !== undefined && sameArguments(wording.tool, wording.args, call), got }
}
