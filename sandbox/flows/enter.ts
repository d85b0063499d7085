import { nextId } from '../ids.ts'
import type { ApprovalRow, Change } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { ownerNames, rejected, returned, withdrawn } from './definition.ts'
import { flows, stateTitle, stepOf } from './definitions/index.ts'
import { effectOf } from './effects.ts'
import { ownerOf } from './owners.ts'
import type { CaseRow, EventRow } from './record.ts'
import { dueOf } from './steps.ts'

/** When something happens, and in which world. */
export type Moment = { readonly world: World; readonly now: string; readonly today: string }

/** A case in its new state, and everything that comes with entering it. */
export type Entered = { readonly row: CaseRow; readonly change: Change }

/** A line of what happened, for whom it concerns. */
export function eventFor(
  { world, now }: Moment,
  row: CaseRow,
  staffId: string,
  kind: EventRow['kind'],
  after = 0,
): EventRow {
  const flow = flows[row.flow]
  return {
    seq: world.events.length + 1 + after,
    at: now,
    kind,
    staffId,
    caseId: row.id,
    flow: row.flow,
    state: row.state,
    stateTitle: stateTitle(flow, row.state),
    dueOn: row.dueOn,
  }
}

function approvalOf({ world, now, today }: Moment, row: CaseRow, ownerId: string): ApprovalRow {
  const flow = flows[row.flow]
  const step = stepOf(flow, row.state)
  return {
    id: nextId(world.approvals, 'AP', today),
    template: `${flow.title.zh}：${stateTitle(flow, row.state).zh}`,
    subjectType: 'CASE_STEP',
    subjectId: row.id,
    requesterId: row.startedBy,
    steps: [
      {
        order: 1,
        approverRule: step ? ownerNames[step.owner].zh : '',
        approverId: ownerId,
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

function enterEnd(moment: Moment, row: CaseRow, state: string): Entered {
  const closed: CaseRow = { ...row, state, ownerId: null, dueOn: null, approvalId: null, closedAt: moment.now }
  const told = [...new Set([row.startedBy, row.staffId])].filter((id) => moment.world.staff.has(id))
  const events = told.map((id, index) =>
    eventFor(moment, closed, id, state === returned.state ? 'STEP_RETURNED' : 'CASE_CLOSED', index),
  )
  const isDone = ![rejected.state, returned.state, withdrawn.state].some((end) => end === state)
  const change = isDone ? effectOf(moment, closed) : {}
  return { row: closed, change: { ...change, cases: [closed], events } }
}

/**
 * Moves a case into a state: finds who has to act and by when, puts an approval into their inbox, tells them, and
 * does what entering the state does to the records.
 * @throws Refusal NEEDS_REVIEW when nobody at work can take the step
 */
export function enterState(
  moment: Moment,
  row: CaseRow,
  state: string,
  kind: EventRow['kind'] = 'STEP_READY',
): Entered {
  const flow = flows[row.flow]
  const step = stepOf(flow, state)
  if (!step) return enterEnd(moment, row, state)
  const ownerId = ownerOf(moment.world, step, row)
  if (ownerId === null)
    throw new Refusal(
      'NEEDS_REVIEW',
      `“${step.title.zh}”这一步没有可以办理的人，请人事科线下处理。`,
      `Nobody can take the step '${step.title.en}'. Please arrange it with the HR section.`,
    )
  const entered: CaseRow = { ...row, state, ownerId, dueOn: dueOf(step, row, moment.today), approvalId: null }
  const approval = step.kind === 'APPROVAL' ? approvalOf(moment, entered, ownerId) : null
  const placed = approval ? { ...entered, approvalId: approval.id } : entered
  return {
    row: placed,
    change: {
      ...effectOf(moment, placed),
      cases: [placed],
      events: [eventFor(moment, placed, ownerId, kind)],
      ...(approval ? { approvals: [approval] } : {}),
    },
  }
}
