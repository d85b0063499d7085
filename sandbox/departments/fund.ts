import type { FundRisk, FundRiskPatch, FundSignal } from '../../tools/hr-api/schemas/index.ts'
import { pageOf } from '../http/page.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import type { FundRiskRow } from './record.ts'

const shown = ({ disposedById: _by, ...row }: FundRiskRow): FundRisk => row

type Query = { state?: FundRisk['state']; signal?: FundSignal; cursor?: string; limit?: number }

/** `GET /fund-risk`: signals, the likeliest first. */
export function listFundRisks({ world, now }: Caller, query: Query) {
  const rows = [...world.fundRisks.values()].filter(
    ({ state, signal }) =>
      (query.state === undefined || state === query.state) && (query.signal === undefined || signal === query.signal),
  )
  return pageOf(rows, ({ score, id }) => `${(1 - score).toFixed(3)} ${id}`, shown, query, now)
}

/**
 * `PATCH /fund-risk/{id}`: a person disposes of a signal after checking it.
 * @throws Refusal STALE when somebody was faster, BLOCKED_BY_RULE when it is over
 */
export function planFundRisk(caller: Caller, id: string, { state, reason, version }: FundRiskPatch): Plan {
  const row = caller.world.fundRisks.get(id)
  if (!row) throw new Refusal('NOT_FOUND', '没有这条风险线索。', 'There is no such signal.')
  if (row.version !== version)
    throw new Refusal(
      'STALE',
      '这条线索刚被别人改过，请重新查询后再办。',
      'Somebody has just changed this signal. Read it again first.',
    )
  if (row.state === 'CONFIRMED' || row.state === 'DISMISSED')
    throw new Refusal('BLOCKED_BY_RULE', '这条线索已经办结，不能再改。', 'This signal has been disposed of already.')
  const changed: FundRiskRow = { ...row, state, reason, disposedById: caller.staff.id, version: version + 1 }
  return {
    counted: { id, before: row.state, after: state, reason },
    change: { fundRisks: [changed] },
    status: 200,
    answer: shown(changed),
  }
}
