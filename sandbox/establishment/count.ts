import type { EstablishmentKind, Level, PostQuota } from '../../tools/hr-api/schemas/index.ts'
import { unitsUp } from '../leave/chain.ts'
import type { StaffRow, UnitRow } from '../record.ts'
import type { World } from '../world.ts'

const gone: readonly StaffRow['status'][] = [
  'PRE_HIRE',
  'RETIRED',
  'RESIGNED',
  'DISMISSED',
  'TRANSFERRED_OUT',
  'DECEASED',
]

/** True while somebody belongs to the staff; also on secondment, on long leave or suspended. */
export function isInService({ status }: Pick<StaffRow, 'status'>): boolean {
  return !gone.includes(status)
}

/** The organisation that a unit belongs to: the nearest one above that is no inner section. */
export function organisationOf(world: World, unitId: string): string {
  return unitsUp(world, unitId).find(({ type }) => type !== 'INTERNAL')?.id ?? unitId
}

/** Everybody in service of one organisation; an institution below it is an organisation of its own. */
export function staffOfOrganisation(world: World, organisationId: string): StaffRow[] {
  const units = new Set([...world.units.keys()].filter((id) => organisationOf(world, id) === organisationId))
  return [...world.staff.values()].filter((staff) => units.has(staff.unitId) && isInService(staff))
}

function tally<Key extends string>(keys: readonly (Key | null | undefined)[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const key of keys) if (key) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

/** 编制 of the posts of an organisation. */
export const kindOfUnit = ({ type }: Pick<UnitRow, 'type'>): EstablishmentKind =>
  type === 'PARTY_GOV_ORGAN' ? 'ADMIN' : 'INSTITUTION'

/**
 * Held 编制 by kind, the seconded counted at home, off-book staff and the retired never.
 * @see 地方各级人民政府机构设置和编制管理条例 第十五条
 */
export function countEstablished(world: World, organisationId: string): Partial<Record<EstablishmentKind, number>> {
  return tally(
    staffOfOrganisation(world, organisationId).map(({ id }) => world.people.dossiers.get(id)?.establishmentKind),
  )
}

/** 编制 of an organisation of every kind together: approved and held; null where none is on record. */
export function postsOf(
  world: World,
  organisationId: string,
): { readonly approved: number; readonly occupied: number } | null {
  const quotas = [...world.establishment.quotas.values()].filter(({ unitId }) => unitId === organisationId)
  if (quotas.length === 0) return null
  const held = countEstablished(world, organisationId)
  return {
    approved: quotas.reduce((sum, { approved }) => sum + approved, 0),
    occupied: quotas.reduce((sum, { kind }) => sum + (held[kind] ?? 0), 0),
  }
}

/** Held leading posts by level. */
export function countLeaders(world: World, organisationId: string): Partial<Record<Level, number>> {
  return tally(staffOfOrganisation(world, organisationId).map(({ id }) => world.people.dossiers.get(id)?.level))
}

/** Ranks in use, by rank. */
export function countRanks(world: World, organisationId: string): Partial<Record<string, number>> {
  return tally(staffOfOrganisation(world, organisationId).map(({ rank }) => rank))
}

const categories: Partial<Record<StaffRow['staffType'], PostQuota['category']>> = {
  INSTITUTION_MANAGER: 'MANAGEMENT',
  INSTITUTION_TECHNICAL: 'PROFESSIONAL',
  INSTITUTION_WORKER: 'WORKER',
}

/** Post grades of an institution in use. */
export function countPosts(
  world: World,
  organisationId: string,
): { category: PostQuota['category']; grade: string; used: number }[] {
  const held = staffOfOrganisation(world, organisationId).flatMap(({ id, staffType }) => {
    const category = categories[staffType]
    const grade = world.people.assignments.get(id)?.at(-1)?.postGrade
    return category && grade ? [`${category} ${grade}`] : []
  })
  return Object.entries(tally(held))
    .map(([key, used]) => {
      const [category, grade] = key.split(' ') as [PostQuota['category'], string]
      return { category, grade, used: used ?? 0 }
    })
    .sort((one, other) => (one.category + one.grade < other.category + other.grade ? -1 : 1))
}
