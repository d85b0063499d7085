import { contributionSubject } from '../assessment/contributions.ts'
import { disputeSubject } from '../assessment/disputes.ts'
import { caseSubject } from '../flows/subject.ts'
import { leaveSubject } from '../leave/subject.ts'
import type { ApprovalRow } from '../record.ts'
import { timeSubject } from '../time/subject.ts'
import type { World } from '../world.ts'
import type { Subject } from './matter.ts'

/** The matter of an approval; undefined when it is gone. */
export function subjectOf(world: World, row: ApprovalRow, today: string): Subject | undefined {
  if (row.subjectType === 'EVIDENCE_DISPUTE') return disputeSubject(world, row)
  if (row.subjectType === 'CONTRIBUTION') return contributionSubject(world, row)
  if (row.subjectType === 'CASE_STEP') return caseSubject(world, row, today)
  return timeSubject(world, row, today) ?? leaveSubject(world, row, today)
}
