import type { Delegation, DelegationInput } from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'
import type { DelegationRow } from '../flows/record.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, type World } from '../world.ts'
import { approverNamed, requireApprover } from './approver.ts'

/** Kinds of matters that a delegation may be limited to. */
export type Kind = DelegationRow['kinds'][number]
const everyKind: readonly Kind[] = ['LEAVE', 'LIFECYCLE']
const mostDays = 30

const isRunning = (row: DelegationRow, today: string): boolean => row.from <= today && today <= row.until

/** True when a colleague may decide for an approver today. */
export function standsInFor(world: World, approverId: string, colleagueId: string, kind: Kind, today: string): boolean {
  return [...world.delegations.values()].some(
    (row) => row.fromId === approverId && row.toId === colleagueId && row.kinds.includes(kind) && isRunning(row, today),
  )
}

/** A delegation with both names. */
export function showDelegation(world: World, { at, ...row }: DelegationRow): Delegation {
  return { ...row, fromName: staffOf(world, row.fromId).name, toName: staffOf(world, row.toId).name }
}

function checkDays({ from, until }: DelegationInput, today: string): void {
  if (from < today || until < from)
    throw new Refusal(
      'INVALID',
      '委托的起止日期不对：开始不能早于今天，结束不能早于开始。',
      'The days of the delegation are not right: it begins today or later and ends after it begins.',
      { needs: ['from', 'until'] },
    )
  if (until > addDays(from, mostDays - 1))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `委托审批一次最多${mostDays}天，从 ${from} 起最晚到 ${addDays(from, mostDays - 1)}。`,
      `A delegation lasts ${mostDays} days at most: from ${from} until ${addDays(from, mostDays - 1)}.`,
      { needs: ['until'] },
    )
}

function receiverOf({ world, staff }: Caller, id: string) {
  const receiver = approverNamed(world, id)
  if (receiver.id === staff.id)
    throw new Refusal('BLOCKED_BY_RULE', '不能委托给自己。', 'You cannot delegate to yourself.', { needs: ['to'] })
  requireApprover(receiver)
  return receiver
}

/**
 * `POST /delegations`: somebody else decides for the caller for at most thirty days; the record of each decision
 * names both.
 */
export function planDelegation(caller: Caller, input: DelegationInput): Plan {
  const { world, staff, now, today } = caller
  checkDays(input, today)
  const receiver = receiverOf(caller, input.to)
  const kinds = input.kinds ?? everyKind
  const overlapping = [...world.delegations.values()].find(
    (row) =>
      row.fromId === staff.id &&
      row.from <= input.until &&
      input.from <= row.until &&
      row.kinds.some((kind) => kinds.includes(kind)),
  )
  if (overlapping)
    throw new Refusal(
      'DUPLICATE',
      `这段时间已经委托给${staffOf(world, overlapping.toId).name}（${overlapping.id}），不能重复委托。`,
      `These days are delegated already (${overlapping.id}).`,
    )
  const row: DelegationRow = {
    id: nextId(world.delegations, 'DL', today),
    fromId: staff.id,
    toId: receiver.id,
    from: input.from,
    until: input.until,
    kinds: [...kinds],
    reason: input.reason ?? null,
    at: now,
  }
  const shown = showDelegation(world, row)
  const { id: _id, ...counted } = shown
  return {
    counted,
    change: {
      delegations: [row],
      events: [
        {
          seq: world.events.length + 1,
          at: now,
          kind: 'DELEGATED',
          staffId: receiver.id,
          caseId: row.id,
          flow: null,
          state: 'DELEGATED',
          stateTitle: { zh: '委托审批', en: 'delegated approvals' },
          dueOn: row.until,
        },
      ],
    },
    status: 201,
    answer: shown,
  }
}

/** `GET /delegations`: those of the caller and those given to the caller that are not over. */
export function listDelegations({ world, staff, today, now }: Caller) {
  const items = [...world.delegations.values()]
    .filter(({ fromId, toId, until }) => (fromId === staff.id || toId === staff.id) && until >= today)
    .map((row) => showDelegation(world, row))
  return { items, nextCursor: null, asOf: now }
}
