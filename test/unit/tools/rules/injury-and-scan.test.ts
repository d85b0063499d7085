import { describe, expect, test } from 'vitest'
import { figures } from './figures.ts'

describe('the pre-screen of an injury', () => {
  test.each([
    ['上班时间在办公室整理档案时被倒下的柜子砸伤', 'should_recognise'],
    ['提前半小时到岗打扫办公室时摔倒', 'should_recognise'],
    ['执法检查时被当事人打伤', 'should_recognise'],
    ['工作时间与同事因私人恩怨打架受伤', 'needs_evidence'],
    ['经诊断为尘肺病', 'should_recognise'],
    ['出差期间在酒店附近景点游玩时摔伤', 'not_covered'],
    ['因工外出期间下落不明', 'should_recognise'],
    ['下班途中骑电动车自己摔倒', 'needs_evidence'],
    ['下班路上买菜后回家被对方全责的车撞伤', 'should_recognise'],
    ['上班途中乘地铁因列车急停受伤', 'should_recognise'],
    ['上班路上步行踩空摔伤', 'not_covered'],
    ['在岗位上突发脑溢血，送医抢救30小时后死亡', 'deemed'],
    ['在岗位上突发心脏病，抢救72小时后死亡', 'not_covered'],
    ['抗洪抢险中受伤', 'deemed'],
    ['上班期间醉酒摔伤', 'excluded'],
    ['周末在家做饭烫伤', 'not_covered'],
    ['情况不详', 'needs_evidence'],
  ])('%s → %s, and the authority alone decides', (facts, prescreen) => {
    expect(figures('injury.prescreen', { facts })).toMatchObject({ prescreen, decisionByAuthorityOnly: true })
  })

  test('for a seconded person the home employer is liable', () => {
    expect(figures('injury.prescreen', { facts: '借调期间在办公楼内因工作摔伤' })).toMatchObject({
      liableEmployer: '原用人单位',
    })
  })

  test.each([
    [11, true, 0],
    [59, true, 12],
    [60, true, 18],
    [119, true, 18],
    [200, true, 24],
    [200, false, 0],
  ])(
    '%i months of contribution, involuntary %s → %i months of benefit',
    (contributionMonths, involuntary, maxMonths) => {
      expect(figures('unemployment.maxMonths', { contributionMonths, involuntary })).toMatchObject({ maxMonths })
    },
  )
})

describe('performance figures', () => {
  test('a small group is left out and the rest renormalised; nothing is no rate', () => {
    const scores = { superior: { avg: 80, raters: 1 }, peerDept: { avg: 100, raters: 4 } }
    expect(
      figures('performance.score360', { scores, weights: { superior: 0.5, peerDept: 0.5 }, minRaters: 5 }),
    ).toEqual({ score: 80, omitted: ['peerDept'] })
    expect(figures('performance.serviceQuality', { ratings: [] })).toEqual({
      avg: null,
      badCount: 0,
      satisfactionRate: null,
    })
    expect(figures('performance.onTimeRate', { closedOnTime: 2, closedLate: 1, openOverdue: 0 })).toEqual({
      rate: 0.6667,
    })
  })
})

