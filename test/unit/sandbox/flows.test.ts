import { beforeEach, describe, expect, test } from 'vitest'
import { planDecision } from '../../../sandbox/approval/decide.ts'
import { planDelegation } from '../../../sandbox/approval/delegation.ts'
import { planAdvance, planCaseWithdraw } from '../../../sandbox/flows/advance.ts'
import { planResignation, planRetirement } from '../../../sandbox/flows/begin-own.ts'
import {
  planOnboarding,
  planProbation,
  planRenewal,
  planSecondment,
  planTransfer,
} from '../../../sandbox/flows/begin-staff.ts'
import { flows } from '../../../sandbox/flows/definitions/index.ts'
import type { CaseRow } from '../../../sandbox/flows/record.ts'
import { applies, missingMaterials } from '../../../sandbox/flows/steps.ts'
import { showCase } from '../../../sandbox/flows/views.ts'
import type { Plan } from '../../../sandbox/plan.ts'
import type { World } from '../../../sandbox/world.ts'
import { callerIn, carryOut, seededWorld } from './support.ts'

const today = '2026-11-23'
let world: World

beforeEach(() => {
  world = seededWorld()
})

const at = (day: string) => `${day}T10:00:00+08:00`
const named = (name: string) => [...world.staff.values()].find((staff) => staff.name === name)?.id ?? name
const held = (kind: string) => [...world.holds.values()].find((hold) => hold.kind === kind)?.staffId ?? ''
const ordinary = (unitId: string) =>
  [...world.staff.values()].find(
    ({ unitId: unit, alias, status, leader, id }) =>
      unit === unitId &&
      !alias &&
      !leader &&
      status === 'ACTIVE' &&
      ![...world.holds.values()].some((h) => h.staffId === id),
  )?.id ?? ''
const last = (): CaseRow => {
  const row = [...world.cases.values()].at(-1)
  if (!row) throw new Error('There is no case.')
  return row
}
const refusal = (work: () => Plan) => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('It was not refused.')
}

/** Ends the present step of the last case as its owner would, with every document it asks for. */
function step(day = today, body: Parameters<typeof planAdvance>[2] = {}): CaseRow {
  const row = last()
  const definition = flows[row.flow].steps.find(({ state }) => state === row.state)
  if (!definition || !row.ownerId) throw new Error(`${row.state} has no owner.`)
  const caller = callerIn(world, row.ownerId, at(day))
  if (definition.kind === 'APPROVAL') carryOut(world, planDecision(caller, row.approvalId ?? '', 'APPROVE', {}))
  else {
    const materials = missingMaterials(definition, row).map(({ zh }) => ({ name: zh, reference: '已收' }))
    carryOut(world, planAdvance(caller, row.id, { materials, ...body }))
  }
  return last()
}

/** Runs the last case until it stands at a state, or to its end. */
function runTo(state: string, day = today, body: Parameters<typeof planAdvance>[2] = {}): string[] {
  const passed = [last().state]
  for (let guard = 0; guard < 20 && last().state !== state; guard += 1) passed.push(step(day, body).state)
  return passed
}

