import type {
  EstablishmentChange,
  EstablishmentQuotaRow,
  GradeShareRow,
  LeaderQuotaRow,
  PostQuotaRow,
  RankBaseRow,
} from './record.ts'

/** What has been approved, by id. */
export type EstablishmentWorld = {
  readonly quotas: Map<string, EstablishmentQuotaRow>
  readonly leaders: Map<string, LeaderQuotaRow>
  readonly rankBases: Map<string, RankBaseRow>
  readonly posts: Map<string, PostQuotaRow>
  readonly gradeShares: Map<string, GradeShareRow>
}

/** Nothing is approved yet. */
export function createEstablishmentWorld(): EstablishmentWorld {
  return { quotas: new Map(), leaders: new Map(), rankBases: new Map(), posts: new Map(), gradeShares: new Map() }
}

/** Takes new quotas into the world. */
export function applyEstablishment(world: EstablishmentWorld, change: EstablishmentChange): void {
  for (const row of change.establishmentQuotas ?? []) world.quotas.set(row.id, row)
  for (const row of change.leaderQuotas ?? []) world.leaders.set(row.id, row)
  for (const row of change.rankBases ?? []) world.rankBases.set(row.id, row)
  for (const row of change.postQuotas ?? []) world.posts.set(row.id, row)
  for (const row of change.gradeShares ?? []) world.gradeShares.set(row.id, row)
}
