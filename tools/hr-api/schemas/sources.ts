import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** The five sources that hold something about a person: 编办, 组织, 人社, 财政, 考勤. */
export const SourceId = z.enum(['ESTABLISHMENT', 'ORGANISATION', 'SOCIAL_SECURITY', 'FINANCE', 'ATTENDANCE'])
export type SourceId = z.output<typeof SourceId>

/** A source, who answers for it and how fresh it is: `GET /sources`. */
export const Source = z.object({
  id: SourceId,
  name: z.string(),
  nameEn: z.string(),
  /** The unit that owns the data and may end a grant. */
  owner: z.object({ unitId: z.string(), unitName: z.string(), name: z.string().nullable() }),
  /** How it is brought up to date, in words. */
  freshness: z.string(),
  /** Up to when its facts are known. */
  syncedAt: Instant,
})
export type Source = z.output<typeof Source>

/** One fact with its origin and date. */
export const SourceFact = z.object({ field: z.string(), value: z.string().nullable(), recordedOn: Day.nullable() })
export type SourceFact = z.output<typeof SourceFact>

/** What one source holds of one person: `GET /sources/{source}/staff/{id}`. */
export const SourceRecord = z.object({
  source: SourceId,
  staffId: z.string(),
  name: z.string(),
  facts: z.array(SourceFact),
  syncedAt: Instant,
  /** The grant under which it was read; null for the owner's own data. */
  grantId: z.string().nullable(),
})
export type SourceRecord = z.output<typeof SourceRecord>

/** A page of what a source holds of everybody: `GET /sources/{source}/staff`. */
export const SourceRoster = SourceRecord.omit({ syncedAt: true, grantId: true })
export type SourceRoster = z.output<typeof SourceRoster>