describe('every flow runs from its start to its end', () => {
  test('onboarding makes a member of staff on probation', () => {
    carryOut(
      world,
      planOnboarding(callerIn(world, 'sun'), {
        ...{ candidateId: 'C-0001', plannedOn: '2026-12-01', noticeFrom: '2026-11-12', noticeTo: '2026-11-20' },
      }),
    )
    const passed = runTo('ACTIVE')
    expect(passed).toEqual([
      ...[
        'QUOTA_CHECK',
        'MATERIALS',
        'UNIT_APPROVAL',
        'HR_APPROVAL',
        'LEADER_APPROVAL',
        'FILING',
        'REPORTED',
        'ACTIVE',
      ],
    ])
    const made = world.staff.get(named('林新录'))
    expect(made).toMatchObject({ status: 'PROBATION', unitId: 'U-108', entryDate: today, roles: ['staff'] })
  })

  test('an institution also signs a contract on the way', () => {
    carryOut(
      world,
      planOnboarding(callerIn(world, 'sun'), {
        ...{ candidateId: 'C-0004', plannedOn: '2026-12-01', noticeFrom: '2026-11-12', noticeTo: '2026-11-20' },
      }),
    )
    expect(runTo('ACTIVE')).toContain('CONTRACT')
  })

  test('probation ends with an appointment, or with a reason', () => {
    carryOut(world, planProbation(callerIn(world, 'sun'), { staffId: named('谢试用') }))
    expect(runTo('PASSED')).toEqual(['SELF_SUMMARY', 'REVIEW', 'UNIT_DECISION', 'APPOINTMENT', 'PASSED'])
    expect(world.staff.get(named('谢试用'))?.status).toBe('ACTIVE')
  })

  test('a failed probation needs a reason and names the way to appeal', () => {
    carryOut(world, planProbation(callerIn(world, 'sun'), { staffId: named('谢试用') }))
    runTo('UNIT_DECISION')
    const row = last()
    const leader = callerIn(world, row.ownerId ?? '', at(today))
    expect(refusal(() => planDecision(leader, row.approvalId ?? '', 'REJECT', {}))).toMatchObject({
      code: 'NEEDS_INPUT',
      citations: [{ title: '公务员法', article: '第九十五条' }],
    })
    carryOut(world, planDecision(leader, row.approvalId ?? '', 'REJECT', { comment: '考核不合格，附事实说明' }))
    expect(last().state).toBe('FAILED')
    expect(world.staff.get(named('谢试用'))?.status).toBe('DISMISSED')
  })

  test('a transfer passes the offices and moves the person', () => {
    const who = ordinary('U-102') || ordinary('U-105')
    carryOut(world, planTransfer(callerIn(world, 'sun'), { staffId: who, toUnit: 'U-107', position: '科员' }))
    expect(runTo('DONE')).toEqual([
      ...['HOME_CONSENT', 'HOST_ACCEPT', 'QUALIFICATION', 'INSPECTION', 'APPROVAL'],
      ...['ESTABLISHMENT_MOVE', 'FILE_SOCIAL_TRANSFER', 'PAY_TRANSFER', 'DONE'],
    ])
    expect(world.staff.get(who)).toMatchObject({ unitId: 'U-107', status: 'ACTIVE' })
    const offices = showCase(callerIn(world, 'sun'), last()).steps.map(({ ownerRule, finishedBy }) => [
      ownerRule.zh,
      finishedBy?.staffId,
    ])
    const four = offices.filter(([rule]) => ['组织', '人社', '编办', '财政'].includes(rule ?? ''))
    expect(four.map(([rule]) => rule)).toEqual(['组织', '编办', '人社', '财政'])
    expect(new Set(four.map(([, id]) => id)).size).toBe(4)
  })

  test('a secondment begins, is prolonged once and ends', () => {
    const who = ordinary('U-106')
    carryOut(
      world,
      planSecondment(callerIn(world, 'sun'), {
        staffId: who,
        host: '示例市数字办',
        from: '2026-12-01',
        to: '2027-05-31',
      }),
    )
    expect(runTo('ACTIVE')).toEqual(['REQUEST', 'HOME_CONSENT', 'PERSON_INFORMED', 'HR_APPROVAL', 'ACTIVE'])
    expect(world.staff.get(who)?.status).toBe('SECONDED_OUT')
    step('2027-05-01', { outcome: 'EXTEND', date: '2027-10-31' })
    expect(last()).toMatchObject({ state: 'ACTIVE', dueOn: '2027-10-31', facts: { extended: true } })
    expect(
      refusal(() =>
        planAdvance(callerIn(world, 'sun', at('2027-09-01')), last().id, { outcome: 'EXTEND', date: '2027-12-31' }),
      ),
    ).toMatchObject({
      code: 'BLOCKED_BY_RULE',
      citations: [{ article: '第二十四条' }],
    })
    step('2027-10-31')
    expect(last().state).toBe('CLOSED')
    expect(world.staff.get(who)?.status).toBe('ACTIVE')
  })

  test('retirement goes from the choice to the pension and not before the day', () => {
    const who = named('罗将届')
    carryOut(world, planRetirement(callerIn(world, who), { kind: 'STATUTORY' }))
    expect(last().state).toBe('CHOICE')
    const passed = runTo('PENSION_APPLY')
    expect(passed).toEqual(['CHOICE', 'FILE_AUDIT', 'UNIT', 'AUTHORITY_APPROVAL', 'PENSION_APPLY'])
    const date = String(last().facts.statutoryDate)
    expect(
      refusal(() =>
        planAdvance(callerIn(world, last().ownerId ?? '', at(today)), last().id, {
          materials: [{ name: '职业年金申领表', reference: '1' }],
        }),
      ),
    ).toMatchObject({ code: 'BLOCKED_BY_RULE' })
    step(date)
    expect(last().state).toBe('CLOSED')
    expect(world.staff.get(who)?.status).toBe('RETIRED')
  })

  test('a late retirement is agreed, lasts and ends', () => {
    const who = [...world.staff.values()].find(
      ({ staffType, status, retirementCategory, alias }) =>
        staffType === 'INSTITUTION_TECHNICAL' && status === 'ACTIVE' && retirementCategory === 'MALE60' && !alias,
    )
    const staff = {
      ...(who ?? [...world.staff.values()][0]),
      birthDate: '1966-09-15',
      workStartDate: '1988-07-01',
    } as NonNullable<typeof who>
    world.staff.set(staff.id, staff)
    const caller = callerIn(world, staff.id)
    carryOut(world, planRetirement(caller, { kind: 'LATE_FLEX', chosenDate: '2028-06-30', agreement: '约定2026-1' }))
    expect(runTo('ACTIVE_LATE')).toEqual(['AGREEMENT', 'UNIT', 'ACTIVE_LATE'])
    expect(world.staff.get(staff.id)?.lateAgreementUntil).toBe('2028-06-30')
    step('2028-06-30')
    expect(last().state).toBe('END')
    expect(world.staff.get(staff.id)?.status).toBe('RETIRED')
  })

  test('a civil servant resigns with the answer of the authority, an engineer with thirty days', () => {
    const servant = ordinary('U-104')
    carryOut(world, planResignation(callerIn(world, servant), { lastDay: '2026-12-31', reason: '个人原因' }))
    expect(last()).toMatchObject({ flow: 'RESIGNATION', facts: { answerBy: '2026-12-23' } })
    expect(runTo('FILE_SOCIAL_TRANSFER')).toEqual(['CHECKS', 'AUTHORITY_APPROVAL', 'HANDOVER', 'FILE_SOCIAL_TRANSFER'])
    step('2026-12-31')
    expect(world.staff.get(servant)?.status).toBe('RESIGNED')
    carryOut(world, planResignation(callerIn(world, 'li'), { lastDay: '2026-12-31' }))
    expect(last().flow).toBe('CONTRACT_END')
    expect(runTo('CONTRACT_END')).toEqual(['NOTICE', 'HANDOVER', 'CONTRACT_END'])
    step('2026-12-31')
    expect(last().state).toBe('CLOSED')
  })

  test('a leader who resigns is audited', () => {
    carryOut(world, planResignation(callerIn(world, 'tian'), { lastDay: '2027-03-31' }))
    expect(last().facts.answerBy).toBe('2027-02-21')
    expect(runTo('FILE_SOCIAL_TRANSFER')).toContain('AUDIT')
  })

  test('a contract is renewed', () => {
    const ending = [...world.contracts.values()].find(({ to }) => to === '2026-12-10')
    carryOut(world, planRenewal(callerIn(world, 'sun'), ending?.id ?? '', {}))
    expect(runTo('DONE')).toEqual(['EVALUATION', 'PERSON_CONSENT', 'HR_APPROVAL', 'SIGNING', 'DONE'])
    expect(world.contracts.get(ending?.id ?? '')).toMatchObject({
      from: '2026-12-11',
      no: '已收',
      renewals: (ending?.renewals ?? 0) + 1,
    })
  })
})

