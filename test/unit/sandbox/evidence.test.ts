import { describe, expect, test } from 'vitest'
import { planDecision } from '../../../sandbox/approval/decide.ts'
import { standingOf } from '../../../sandbox/assessment/cases.ts'
import { planContribution } from '../../../sandbox/assessment/contributions.ts'
import { planDispute } from '../../../sandbox/assessment/disputes.ts'
import { planReview } from '../../../sandbox/assessment/peer-reviews.ts'
import { spanOf } from '../../../sandbox/assessment/period.ts'
import type { ServiceCaseRow } from '../../../sandbox/assessment/record.ts'
import { evidenceFor, ownAssessments } from '../../../sandbox/assessment/show.ts'
import { casesOf } from '../../../sandbox/assessment/world.ts'
import type { World } from '../../../sandbox/world.ts'
import { callerIn, carryOut, seededWorld } from './support.ts'

const figure = (world: World, indicator: string, period = '2026-Q3', who = 'zhang') => {
  const found = evidenceFor(callerIn(world, who), { period }).figures.find((one) => one.indicator === indicator)
  if (!found) throw new Error(`No figure ${indicator}`)
  return found
}

describe('the days of a period', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
  ])('%s', (period, from, to) => {
    expect(spanOf(period)).toEqual({ from, to })
  })
})

describe('how a case counts in a span', () => {
  const span = { from: '2026-07-01', to: '2026-09-30' }
  const row = (acceptedOn: string, dueOn: string, closedOn: string | null): ServiceCaseRow => ({
    ...{ id: 'BJ-1', matter: 'LETTER', unitId: 'U-102', handlerId: 'S-1001', coHandlers: [], rating: null },
    ...{ acceptedOn, dueOn, closedOn, corrected: false, channel: 'ONLINE' },
  })
  test.each([
    ['closed on its last day', row('2026-08-03', '2026-08-10', '2026-08-10'), 'ON_TIME'],
    ['closed a day late', row('2026-08-03', '2026-08-10', '2026-08-11'), 'LATE'],
    ['accepted before the span, closed in it', row('2026-06-29', '2026-07-06', '2026-07-01'), 'ON_TIME'],
    ['closed before the span', row('2026-06-01', '2026-06-08', '2026-06-05'), null],
    ['open and past its limit', row('2026-08-03', '2026-08-10', null), 'OVERDUE'],
    ['open, due on the last day of the span', row('2026-09-24', '2026-09-30', null), null],
    ['closed after the span, past its limit then', row('2026-09-01', '2026-09-08', '2026-10-13'), 'OVERDUE'],
    ['accepted after the span', row('2026-10-09', '2026-10-15', null), null],
  ])('%s', (_, one, expected) => {
    expect(standingOf(one, span)).toBe(expected)
  })
})

describe('the figures of zhang in the third quarter', () => {
  const world = seededWorld()

  test('are those of the log, counted by hand', () => {
    const rows = casesOf(world, 'S-1001').filter(
      ({ acceptedOn }) => acceptedOn >= '2026-07-01' && acceptedOn <= '2026-09-30',
    )
    const closed = rows.filter(({ closedOn }) => closedOn !== null && closedOn <= '2026-09-30')
    const onTime = closed.filter(({ closedOn, dueOn }) => (closedOn ?? '') <= dueOn)
    expect([rows.length, closed.length, onTime.length]).toEqual([20, 19, 17])
    expect(figure(world, 'VOLUME')).toMatchObject({ value: 19, n: 19 })
    expect(figure(world, 'TIMELINESS')).toMatchObject({ value: 0.85, n: 20 })
    const ratings = closed.flatMap(({ rating }) => rating ?? [])
    const mean = Math.round((100 * ratings.reduce((sum, one) => sum + one, 0)) / ratings.length) / 100
    expect(figure(world, 'QUALITY')).toMatchObject({ value: mean, n: 12 })
  })

  test('each have the rows they were counted from', () => {
    expect(figure(world, 'TIMELINESS').sources).toHaveLength(20)
    for (const { id } of figure(world, 'VOLUME').sources) expect(world.serviceCases.get(id)?.handlerId).toBe('S-1001')
  })

  test('leave out the group of three raters and show nothing of it', () => {
    const peers = figure(world, 'PEER360')
    // 88 × .4 and the mean of twelve × .3 and 90 × .1, over .8
    expect(peers.value).toBeCloseTo((88 * 0.4 + ((1099 / 12) * 0.3 + 90 * 0.1)) / 0.8, 1)
    expect(peers.note?.zh).toContain('少于5人')
    expect(JSON.stringify(peers.details)).not.toContain('协作')
    expect(peers.sources.find(({ id }) => id.endsWith('PEER_DEPT'))?.words.zh).not.toMatch(/\d人，平均/)
  })

  test('hold no grade anywhere', () => {
    const text = JSON.stringify(evidenceFor(callerIn(world, 'zhang'), { period: '2026' }))
    expect(text).not.toMatch(/优秀|称职|合格|"grade"/)
  })

  test('of a period that has not begun are refused', () => {
    expect(() => evidenceFor(callerIn(world, 'zhang'), { period: '2027' })).toThrow('has not begun')
  })
})

