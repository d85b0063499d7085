import * as z from 'zod'
import type { Scope } from '#sdk'
import { Approval, ApprovalAct, ApprovalResult } from './approval.ts'
import { dryRunOf, page } from './common.ts'
import { departmentEndpoints } from './department-endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { peopleEndpoints } from './endpoints-people.ts'
import { supervisionEndpoints } from './endpoints-supervision.ts'
import { growthEndpoints } from './growth-endpoints.ts'
import {
  LeaveEnding,
  LeaveEntitlements,
  LeaveQuote,
  LeaveRequest,
  LeaveRequestInput,
  LeaveSpan,
  LeaveType,
  TeamLeave,
} from './leave.ts'
import { lifecycleEndpoints } from './lifecycle-endpoints.ts'
import { DemoPeople, Operation } from './oauth.ts'
import { Holders, Me, OrgUnit } from './people.ts'
import { timeEndpoints } from './time-endpoints.ts'
import { webhookEndpoints } from './webhook.ts'

const act = (name: string, scope: Scope, summary: string): Endpoint => ({
  method: 'POST',
  path: `/approvals/{id}:${name}`,
  summary,
  scopes: [scope],
  body: ApprovalAct,
  answer: z.union([ApprovalResult, dryRunOf(ApprovalResult)]),
  writes: true,
})

/** Every operation of the HR API that the product uses, in the order of `domain/hrms.md` §2. */
export const endpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/me', summary: 'Own record', scopes: ['profile:read:self'], answer: Me },
  ...peopleEndpoints,
  ...supervisionEndpoints,
  {
    method: 'GET',
    path: '/units',
    summary: 'Organisation tree',
    scopes: ['directory:read:all'],
    answer: page(OrgUnit),
  },
  {
    method: 'GET',
    path: '/leave-types',
    summary: 'Kinds of leave',
    scopes: ['leave:read:self'],
    answer: z.object({ items: z.array(LeaveType) }),
  },
  {
    method: 'GET',
    path: '/me/leave-entitlements',
    summary: 'Own leave balances of a year',
    scopes: ['leave:read:self'],
    query: z.object({ year: z.coerce.number().int() }),
    answer: LeaveEntitlements,
  },
  {
    method: 'POST',
    path: '/leave/quote',
    summary: 'How a span would count and who would decide; changes nothing',
    scopes: ['leave:read:self'],
    body: LeaveSpan,
    answer: LeaveQuote,
  },
  {
    method: 'GET',
    path: '/leave-requests',
    summary: "Own requests, or with scope=team the unit's without reasons",
    scopes: ['leave:read:self', 'leave:read:unit'],
    query: z.object({
      scope: z.enum(['mine', 'team']).optional(),
      state: z.string().optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      unit: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.union([page(LeaveRequest), page(TeamLeave)]),
  },
  {
    method: 'POST',
    path: '/leave-requests',
    summary: 'Ask for leave, with forStaffId for a colleague who cannot',
    scopes: ['leave:submit:self', 'leave:submit:unit'],
    body: LeaveRequestInput,
    answer: z.union([LeaveRequest, dryRunOf(LeaveQuote)]),
    writes: true,
  },
  {
    method: 'POST',
    path: '/leave-requests/{id}:withdraw',
    summary: 'Take back a request that is not yet approved',
    scopes: ['leave:submit:self'],
    body: z.object({ reason: z.string().max(500).optional() }),
    answer: z.union([LeaveRequest, dryRunOf(LeaveEnding)]),
    writes: true,
  },
  {
    method: 'POST',
    path: '/leave-requests/{id}:cancel',
    summary: 'Cancel an approved leave; needs approval',
    scopes: ['leave:submit:self'],
    body: z.object({ reason: z.string().max(500).optional() }),
    answer: z.union([LeaveRequest, dryRunOf(LeaveEnding)]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/approvals',
    summary: 'What waits for my decision',
    scopes: ['approval:submit:self'],
    query: z.object({
      assignee: z.literal('me'),
      state: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: page(Approval),
  },
  ...lifecycleEndpoints,
  ...growthEndpoints,
  ...timeEndpoints,
  ...webhookEndpoints,
  ...departmentEndpoints,
  act('approve', 'approval:submit:self', 'Approve the step that waits for me'),
  act('reject', 'approval:submit:self', 'Reject it'),
  act('return', 'approval:submit:self', 'Send it back for changes'),
  act('forward', 'approval:submit:self', 'Hand the step to another approver'),
  {
    method: 'GET',
    path: '/operations/{key}',
    summary: 'The stored result of an earlier write of this client',
    scopes: null,
    answer: Operation,
  },
  {
    method: 'GET',
    path: '/holders',
    summary: "Who besides a person holds a right over that person's matters, nearest first",
    scopes: null,
    query: z.object({ staffId: z.string(), scope: z.string() }),
    answer: Holders,
  },
  {
    method: 'GET',
    path: '/demo/people',
    summary: 'Invented people to sign in as; demo mode only',
    scopes: null,
    answer: DemoPeople,
  },
]
