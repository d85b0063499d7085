import * as z from 'zod'
import { Day, TrainingCourse, TrainingRecord, TrainingRequirement } from '../../tools/hr-api/schemas/index.ts'
import { StaffStatus, WireStaffType } from '../../tools/hr-api/schemas/people.ts'

/** A course; how many have joined is counted from the records. */
export const CourseRow = TrainingCourse.omit({ enrolled: true })
export type CourseRow = z.output<typeof CourseRow>

/** A course in somebody's record. */
export const TrainingRow = TrainingRecord.pick({
  id: true,
  courseId: true,
  hours: true,
  score: true,
  state: true,
  on: true,
}).extend({ staffId: z.string() })
export type TrainingRow = z.output<typeof TrainingRow>

/** A requirement as it is set for a year; whom it is for is told by kind of staff, standing, units and post. */
export const RequirementRow = TrainingRequirement.pick({
  code: true,
  name: true,
  measure: true,
  required: true,
  why: true,
  basis: true,
  unconfirmed: true,
  dueOn: true,
}).extend({
  id: z.string(),
  year: z.number().int(),
  staffTypes: z.array(WireStaffType).nullable(),
  statuses: z.array(StaffStatus).nullable(),
  unitIds: z.array(z.string()).nullable(),
  /** For those who entered the unit on this day or later. */
  enteredFrom: Day.nullable(),
  /** For those in leading posts only. */
  leaders: z.boolean(),
  /** A course taken in an earlier year counts for good. */
  once: z.boolean(),
})
export type RequirementRow = z.output<typeof RequirementRow>

/** The rows of training within a change. */
export const TrainingChange = {
  courses: z.array(CourseRow).optional(),
  trainings: z.array(TrainingRow).optional(),
  requirements: z.array(RequirementRow).optional(),
}
