import type { SourceId } from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'

/** What is fixed about a source. */
export type SourceAbout = {
  readonly name: string
  readonly nameEn: string
  /** The section through which the owner shares, and which may end a grant. */
  readonly ownerUnitId: string
  readonly freshness: string
  /** Up to when the facts are known at a business instant. */
  syncedAt(now: string): string
  /** Facts that this source holds of a person. */
  readonly fields: readonly string[]
}

const at = (day: string, time: string): string => `${day}T${time}:00+08:00`
const dayOf = (now: string): string => now.slice(0, 10)

/** The five sources and how fresh each is. */
export const sources: Readonly<Record<SourceId, SourceAbout>> = {
  ESTABLISHMENT: {
    name: '编办',
    nameEn: 'establishment office',
    ownerUnitId: 'U-101',
    freshness: '每日18时同步',
    syncedAt: (now) => at(addDays(dayOf(now), -1), '18:00'),
    fields: ['unit', 'establishmentKind', 'occupiesKind'],
  },
  ORGANISATION: {
    name: '组织',
    nameEn: 'organisation department',
    ownerUnitId: 'U-101',
    freshness: '每周一同步',
    syncedAt: (now) => at(addDays(dayOf(now), -7), '08:00'),
    fields: ['position', 'level', 'levelSince', 'rank', 'rankSince', 'politicalStatus', 'partyJoinedOn', 'degree'],
  },
  SOCIAL_SECURITY: {
    name: '人社',
    nameEn: 'HR and social security',
    ownerUnitId: 'U-103',
    freshness: '实时',
    syncedAt: (now) => now,
    fields: [
      'unit',
      'staffType',
      'status',
      'rank',
      'politicalStatus',
      'establishmentKind',
      'workStartDate',
      'contractEnd',
    ],
  },
  FINANCE: {
    name: '财政',
    nameEn: 'finance',
    ownerUnitId: 'U-104',
    freshness: '每月15日工资结算后同步',
    syncedAt: (now) => {
      const day = dayOf(now)
      const middle = `${day.slice(0, 8)}15`
      return at(day >= middle ? middle : addDays(`${day.slice(0, 8)}01`, -17), '20:00')
    },
    fields: ['unit', 'staffType', 'rank', 'paid'],
  },
  ATTENDANCE: {
    name: '考勤',
    nameEn: 'attendance',
    ownerUnitId: 'U-102',
    freshness: '每小时同步',
    syncedAt: (now) => `${now.slice(0, 13)}:00:00+08:00`,
    fields: ['unit', 'enrolled', 'presence'],
  },
}
