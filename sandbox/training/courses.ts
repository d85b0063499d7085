import type { Enrolment, EnrolmentInput, TrainingCourse, TrainingRecord } from '../../tools/hr-api/schemas/index.ts'
import { pageOf } from '../http/page.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import type { CourseRow, TrainingRow } from './record.ts'
import { takersOf, trainingsOf } from './world.ts'

type Paging = { cursor?: string; limit?: number }

const seatsTaken = (world: World, courseId: string): number =>
  takersOf(world, courseId).filter(({ state }) => state === 'ENROLLED').length

function showCourse(world: World, row: CourseRow): TrainingCourse {
  return { ...row, enrolled: seatsTaken(world, row.id) }
}

/** `GET /training/courses`: those that can still be joined, the first to close first. */
export function openCourses({ world, today, now }: Caller, query: Paging) {
  const rows = [...world.courses.values()].filter(({ enrolUntil }) => enrolUntil >= today)
  return pageOf(
    rows,
    ({ enrolUntil, id }) => `${enrolUntil} ${id}`,
    (row) => showCourse(world, row),
    query,
    now,
  )
}

function showRecord(world: World, { staffId: _staffId, ...row }: TrainingRow): TrainingRecord {
  const course = world.courses.get(row.courseId)
  if (!course) throw new Error(`The training record ${row.id} names a course that is not there.`)
  return { ...row, title: course.title, kind: course.kind, covers: course.covers }
}

/** `GET /training/records`: own ones of a year, or all. */
export function ownRecords({ world, staff, now }: Caller, query: Paging & { year?: number }) {
  const rows = trainingsOf(world, staff.id).filter(
    ({ on }) => query.year === undefined || on.startsWith(`${query.year}-`),
  )
  return pageOf(
    rows,
    ({ on, id }) => `${on} ${id}`,
    (row) => showRecord(world, row),
    query,
    now,
  )
}

function requireOpen({ world, staff, today }: Caller, courseId: string): CourseRow {
  const course = world.courses.get(courseId)
  if (!course)
    throw new Refusal('NOT_FOUND', `没有编号为 ${courseId} 的课程。`, `There is no course ${courseId}.`, {
      needs: ['courseId'],
    })
  const own = trainingsOf(world, staff.id).find((row) => row.courseId === courseId && row.state !== 'FAILED')
  if (own?.state === 'COMPLETED')
    throw new Refusal(
      'DUPLICATE',
      `您已在 ${own.on} 学完“${course.title}”，不用再报。`,
      `You finished this course on ${own.on}.`,
      { needs: ['courseId'] },
    )
  if (own)
    throw new Refusal(
      'DUPLICATE',
      `您已报名“${course.title}”（${own.state === 'WAITING' ? '候补中' : '已有名额'}）。`,
      'You have joined this course, or its waiting list, already.',
      { needs: ['courseId'] },
    )
  if (course.enrolUntil < today)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `“${course.title}”的报名已于 ${course.enrolUntil} 截止。`,
      `Enrolment for this course closed on ${course.enrolUntil}.`,
      { needs: ['courseId'] },
    )
  return course
}

/**
 * Joins a course; a full one gives a place on the waiting list.
 * @throws Refusal NOT_FOUND, DUPLICATE when it is finished or joined, BLOCKED_BY_RULE when enrolment is closed
 */
export function planEnrolment(caller: Caller, { courseId }: EnrolmentInput): Plan {
  const { world, staff, today } = caller
  const course = requireOpen(caller, courseId)
  const takers = takersOf(world, courseId)
  const left = course.capacity - seatsTaken(world, courseId)
  const state = left > 0 ? ('ENROLLED' as const) : ('WAITING' as const)
  const row: TrainingRow = {
    id: nextId(world.trainings, 'TE', today),
    staffId: staff.id,
    courseId,
    hours: course.hours,
    score: null,
    state,
    on: today,
  }
  const { title, from, to, hours } = course
  const shown: Enrolment = {
    id: row.id,
    ...{ courseId, title, from, to, hours, state },
    place: state === 'WAITING' ? takers.filter((one) => one.state === 'WAITING').length + 1 : null,
    seatsLeft: Math.max(0, state === 'ENROLLED' ? left - 1 : 0),
  }
  return { counted: { ...shown, id: '' }, change: { trainings: [row] }, status: 201, answer: shown }
}
