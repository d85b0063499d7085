import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** Levels of leading posts from high to low (`domain/hrms.md` §1, 2026-11). */
export const Level = z.enum(['正处', '副处', '正科', '副科'])
export type Level = z.output<typeof Level>
/** Kinds of 编制 on the wire; the rules use the Chinese words. */
export const EstablishmentKind = z.enum(['ADMIN', 'INSTITUTION', 'SPECIAL_ADMIN', 'LOGISTICS'])
export type EstablishmentKind = z.output<typeof EstablishmentKind>
/** Where a record came from. */
export const RecordSource = z.enum(['paper', 'import', 'online', 'api'])

/** One stretch of schooling. */
export const Education = z.object({
  kind: z.enum(['FULL_TIME', 'IN_SERVICE']),
  level: z.enum(['大学专科', '大学本科', '研究生']),
  school: z.string(),
  major: z.string(),
  degree: z.enum(['学士', '硕士', '博士']).nullable(),
  from: Day,
  to: Day,
})
export type Education = z.output<typeof Education>

/** One post held, from day to day; `to` is null while it is held (任职). */
export const Assignment = z.object({
  id: z.string(),
  staffId: z.string(),
  unitId: z.string(),
  title: z.string(),
  level: Level.nullable(),
  kind: z.enum(['MAIN', 'CONCURRENT', 'ATTACHED']),
  /** Grade of an institution's post, such as 专技十级; null in an organ. */
  postGrade: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
  basisDoc: z.string(),
  source: RecordSource,
})
export type Assignment = z.output<typeof Assignment>

/** A rank or title and the day from which it was held (职级, 职称). */
export const RankStep = z.object({
  id: z.string(),
  staffId: z.string(),
  rank: z.string(),
  from: Day,
  basisDoc: z.string(),
})
export type RankStep = z.output<typeof RankStep>

/** A kinship between two members of staff, as declared. */
export const Relation = z.object({
  id: z.string(),
  staffIdA: z.string(),
  staffIdB: z.string(),
  relation: z.enum(['SPOUSE', 'LINEAL', 'COLLATERAL_3', 'CLOSE_AFFINITY']),
  /** Everyday word, such as 夫妻. */
  words: z.string(),
  declaredAt: Day,
  checked: z.boolean(),
})
export type Relation = z.output<typeof Relation>

/** One entry of a personnel file: what is there, never what it says. */
export const FileItem = z.object({
  /** Category 1 to 10 of the file. */
  category: z.number().int().min(1).max(10),
  title: z.string(),
  formedOn: Day.nullable(),
  pages: z.number().int(),
  hasOriginal: z.boolean(),
  status: z.enum(['IN_FILE', 'MISSING', 'CONFLICT', 'UNDER_REVIEW']),
  checkCode: z.enum(['AGE', 'SENIORITY', 'PARTY_AGE', 'EDUCATION', 'CAREER', 'CADRE_STATUS']).nullable(),
})
export type FileItem = z.output<typeof FileItem>

/** The list of a person's file: `GET /file-items?staffId=`. */
export const FileList = z.object({
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  items: z.array(FileItem),
  asOf: Instant,
})

/** The files that have something missing or in conflict: `GET /file-checks`. */
export const FileCheckRow = z.object({
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  missing: z.array(FileItem),
  conflicts: z.array(FileItem),
})
