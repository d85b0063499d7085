import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** Kinds of staff on the wire; the rules use the same words in lower case. */
export const WireStaffType = z.enum([
  'CIVIL_SERVANT',
  'REF_CIVIL_SERVANT',
  'APPOINTED_CIVIL_SERVANT',
  'INSTITUTION_MANAGER',
  'INSTITUTION_TECHNICAL',
  'INSTITUTION_WORKER',
  'CONTRACT_OFFBOOK',
  'DISPATCHED',
])
/** Formula category of the statutory retirement age. */
export const RetirementCategory = z.enum(['MALE60', 'FEMALE55', 'FEMALE50', 'NEEDS_REVIEW'])
/** Where a person stands in the employment relation. */
export const StaffStatus = z.enum([
  'PRE_HIRE',
  'PROBATION',
  'ACTIVE',
  'SECONDED_OUT',
  'ON_LONG_LEAVE',
  'SUSPENDED',
  'RETIRED',
  'RESIGNED',
  'DISMISSED',
  'TRANSFERRED_OUT',
  'DECEASED',
])

/** A unit of the bureau. */
export const OrgUnit = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['PARTY_GOV_ORGAN', 'REF_CIVIL', 'INSTITUTION_I', 'INSTITUTION_II', 'INTERNAL']),
  level: z.enum(['市级', '县级', '乡镇']),
  rank: z.enum(['正处', '副处', '正科', '副科']).nullable(),
  parentId: z.string().nullable(),
  leaderId: z.string().nullable(),
  hrContactId: z.string().nullable(),
  province: z.string(),
  status: z.enum(['ACTIVE', 'CLOSED']),
})
export type OrgUnit = z.output<typeof OrgUnit>

/** One's own record on one screen: `GET /me`. Identity number and phone are masked by the HR system. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  gender: z.enum(['M', 'F']),
  birthDate: Day,
  nationalIdMasked: z.string(),
  phoneMasked: z.string(),
  email: z.string(),
  ethnicity: z.string(),
  politicalStatus: z.enum(['中共党员', '共青团员', '民主党派', '群众']),
  maritalStatus: z.enum(['未婚', '已婚', '离异', '丧偶']),
  education: z.string(),
  degree: z.string().nullable(),
  workStartDate: Day,
  entryDate: Day,
  staffType: WireStaffType,
  retirementCategory: RetirementCategory,
  status: StaffStatus,
  unit: z.object({ id: z.string(), name: z.string() }),
  position: z.string(),
  rank: z.string().nullable(),
  supervisor: z.object({ id: z.string(), name: z.string() }).nullable(),
  certificates: z.array(z.object({ title: z.string(), number: z.string(), date: Day })),
  /** Null until the person has given one. */
  address: z.string().nullable(),
  emergencyContact: z.object({ name: z.string(), relation: z.string().nullable(), phoneMasked: z.string() }).nullable(),
  version: z.number().int(),
  asOf: Instant,
})
export type Me = z.output<typeof Me>

/** What a manager or HR officer sees of a colleague without asking for more: `GET /staff/{id}`, `GET /staff`. */
export const StaffBasic = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  position: z.string(),
  staffType: WireStaffType,
  status: StaffStatus,
})
export type StaffBasic = z.output<typeof StaffBasic>

/** Who besides a person holds a right over that person's matters: `GET /holders`. */
export const Holders = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
