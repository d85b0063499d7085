import type { ApplicationInput, FundRiskPatch, InjuryAdvance, InjuryInput } from '../../tools/hr-api/schemas/index.ts'
import { listFundRisks, planFundRisk } from '../departments/fund.ts'
import { listInjuries, planAdvance, planInjury } from '../departments/injury.ts'
import { listApplications, listPostings, listProfiles, planApplication } from '../departments/jobs.ts'
import { type Operation, read, write } from './operation.ts'

type Query<F extends (caller: never, query: never) => unknown> = Parameters<F>[1]

/** Records that the plugins of departments keep. */
export const departmentOperations: Readonly<Record<string, Operation>> = {
  'GET /injury-cases': read<Query<typeof listInjuries>, undefined>((caller, { query }) => listInjuries(caller, query)),
  'POST /injury-cases': write<InjuryInput>((caller, _, body) => planInjury(caller, body)),
  'POST /injury-cases/{id}:advance': write<InjuryAdvance>(planAdvance),
  'GET /fund-risk': read<Query<typeof listFundRisks>, undefined>((caller, { query }) => listFundRisks(caller, query)),
  'PATCH /fund-risk/{id}': write<FundRiskPatch>(planFundRisk),
  'GET /postings': read<Query<typeof listPostings>, undefined>((caller, { query }) => listPostings(caller, query)),
  'GET /profiles': read<Query<typeof listProfiles>, undefined>((caller, { query }) => listProfiles(caller, query)),
  'GET /applications': read<Query<typeof listApplications>, undefined>((caller, { query }) =>
    listApplications(caller, query),
  ),
  'POST /applications': write<ApplicationInput>((caller, _, body) => planApplication(caller, body)),
}
