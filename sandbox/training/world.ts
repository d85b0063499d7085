import type { CourseRow, RequirementRow, TrainingRow } from './record.ts'

/** What the HR system knows of training. */
export type TrainingWorld = {
  readonly courses: Map<string, CourseRow>
  readonly trainings: Map<string, TrainingRow>
  /** Numbers of the records by person, and by course. */
  readonly trainingsByStaff: Map<string, Set<string>>
  readonly trainingsByCourse: Map<string, Set<string>>
  readonly requirements: Map<string, RequirementRow>
}

/** The rows of training within a change. */
type TrainingRows = {
  readonly courses?: readonly CourseRow[] | undefined
  readonly trainings?: readonly TrainingRow[] | undefined
  readonly requirements?: readonly RequirementRow[] | undefined
}

/** A world without courses. */
export function createTrainingWorld(): TrainingWorld {
  return {
    courses: new Map(),
    trainings: new Map(),
    trainingsByStaff: new Map(),
    trainingsByCourse: new Map(),
    requirements: new Map(),
  }
}

function note(index: Map<string, Set<string>>, key: string, id: string): void {
  const known = index.get(key)
  if (known) known.add(id)
  else index.set(key, new Set([id]))
}

/** Takes the rows of training into the world. */
export function applyTraining(world: TrainingWorld, change: TrainingRows): void {
  for (const row of change.courses ?? []) world.courses.set(row.id, row)
  for (const row of change.requirements ?? []) world.requirements.set(row.id, row)
  for (const row of change.trainings ?? []) {
    world.trainings.set(row.id, row)
    note(world.trainingsByStaff, row.staffId, row.id)
    note(world.trainingsByCourse, row.courseId, row.id)
  }
}

const rowsOf = (world: TrainingWorld, ids: ReadonlySet<string> | undefined): TrainingRow[] =>
  [...(ids ?? [])].flatMap((id) => world.trainings.get(id) ?? [])

/** The training record of a person. */
export function trainingsOf(world: TrainingWorld, staffId: string): TrainingRow[] {
  return rowsOf(world, world.trainingsByStaff.get(staffId))
}

/** Everybody in a course. */
export function takersOf(world: TrainingWorld, courseId: string): TrainingRow[] {
  return rowsOf(world, world.trainingsByCourse.get(courseId))
}
