import * as z from 'zod'
import { type Alert, AlertCode, type AlertResult, AlertState } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { unitOf, type World } from '../world.ts'
import type { AlertRow } from './record.ts'
import { alertRules } from './rules.ts'
import { findingWords, subjectsOf } from './words.ts'

const titleOf = (code: AlertRow['code']) => {
  const rule = alertRules.findLast((row) => row.code === code)
  return { title: rule?.title ?? code, titleEn: rule?.titleEn ?? code }
}

/** An alert with every name that belongs to it. */
export function showAlert(world: World, row: AlertRow): Alert {
  const { key: _key, factsHash: _hash, subjectIds: _ids, facts: _facts, ownerUnitId, history, ...rest } = row
  const [finding, findingEn] = findingWords(row)
  const owner = unitOf(world, ownerUnitId)
  const head = owner.leaderId === null ? null : world.staff.get(owner.leaderId)
  return {
    ...rest,
    ...titleOf(row.code),
    unitName: unitOf(world, row.unitId).name,
    subjects: subjectsOf(world, row),
    finding,
    findingEn,
    owner: { unitId: owner.id, unitName: owner.name, staffId: head?.id ?? null, name: head?.name ?? null },
    history: history.map((step) => ({ ...step, byName: world.staff.get(step.by)?.name ?? step.by })),
  }
}

/** What `GET /supervision/alerts` asks. */
export type AlertQuery = {
  readonly state?: string
  readonly code?: string
  readonly unit?: string
  readonly cursor?: string
  readonly limit?: number
}

function listed<S extends z.ZodType>(schema: S, text: string | undefined, name: string): z.output<S>[] | null {
  if (text === undefined) return null
  const parsed = z.array(schema).safeParse(text.split(','))
  if (parsed.success) return parsed.data
  throw new Refusal('INVALID', `${name} 的写法不对，请核对。`, `Check the spelling of ${name}.`, { needs: [name] })
}

/** Alerts within reach; without a state those that still wait for somebody. */
export function alertsOf(caller: Caller, query: AlertQuery): AlertRow[] {
  const { world, scopes } = caller
  const units = reachedUnits(caller, covers(scopes, 'supervision:read:all'), query.unit)
  const states = listed(AlertState, query.state, 'state') ?? ['OPEN', 'ACKNOWLEDGED']
  const codes = listed(AlertCode, query.code, 'code')
  // A sanction is no matter of the officer without a grant of its own.
  const hidden: AlertRow['code'][] = covers(scopes, 'supervision:read:all') ? [] : ['PROMOTED_DURING_DISCIPLINE']
  return [...world.supervision.alerts.values()].filter(
    ({ state, code, unitId }) =>
      states.includes(state) && (codes === null || codes.includes(code)) && !hidden.includes(code) && units.has(unitId),
  )
}

const nextStates: Readonly<Record<AlertState, readonly AlertState[]>> = {
  OPEN: ['ACKNOWLEDGED', 'DISPOSED', 'FALSE_POSITIVE'],
  ACKNOWLEDGED: ['DISPOSED', 'FALSE_POSITIVE'],
  DISPOSED: [],
  FALSE_POSITIVE: [],
}

/** A step on an alert, always with a reason; what is dealt with stays so. */
export function planDispose(
  caller: Caller,
  id: string,
  { state, reason }: { state: Exclude<AlertState, 'OPEN'>; reason: string },
): Plan {
  const { world, staff, now } = caller
  const row = world.supervision.alerts.get(id)
  if (!row)
    throw new Refusal('NOT_FOUND', `没有编号为 ${id} 的预警，请核对编号。`, `No alert has the id ${id}. Check it.`)
  if (!nextStates[row.state].includes(state))
    throw new Refusal(
      row.state === state || nextStates[row.state].length === 0 ? 'STALE' : 'BLOCKED_BY_RULE',
      `预警 ${id} 现在的状态不能再改为这个状态，请刷新后再看。`,
      `Alert ${id} cannot go to that state from where it is. Look at it again.`,
    )
  // Who is the subject of an alert does not decide on it.
  if (row.subjectIds.includes(staff.id))
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '预警涉及您本人，须由其他督查人员处置。',
      'The alert is about you. Somebody else of the supervision office has to deal with it.',
    )
  const after: AlertRow = {
    ...row,
    state,
    reason,
    history: [...row.history, { at: now, by: staff.id, from: row.state, to: state, reason }],
    version: row.version + 1,
  }
  const counted: z.output<typeof AlertResult> = {
    id,
    code: row.code,
    ...titleOf(row.code),
    subjects: subjectsOf(world, row),
    fromState: row.state,
    toState: state,
    reason,
  }
  return { counted, change: { alerts: [after] }, status: 200, answer: showAlert(world, after) }
}
