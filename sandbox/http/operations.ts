import type * as z from 'zod'
import type { ApprovalAct, LeaveRequestInput, LeaveSpan } from '../../tools/hr-api/schemas/index.ts'
import { planDecision } from '../approval/decide.ts'
import { planCancel, planWithdraw } from '../leave/ending.ts'
import { entitlementsOf } from '../leave/ledger.ts'
import { assess, toQuote } from '../leave/quote.ts'
import { planSubmit } from '../leave/submit.ts'
import { leaveTypes } from '../leave/types.ts'
import { Refusal } from '../refusal.ts'
import type { System } from '../system.ts'
import { operationId } from '../world.ts'
import { listApprovals } from './approvals.ts'
import { departmentOperations } from './departments.ts'
import { growthOperations } from './growth.ts'
import { type HoldersQuery, holdersOf } from './holders.ts'
import { listLeave } from './leave.ts'
import { lifecycleOperations } from './lifecycle.ts'
import { type Operation, read, write } from './operation.ts'
import { demoPeople, getMe, listUnits } from './people.ts'
import { peopleOperations } from './people-area.ts'
import { sharingOperations } from './sharing.ts'
import { supervisionOperations } from './supervision.ts'
import { timeOperations } from './time.ts'
import { webhookOperations } from './webhooks.ts'

type Act = z.output<typeof ApprovalAct>

function storedOperation({ world }: System, client: string, key: string) {
  const found = world.operations.get(operationId(client, key))
  if (!found) throw new Refusal('NOT_FOUND', '没有用这个键完成过操作。', 'No write has been done under this key.')
  const { status, body, at } = found
  return { key, status, body, at }
}

function peopleOfDemo({ world, mode }: System) {
  if (mode === 'demo') return demoPeople(world)
  throw new Refusal('NOT_FOUND', '演示人员只在演示模式下提供。', 'Demo people exist in demo mode only.')
}

/** Every endpoint of the contract by method and path. */
export const operations: Readonly<Record<string, Operation>> = {
  'GET /me': read(getMe),
  ...peopleOperations,
  ...sharingOperations,
  ...supervisionOperations,
  'GET /units': read(listUnits),
  'GET /leave-types': read(() => ({ items: leaveTypes })),
  'GET /me/leave-entitlements': read<{ year: number }, undefined>(({ world, staff, today, now }, { query }) => ({
    items: entitlementsOf(world, staff.id, query.year, today),
    asOf: now,
  })),
  'POST /leave/quote': read<undefined, LeaveSpan>(({ world, staff, today }, { body }) =>
    toQuote(world, staff, body, assess(world, staff, body, today), today),
  ),
  'GET /leave-requests': read<Parameters<typeof listLeave>[1], undefined>((caller, { query }) =>
    listLeave(caller, query),
  ),
  'POST /leave-requests': write<LeaveRequestInput>((caller, _, body) => planSubmit(caller, body)),
  'POST /leave-requests/{id}:withdraw': write(planWithdraw),
  'POST /leave-requests/{id}:cancel': write(planCancel),
  'GET /approvals': read<Parameters<typeof listApprovals>[1], undefined>((caller, { query }) =>
    listApprovals(caller, query),
  ),
  'POST /approvals/{id}:approve': write<Act>((caller, id, act) => planDecision(caller, id, 'APPROVE', act)),
  'POST /approvals/{id}:reject': write<Act>((caller, id, act) => planDecision(caller, id, 'REJECT', act)),
  'POST /approvals/{id}:return': write<Act>((caller, id, act) => planDecision(caller, id, 'RETURN', act)),
  'POST /approvals/{id}:forward': write<Act>((caller, id, act) => planDecision(caller, id, 'FORWARD', act)),
  ...lifecycleOperations,
  ...growthOperations,
  ...timeOperations,
  ...webhookOperations,
  ...departmentOperations,
  'GET /operations/{key}': {
    kind: 'client',
    run: (system, client, { params }) => storedOperation(system, client, params.key ?? ''),
  },
  'GET /holders': { kind: 'client', run: (system, _client, { query }) => holdersOf(system, query as HoldersQuery) },
  'GET /demo/people': { kind: 'client', run: peopleOfDemo },
}
