import * as z from 'zod'
import { Day, Instant, Words } from './common.ts'

/** Kinds of training (公务员法 第六十七条; 培训管理办法 第三条). */
export const CourseKind = z.enum(['INITIAL', 'APPOINTMENT', 'SPECIAL', 'IN_SERVICE'])

/** A course of the plan: `GET /training/courses`. */
export const TrainingCourse = z.object({
  id: z.string(),
  title: z.string(),
  kind: CourseKind,
  hours: z.number(),
  capacity: z.number().int(),
  enrolled: z.number().int(),
  from: Day,
  to: Day,
  enrolUntil: Day,
  /** Codes of the requirements it counts for. */
  covers: z.array(z.string()),
  online: z.boolean(),
})
export type TrainingCourse = z.output<typeof TrainingCourse>

/** A course in a person's record: `GET /training/records`. */
export const TrainingRecord = z.object({
  id: z.string(),
  courseId: z.string(),
  title: z.string(),
  kind: CourseKind,
  hours: z.number(),
  score: z.number().nullable(),
  state: z.enum(['ENROLLED', 'WAITING', 'COMPLETED', 'FAILED']),
  on: Day,
  covers: z.array(z.string()),
})
export type TrainingRecord = z.output<typeof TrainingRecord>

/** What a post or kind of staff asks for in a year, and how far it is met. */
export const TrainingRequirement = z.object({
  code: z.string(),
  name: Words,
  /** Hours of the year, or one course that covers it. */
  measure: z.enum(['HOURS', 'COURSE']),
  required: z.number(),
  done: z.number(),
  gap: z.number(),
  /** Last day to meet it. */
  dueOn: Day,
  why: Words,
  basis: z.object({ title: z.string(), article: z.string() }),
  /** True where the figure itself is the unit's notice and still to be checked. */
  unconfirmed: z.boolean(),
})
export type TrainingRequirement = z.output<typeof TrainingRequirement>

/** `GET /training/requirements`: own requirements of a year against the record. */
export const OwnRequirements = z.object({
  year: z.number().int(),
  items: z.array(TrainingRequirement),
  asOf: Instant,
})

/** What is sent with `POST /training/enrolments`. */
export const EnrolmentInput = z.object({ courseId: z.string().min(1).max(60) })
export type EnrolmentInput = z.output<typeof EnrolmentInput>

/** An enrolment, or a place on the waiting list. */
export const Enrolment = z.object({
  id: z.string(),
  courseId: z.string(),
  title: z.string(),
  from: Day,
  to: Day,
  hours: z.number(),
  state: z.enum(['ENROLLED', 'WAITING']),
  /** Place on the waiting list, from 1; null for a seat. */
  place: z.number().int().nullable(),
  seatsLeft: z.number().int(),
})
export type Enrolment = z.output<typeof Enrolment>
