import * as z from 'zod'
import type { Subject } from '../approval/matter.ts'
import { subjectOf } from '../approval/subject.ts'
import { showApproval, waitsFor } from '../approval/views.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { pageOf } from './page.ts'
import { wanted } from './states.ts'

const States = z.array(z.enum(['PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN']))

function isMine(caller: Caller, row: ApprovalRow, subject: Subject): boolean {
  if (row.state === 'PENDING') return waitsFor(caller, row, subject) !== undefined
  const { id } = caller.staff
  return row.steps.some(
    ({ approverId, actedById, action }) => action !== null && (approverId === id || actedById === id),
  )
}

/**
 * `GET /approvals`: what waits for the caller or for those they stand in for, or with a state what the caller took
 * part in.
 */
export function listApprovals(caller: Caller, query: { state?: string; cursor?: string; limit?: number }) {
  const { world, today, now } = caller
  const states = wanted(States, query.state) ?? ['PENDING']
  const rows = [...world.approvals.values()].flatMap((row) => {
    const subject = states.includes(row.state) ? subjectOf(world, row, today) : undefined
    return subject && isMine(caller, row, subject) ? [{ row, subject }] : []
  })
  const show = ({ row, subject }: { row: ApprovalRow; subject: Subject }) => showApproval(caller, row, subject)
  return pageOf(rows, ({ row }) => `${row.submittedAt} ${row.id}`, show, query, now)
}