describe('the scan of a unit', () => {
  const scan = (facts: Record<string, unknown>) =>
    figures('supervision.scan', { asOf: '2026-11-23', ...facts }).alerts as { code: string; citations: unknown[] }[]
  const alerts = (facts: Record<string, unknown>) => scan(facts).map(({ citations: _cited, ...alert }) => alert)
  const person = (fields: Record<string, unknown>) => alerts({ staff: [{ id: 'S-1', ...fields }] })

  test('more 优秀 than the share allows, and pay for months after a transfer, are alerts', () => {
    const assessments = [
      { unit: 'U-1', year: 2025, participants: 24, excellent: 5 },
      { unit: 'U-2', year: 2025, participants: 24, excellent: 6, raisedRatioApproved: true },
    ]
    expect(alerts({ assessments })).toEqual([
      { code: 'EXCELLENT_RATIO_EXCEEDED', unit: 'U-1', year: 2025, excellent: 5, limit: 4, over: 1 },
    ])
    const moved = { transferredOn: '2026-06-15' }
    expect(person({ ...moved, paidMonths: ['2026-05', '2026-06'] })).toEqual([])
    expect(person({ ...moved, paidMonths: ['2026-06', '2026-08', '2026-07'] })).toEqual([
      {
        code: 'PAID_AFTER_TRANSFER',
        person: 'S-1',
        transferredOn: '2026-06-15',
        months: 2,
        lastPaidMonth: '2026-08',
      },
    ])
  })

  test('an alert names the article it rests on', () => {
    expect(scan({ establishment: { 行政编制: 1 }, actual: { 行政编制: 2 } })[0]?.citations).toEqual([
      { title: '地方各级人民政府机构设置和编制管理条例', article: '第十五条' },
    ])
  })

  test('numbers over the establishment, posts and ranks are alerts, vacancies are none', () => {
    expect(alerts({ establishment: { 行政编制: 10, 事业编制: 5 }, actual: { 行政编制: 12, 事业编制: 4 } })).toEqual([
      { code: 'OVER_ESTABLISHMENT', kind: '行政编制', over: 2 },
    ])
    expect(alerts({ mixedUse: [{ person: 'S-2', holds: '事业编制', occupies: '行政编制' }] })).toEqual([
      { code: 'MIXED_USE', person: 'S-2' },
    ])
    expect(
      alerts({ level: '市级机关', generalPosts: 58, ranks: { 一至四级调研员: 12, '一级、二级调研员': 4 } }),
    ).toEqual([{ code: 'OVER_RANK', rank: '一至四级调研员', limit: 11, over: 1 }])
    expect(alerts({})).toEqual([])
  })

  test.each([
    [{ staffType: 'civil_servant', hireDate: '2025-11-23', probationStatus: '试用期' }, ['PROBATION_OVERDUE']],
    [{ staffType: 'civil_servant', hireDate: '2025-11-25', probationStatus: '试用期' }, []],
    [{ contractEnd: '2026-12-23' }, ['CONTRACT_EXPIRING']],
    [{ contractEnd: '2026-12-24' }, []],
    [
      { secondment: { from_: '2025-01-01', to: '2026-06-30', extended: false }, currentlyAt: 'HOST' },
      ['SECONDMENT_OVERDUE'],
    ],
    [{ secondment: { from_: '2025-01-01', to: '2026-06-30', extended: false }, currentlyAt: 'HOME' }, []],
    [{ fileFields: { birthDate: '1970-01-01', birthDateInId: '1970-10-01' } }, ['FILE_CONFLICT']],
    [{ fileFields: { birthDate: '1970-01-01', birthDateInId: '1970-01-01' } }, []],
    [
      {
        disciplines: [{ kind: '警告', effectiveDate: '2026-01-01' }],
        events: [{ type: '晋升工资档次', date: '2026-03-01' }],
      },
      [],
    ],
    [
      {
        disciplines: [{ kind: '警告', effectiveDate: '2026-01-01' }],
        events: [{ type: '晋升职级', date: '2026-06-30' }],
      },
      ['PROMOTED_DURING_DISCIPLINE'],
    ],
    [
      {
        disciplines: [{ kind: '警告', effectiveDate: '2026-01-01' }],
        events: [{ type: '晋升职级', date: '2026-07-01' }],
      },
      [],
    ],
    [{ category: 'male60', birthDate: '1966-06-23', status: '在职' }, ['RETIREMENT_DUE']],
    [{ category: 'female60', birthDate: '1960-01-01', status: '在职' }, []],
  ])('a person with %j raises %j', (fields, codes) => {
    expect((person(fields) as { code: string }[]).map(({ code }) => code)).toEqual(codes)
  })

  test('relatives in one section or under a leading relative are an alert, others not', () => {
    const pair = (aPost: string, bPost: string, relation = '夫妻') =>
      (alerts({ relations: [{ a: 'S-1', b: 'S-2', relation, aPost, bPost, sameUnit: true }] }) as unknown[]).length
    expect([
      pair('局长', '财务科会计'),
      pair('综合科科长', '综合科科员'),
      pair('综合科一级主任科员', '财务科科员'),
      pair('局长', '财务科会计', '同学'),
    ]).toEqual([1, 1, 0, 0])
  })
})