describe('what a rule does not allow is refused with the article', () => {
  const sun = () => callerIn(world, 'sun')
  const articles = (error: unknown) =>
    (error as { citations: { article: string }[] }).citations.map(({ article }) => article)

  test.each([
    ['no post is free', () => planOnboarding(sun(), { candidateId: 'C-0002', plannedOn: '2026-12-01' }), '第四十三条'],
    [
      'a relative leads the section',
      () => {
        const head = world.units.get('U-104')?.leaderId ?? ''
        const relatives = [{ staffId: head, relation: '夫妻' }]
        return planOnboarding(sun(), { candidateId: 'C-0003', plannedOn: '2026-12-01', relatives })
      },
      '第七十四条',
    ],
    [
      'under investigation',
      () => planTransfer(sun(), { staffId: held('INVESTIGATION'), toUnit: 'U-107' }),
      '第五十二条',
    ],
    ['on probation', () => planTransfer(sun(), { staffId: named('王试用'), toUnit: 'U-107' }), '第三十四条'],
    [
      'a transfer into an organ below 四级调研员',
      () => planTransfer(sun(), { staffId: named('李测试'), toUnit: 'U-107', position: '科员' }),
      '第七十条',
    ],
    [
      'a secondment of more than a year',
      () => planSecondment(sun(), { staffId: ordinary('U-106'), host: '某办', from: '2026-12-01', to: '2027-12-31' }),
      '第二十四条',
    ],
    ['probation not over', () => planProbation(sun(), { staffId: named('王试用') }), '第三十四条'],
    ['audit', () => planResignation(callerIn(world, held('AUDIT')), { lastDay: '2026-12-31' }), '第八十六条'],
    ['unfinished duty', () => planResignation(callerIn(world, held('DUTY')), { lastDay: '2026-12-31' }), '第八十六条'],
    ['secrecy', () => planResignation(callerIn(world, held('SECRECY')), { lastDay: '2026-12-31' }), '第八十六条'],
    ['less than thirty days', () => planResignation(callerIn(world, 'li'), { lastDay: '2026-12-10' }), '第十七条'],
    [
      'a civil servant cannot retire late',
      () =>
        planRetirement(callerIn(world, named('高将届')), {
          kind: 'LATE_FLEX',
          chosenDate: '2028-01-01',
          agreement: '1',
        }),
      '第九十二条',
    ],
    [
      'early without three months',
      () =>
        planRetirement(callerIn(world, named('高将届')), { kind: 'EARLY_FLEX', chosenDate: '2026-12-15', notice: '1' }),
      '第三条',
    ],
  ] as const)('%s', (_why, work, article) => {
    const error = refusal(work)
    expect(error).toMatchObject({ code: 'BLOCKED_BY_RULE', zh: expect.stringContaining('依据') })
    expect(articles(error)).toContain(article)
  })

  test('an early date without the written notice asks for it and names the day', () => {
    const who = named('高将届')
    const error = refusal(() => planRetirement(callerIn(world, who), { kind: 'EARLY_FLEX', chosenDate: '2027-03-01' }))
    expect(error).toMatchObject({ code: 'NEEDS_INPUT', needs: ['notice'], zh: expect.stringContaining('2026-12-01') })
  })

  test('a category without a formula is left to the competent office', () => {
    expect(refusal(() => planRetirement(callerIn(world, named('曹待核')), { kind: 'STATUTORY' }))).toMatchObject({
      code: 'NEEDS_REVIEW',
    })
  })

  test('a file conflict stops a transfer where the file is looked at', () => {
    const who = held('FILE_CONFLICT')
    carryOut(world, planTransfer(sun(), { staffId: who, toUnit: 'U-2051', position: '工程师' }))
    runTo('QUALIFICATION')
    expect(refusal(() => ({ ...step() }) as never)).toMatchObject({
      code: 'BLOCKED_BY_RULE',
      citations: [{ article: '第十八条' }],
    })
  })

  test('a step cannot be skipped, repeated, or ended without its documents', () => {
    carryOut(world, planTransfer(sun(), { staffId: ordinary('U-105'), toUnit: 'U-107' }))
    const { id } = last()
    expect(refusal(() => planAdvance(sun(), id, { step: 'PAY_TRANSFER' }))).toMatchObject({
      code: 'BLOCKED_BY_RULE',
      citations: expect.arrayContaining([expect.objectContaining({ article: '第十三条' })]),
    })
    runTo('QUALIFICATION')
    expect(refusal(() => planAdvance(sun(), id, { step: 'HOME_CONSENT' }))).toMatchObject({ code: 'STALE' })
    expect(refusal(() => planAdvance(sun(), id, {}))).toMatchObject({
      code: 'NEEDS_INPUT',
      needs: ['申请表', '档案审核结论', '年度考核结果'],
    })
  })
})

