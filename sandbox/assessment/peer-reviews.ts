import { randomUUID } from 'node:crypto'
import type { PeerInvitation, PeerReviewInput } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { minRaters, scoreOf } from './peers.ts'
import type { InvitationRow, PeerReviewRow } from './record.ts'

function showInvitation(world: World, { raterId: _raterId, ...row }: InvitationRow): PeerInvitation {
  const { name, unitId } = staffOf(world, row.subjectId)
  return { ...row, subjectName: name, subjectUnit: unitOf(world, unitId).name }
}

/** `GET /peer-invitations`: the caller's own, the open ones first. */
export function ownInvitations({ world, staff, today, now }: Caller) {
  const items = [...world.invitations.values()]
    .filter(({ raterId, until, done }) => raterId === staff.id && (done || until >= today))
    .sort((one, other) => Number(one.done) - Number(other.done) || (one.until < other.until ? -1 : 1))
    .map((row) => showInvitation(world, row))
  return { items, nextCursor: null, asOf: now }
}

function requireInvitation({ world, staff, today }: Caller, { subjectId, period }: PeerReviewInput): InvitationRow {
  const found = [...world.invitations.values()].find(
    (row) => row.raterId === staff.id && row.subjectId === subjectId && row.period === period,
  )
  if (!found)
    throw new Refusal(
      'OUT_OF_SCOPE',
      '您没有被邀请评价这位同志，不能评价。',
      'You are not invited to rate this person.',
      { needs: ['subjectId'] },
    )
  if (found.done)
    throw new Refusal('DUPLICATE', '您已经评价过这位同志，不能重复评价。', 'You have rated this person already.')
  if (found.until < today)
    throw new Refusal('BLOCKED_BY_RULE', `评价已于 ${found.until} 截止。`, `The review closed on ${found.until}.`)
  return found
}

/**
 * Gives a review: what was said is kept without who said it, and the invitation is marked as used.
 * @throws Refusal OUT_OF_SCOPE without an invitation, DUPLICATE for a second one, BLOCKED_BY_RULE when it is closed
 */
export function planReview(caller: Caller, input: PeerReviewInput): Plan {
  const invitation = requireInvitation(caller, input)
  const { subjectId, period, group } = invitation
  const row: PeerReviewRow = {
    // Not the next number: the order of numbers would tell who was when.
    id: `PR-${randomUUID().slice(0, 8)}`,
    ...{ subjectId, period, group },
    scores: input.scores,
    comment: input.comment ?? null,
  }
  const given = {
    subjectName: staffOf(caller.world, subjectId).name,
    ...{ period, group, minRaters },
    score: scoreOf(input.scores),
  }
  return {
    counted: { id: '', ...given },
    change: { peerReviews: [row], invitations: [{ ...invitation, done: true }] },
    status: 201,
    answer: { id: row.id, ...given },
  }
}
