import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isToolError, type Person, type ReplyPart, visibleName } from '#sdk'
import { decide } from '../../agent/gate.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { rawWordsIn, wireWords } from '../support/raw-words.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'
import { createToolHost, type ToolHost } from '../support/tool-host.ts'
import { seededWorld } from '../unit/sandbox/support.ts'

const world = seededWorld()
const tools = builtInPlugins.flatMap((plugin) =>
  plugin.tools.map((tool) => ({ name: visibleName(plugin, tool), tool, plugin })),
)
const submitting = tools.filter(({ tool }) => tool.prepare).map(({ name }) => name)

/** Staff id of an alias or a name. */
function idOf(who: string): string {
  const found = [...world.staff.values()].find(({ alias, name }) => alias === who || name === who)
  if (!found) throw new Error(`Nobody is called ${who}.`)
  return found.id
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let host: ToolHost
const people = new Map<string, Person>()

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  host = createToolHost(sandbox)
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

async function personOf(who: string): Promise<Person> {
  const known = people.get(who) ?? (await host.person(idOf(who)))
  people.set(who, known)
  return known
}

/** How often something was carried out, from the journal: nothing else is true. */
function written(): number {
  const lines = readFileSync(join(sandbox.dataDir, 'journal.jsonl'), 'utf8').split('\n').filter(Boolean)
  return lines.filter((line) => line.includes('"kind":"write"')).length
}

/** A demo person who is offered a tool. */
async function userOf(name: string): Promise<Person> {
  for (const who of ['zhang', 'sun', 'du', 'wang']) {
    const person = await personOf(who)
    if (decide(person, host.toolbox.find(name), 'all').allow) return person
  }
  throw new Error(`Nobody may use ${name}.`)
}

/** What an example comes to, as people read it in both languages; a refusal is its sentence. */
async function saidTo(
  person: Person,
  name: string,
  input: unknown,
): Promise<{ refused: string | null; texts: ReplyPart[][] }> {
  try {
    if (!host.toolbox.find(name)?.tool.prepare) {
      const { parts } = await host.read(person, name, input)
      return { refused: null, texts: parts.map((shown) => [...shown]) }
    }
    const { sentence, changes, notes } = await host.prepare(person, name, input)
    const texts = changes.flatMap(({ label, before, after }) => [label.zh, label.en, before ?? '', after])
    return { refused: null, texts: [[...[sentence, ...notes].flatMap(({ zh, en }) => [zh, en]), ...texts].map(textOf)] }
  } catch (error) {
    if (!isToolError(error)) throw error
    return { refused: error.code, texts: [[textOf(error.tell.zh), textOf(error.tell.en)]] }
  }
}

const textOf = (text: string): ReplyPart => ({ kind: 'text', text })

describe.each(tools.map(({ name, tool }) => [name, tool] as const))('%s over the real HR system', (name, tool) => {
  test('every example is answered or refused in words, nothing is changed, no raw word is shown', async () => {
    const person = await userOf(name)
    const before = written()
    const codes: (string | null)[] = []
    for (const { say, input } of tool.examples) {
      const { refused, texts } = await saidTo(person, name, input)
      codes.push(refused)
      for (const shown of texts) {
        expect.soft(shown.length, say).toBeGreaterThan(0)
        expect.soft(rawWordsIn(shown), say).toEqual([])
      }
    }
    expect(codes).not.toContain('unavailable')
    if (!tool.prepare) expect(codes).toContain(null)
    if (tool.effect !== 'note') expect(written()).toBe(before)
  })
})

test('the words of the API are known', () => {
  for (const word of ['ANNUAL', 'IN_APPROVAL', 'CIVIL_SERVANT', 'OVER_ESTABLISHMENT', 'HEADCOUNT'])
    expect(wireWords.has(word), word).toBe(true)
})

/** One submission of each tool by somebody who may; `first` is what has to be there before. */
type Case = {
  readonly as: string
  readonly input: Record<string, unknown> | (() => Promise<Record<string, unknown>>)
  readonly first?: readonly Step[]
  /** The business instant. */
  readonly now?: string
}
type Step = { readonly tool: string; readonly as: string; readonly input: Record<string, unknown> }

const leaveOf = (as: string, start: string, end: string, leaveType = 'ANNUAL'): Step => ({
  ...{ tool: 'leave_submit', as },
  input: { leaveType, start, end },
})

const cases: Readonly<Record<string, Case>> = {
  leave_submit: { as: 'zhang', input: { leaveType: 'ANNUAL', start: '2026-12-01', end: '2026-12-03' } },
  leave_change: {
    as: 'li',
    first: [leaveOf('li', '2026-12-01', '2026-12-01')],
    input: { date: '2026-12-01', newStart: '2026-12-08' },
  },
  leave_cancel: { as: '赵演示', input: { date: '2026-12-07' } },
  leave_return: {
    as: '陈模拟',
    first: [
      leaveOf('陈模拟', '2026-11-24', '2026-11-26', 'PERSONAL'),
      { tool: 'approval_decide', as: 'wang', input: { items: ['陈模拟的事假'], decision: 'approve' } },
    ],
    now: '2026-11-25T09:00:00+08:00',
    input: { date: '2026-11-24', returnedOn: '2026-11-25' },
  },
  leave_plan: { as: 'zhang', input: { year: 2027, spans: [{ start: '2027-02-08', end: '2027-02-12' }] } },
  leave_abroad: {
    as: 'zhang',
    input: { from: '2026-12-18', to: '2026-12-24', destination: '日本', purpose: '旅游' },
  },
  leave_behalf: {
    as: 'wang',
    input: { person: '陈模拟', leaveType: 'PERSONAL', start: '2026-12-10', end: '2026-12-10' },
  },
  attendance_correct: {
    as: 'zhang',
    input: { date: '2026-11-19', time: '18:10', side: 'OUT', reason: '当时在开会' },
  },
  attendance_overtime: {
    as: 'zhang',
    input: { date: '2026-11-28', from: '09:00', to: '13:00', reason: '赶上级交办的材料', compensation: 'COMP_OFF' },
  },
  certificate_request: { as: 'zhang', input: { kind: 'EMPLOYMENT', purpose: '办签证' } },
  profile_update: { as: 'zhang', input: { field: 'phone', value: '13800005566' } },
  approval_decide: { as: 'wang', input: { items: ['周占位'], decision: 'approve' } },
  approval_delegate: { as: 'wang', input: { to: '田预演', from: '2026-12-21', until: '2026-12-31' } },
  lifecycle_advance: {
    as: 'sun',
    first: [
      {
        tool: 'secondment_start',
        as: 'sun',
        input: { person: '张示例', host: '市数字办', from: '2026-12-01', to: '2027-05-31' },
      },
    ],
    input: { case: '张示例的借调', materials: ['all'], document: '示数办函〔2026〕9号' },
  },
  onboarding_start: { as: 'sun', input: { person: '林新录', plannedOn: '2026-12-01' } },
  probation_confirm: { as: 'sun', input: { person: '谢试用' } },
  transfer_start: { as: 'sun', input: { person: '赵演示', toUnit: '业务一科' } },
  secondment_start: {
    as: 'sun',
    input: { person: 'S-1016', host: '市数字办', from: '2026-12-01', to: '2027-05-31' },
  },
  secondment_end: { as: 'sun', input: { person: '韩借出' } },
  people_export: {
    as: 'sun',
    input: { filter: { unit: '信息科' }, columns: ['name', 'unit'], purpose: '年度培训排班' },
  },
  contract_renew: { as: 'sun', input: { person: 'S-1351', years: 3 } },
  resignation_submit: { as: 'zhang', input: { lastDay: '2026-12-31' } },
  retirement_apply: { as: '罗将届', input: { kind: 'statutory' } },
  supervision_dispose: { as: 'du', input: { alert: 'AL-00003', state: 'ACKNOWLEDGED', reason: '已转人事科核实' } },
  assessment_dispute: {
    as: 'zhang',
    input: async () => ({ evidence: await ownRow('zhang'), reason: '当天系统停机' }),
  },
  contribution_add: { as: 'zhang', input: { kind: 'PROCESS', title: '周报自动汇总', hoursSaved: 6 } },
  review_give: {
    as: 'zhang',
    input: async () => {
      const asked = [...world.invitations.values()].find(({ raterId }) => raterId === idOf('zhang'))
      return { subject: asked?.subjectId ?? '', score: 90 }
    },
  },
  training_enrol: { as: 'zhang', input: { course: 'TC-2610' } },
}

/** A row that the figures of somebody rest on. */
async function ownRow(who: string): Promise<string> {
  const { output } = await host.read(await personOf(who), 'assessment_evidence', { period: '2026-Q3' })
  const { figures } = output as { figures: { sources: { id: string }[] }[] }
  return figures.flatMap(({ sources }) => sources.map(({ id }) => id)).find((id) => id.startsWith('BJ-')) ?? ''
}

async function done({ tool, as, input }: Step): Promise<void> {
  const person = await personOf(as)
  await host.send(person, tool, await host.prepare(person, tool, input))
}

describe('a submission', () => {
  test('is tried for every tool that submits', () => {
    expect(Object.keys(cases).sort()).toEqual(submitting.toSorted())
  })

  test.each(Object.keys(cases))('%s happens once, however often it is sent', async (name) => {
    const given = cases[name]
    if (!given) throw new Error(`${name} has no case.`)
    for (const step of given.first ?? []) await done(step)
    const { now } = given
    const used = now ? createToolHost(sandbox, now) : host
    const person = await personOf(given.as)
    const input = typeof given.input === 'function' ? await given.input() : given.input
    const before = written()
    const ready = await used.prepare(person, name, input)
    expect(written(), 'preparing writes nothing').toBe(before)
    const first = await used.send(person, name, ready)
    expect(first.receipt).toMatch(/\S/)
    for (const shown of first.parts) expect(rawWordsIn(shown)).toEqual([])
    expect(written()).toBe(before + 1)
    // The answer was lost, and it is sent once more under the same keys.
    expect((await used.send(person, name, ready, true)).receipt).toBe(first.receipt)
    // A worker that knows of no earlier try writes nothing either: it gets the stored answer or stops.
    await used.send(person, name, ready).catch((error: unknown) => {
      if (!isToolError(error)) throw error
    })
    expect(written()).toBe(before + 1)
  })
})
