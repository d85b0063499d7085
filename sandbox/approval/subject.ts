import { caseSubject } from '../flows/subject.ts'
import { leaveSubject } from '../leave/subject.ts'
import type { ApprovalRow } from '../record.ts'
import type { World } from '../world.ts'
import type { Subject } from './matter.ts'

/** The matter of an approval; undefined when it is gone. */
export function subjectOf(world: World, row: ApprovalRow, today: string): Subject | undefined {
  return row.subjectType === 'CASE_STEP' ? caseSubject(world, row, today) : leaveSubject(world, row, today)
}
