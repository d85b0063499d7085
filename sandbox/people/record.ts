import * as z from 'zod'
import {
  Assignment,
  Day,
  DirectoryEntry,
  Education,
  EstablishmentKind,
  FileItem,
  Instant,
  Level,
  PeopleExportInput,
  RankStep,
  Relation,
  SourceId,
} from '../../tools/hr-api/schemas/index.ts'

/** What the personnel office keeps of a person beyond the record that everybody sees of themself. */
export const DossierRow = z.object({
  staffId: z.string(),
  nativePlace: z.string(),
  birthDateSource: z.enum(['FILE', 'ID_CARD']),
  partyJoinedOn: Day.nullable(),
  educationHistory: z.array(Education),
  /** Added to the years of work, such as for military service. */
  workYearsAdjustMonths: z.number().int(),
  /** 编制 that the person holds; null for off-book staff. */
  establishmentKind: EstablishmentKind.nullable(),
  /** 编制 of the post that the person works in. */
  occupiesKind: EstablishmentKind.nullable(),
  level: Level.nullable(),
  secretPostUntil: Day.nullable(),
  disabilityGrade: z.number().int().nullable(),
  version: z.number().int(),
})
export type DossierRow = z.output<typeof DossierRow>

/** A sanction with its period; recorded by the competent body only. */
export const DisciplineRow = z.object({
  id: z.string(),
  staffId: z.string(),
  kind: z.enum(['警告', '记过', '记大过', '降级', '撤职', '开除', '降低岗位等级']),
  deciding: z.enum(['UNIT', 'SUPERVISORY']),
  effectiveOn: Day,
  lastDay: Day,
  state: z.enum(['ACTIVE', 'RELEASED', 'REVOKED']),
  docNo: z.string(),
})
export type DisciplineRow = z.output<typeof DisciplineRow>

/** The file of a person: entries of the ten categories, and what the check of dates compared. */
export const FileRow = z.object({
  staffId: z.string(),
  items: z.array(FileItem),
  /** Facts that two papers of the file state, such as `birthDate` and `birthDateInId`. */
  stated: z.record(z.string(), z.string()),
})
export type FileRow = z.output<typeof FileRow>

/** A fact that one source holds otherwise than the record of the person says. */
export const SourceFactRow = z.object({
  id: z.string(),
  source: SourceId,
  staffId: z.string(),
  field: z.string(),
  value: z.string(),
  recordedAt: Instant,
})
export type SourceFactRow = z.output<typeof SourceFactRow>

/** A list of people that left the system: by whom, of whom and what for. */
export const PeopleExportRow = PeopleExportInput.extend({
  id: z.string(),
  staffId: z.string(),
  subjects: z.array(z.string()),
  at: Instant,
})
export type PeopleExportRow = z.output<typeof PeopleExportRow>

/** What the directory says of a person, where it does not follow from the unit. */
export const DirectoryRow = DirectoryEntry.pick({ duty: true, office: true, extension: true }).extend({
  staffId: z.string(),
})
export type DirectoryRow = z.output<typeof DirectoryRow>

/** Rows of the area `people` that one record of the journal may make. */
export const peopleChange = {
  dossiers: z.array(DossierRow).optional(),
  assignments: z.array(Assignment).optional(),
  ranks: z.array(RankStep).optional(),
  relations: z.array(Relation).optional(),
  disciplineFacts: z.array(DisciplineRow).optional(),
  files: z.array(FileRow).optional(),
  sourceFacts: z.array(SourceFactRow).optional(),
  peopleExports: z.array(PeopleExportRow).optional(),
  directoryRows: z.array(DirectoryRow).optional(),
}
const Change = z.object(peopleChange)
/** What of a change belongs to the area `people`. */
export type PeopleChange = z.output<typeof Change>
