import { describe, expect, test } from 'vitest'
import { openCourses, ownRecords, planEnrolment } from '../../../sandbox/training/courses.ts'
import { requirementsOf } from '../../../sandbox/training/requirements.ts'
import { takersOf } from '../../../sandbox/training/world.ts'
import { callerIn, carryOut, seededWorld } from './support.ts'

const gapsOf = (who: string, world = seededWorld()) => {
  const { staff, today } = callerIn(world, who)
  return requirementsOf(world, staff, 2026, today).flatMap(({ code, gap }) => (gap > 0 ? [[code, gap]] : []))
}

describe('what a year asks', () => {
  test('zhang lacks 28 hours and the course on data security', () => {
    expect(gapsOf('zhang')).toEqual([
      ['HOURS', 28],
      ['DATA_SECURITY', 1],
    ])
  })

  test('somebody on probation needs the initial training, once and for good', () => {
    const world = seededWorld()
    const newcomer = [...world.staff.values()].find(({ name }) => name === '王试用')
    expect(gapsOf(newcomer?.id ?? '', world).map(([code]) => code)).toContain('INITIAL')
    world.trainings.set('TE-old', {
      ...{ id: 'TE-old', staffId: newcomer?.id ?? '', courseId: 'TC-2604', hours: 40, score: 90 },
      ...{ state: 'COMPLETED', on: '2025-12-01' },
    })
    world.trainingsByStaff.set(
      newcomer?.id ?? '',
      new Set([...(world.trainingsByStaff.get(newcomer?.id ?? '') ?? []), 'TE-old']),
    )
    expect(gapsOf(newcomer?.id ?? '', world).map(([code]) => code)).not.toContain('INITIAL')
  })

  test('a section that serves the public needs the course for it, others do not', () => {
    const world = seededWorld()
    const codes = (unitId: string) => {
      const staff = [...world.staff.values()].find((one) => one.unitId === unitId)
      return staff ? requirementsOf(world, staff, 2026, '2026-11-23').map(({ code }) => code) : []
    }
    expect(codes('U-106')).toContain('SERVICE_WINDOW')
    expect(codes('U-104')).toContain('FINANCE')
    expect(codes('U-102')).not.toContain('SERVICE_WINDOW')
  })
})

describe('joining a course', () => {
  test('gives a seat, then a place on the list once it is full', () => {
    const world = seededWorld()
    expect(takersOf(world, 'TC-2614').map(({ state }) => state)).toEqual(['ENROLLED', 'ENROLLED'])
    const first = carryOut(world, planEnrolment(callerIn(world, 'zhang'), { courseId: 'TC-2614' }))
    expect(first).toMatchObject({ state: 'WAITING', place: 1, seatsLeft: 0 })
    const second = carryOut(world, planEnrolment(callerIn(world, 'wang'), { courseId: 'TC-2614' }))
    expect(second).toMatchObject({ state: 'WAITING', place: 2 })
    expect(carryOut(world, planEnrolment(callerIn(world, 'zhang'), { courseId: 'TC-2610' }))).toMatchObject({
      state: 'ENROLLED',
      seatsLeft: 39,
    })
    expect(ownRecords(callerIn(world, 'zhang'), { year: 2026 }).items.map(({ state }) => state)).toContain('WAITING')
  })

  test.each([
    ['finished', 'TC-2601', 'finished this course'],
    ['closed', 'TC-2615', 'closed on 2026-10-31'],
    ['unknown', 'TC-0000', 'no course'],
  ])('a course that is %s is refused', (_, courseId, sentence) => {
    expect(() => planEnrolment(callerIn(seededWorld(), 'zhang'), { courseId })).toThrow(sentence)
  })

  test('twice is refused, and closed courses are not listed', () => {
    const world = seededWorld()
    carryOut(world, planEnrolment(callerIn(world, 'zhang'), { courseId: 'TC-2610' }))
    expect(() => planEnrolment(callerIn(world, 'zhang'), { courseId: 'TC-2610' })).toThrow('already')
    const open = openCourses(callerIn(world, 'zhang'), {}).items.map(({ id }) => id)
    expect(open).toContain('TC-2610')
    expect(open).not.toContain('TC-2615')
  })
})
