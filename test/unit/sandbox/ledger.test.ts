import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planDecision } from '../../../sandbox/approval/decide.ts'
import { planChange } from '../../../sandbox/leave/change.ts'
import { planCancel, planWithdraw } from '../../../sandbox/leave/ending.ts'
import { balanceFrom, balanceOf, entitlementsOf, stateOn } from '../../../sandbox/leave/ledger.ts'
import { planReturn } from '../../../sandbox/leave/return.ts'
import { planSubmit } from '../../../sandbox/leave/submit.ts'
import { waitingStep } from '../../../sandbox/leave/views.ts'
import type { LedgerRow, RequestRow } from '../../../sandbox/record.ts'
import { Refusal } from '../../../sandbox/refusal.ts'
import { requestsOf, type World } from '../../../sandbox/world.ts'
import { callerIn, carryOut, seededWorld } from './support.ts'

const entry = fc.record({
  id: fc.uuid(),
  staffId: fc.constant('S-1'),
  type: fc.constant('ANNUAL' as const),
  year: fc.constant(2026),
  deltaHalfDays: fc.integer({ min: -40, max: 40 }),
  reason: fc.constantFrom('GRANT', 'TAKE', 'CANCEL', 'CARRY', 'FORFEIT', 'ADJUST') as fc.Arbitrary<LedgerRow['reason']>,
  requestId: fc.option(fc.constantFrom('A', 'B', 'C')),
  by: fc.constant('S-1'),
  at: fc.constant('2026-11-23T09:00:00+08:00'),
})

test('whatever is in the ledger, left is its sum and equals granted + carried − taken − reserved', async () => {
  await fc.assert(
    fc.property(fc.array(entry), fc.constantFrom('A', 'B', 'C'), (entries, taken) => {
      const balance = balanceFrom(entries, (id) => id === taken)
      expect(balance.left).toBe(entries.reduce((total, { deltaHalfDays }) => total + deltaHalfDays, 0))
      expect(balance.granted + balance.carried - balance.taken - balance.reserved).toBe(balance.left)
    }),
  )
})

const today = '2026-11-23'
const annual = (world: World) => balanceOf(world, 'S-1001', 'ANNUAL', 2026, today)

/** What a request draws: one that is to take the place of an approved leave draws only what it has more. */
function drawnBy(world: World, { state, countedHalfDays, replaces }: RequestRow): number {
  const old = state === 'IN_APPROVAL' && replaces ? world.requests.get(replaces) : undefined
  return old?.state === 'APPROVED' ? Math.max(0, countedHalfDays - old.countedHalfDays) : countedHalfDays
}

/** What the requests themselves say is drawn, counted without the ledger. */
function drawnByRequests(world: World): number {
  return requestsOf(world, 'S-1001')
    .filter(({ type, state }) => type === 'ANNUAL' && ['SUBMITTED', 'IN_APPROVAL', 'APPROVED', 'TAKEN'].includes(state))
    .reduce((total, request) => total + drawnBy(world, request), 0)
}

type Step = {
  readonly kind: 'submit' | 'withdraw' | 'cancel' | 'change' | 'back' | 'behalf' | 'approve' | 'reject' | 'return'
  readonly pick: number
  readonly days: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    ...(['submit', 'submit', 'withdraw', 'cancel', 'change', 'change', 'back', 'behalf'] as const),
    ...(['approve', 'approve', 'approve', 'reject', 'return'] as const),
  ),
  pick: fc.nat(30),
  days: fc.nat(6),
})

function decide(world: World, pick: number, decision: 'APPROVE' | 'REJECT' | 'RETURN'): void {
  const open = [...world.approvals.values()].filter(
    ({ subjectId, state }) => world.requests.get(subjectId)?.staffId === 'S-1001' && state === 'PENDING',
  )
  const approval = open[pick % Math.max(1, open.length)]
  const waiting = approval && waitingStep(approval)
  if (approval && waiting) carryOut(world, planDecision(callerIn(world, waiting.approverId), approval.id, decision, {}))
}

const decisions = { approve: 'APPROVE', reject: 'REJECT', return: 'RETURN' } as const

function take(world: World, { kind, pick, days }: Step): void {
  const caller = callerIn(world, 'zhang')
  const own = requestsOf(world, 'S-1001')
  const { id = '', end: lastDay = '' } = own[pick % own.length] ?? {}
  const start = `2026-12-${String(1 + pick).padStart(2, '0')}`
  const end = `2026-12-${String(Math.min(31, 1 + pick + days)).padStart(2, '0')}`
  const asked = { type: 'ANNUAL' as const, start, end, ...(pick % 3 === 0 ? { startHalf: 'pm' as const } : {}) }
  switch (kind) {
    case 'submit':
      return void carryOut(world, planSubmit(caller, asked))
    case 'behalf':
      return void carryOut(world, planSubmit(callerIn(world, 'wang'), { ...asked, forStaffId: 'S-1001' }))
    case 'withdraw':
      return void carryOut(world, planWithdraw(caller, id))
    case 'cancel':
      return void carryOut(world, planCancel(caller, id))
    case 'change':
      return void carryOut(world, planChange(caller, id, { start, end }))
    case 'back':
      return void carryOut(world, planReturn(caller, id, { returnedOn: lastDay }))
    default:
      decide(world, pick, decisions[kind])
  }
}

test('after any sequence of steps the balance is right, never negative, and refused steps change nothing', async () => {
  await fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = seededWorld()
      const { granted } = annual(world)
      for (const one of steps) {
        try {
          take(world, one)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        expect(annual(world).left).toBe(granted - drawnByRequests(world))
        expect(annual(world).left).toBeGreaterThanOrEqual(0)
        expect(annual(world).granted).toBe(granted)
      }
    }),
    { numRuns: 60 },
  )
})

test('everybody in the seed has a balance that adds up and is not negative', () => {
  const world = seededWorld()
  for (const { id } of world.staff.values()) {
    for (const one of entitlementsOf(world, id, 2026, today)) {
      expect(one.leftHalfDays, id).toBe(
        one.grantedHalfDays + one.carriedHalfDays - one.takenHalfDays - one.reservedHalfDays,
      )
      expect(one.leftHalfDays, id).toBeGreaterThanOrEqual(0)
    }
  }
})

test('an approved leave is taken from the day after its last day', () => {
  expect(stateOn({ state: 'APPROVED', end: '2026-11-23' }, '2026-11-23')).toBe('APPROVED')
  expect(stateOn({ state: 'APPROVED', end: '2026-11-22' }, '2026-11-23')).toBe('TAKEN')
  expect(stateOn({ state: 'IN_APPROVAL', end: '2026-11-22' }, '2026-11-23')).toBe('IN_APPROVAL')
})
