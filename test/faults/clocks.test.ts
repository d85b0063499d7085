import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inShanghai } from '../../jobs/clock.ts'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { type MovedClock, moveClock } from '../support/moved-clock.ts'
import { openReplicas, type Replicas, type Sent } from '../support/replicas.ts'
import { until } from '../support/server.ts'
import { type Round, roundOf } from './kill-rounds.ts'

const minute = 60_000
// The embedded database has one process and its clock; two replicas have a PostgreSQL server and the clock of that.
/** How far the two replicas are from the true time: 90 seconds apart, a quarter of an hour off, jumping back. */
const skews: readonly (readonly [number, number])[] = [
  [0, 1.5 * minute],
  [-15 * minute, 0],
  [15 * minute, 0],
  [15 * minute, -15 * minute],
  [24 * 60 * minute, 0],
  [-365 * 24 * 60 * minute, 0],
]
const zones = ['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai', 'UTC']
const rounds = count(6, 96)

/** What is said at an instant, and the day of leave in Shanghai that it means. */
const sayings = [
  { at: '2026-12-30T23:59:30+08:00', say: '明天请一天事假', day: '2026-12-31' },
  { at: '2026-12-31T00:00:30+08:00', say: '今天请一天事假', day: '2026-12-31' },
  { at: '2026-12-31T23:59:30+08:00', say: '今天请一天事假', day: '2026-12-31' },
  { at: '2025-12-31T23:59:30+08:00', say: '1月5号请一天事假', day: '2026-01-05' },
  { at: '2026-01-01T00:00:30+08:00', say: '1月6号请一天事假', day: '2026-01-06' },
  { at: '2026-12-06T23:30:00+08:00', say: '明天请一天事假', day: '2026-12-07' },
  { at: '2026-12-07T00:30:00+08:00', say: '后天请一天事假', day: '2026-12-09' },
] as const

suiteWith(['postgres'], 'clocks that differ', () => {
  let replicas: Replicas
  let clock: MovedClock | undefined
  let businessTime = '2026-11-23T09:00:00+08:00'
  const zone = process.env.TZ

  beforeAll(async () => {
    replicas = await openReplicas({ kind: 'postgres', now: () => businessTime })
  })
  afterEach(() => {
    clock?.restore()
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    businessTime = '2026-11-23T09:00:00+08:00'
  })
  afterAll(() => replicas?.close())

  /** At one replica, whose process has its own clock and zone; asked again where a busy machine kept the HR system away. */
  async function at(
    index: number,
    replica: 0 | 1,
    { as, conversation }: Pick<Round, 'as' | 'conversation'>,
    body: Readonly<Record<string, string>>,
  ) {
    const isAnswered = ({ status, answer = '' }: Sent) => status !== 503 && !/暂时没有响应/.test(answer)
    const skew = skews[index % skews.length]?.[replica] ?? 0
    return until(
      JSON.stringify(body),
      30_000,
      () => {
        clock?.set(skew)
        process.env.TZ = zones[(index + replica) % zones.length]
        return replicas.all[replica].send(as, body, conversation)
      },
      isAnswered,
    )
  }

  test(
    `R-08: ${rounds} consents at two replicas whose clocks and zones differ are neither eternal nor dead at once`,
    async ({ task }) => {
      let late = 0
      for (let index = 0; index < rounds; index++) {
        clock = moveClock()
        const round = roundOf(index)
        const prepared = await at(index, 0, round, { text: round.say })
        expect(prepared.pending?.args, prepared.answer).toMatchObject({ start: round.day, end: round.day })
        const code = prepared.pending?.code ?? ''
        // By the clock of the database nine minutes pass, or eleven.
        const isLate = index % 3 === 2
        const passed = isLate ? 11 : 9
        await replicas.db.query(
          'update confirmation set expires_at = expires_at - make_interval(mins => $3) where person_id = $1 and code = $2',
          [round.as, code, passed],
        )
        const reply = await at(index, 1, round, { confirm: code })
        clock.restore()
        const held = (await replicas.held(round.as)).filter(({ start }) => start === round.day)
        const label = `round ${index}: ${reply.answer}`
        if (isLate) expect(reply.answer, label).toContain('确认时间已过，没有提交')
        else expect(reply.receipt, label).toBeTruthy()
        expect(
          held.map(({ id }) => id),
          label,
        ).toEqual(isLate ? [] : [reply.receipt])
        late += isLate ? 1 : 0
      }
      figure(task, 'R-08', { consents: rounds, 'in time': rounds - late, late, eternal: 0, 'dead at once': 0 })
    },
    isFull ? 900_000 : 120_000,
  )

  test('R-08: days of leave are days of Shanghai, at the end of a day and of the year, wherever the process believes to be', async ({
    task,
  }) => {
    let asked = 0
    for (const [index, { at: instant, say, day }] of sayings.entries()) {
      for (const [place, name] of zones.entries()) {
        businessTime = instant
        const who = { as: `S-${1090 + asked}`, conversation: `zone-${asked}` }
        const reply = await until(
          say,
          30_000,
          () => {
            process.env.TZ = name
            return replicas.all[place % 2 === 0 ? 0 : 1].send(who.as, { text: say }, who.conversation)
          },
          ({ answer = '' }) => !/暂时没有响应/.test(answer),
        )
        expect(reply.pending?.args, `${instant} ${name}: ${reply.answer}`).toMatchObject({ start: day, end: day })
        asked += 1
        if (!isFull && place === (index % 2) + 1) break
      }
    }
    figure(task, 'R-08', { 'days asked for at borders': asked, 'of another zone': 0 })
  }, 180_000)
})

test.each(zones)('R-08: the real clock tells the time of Shanghai in a process of %s', (name) => {
  const before = process.env.TZ
  process.env.TZ = name
  try {
    expect(inShanghai(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31T23:59:59+08:00')
    expect(inShanghai(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01T00:00:00+08:00')
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})
