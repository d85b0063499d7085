import * as z from 'zod'
import { dryRunOf, page } from './common.ts'
import type { Endpoint } from './endpoint.ts'
import { FundRisk, FundRiskChanged, FundRiskPatch, FundRiskState, FundSignal } from './fund-risk.ts'
import { InjuryAdvance, InjuryCase, InjuryInput, InjuryQuote, InjuryState } from './injury.ts'
import { Application, ApplicationInput, JobProfile, Posting } from './posting.ts'

const paging = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
}

/** Records that the plugins of departments keep: work injury, fund risk, posts and those who fit them. */
export const departmentEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/injury-cases',
    summary: 'Own cases of work injury, or with scope=unit those of the units looked after',
    scopes: ['injury:read:self', 'injury:read:unit'],
    query: z.object({ scope: z.enum(['mine', 'unit']).optional(), state: InjuryState.optional(), ...paging }),
    answer: page(InjuryCase),
  },
  {
    method: 'POST',
    path: '/injury-cases',
    summary: 'Report an accident, with forStaffId for a colleague',
    scopes: ['injury:submit:self', 'injury:submit:unit'],
    body: InjuryInput,
    answer: z.union([InjuryCase, dryRunOf(InjuryQuote)]),
    writes: true,
  },
  {
    method: 'POST',
    path: '/injury-cases/{id}:advance',
    summary: 'Record what has been done on a case',
    scopes: ['injury:submit:unit'],
    body: InjuryAdvance,
    answer: z.union([InjuryCase, dryRunOf(InjuryCase)]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/fund-risk',
    summary: 'Signals over payments of funds, with the records they rest on',
    scopes: ['fund:read:all'],
    query: z.object({ state: FundRiskState.optional(), signal: FundSignal.optional(), ...paging }),
    answer: page(FundRisk),
  },
  {
    method: 'PATCH',
    path: '/fund-risk/{id}',
    summary: 'Dispose of a signal after a person has checked it',
    scopes: ['fund:submit:all'],
    body: FundRiskPatch,
    answer: z.union([FundRisk, dryRunOf(FundRiskChanged)]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/postings',
    summary: 'Posts that are advertised',
    scopes: ['jobs:read:self', 'jobs:read:all'],
    query: z.object({ state: Posting.shape.state.optional(), ...paging }),
    answer: page(Posting),
  },
  {
    method: 'GET',
    path: '/profiles',
    summary: 'The own profile, or with scope=unit those of the units looked after whose consent stands',
    scopes: ['jobs:read:self', 'people:read:unit'],
    query: z.object({ scope: z.enum(['mine', 'unit']).optional(), ...paging }),
    answer: page(JobProfile),
  },
  {
    method: 'GET',
    path: '/applications',
    summary: 'Own applications',
    scopes: ['jobs:read:self'],
    query: z.object(paging),
    answer: page(Application),
  },
  {
    method: 'POST',
    path: '/applications',
    summary: 'Apply for a post that is open',
    scopes: ['jobs:submit:self'],
    body: ApplicationInput,
    answer: z.union([Application, dryRunOf(Application)]),
    writes: true,
  },
]
