import { nextId } from '../ids.ts'
import { unitsUp } from '../leave/chain.ts'
import { waitingStep } from '../leave/views.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow, StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers, scopesOf } from '../roles.ts'
import { staffOf, type World } from '../world.ts'

function mayReview(world: World, id: string | null, staff: StaffRow): id is string {
  if (id === null || id === staff.id) return false
  const { status, roles } = staffOf(world, id)
  return status === 'ACTIVE' && covers(scopesOf(roles), 'approval:submit:self')
}

/** Who reviews what concerns a person: the superior, else the HR contact of a unit above; never the person. */
export function reviewerOf(world: World, staff: StaffRow): string {
  const candidates = [
    staff.supervisorId,
    ...unitsUp(world, staff.unitId).flatMap(({ leaderId, hrContactId }) => [leaderId, hrContactId]),
  ]
  const found = candidates.find((id) => mayReview(world, id, staff))
  if (found) return found
  throw new Refusal(
    'NEEDS_REVIEW',
    '系统里没有可以审核的人，请联系人事科线下办理。',
    'Nobody in this system may review it. Please arrange it with the HR section.',
  )
}

/** The approval in which a reviewer decides. */
export function reviewBy(
  { world, staff, now, today }: Caller,
  subjectType: 'EVIDENCE_DISPUTE' | 'CONTRIBUTION',
  subjectId: string,
): ApprovalRow {
  return {
    id: nextId(world.approvals, 'AP', today),
    template: subjectType === 'CONTRIBUTION' ? '数字化贡献审核' : '考核数据异议审核',
    subjectType,
    subjectId,
    requesterId: staff.id,
    steps: [
      {
        order: 1,
        approverRule: '审核人',
        approverId: reviewerOf(world, staff),
        action: null,
        comment: null,
        at: null,
      },
    ],
    state: 'PENDING',
    submittedAt: now,
    version: 1,
  }
}

/** Who reviews, or has reviewed, by the approval. */
export function reviewerIn(world: World, approvalId: string | null, otherwise: string): { id: string; name: string } {
  const approval = approvalId === null ? undefined : world.approvals.get(approvalId)
  const id = (approval && (waitingStep(approval) ?? approval.steps.at(-1))?.approverId) ?? otherwise
  return { id, name: staffOf(world, id).name }
}
