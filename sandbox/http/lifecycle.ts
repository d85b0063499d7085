import type * as z from 'zod'
import type {
  CaseAdvance,
  DelegationInput,
  OnboardingInput,
  ProbationInput,
  RenewalInput,
  ResignationInput,
  RetirementInput,
  SecondmentInput,
  TransferInput,
} from '../../tools/hr-api/schemas/index.ts'
import { listDelegations, planDelegation } from '../approval/delegation.ts'
import { caseFor, planAdvance, planCaseWithdraw } from '../flows/advance.ts'
import { planResignation, planRetirement } from '../flows/begin-own.ts'
import { planOnboarding, planProbation, planRenewal, planSecondment, planTransfer } from '../flows/begin-staff.ts'
import { type CaseQuery, listCandidates, listCases } from '../flows/lists.ts'
import { type ContractQuery, listContracts, ownContracts } from '../flows/own-contracts.ts'
import { ownRetirement } from '../flows/own-retirement.ts'
import { showCase } from '../flows/views.ts'
import { type Operation, read, write } from './operation.ts'

type EventQuery = { readonly after?: number; readonly limit?: number }

/** The operations on cases, contracts, retirement and delegations, by method and path. */
export const lifecycleOperations: Readonly<Record<string, Operation>> = {
  'POST /onboardings': write<OnboardingInput>((caller, _, body) => planOnboarding(caller, body)),
  'POST /probation-reviews': write<ProbationInput>((caller, _, body) => planProbation(caller, body)),
  'POST /transfers': write<TransferInput>((caller, _, body) => planTransfer(caller, body)),
  'POST /secondments': write<SecondmentInput>((caller, _, body) => planSecondment(caller, body)),
  'POST /retirement-cases': write<RetirementInput>((caller, _, body) => planRetirement(caller, body)),
  'POST /resignations': write<ResignationInput>((caller, _, body) => planResignation(caller, body)),
  'POST /contracts/{id}:renew': write<RenewalInput>(planRenewal),
  'GET /cases': read<CaseQuery, undefined>((caller, { query }) => listCases(caller, query)),
  'GET /cases/{id}': read((caller, { params }) => showCase(caller, caseFor(caller, params.id ?? ''))),
  'POST /cases/{id}:advance': write<z.output<typeof CaseAdvance>>(planAdvance),
  'POST /cases/{id}:withdraw': write<{ reason?: string }>(planCaseWithdraw),
  'GET /candidates': read<{ name?: string }, undefined>((caller, { query }) => listCandidates(caller, query)),
  'GET /contracts/mine': read(ownContracts),
  'GET /contracts': read<ContractQuery, undefined>((caller, { query }) => listContracts(caller, query)),
  'GET /me/retirement': read(ownRetirement),
  'GET /delegations': read(listDelegations),
  'POST /delegations': write<DelegationInput>((caller, _, body) => planDelegation(caller, body)),
  'GET /events': {
    kind: 'client',
    run({ world }, _client, { query }) {
      const { after = 0, limit = 100 } = query as EventQuery
      // Events are numbered from 1 without gaps, in the order of their place.
      return { items: world.events.slice(after, after + limit), last: world.events.length }
    },
  },
}
