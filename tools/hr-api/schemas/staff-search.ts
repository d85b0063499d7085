import * as z from 'zod'
import { Education, EstablishmentKind, Level } from './careers.ts'
import { Day, Instant } from './common.ts'
import { Me, StaffBasic, StaffStatus, WireStaffType } from './people.ts'

/**
 * A colleague as the caller may see them: `GET /staff/{id}`, `GET /staff`, `POST /staff/search`. `BASIC` for managers,
 * `LIMITED` for the supervisor, `FULL` (identity number and phone masked) for the HR officer.
 */
export const StaffView = StaffBasic.extend({
  view: z.enum(['BASIC', 'LIMITED', 'FULL']),
  ...Me.pick({
    gender: true,
    birthDate: true,
    rank: true,
    workStartDate: true,
    entryDate: true,
    retirementCategory: true,
    politicalStatus: true,
    education: true,
    degree: true,
    nationalIdMasked: true,
    phoneMasked: true,
    email: true,
    ethnicity: true,
    maritalStatus: true,
    supervisor: true,
    certificates: true,
  }).partial().shape,
  level: Level.nullable().optional(),
  levelSince: Day.nullable().optional(),
  rankSince: Day.nullable().optional(),
  establishmentKind: EstablishmentKind.nullable().optional(),
  nativePlace: z.string().optional(),
  birthDateSource: z.enum(['FILE', 'ID_CARD']).optional(),
  partyJoinedOn: Day.nullable().optional(),
  educationHistory: z.array(Education).optional(),
  workYearsAdjustMonths: z.number().int().optional(),
})
export type StaffView = z.output<typeof StaffView>

const count = z.number().int().min(0).max(120)

/** A question for people as data: every condition given must hold, both ends of a range included. */
export const StaffFilter = z.strictObject({
  ageMin: count.optional().describe('Full years of age, at least'),
  ageMax: count.optional().describe('Full years of age, at most; 35岁以下 includes 35'),
  bornFrom: Day.optional().describe('Born on this day or later'),
  bornTo: Day.optional().describe('Born on this day or earlier'),
  gender: z.enum(['M', 'F']).optional(),
  educationAtLeast: z.enum(['大学专科', '大学本科', '研究生']).optional(),
  degreeAtLeast: z.enum(['学士', '硕士', '博士']).optional(),
  political: z
    .array(z.enum(['中共党员', '共青团员', '民主党派', '群众']))
    .min(1)
    .optional(),
  level: z.array(Level).min(1).optional().describe('Level of the leading post held'),
  levelYears: count.optional().describe('Full years at that level, at least'),
  rank: z.array(z.string().min(1)).min(1).optional().describe('职级 or 职称, such as 二级主任科员 or 副高'),
  rankYears: count.optional().describe('Full years in that rank, at least'),
  staffType: z.array(WireStaffType).min(1).optional(),
  status: z.array(StaffStatus).min(1).optional().describe('Everybody in service if left out'),
  unit: z.string().min(1).optional().describe('Unit id or name, with the units below it'),
  position: z.string().min(1).optional().describe('Words in the title of the post'),
  leader: z.boolean().optional().describe('Holds a leading post or not'),
  workYearsMin: count.optional().describe('Full years since work began, at least'),
  workYearsMax: count.optional(),
  unitYearsMin: count.optional().describe('Full years in this organisation, at least'),
  ethnicity: z.array(z.string().min(1)).min(1).optional().describe('民族; 少数民族 for all but 汉族'),
  establishmentKind: z.array(EstablishmentKind).min(1).optional(),
  retirementCategory: z
    .array(Me.shape.retirementCategory)
    .min(1)
    .optional()
    .describe('退休类别; NEEDS_REVIEW 待核 where the competent office has to say'),
  retiresWithinMonths: count.optional().describe('Statutory retirement date within so many months'),
})
export type StaffFilter = z.output<typeof StaffFilter>

/** Columns of a list of people. */
export const StaffColumn = z.enum([
  'id',
  'name',
  'unit',
  'position',
  'status',
  'staffType',
  'gender',
  'birthDate',
  'age',
  'education',
  'degree',
  'politicalStatus',
  'level',
  'levelSince',
  'rank',
  'rankSince',
  'workStartDate',
  'entryDate',
  'ethnicity',
  'establishmentKind',
])
export type StaffColumn = z.output<typeof StaffColumn>

/** The body of `POST /staff/search`; a POST because a filter is too long for an address, it changes nothing. */
export const StaffSearch = z.object({
  filter: StaffFilter,
  sort: z.enum(['id', 'name', 'age', 'birthDate', 'workStartDate', 'levelSince', 'unit']).optional(),
  descending: z.boolean().optional(),
  limit: z.number().int().min(1).max(500).optional(),
})
export type StaffSearch = z.output<typeof StaffSearch>

/** Everybody who fits: how many in all, and the first of them in the order asked for. */
export const StaffFound = z.object({
  count: z.number().int(),
  items: z.array(StaffView),
  asOf: Instant,
})
export type StaffFound = z.output<typeof StaffFound>

/** Work contact fields of a colleague: `GET /directory`. */
export const DirectoryEntry = z.object({
  id: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  position: z.string(),
  duty: z.string(),
  email: z.string(),
  office: z.string(),
  extension: z.string(),
})
export type DirectoryEntry = z.output<typeof DirectoryEntry>

/** Who reaches the statutory age when, and what has been done: `GET /retirement/due?from=&to=`. */
export const RetirementDue = z.object({
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  position: z.string(),
  staffType: WireStaffType,
  birthDate: Day,
  retirementCategory: Me.shape.retirementCategory,
  statutoryDate: Day.nullable(),
  /** Why there is no date. */
  needsReview: z.string().nullable(),
  /** Past the statutory date and still in service without a lawful agreement. */
  overdue: z.boolean(),
  lateAgreementUntil: Day.nullable(),
  lateAllowed: z.boolean(),
})
export type RetirementDue = z.output<typeof RetirementDue>
