import * as z from 'zod'
import { Instant } from './common.ts'
import { StaffColumn, StaffFilter, StaffView } from './staff-search.ts'

/** At most so many people leave the system at once. */
export const mostExported = 500

/** What is sent with `POST /people-exports`. */
export const PeopleExportInput = z.object({
  filter: StaffFilter,
  columns: z.array(StaffColumn).min(1).max(StaffColumn.options.length),
  /** What the list is for; kept with the read of everybody in it. */
  purpose: z.string().trim().min(2).max(100),
})
export type PeopleExportInput = z.output<typeof PeopleExportInput>

/** What a dry run of an export counts. */
export const PeopleExportCount = PeopleExportInput.extend({ count: z.number().int() })
export type PeopleExportCount = z.output<typeof PeopleExportCount>

/** A list of people that left the system, under a number of its own. */
export const PeopleExport = PeopleExportCount.extend({
  id: z.string(),
  exportedBy: z.object({ id: z.string(), name: z.string() }),
  items: z.array(StaffView),
  asOf: Instant,
})
export type PeopleExport = z.output<typeof PeopleExport>
