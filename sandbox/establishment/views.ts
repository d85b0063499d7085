import type { Establishment, LeaderQuota, PostQuota, RankQuota } from '../../tools/hr-api/schemas/index.ts'
import { rankLimits } from '../../tools/rules/index.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { covers } from '../roles.ts'
import { unitOf, type World } from '../world.ts'
import { countEstablished, countLeaders, countPosts, countRanks, organisationOf } from './count.ts'

/** Organisations whose figures a caller may see: those reached, and the one around the caller's own sections. */
export function reachedOrganisations(caller: Caller, unit: string | undefined): Set<string> {
  const units = reachedUnits(caller, covers(caller.scopes, 'establishment:read:all'), unit)
  return new Set([...units].map((id) => organisationOf(caller.world, id)))
}

const balance = (approved: number, held: number) => ({
  vacant: Math.max(0, approved - held),
  over: Math.max(0, held - approved),
})
const named = (world: World, unitId: string) => ({ unitId, unitName: unitOf(world, unitId).name })

/** 编制 of organisations, approved beside held. */
export function establishmentOf(world: World, organisations: ReadonlySet<string>): Establishment[] {
  return [...world.establishment.quotas.values()]
    .filter(({ unitId }) => organisations.has(unitId))
    .map(({ id: _, unitId, kind, approved, approvalDoc, validFrom, validTo }) => {
      const occupied = countEstablished(world, unitId)[kind] ?? 0
      return {
        ...named(world, unitId),
        kind,
        approved,
        occupied,
        ...balance(approved, occupied),
        approvalDoc,
        validFrom,
        validTo,
      }
    })
}

/** 领导职数 of organisations, approved beside held. */
export function leadersOf(world: World, organisations: ReadonlySet<string>): LeaderQuota[] {
  return [...world.establishment.leaders.values()]
    .filter(({ unitId }) => organisations.has(unitId))
    .map(({ unitId, level, approved, approvalDoc }) => {
      const actual = countLeaders(world, unitId)[level] ?? 0
      return { ...named(world, unitId), level, approved, actual, ...balance(approved, actual), approvalDoc }
    })
}

/** Ranks of each band, such as 一至四级调研员. */
const ranksOfBand: Readonly<Record<string, readonly string[]>> = {
  二级巡视员: ['二级巡视员'],
  一至四级调研员: ['一级调研员', '二级调研员', '三级调研员', '四级调研员'],
  '一级、二级调研员': ['一级调研员', '二级调研员'],
  一级调研员: ['一级调研员'],
  二级调研员: ['二级调研员'],
  '三级、四级调研员': ['三级调研员', '四级调研员'],
  一至四级主任科员: ['一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员'],
  '一级、二级主任科员': ['一级主任科员', '二级主任科员'],
}

/** How many ranks of a band an organisation uses. */
export function usedOfBand(world: World, organisation: string, band: string): number {
  const counts = countRanks(world, organisation)
  return (ranksOfBand[band] ?? []).reduce((sum, rank) => sum + (counts[rank] ?? 0), 0)
}

/** 职级职数 of organisations by band. */
export function rankQuotasOf(world: World, organisations: ReadonlySet<string>): RankQuota[] {
  return [...world.establishment.rankBases.values()]
    .filter(({ unitId }) => organisations.has(unitId))
    .flatMap(({ unitId, organLevel, base, approvalDoc }) =>
      rankLimits(organLevel, base).map(({ band, limit }) => {
        const used = usedOfBand(world, unitId, band)
        return { ...named(world, unitId), band, base, limit, used, over: Math.max(0, used - limit), approvalDoc }
      }),
    )
}

/** 岗位结构 of institutions by category and grade. */
export function postQuotasOf(world: World, organisations: ReadonlySet<string>): PostQuota[] {
  return [...world.establishment.posts.values()]
    .filter(({ unitId }) => organisations.has(unitId))
    .map(({ unitId, category, grade, approved, approvalDoc }) => {
      const used =
        countPosts(world, unitId).find((post) => post.category === category && post.grade === grade)?.used ?? 0
      return {
        ...named(world, unitId),
        category,
        grade,
        approved,
        used,
        over: Math.max(0, used - approved),
        approvalDoc,
      }
    })
}
