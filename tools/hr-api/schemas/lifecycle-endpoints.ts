import * as z from 'zod'
import type { Scope } from '#sdk'
import { dryRunOf, page } from './common.ts'
import { Delegation, OwnContracts, OwnRetirement } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import { Candidate, CaseAdvance, CaseAdvanced, CaseEvents, CaseStart, CaseSummary, LifecycleCase } from './lifecycle.ts'
import {
  DelegationInput,
  OnboardingInput,
  ProbationInput,
  RenewalInput,
  ResignationInput,
  RetirementInput,
  SecondmentInput,
  TransferInput,
} from './lifecycle-inputs.ts'

const starts = (path: string, summary: string, scopes: readonly Scope[], body: z.ZodType): Endpoint => ({
  method: 'POST',
  path,
  summary,
  scopes,
  body,
  answer: z.union([LifecycleCase, dryRunOf(CaseStart)]),
  writes: true,
})
const acts = (path: string, summary: string, body: z.ZodType): Endpoint => ({
  method: 'POST',
  path,
  summary,
  scopes: ['lifecycle:submit:self', 'lifecycle:submit:unit'],
  body,
  answer: z.union([CaseAdvanced, dryRunOf(CaseAdvanced)]),
  writes: true,
})
const officer: readonly Scope[] = ['lifecycle:submit:unit']
const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() }

/** The operations on cases, contracts, retirement and delegations. */
export const lifecycleEndpoints: readonly Endpoint[] = [
  starts('/onboardings', 'Begin an onboarding', officer, OnboardingInput),
  starts('/probation-reviews', 'Begin the end of a probation', officer, ProbationInput),
  starts('/transfers', 'Begin a transfer', officer, TransferInput),
  starts('/secondments', 'Begin a secondment', officer, SecondmentInput),
  starts('/retirement-cases', 'Apply for the own retirement', ['retirement:submit:self'], RetirementInput),
  starts('/resignations', 'Resign', ['lifecycle:submit:self'], ResignationInput),
  starts('/contracts/{id}:renew', 'Begin the renewal of a contract', officer, RenewalInput),
  {
    method: 'GET',
    path: '/cases',
    summary: 'Cases in which the caller has a part, or those of a person within reach',
    scopes: ['lifecycle:read:self', 'lifecycle:read:unit'],
    query: z.object({
      scope: z.enum(['mine', 'assigned', 'unit']).optional(),
      flow: z.string().optional(),
      person: z.string().optional(),
      open: z.enum(['true', 'false']).optional(),
      ...paging,
    }),
    answer: page(CaseSummary),
  },
  {
    method: 'GET',
    path: '/cases/{id}',
    summary: 'A case with its steps, owners, documents and days',
    scopes: ['lifecycle:read:self', 'lifecycle:read:unit'],
    answer: LifecycleCase,
  },
  acts('/cases/{id}:advance', 'Finish the present step of a case', CaseAdvance),
  acts('/cases/{id}:withdraw', 'Take a case back', z.object({ reason: z.string().max(500).optional() })),
  {
    method: 'GET',
    path: '/candidates',
    summary: 'Those chosen by recruiting who have not reported yet',
    scopes: ['lifecycle:read:unit'],
    query: z.object({ name: z.string().optional(), ...paging }),
    answer: page(Candidate),
  },
  {
    method: 'GET',
    path: '/contracts/mine',
    summary: 'Own contracts of employment',
    scopes: ['contract:read:self'],
    answer: OwnContracts,
  },
  {
    method: 'GET',
    path: '/contracts',
    summary: 'Contracts within reach, the first to end first',
    scopes: ['contract:read:unit'],
    query: z.object({ person: z.string().optional(), endsBefore: z.iso.date().optional(), ...paging }),
    answer: page(OwnContracts.shape.items.element.extend({ name: z.string() })),
  },
  {
    method: 'GET',
    path: '/me/retirement',
    summary: 'Own retirement: dates, contributions, next step, and the form as far as it is filled',
    scopes: ['retirement:read:self'],
    answer: OwnRetirement,
  },
  {
    method: 'GET',
    path: '/delegations',
    summary: 'Delegations of and to the caller',
    scopes: ['approval:submit:self'],
    answer: page(Delegation),
  },
  {
    method: 'POST',
    path: '/delegations',
    summary: 'Let another approver decide for at most thirty days',
    scopes: ['approval:submit:self'],
    body: DelegationInput,
    answer: z.union([Delegation, dryRunOf(Delegation.omit({ id: true }))]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/events',
    summary: 'What happened after a number, and whom it concerns; ids, days and codes',
    scopes: null,
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: CaseEvents,
  },
]
