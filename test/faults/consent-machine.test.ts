import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from '#sdk'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { openReplicas, type Replicas } from '../support/replicas.ts'
import { seededRandom } from '../support/server.ts'
import {
  cancel,
  change,
  confirm,
  daysOf,
  drop,
  freshModel,
  moveClock,
  prepare,
  prepareForTwo,
  type Real,
  second,
  steal,
  words,
} from './consent-model.ts'

const runs = count(2, 60)
const longest = count(14, 30)
/** Civil servants of the invented bureau who have no part in anything else. */
const staff = Array.from({ length: 48 }, (_, index) => `S-${1071 + index}`)
const freeWords = [
  ...['可以', '好的', '确认', '确认吗？', '是的', '好的，提交吧', '同意', '行', 'yes', '确认提交', 'OK', '没问题'],
  ...['确认 123', '我确认了', '就按这个办', '麻烦提交一下', '确认确认', '已经同意了，请提交'],
]
/** Courses on which the product once failed, by seed and path as the library told them; they are run before any other. */
const failed = z
  .array(z.object({ seed: z.number().int(), path: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('../fixtures/faults/consent-seeds.json', import.meta.url), 'utf8')))

const person = fc.nat({ max: 2 })
const replica = fc.nat({ max: 1 })
const pick = fc.nat({ max: 3 })
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(person, replica).map(([who, at]) => prepare(who, at)) },
  { weight: 2, arbitrary: fc.tuple(person, replica).map(([who, at]) => change(who, at)) },
  { weight: 1, arbitrary: fc.tuple(person, replica).map(([who, at]) => prepareForTwo(who, at)) },
  {
    weight: 3,
    arbitrary: fc.tuple(person, replica, fc.constantFrom(...freeWords)).map(([who, at, text]) => words(who, at, text)),
  },
  { weight: 1, arbitrary: fc.tuple(person, replica).map(([who, at]) => drop(who, at)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(person, pick, fc.constantFrom('button at one', 'button at the other', 'words', 'both at once'))
      .map(([who, card, way]) => confirm(who, card, way)),
  },
  { weight: 1, arbitrary: fc.tuple(person, pick, replica).map(([who, card, at]) => cancel(who, card, at)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(person, pick, fc.constantFrom('confirm', 'cancel', 'words'))
      .map(([who, card, way]) => steal(who, card, way)),
  },
  { weight: 2, arbitrary: fc.constantFrom(4, 6, 9, 11, -5, -12, 60 * 25).map((minutes) => moveClock(minutes)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(pick, fc.constantFrom('agrees', 'agrees at both', 'refuses', 'the first with the code of the second'))
      .map(([card, way]) => second(card, way)),
  },
)
/** The library's own sequences would mostly be short ones; a course is as long as it may be. */
const courses = fc.array(anyStep, { minLength: longest, maxLength: longest })

const Case = z.looseObject({ id: z.string(), flow: z.string(), staffId: z.string() })
const Line = z.object({
  record: z.looseObject({ kind: z.string(), change: z.record(z.string(), z.unknown()).default({}) }),
})

/** Resignations that were carried out, by person, from the HR system's journal. */
function resignations(dataDir: string, staffId: string): readonly string[] {
  const lines = readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').split('\n').slice(0, -1)
  const written = lines.map((line) => Line.parse(JSON.parse(line)).record).filter(({ kind }) => kind === 'write')
  const rows = written.flatMap(({ change }) => Object.values(change).flat())
  const cases = rows.flatMap((row) => Case.safeParse(row).data ?? [])
  const own = cases.filter((each) => each.staffId === staffId && ['RESIGNATION', 'CONTRACT_END'].includes(each.flow))
  return [...new Set(own.map(({ id }) => id))].map(() => '2027-01-31')
}

function suite(kind: 'pglite' | 'postgres'): void {
  let replicas: Replicas
  let offsetMs = 0
  let turn = 0
  const nextDay = new Map<string, number>()
  const now = Date.now.bind(Date)

  beforeAll(async () => {
    replicas = await openReplicas({ kind })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  afterAll(() => replicas?.close())

  async function begin(counted: Record<string, number>) {
    const people = [0, 1, 2].map((index) => staff[(turn * 3 + index) % staff.length] ?? '')
    turn += 1
    const heldBefore = new Map<string, readonly string[]>()
    const read = async (id: string) => [
      ...daysOf(await replicas.held(id)),
      ...resignations(replicas.sandbox.dataDir, id),
    ]
    for (const id of people) heldBefore.set(id, await read(id))
    const model = freshModel(people.map((id) => nextDay.get(id) ?? 0))
    const real: Real = {
      ...{ replicas, people, conversation: `machine-${turn}`, counted },
      moveClock: (minutes) => {
        // The embedded database has the clock of the process, where its rows are moved already.
        if (kind === 'postgres') offsetMs += minutes * 60_000
      },
      async carriedOut() {
        const held = await Promise.all(
          people.map(async (id): Promise<[string, readonly string[]]> => {
            const before = [...(heldBefore.get(id) ?? [])]
            const all = await read(id)
            for (const day of before) all.splice(all.indexOf(day), 1)
            return [id, all.sort()]
          }),
        )
        return new Map(held)
      },
      async secondsOf(owner, code) {
        const { rows } = await replicas.db.query<{ person_id: string; code: string }>(
          `select s.person_id, s.code from confirmation_second s join confirmation c on c.id = s.confirmation_id
           where c.person_id = $1 and c.code = $2`,
          [owner, code],
        )
        return new Map(rows.map((row) => [row.person_id, row.code]))
      },
    }
    return { model, real }
  }

  test(
    `T-10: ${runs} random courses of three people at two replicas: an effect only by a fresh consent of its owner, each once`,
    async ({ task }) => {
      const counted: Record<string, number> = {}
      const chosen = seededRandom().seed | 0
      const spied = vi.spyOn(Date, 'now').mockImplementation(() => now() + offsetMs)
      let effects = 0
      for (const [index, course] of [...failed, { seed: chosen }].entries()) {
        const isChosen = index === failed.length
        await fc.assert(
          fc.asyncProperty(courses, async (steps) => {
            const { model, real } = await begin(counted)
            // Whatever comes by chance, something is agreed to at least once.
            for (const step of [prepare(0, 1), confirm(0, 0, 'both at once'), confirm(0, 0, 'words')])
              await step.run(model, real)
            await fc.asyncModelRun(() => ({ model, real }), steps)
            for (const [at, id] of real.people.entries()) nextDay.set(id, model.nextDay[at] ?? 0)
            effects += model.cards.filter(({ state }) => state === 'sent').length
            counted.commands = (counted.commands ?? 0) + steps.length + 3
          }),
          // Every step talks to the whole product: the course as it failed is told, with its seed, and not made shorter.
          { ...course, numRuns: isChosen ? runs : 1, endOnFailure: true },
        )
      }
      spied.mockRestore()
      expect(effects).toBeGreaterThan(0)
      figure(task, 'T-10', { ...counted, effects, 'without consent': 0, twice: 0 })
    },
    isFull ? 3_000_000 : 180_000,
  )
}

suiteWith([], 'consent as a state machine, embedded', () => suite('pglite'))
// Everyday runs have the same course at two replicas over the embedded database.
if (isFull) suiteWith(['postgres'], 'consent as a state machine, on a PostgreSQL server', () => suite('postgres'))
