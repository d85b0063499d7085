import * as z from 'zod'
import { Day } from './common.ts'
import { WireStaffType } from './people.ts'

/** A skill as somebody states it, with what shows it. */
export const Skill = z.object({ name: z.string(), level: z.number().int().min(1).max(3), evidence: z.string() })

/** A post that is advertised, within the bureau or to the public. */
export const Posting = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  title: z.string(),
  audience: z.enum(['INTERNAL', 'PUBLIC']),
  requirements: z.object({
    educationAtLeast: z.enum(['大学专科', '大学本科', '研究生']).nullable(),
    majors: z.array(z.string()),
    yearsMin: z.number().int().min(0),
    staffTypes: z.array(WireStaffType),
    skills: z.array(z.object({ name: z.string(), level: z.number().int().min(1).max(3), needed: z.boolean() })),
  }),
  quota: z.number().int().min(1),
  openFrom: Day,
  openTo: Day,
  state: z.enum(['OPEN', 'CLOSED']),
})
export type Posting = z.output<typeof Posting>

/** What somebody brings for other posts; there with their consent and until it ends. Nothing in it is protected. */
export const JobProfile = z.object({
  id: z.string(),
  kind: z.enum(['INTERNAL', 'PUBLIC']),
  /** Null for people outside the bureau. */
  staffId: z.string().nullable(),
  name: z.string(),
  education: z.enum(['大学专科', '大学本科', '研究生']),
  major: z.string(),
  years: z.number().int(),
  staffType: WireStaffType.nullable(),
  skills: z.array(Skill),
  /** As written by the person; they may contradict each other, which a check finds. */
  history: z.array(z.object({ what: z.string(), from: Day, to: Day.nullable() })),
  preferences: z.array(z.string()),
  consentUntil: Day,
})
export type JobProfile = z.output<typeof JobProfile>

/** What is sent with `POST /applications`. */
export const ApplicationInput = z.object({ postingId: z.string(), note: z.string().trim().max(300).optional() })
export type ApplicationInput = z.output<typeof ApplicationInput>

/** An application for a post. */
export const Application = z.object({
  id: z.string(),
  postingId: z.string(),
  title: z.string(),
  staffId: z.string(),
  appliedOn: Day,
  note: z.string().nullable(),
  state: z.enum(['SUBMITTED']),
})
export type Application = z.output<typeof Application>
