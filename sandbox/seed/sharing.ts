import type { SourceId } from '../../tools/hr-api/schemas/index.ts'
import type { GrantRow } from '../sharing/record.ts'
import { sources } from '../sharing/sources.ts'

/** Who may read what at the start: the personnel section for its work, the supervision office for its patrols. */
export function makeGrants(): GrantRow[] {
  const grantees = [
    { unitId: 'U-103', purpose: '干部人事管理和一人一屏' },
    { unitId: 'U-109', purpose: '督查比对' },
  ]
  const shared = Object.entries(sources) as [SourceId, (typeof sources)[SourceId]][]
  return shared.flatMap(([source, { ownerUnitId }], at) =>
    grantees
      .filter(({ unitId }) => unitId !== ownerUnitId)
      .map(({ unitId, purpose }) => ({
        id: `GR-2026-${String(at * 2 + (unitId === 'U-103' ? 1 : 2)).padStart(3, '0')}`,
        source,
        ownerUnitId,
        granteeUnitId: unitId,
        purpose,
        from: '2026-01-01',
        until: '2027-12-31',
        state: 'ACTIVE' as const,
        revokedAt: null,
        revokedBy: null,
        reason: null,
        version: 1,
      })),
  )
}
