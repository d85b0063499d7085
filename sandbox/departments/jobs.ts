import type { Application, ApplicationInput, JobProfile, Posting } from '../../tools/hr-api/schemas/index.ts'
import { pageOf } from '../http/page.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import type { PostingRow } from './record.ts'

type Paging = { cursor?: string; limit?: number }

const shown = (world: World, row: PostingRow, today: string): Posting => ({
  ...row,
  unitName: unitOf(world, row.unitId).name,
  state: row.openFrom <= today && today <= row.openTo ? 'OPEN' : 'CLOSED',
})

/** `GET /postings`. */
export function listPostings({ world, today, now }: Caller, query: Paging & { state?: Posting['state'] }) {
  const rows = [...world.postings.values()]
    .map((row) => shown(world, row, today))
    .filter(({ state }) => query.state === undefined || state === query.state)
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => row,
    query,
    now,
  )
}

/** `GET /profiles`: the own one, or those of the units looked after whose people agreed and still do. */
export function listProfiles(caller: Caller, query: Paging & { scope?: 'mine' | 'unit' }) {
  const { world, staff, today, now, scopes } = caller
  const isOfUnit = query.scope === 'unit'
  if (isOfUnit && !covers(scopes, 'people:read:unit'))
    throw new Refusal('OUT_OF_SCOPE', '您只能查看自己的求职档案。', 'You may look at your own profile only.')
  const units = reachedUnits(caller, false, undefined)
  const isOpen = ({ staffId, consentUntil }: JobProfile): boolean =>
    consentUntil >= today && (staffId === null || units.has(staffOf(world, staffId).unitId))
  const rows = [...world.jobProfiles.values()].filter((row) => (isOfUnit ? isOpen(row) : row.staffId === staff.id))
  const subjects = rows.flatMap(({ staffId }) => (staffId === null || staffId === staff.id ? [] : [staffId]))
  if (subjects.length > 0)
    caller.noteRead({ source: null, subjects, what: '求职档案', purpose: '岗位匹配', grant: null })
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => row,
    query,
    now,
  )
}

/** `GET /applications`: own ones. */
export function listApplications({ world, staff, now }: Caller, query: Paging) {
  const rows = [...world.applications.values()].filter(({ staffId }) => staffId === staff.id)
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => row,
    query,
    now,
  )
}

/** `POST /applications`: once for each post, while it is open. */
export function planApplication({ world, staff, today }: Caller, { postingId, note }: ApplicationInput): Plan {
  const posting = world.postings.get(postingId)
  if (!posting) throw new Refusal('NOT_FOUND', '没有这个岗位。', 'There is no such post.', { needs: ['postingId'] })
  if (shown(world, posting, today).state !== 'OPEN')
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `报名时间是 ${posting.openFrom} 至 ${posting.openTo}。`,
      `It is open from ${posting.openFrom} to ${posting.openTo}.`,
    )
  const known = [...world.applications.values()].find((one) => one.staffId === staff.id && one.postingId === postingId)
  if (known) throw new Refusal('DUPLICATE', `您已经报名，编号 ${known.id}。`, `You have applied already: ${known.id}.`)
  const row: Application = {
    ...{ id: nextId(world.applications, 'JA', today), postingId, title: posting.title, staffId: staff.id },
    ...{ appliedOn: today, note: note ?? null, state: 'SUBMITTED' },
  }
  return { counted: row, change: { applications: [row] }, status: 201, answer: row }
}
