import { type Api, z } from '#sdk'
import { LeaveRequest, type LeaveState, LeaveTypeCode, page, TeamLeave } from '../hr-api/schemas/index.ts'

const maxPages = 5
type Query = Readonly<Record<string, string | number | undefined>>

/** One's own requests, newest page first, at most five pages. */
export async function ownRequests(api: Api, query: Query): Promise<{ items: LeaveRequest[]; asOf: string }> {
  const items: LeaveRequest[] = []
  let cursor: string | undefined
  let asOf = ''
  for (let read = 0; read < maxPages; read += 1) {
    const answer = await api.get('/leave-requests', {
      expect: page(LeaveRequest),
      query: { scope: 'mine', ...query, limit: 100, cursor },
    })
    items.push(...answer.items)
    asOf ||= answer.asOf
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return { items, asOf }
}

/** Absences of the team, at most five pages. */
export async function teamRequests(api: Api, query: Query): Promise<{ items: TeamLeave[]; asOf: string }> {
  const items: TeamLeave[] = []
  let cursor: string | undefined
  let asOf = ''
  for (let read = 0; read < maxPages; read += 1) {
    const answer = await api.get('/leave-requests', {
      expect: page(TeamLeave),
      query: { scope: 'team', ...query, limit: 100, cursor },
    })
    items.push(...answer.items)
    asOf ||= answer.asOf
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return { items, asOf }
}

/** A request as the tools give it back: days instead of half days. */
export const RequestView = z.object({
  request: z.string(),
  leaveType: LeaveTypeCode,
  start: z.iso.date(),
  end: z.iso.date(),
  startHalf: z.enum(['am', 'pm']).optional(),
  endHalf: z.enum(['am', 'pm']).optional(),
  days: z.number(),
  state: LeaveRequest.shape.state,
  /** Name of who has to act next; null when nobody. */
  waitingFor: z.string().nullable(),
  approvers: z.array(z.object({ order: z.number().int(), name: z.string(), action: z.string().nullable() })),
})
export type RequestView = z.output<typeof RequestView>

/** What a tool shows of a request of the HR system. */
export function viewOf(request: LeaveRequest): RequestView {
  return {
    request: request.id,
    leaveType: request.type,
    start: request.start,
    end: request.end,
    ...(request.startHalf ? { startHalf: request.startHalf } : {}),
    ...(request.endHalf ? { endHalf: request.endHalf } : {}),
    days: request.countedHalfDays / 2,
    state: request.state,
    waitingFor: request.waitingFor?.name ?? null,
    approvers: request.approvers.map(({ order, name, action }) => ({ order, name, action })),
  }
}

/** The way a request can be ended from its state: taken back before approval, cancelled after it. */
export function endingOf(state: LeaveState): 'withdraw' | 'cancel' | null {
  if (state === 'SUBMITTED' || state === 'IN_APPROVAL' || state === 'RETURNED') return 'withdraw'
  return state === 'APPROVED' ? 'cancel' : null
}
