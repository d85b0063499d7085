import type { Application, JobProfile } from '../../tools/hr-api/schemas/index.ts'
import type { FundRiskRow, InjuryRow, PostingRow } from './record.ts'

/** What departments keep in the HR system. */
export type DepartmentWorld = {
  readonly injuries: Map<string, InjuryRow>
  readonly fundRisks: Map<string, FundRiskRow>
  readonly postings: Map<string, PostingRow>
  readonly jobProfiles: Map<string, JobProfile>
  readonly applications: Map<string, Application>
}

type Rows = { readonly [Name in keyof DepartmentWorld]?: readonly MapValue<DepartmentWorld[Name]>[] | undefined }
type MapValue<M> = M extends Map<string, infer Row> ? Row : never

/** A world in which departments keep nothing yet. */
export function createDepartmentWorld(): DepartmentWorld {
  return {
    injuries: new Map(),
    fundRisks: new Map(),
    postings: new Map(),
    jobProfiles: new Map(),
    applications: new Map(),
  }
}

/** Takes the rows of departments into the world. */
export function applyDepartments(world: DepartmentWorld, change: Rows): void {
  for (const row of change.injuries ?? []) world.injuries.set(row.id, row)
  for (const row of change.fundRisks ?? []) world.fundRisks.set(row.id, row)
  for (const row of change.postings ?? []) world.postings.set(row.id, row)
  for (const row of change.jobProfiles ?? []) world.jobProfiles.set(row.id, row)
  for (const row of change.applications ?? []) world.applications.set(row.id, row)
}