describe('who acts', () => {
  test('nobody decides on themselves or on what they asked for', () => {
    for (const flow of Object.values(flows)) {
      for (const one of flow.steps.filter(({ kind }) => kind === 'APPROVAL')) expect(one.owner).not.toBe('SUBJECT')
    }
    carryOut(
      world,
      planTransfer(callerIn(world, 'sun'), { staffId: named('王样本'), toUnit: 'U-107', position: '科长' }),
    )
    expect(last().ownerId).not.toBe(named('王样本'))
    expect(refusal(() => planDecision(callerIn(world, 'sun'), last().approvalId ?? '', 'APPROVE', {}))).toMatchObject({
      code: 'BLOCKED_BY_RULE',
    })
  })

  test('finishing a step tells the owner of the next, and the end tells the person', () => {
    const who = ordinary('U-105')
    carryOut(world, planTransfer(callerIn(world, 'sun'), { staffId: who, toUnit: 'U-107' }))
    const first = last().ownerId
    expect(world.events.at(-1)).toMatchObject({ kind: 'STEP_READY', staffId: first, state: 'HOME_CONSENT' })
    step()
    expect(world.events.at(-1)).toMatchObject({ kind: 'STEP_READY', staffId: last().ownerId, state: 'HOST_ACCEPT' })
    expect(last().ownerId).not.toBe(first)
    runTo('DONE')
    expect(world.events.filter(({ kind }) => kind === 'CASE_CLOSED').map(({ staffId }) => staffId)).toContain(who)
    expect(world.events.map(({ seq }) => seq)).toEqual(world.events.map((_, index) => index + 1))
  })

  test('an approver sends back or turns down; a withdrawn case waits for nobody', () => {
    const who = ordinary('U-105')
    const begin = () => carryOut(world, planTransfer(callerIn(world, 'sun'), { staffId: who, toUnit: 'U-107' }))
    begin()
    step()
    const row = last()
    carryOut(
      world,
      planDecision(callerIn(world, row.ownerId ?? ''), row.approvalId ?? '', 'RETURN', { comment: '材料再补' }),
    )
    expect(last().state).toBe('HOME_CONSENT')
    carryOut(world, planDecision(callerIn(world, last().ownerId ?? ''), last().approvalId ?? '', 'REJECT', {}))
    expect(last()).toMatchObject({ state: 'REJECTED', ownerId: null })
    begin()
    carryOut(world, planCaseWithdraw(callerIn(world, 'sun'), last().id, {}))
    expect(last().state).toBe('WITHDRAWN')
    expect(
      [...world.approvals.values()].filter(({ subjectId, state }) => subjectId === last().id && state === 'PENDING'),
    ).toEqual([])
    expect(world.staff.get(who)?.unitId).toBe('U-105')
  })

  test('a delegate decides, both names stay, nobody decides on their own matter that way, and it lasts thirty days', () => {
    const wang = () => callerIn(world, 'wang')
    const tian = named('田预演')
    expect(refusal(() => planDelegation(wang(), { to: tian, from: today, until: '2026-12-23' }))).toMatchObject({
      code: 'BLOCKED_BY_RULE',
    })
    expect(refusal(() => planDelegation(wang(), { to: 'S-1001', from: today, until: today }))).toMatchObject({
      code: 'BLOCKED_BY_RULE',
    })
    carryOut(world, planDelegation(wang(), { to: tian, from: today, until: '2026-12-22' }))
    const mine = [...world.approvals.values()].find(
      ({ state, steps, requesterId }) =>
        state === 'PENDING' &&
        steps.some(({ approverId, action }) => approverId === named('王样本') && !action) &&
        requesterId !== tian,
    )
    const result = carryOut(world, planDecision(callerIn(world, 'tian'), mine?.id ?? '', 'APPROVE', {}))
    expect(result).toMatchObject({ onBehalfOf: { staffId: named('王样本') } })
    const acted = world.approvals.get(mine?.id ?? '')?.steps.find(({ actedById }) => actedById)
    expect(acted).toMatchObject({ approverId: named('王样本'), actedById: tian, action: 'APPROVE' })
    const later = callerIn(world, 'tian', at('2026-12-23'))
    const other = [...world.approvals.values()].find(
      ({ state, steps }) =>
        state === 'PENDING' && steps.some(({ approverId, action }) => approverId === named('王样本') && !action),
    )
    expect(refusal(() => planDecision(later, other?.id ?? '', 'APPROVE', {}))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(Object.values(flows).map((flow) => [flow.kind, flow] as const))(
    '%s: every step leads somewhere',
    (_kind, flow) => {
      const states = [...flow.steps.map(({ state }) => state), ...flow.ends.map(({ state }) => state)]
      expect(new Set(states).size).toBe(states.length)
      const led = flow.steps.flatMap(({ to, outcomes = {} }) =>
        [to ?? [], Object.values(outcomes).map((one) => one.to)].flat(),
      )
      expect(led.filter((to) => !states.includes(to))).toEqual([])
      const open = flow.steps.filter((one) => !applies(one, { facts: one.onlyIf ? { [one.onlyIf]: true } : {} }))
      expect(open).toEqual([])
      expect(flow.steps.at(-1)?.to).toBeDefined()
      expect(flow.order.length).toBeGreaterThan(0)
    },
  )
})
