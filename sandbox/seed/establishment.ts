import { countEstablished, countLeaders, countPosts, kindOfUnit } from '../establishment/count.ts'
import type { Change, UnitRow } from '../record.ts'
import type { World } from '../world.ts'

/** Posts approved above (or, below zero, beneath) those that are held; a unit that is not named is exactly full. */
const spare: Readonly<Record<string, number>> = { 'U-100': 2, 'U-202': 1, 'U-204': 3, 'U-205': -2, 'U-301': 2 }
const leaderSpare: Readonly<Record<string, number>> = { 'U-206 副科': -1, 'U-100 正科': 1 }

const organisations = (world: World): UnitRow[] => [...world.units.values()].filter(({ type }) => type !== 'INTERNAL')

/** What has been approved for every organisation: one over its 编制 by two, one over 副科 by one, none over its ranks. */
export function makeEstablishment(
  world: World,
): Required<Pick<Change, 'establishmentQuotas' | 'leaderQuotas' | 'rankBases' | 'postQuotas' | 'gradeShares'>> {
  const all = organisations(world)
  return {
    establishmentQuotas: all.map((unit) => ({
      id: `EQ-${unit.id.slice(2)}`,
      unitId: unit.id,
      kind: kindOfUnit(unit),
      approved: (countEstablished(world, unit.id)[kindOfUnit(unit)] ?? 0) + (spare[unit.id] ?? 0),
      approvalDoc: `示编〔2024〕${Number(unit.id.slice(2)) % 100}号`,
      validFrom: '2024-07-01',
      validTo: null,
    })),
    leaderQuotas: all.flatMap((unit) =>
      Object.entries(countLeaders(world, unit.id)).map(([level, held]) => ({
        id: `LQ-${unit.id.slice(2)}-${level}`,
        unitId: unit.id,
        level: level as '正处',
        approved: held + (leaderSpare[`${unit.id} ${level}`] ?? 0),
        approvalDoc: `示编〔2024〕${Number(unit.id.slice(2)) % 100}号`,
      })),
    ),
    rankBases: all
      .filter(({ type }) => type === 'PARTY_GOV_ORGAN' || type === 'REF_CIVIL')
      .map((unit) => ({
        id: `RB-${unit.id.slice(2)}`,
        unitId: unit.id,
        organLevel: '市级机关' as const,
        base: (countEstablished(world, unit.id)[kindOfUnit(unit)] ?? 0) + Math.max(0, spare[unit.id] ?? 0),
        approvalDoc: '示公局〔2025〕8号',
      })),
    postQuotas: all
      .filter(({ type }) => type === 'INSTITUTION_I' || type === 'INSTITUTION_II')
      .flatMap((unit) =>
        countPosts(world, unit.id).map(({ category, grade, used }) => ({
          id: `PQ-${unit.id.slice(2)}-${grade}`,
          unitId: unit.id,
          category,
          grade,
          approved: used + (grade === '专技七级' ? 1 : 0),
          approvalDoc: '示人社岗〔2025〕16号',
        })),
      ),
    gradeShares: all.map((unit) => {
      const participants = Object.values(countEstablished(world, unit.id)).reduce((sum, held) => sum + held, 0)
      return {
        id: `GS-${unit.id.slice(2)}-2025`,
        unitId: unit.id,
        year: 2025,
        participants,
        excellent: Math.floor(participants * 0.2),
        raisedRatioApproved: false,
        confirmedOn: '2026-01-28',
      }
    }),
  }
}