describe('a dispute', () => {
  test('leaves the row as it is until the superior upholds it; then it no longer counts', () => {
    const world = seededWorld()
    const late = figure(world, 'TIMELINESS').sources.find(({ words }) => words.zh.endsWith('超时'))?.id ?? ''
    const before = structuredClone(world.serviceCases.get(late))
    const dispute = carryOut(
      world,
      planDispute(callerIn(world, 'zhang'), { evidenceId: late, reason: '系统停机补录晚了' }),
    )
    expect(dispute).toMatchObject({ state: 'OPEN', recordChanged: false, reviewer: { name: '王样本' } })
    expect(figure(world, 'TIMELINESS')).toMatchObject({ value: 0.85 })
    expect(figure(world, 'TIMELINESS').sources.find(({ id }) => id === late)?.disputeId).toMatch(/^ED-2026-/)
    expect(() => planDispute(callerIn(world, 'zhang'), { evidenceId: late, reason: '再说一次' })).toThrow(
      'disputed already',
    )
    const { approvalId } = dispute as { approvalId: string }
    carryOut(world, planDecision(callerIn(world, 'wang'), approvalId, 'APPROVE', { comment: '属实' }))
    expect(figure(world, 'TIMELINESS')).toMatchObject({ value: 0.8947, n: 19 })
    expect(world.serviceCases.get(late)).toEqual(before)
  })

  test('that is turned down changes nothing', () => {
    const world = seededWorld()
    const [first] = figure(world, 'TIMELINESS').sources
    const made = carryOut(world, planDispute(callerIn(world, 'zhang'), { evidenceId: first?.id ?? '', reason: '不对' }))
    carryOut(world, planDecision(callerIn(world, 'wang'), (made as { approvalId: string }).approvalId, 'REJECT', {}))
    expect(figure(world, 'TIMELINESS')).toMatchObject({ value: 0.85, n: 20 })
    expect([...world.disputes.values()].map(({ state }) => state)).toEqual(['REJECTED'])
  })

  test("of somebody else's row, of nothing, or of a grade is refused", () => {
    const world = seededWorld()
    const other = casesOf(world, 'S-1003')[0]?.id ?? ''
    const zhang = callerIn(world, 'zhang')
    expect(() => planDispute(zhang, { evidenceId: other, reason: '不对' })).toThrow('You have no evidence')
    expect(() => planDispute(zhang, { evidenceId: 'BJ-0', reason: '不对' })).toThrow('You have no evidence')
    expect(() => planDispute(zhang, { evidenceId: 'KH-2025-1001', reason: '不对' })).toThrow('confirmed grade')
  })
})

describe('contributions', () => {
  test('count after the review and not before; a failed trial is neutral', () => {
    const world = seededWorld()
    expect(figure(world, 'DIGITAL', '2026')).toMatchObject({ value: 1 })
    const add = (title: string, failedTrial = false) =>
      carryOut(world, planContribution(callerIn(world, 'zhang'), { kind: 'PROCESS', title, failedTrial })) as {
        approvalId: string
      }
    const [good, trial] = [add('台账自动提醒'), add('语音录入试点', true)]
    expect(figure(world, 'DIGITAL', '2026')).toMatchObject({ value: 1, note: { zh: expect.stringContaining('2项') } })
    for (const { approvalId } of [good, trial])
      carryOut(world, planDecision(callerIn(world, 'wang'), approvalId, 'APPROVE', {}))
    const digital = figure(world, 'DIGITAL', '2026')
    expect(digital.value).toBe(2)
    expect(digital.details.find(({ label }) => label.en.includes('failed'))?.value).toBe('1')
  })

  test('cannot be reviewed by the one who tells of them', () => {
    const world = seededWorld()
    const made = carryOut(world, planContribution(callerIn(world, 'wang'), { kind: 'PROCESS', title: '周报合并' }))
    const { approvalId } = made as { approvalId: string }
    expect(() => planDecision(callerIn(world, 'wang'), approvalId, 'APPROVE', {})).toThrow('cannot decide')
  })
})

describe('a peer review', () => {
  const scores = { work: 90, cooperation: 80, conduct: 85 }

  test('needs an invitation, is given once, and does not keep who gave it', () => {
    const world = seededWorld()
    const subjectId = [...world.invitations.values()].find(({ raterId }) => raterId === 'S-1001')?.subjectId ?? ''
    const zhang = callerIn(world, 'zhang')
    const given = carryOut(world, planReview(zhang, { subjectId, period: '2026', scores })) as { id: string }
    expect(given).toMatchObject({ score: 85, minRaters: 5 })
    expect(JSON.stringify(world.peerReviews.get(given.id))).not.toContain('S-1001')
    expect(() => planReview(zhang, { subjectId, period: '2026', scores })).toThrow('rated this person already')
    expect(() => planReview(zhang, { subjectId: 'S-1002', period: '2026', scores })).toThrow('not invited')
  })

  test('of a closed round is refused', () => {
    const world = seededWorld()
    const invitation = [...world.invitations.values()].find(({ raterId }) => raterId === 'S-1001')
    const late = callerIn(world, 'zhang', '2026-12-11T09:00:00+08:00')
    expect(() => planReview(late, { subjectId: invitation?.subjectId ?? '', period: '2026', scores })).toThrow('closed')
  })
})

describe('assessments', () => {
  const world = seededWorld()

  test('are told newest first, with a day for a review only where the law opens one', () => {
    const zhang = ownAssessments(callerIn(world, 'zhang'), {}).items
    expect(zhang.map(({ year, grade, appealUntil }) => [year, grade, appealUntil])).toEqual([
      [2025, '称职', null],
      [2024, '优秀', null],
      [2023, '称职', null],
    ])
    const poor = [...world.assessments.values()].find(({ grade }) => grade === '不称职')
    const own = ownAssessments(callerIn(world, poor?.staffId ?? ''), { year: 2025 }).items
    expect(own).toMatchObject([{ grade: '不称职', confirmedOn: '2026-01-20', appealUntil: '2026-02-19' }])
  })
})
