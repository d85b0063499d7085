import type { EvidenceFigure, EvidenceSource } from '../../tools/hr-api/schemas/index.ts'
import { serviceQuality } from '../../tools/rules/index.ts'
import { type Counted, countCases, type Standing } from './cases.ts'
import { digitalFigure } from './digital.ts'
import { disputedBy } from './dispute-rows.ts'
import type { Evidence } from './evidence.ts'
import { matterOf } from './matters.ts'
import { peerFigure } from './peers.ts'
import type { ServiceCaseRow } from './record.ts'
import { casesOf } from './world.ts'

const caseSystem = { zh: '办件系统', en: 'case system' }
const noCases = { zh: '这一期间没有办件，不计算。', en: 'No cases in this period, so nothing is computed.' }
const standings: Readonly<Record<Standing, { readonly zh: string; readonly en: string }>> = {
  ON_TIME: { zh: '按时', en: 'on time' },
  LATE: { zh: '超时', en: 'late' },
  OVERDUE: { zh: '逾期未办结', en: 'open past its limit' },
}

function sourceOf(row: ServiceCaseRow, disputeId: string | null, more: { zh: string; en: string }): EvidenceSource {
  const { zh, en } = matterOf(row.matter)
  return {
    id: row.id,
    kind: 'SERVICE_CASE',
    on: row.closedOn ?? row.dueOn,
    words: { zh: `${zh}，${more.zh}`, en: `${en}, ${more.en}` },
    disputeId,
  }
}

function timing({ acceptedOn, dueOn, closedOn }: ServiceCaseRow, standing: Standing) {
  const { zh, en } = standings[standing]
  return {
    zh: `受理 ${acceptedOn}，期限 ${dueOn}，${closedOn ? `办结 ${closedOn}，` : ''}${zh}`,
    en: `accepted ${acceptedOn}, limit ${dueOn}, ${closedOn ? `closed ${closedOn}, ` : ''}${en}`,
  }
}

const fact = (zh: string, en: string, value: string) => ({ label: { zh, en }, value })

function caseFigures(evidence: Evidence, counted: Counted): EvidenceFigure[] {
  const { world, staffId } = evidence
  const disputes = disputedBy(world, staffId)
  const timed = counted.rows.map(({ row, standing }) =>
    sourceOf(row, disputes.open.get(row.id) ?? null, timing(row, standing)),
  )
  const quality = serviceQuality({ ratings: counted.ratings })
  const bad = counted.closed.filter(({ rating }) => rating !== null && rating <= 2)
  const none = counted.rows.length === 0 ? noCases : null
  return [
    {
      indicator: 'VOLUME',
      value: counted.closed.length,
      unit: 'CASES',
      n: counted.closed.length,
      note: null,
      details: [fact('加权件数', 'weighted by kind', String(counted.weighted))],
      system: caseSystem,
      rule: 'performance.volume',
      sources: timed.filter((_, index) => counted.rows[index]?.standing !== 'OVERDUE'),
    },
    {
      indicator: 'TIMELINESS',
      value: counted.rate,
      unit: 'SHARE',
      n: counted.rows.length,
      note: none,
      details: [
        fact('按时办结', 'closed on time', String(counted.onTime)),
        fact('超时办结', 'closed late', String(counted.late)),
        fact('逾期未办结', 'open past the limit', String(counted.overdue)),
        ...(counted.meanDays === null ? [] : [fact('平均办理工作日', 'mean working days', String(counted.meanDays))]),
      ],
      system: caseSystem,
      rule: 'performance.onTimeRate',
      sources: timed,
    },
    {
      indicator: 'QUALITY',
      value: quality.avg,
      unit: 'STARS',
      n: counted.ratings.length,
      note:
        counted.ratings.length === 0 ? { zh: '这一期间没有评价，不计算。', en: 'No ratings in this period.' } : null,
      details:
        quality.satisfactionRate === null
          ? []
          : [
              fact('3分以上占比', 'three stars and more', `${Math.round(quality.satisfactionRate * 1000) / 10}%`),
              fact('差评（2分以下）', 'bad ratings', String(quality.badCount)),
              ...(bad.length === 0
                ? []
                : [
                    fact('差评已整改', 'put right', `${bad.filter(({ corrected }) => corrected).length}/${bad.length}`),
                  ]),
            ],
      system: { zh: '办件评价', en: 'ratings of cases' },
      rule: 'performance.serviceQuality',
      sources: counted.closed.flatMap((row) =>
        row.rating === null
          ? []
          : [
              sourceOf(row, disputes.open.get(row.id) ?? null, {
                zh: `评价${row.rating}分`,
                en: `${row.rating} of 5`,
              }),
            ],
      ),
    },
  ]
}

/** Every figure of a person for a period, each with the rows it was computed from. */
export function figuresOf(evidence: Evidence): EvidenceFigure[] {
  const { world, staffId, span } = evidence
  const { excluded } = disputedBy(world, staffId)
  const cases = casesOf(world, staffId).filter(({ id }) => !excluded.has(id))
  return [...caseFigures(evidence, countCases(cases, span)), peerFigure(evidence), digitalFigure(evidence)]
}
