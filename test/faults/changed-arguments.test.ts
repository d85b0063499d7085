import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashContent } from '#sdk/canonical'
import { builtInPlugins } from '../../tools/index.ts'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { openReplicas, type Replicas, type Sent } from '../support/replicas.ts'
import { hrFault, seededRandom, until } from '../support/server.ts'
import { type Round, roundOf } from './kill-rounds.ts'

const rounds = count(7, 210)

/** What happens between the card and the consent; whatever it was, the code of the card is then confirmed. */
type Meddling = {
  readonly name: string
  /** Whether what was shown may still be sent. */
  readonly mayBeSent: boolean
  meddle(
    replicas: Replicas,
    round: Round,
    code: string,
    otherDay: string,
  ): Promise<(() => Promise<void> | void) | undefined>
}

const storedRow = async (replicas: Replicas, { as }: Round, code: string) => {
  const { rows } = await replicas.db.query<{ id: string; tool: string; args: Record<string, unknown> }>(
    'select id, tool, args from confirmation where person_id = $1 and code = $2',
    [as, code],
  )
  if (!rows[0]) throw new Error('The card is not stored.')
  return rows[0]
}

const leaveSubmit = builtInPlugins
  .flatMap(({ id, tools }) => (id === 'leave' ? tools : []))
  .find(({ name }) => name === 'submit')

const meddlings: readonly Meddling[] = [
  {
    name: 'another message changes the day',
    mayBeSent: true,
    async meddle(replicas, { as, conversation }, _code, otherDay) {
      const [, month, day] = otherDay.split('-')
      await replicas.all[1].send(as, { text: `改成${Number(month)}月${Number(day)}号` }, conversation)
      return undefined
    },
  },
  {
    name: 'the same person asks for another day at the other replica, in another conversation',
    mayBeSent: true,
    async meddle(replicas, { as, conversation }, _code, otherDay) {
      const [, month, day] = otherDay.split('-')
      const text = `${Number(month)}月${Number(day)}号请一天事假`
      await replicas.all[1].send(as, { text }, `${conversation}-other`)
      return undefined
    },
  },
  {
    name: 'the arguments in the row are others',
    mayBeSent: false,
    async meddle(replicas, round, code, otherDay) {
      await replicas.db.query(
        `update confirmation set args = args || jsonb_build_object('start', $3::text, 'end', $3::text) where person_id = $1 and code = $2`,
        [round.as, code, otherDay],
      )
      return undefined
    },
  },
  {
    name: 'an argument is put into the row',
    mayBeSent: false,
    async meddle(replicas, round, code) {
      await replicas.db.query(
        `update confirmation set args = args || '{"reason": "家里有事"}' where person_id = $1 and code = $2`,
        [round.as, code],
      )
      return undefined
    },
  },
  {
    name: 'the arguments and their hash are others',
    mayBeSent: false,
    async meddle(replicas, round, code, otherDay) {
      const { id, tool, args } = await storedRow(replicas, round, code)
      const other = { ...args, start: otherDay, end: otherDay }
      await replicas.db.query('update confirmation set args = $2::jsonb, args_hash = $3 where id = $1', [
        id,
        JSON.stringify(other),
        await hashContent({ tool, args: other }),
      ])
      return undefined
    },
  },
  {
    name: 'the submission in the outbox is changed while it waits',
    mayBeSent: false,
    async meddle(replicas, round, code, otherDay) {
      await hrFault(replicas.sandbox.dataDir, { kind: 'down' })
      // The HR system is away, so the consent is taken and waits; the code is confirmed once more afterwards.
      await replicas.all[0].send(round.as, { confirm: code }, round.conversation)
      const { id } = await storedRow(replicas, round, code)
      await replicas.db.query(
        `update outbox set payload = jsonb_set(payload, '{args}', payload -> 'args' || jsonb_build_object('start', $2::text, 'end', $2::text))
         where key = $1`,
        [id, otherDay],
      )
      await hrFault(replicas.sandbox.dataDir, null)
      return undefined
    },
  },
  {
    name: 'another version of the plugin sends another day',
    mayBeSent: false,
    async meddle(_replicas, _round, _code, otherDay) {
      if (!leaveSubmit) throw new Error('There is no tool to submit leave.')
      const version: { run: typeof leaveSubmit.run } = leaveSubmit
      const before = version.run
      version.run = (input, context) => before({ ...(input as object), start: otherDay, end: otherDay }, context)
      return () => {
        version.run = before
      }
    },
  },
]

const isAnswered = ({ status, answer = '' }: Sent) => status !== 503 && !/暂时没有响应/.test(answer)

function suite(kind: 'pglite' | 'postgres'): void {
  let replicas: Replicas
  beforeAll(async () => {
    replicas = await openReplicas({ kind })
  })
  afterAll(() => replicas?.close())

  test(
    `T-09: in ${rounds} random rounds something changes between card and consent: what was shown is sent, or nothing`,
    async ({ task }) => {
      const random = seededRandom()
      const counted = { rounds, 'sent as shown': 0, 'nothing sent': 0, 'sent otherwise': 0 }
      const offset = Math.floor(random.next() * meddlings.length)
      for (let index = 0; index < rounds; index++) {
        const round = roundOf(index)
        const meddling = meddlings[(index + offset) % meddlings.length] as Meddling
        const label = `seed ${random.seed}, round ${index}: ${meddling.name}`
        const reply = await until(
          label,
          30_000,
          () => replicas.all[0].send(round.as, { text: round.say }, round.conversation),
          isAnswered,
        )
        const code = reply.pending?.code ?? ''
        expect(reply.pending?.args, `${label}: ${reply.answer}`).toEqual({
          ...{ leaveType: 'PERSONAL', start: round.day, end: round.day },
        })
        // Early in January, where no round has a day of its own.
        const otherDay = `2027-01-${String(4 + Math.floor(random.next() * 5)).padStart(2, '0')}`
        const undo = await meddling.meddle(replicas, round, code, otherDay)
        const before = await replicas.held(round.as)
        const done = await until(
          label,
          30_000,
          () => replicas.all[index % 2 === 0 ? 0 : 1].send(round.as, { confirm: code }, round.conversation),
          (given) => isAnswered(given) && !/处理中/.test(given.answer ?? ''),
        )
        await undo?.()
        const held = (await replicas.held(round.as)).filter(({ id }) => !before.some((old) => old.id === id))
        const asShown = held.filter(
          ({ start, end, type }) => start === round.day && end === round.day && type === 'PERSONAL',
        )
        expect(asShown, label).toEqual(held)
        expect(held.length, label).toBe(done.receipt ? 1 : 0)
        if (!meddling.mayBeSent) expect(held, label).toEqual([])
        counted[held.length === 1 ? 'sent as shown' : 'nothing sent'] += 1
      }
      expect(counted['sent as shown'] + counted['nothing sent']).toBe(rounds)
      figure(task, 'T-09', counted)
    },
    isFull ? 1_500_000 : 120_000,
  )
}

suiteWith([], 'what changes between card and consent, embedded', () => suite('pglite'))
if (isFull)
  suiteWith(['postgres'], 'what changes between card and consent, on a PostgreSQL server', () => suite('postgres'))
