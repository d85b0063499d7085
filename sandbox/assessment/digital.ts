import type { EvidenceFigure, EvidenceSource } from '../../tools/hr-api/schemas/index.ts'
import { disputedBy } from './dispute-rows.ts'
import type { Evidence } from './evidence.ts'
import { isWithin } from './period.ts'
import type { ContributionRow } from './record.ts'

/** Kinds of contribution in words. */
export const contributionNames: Readonly<
  Record<ContributionRow['kind'], { readonly zh: string; readonly en: string }>
> = {
  PROCESS: { zh: '流程优化', en: 'better process' },
  DATA_REUSE: { zh: '数据复用', en: 'data used again' },
  INNOVATION: { zh: '创新', en: 'innovation' },
}

function sourceOf(row: ContributionRow, disputeId: string | null): EvidenceSource {
  const { zh, en } = contributionNames[row.kind]
  const neutral = row.state === 'NEUTRAL'
  return {
    id: row.id,
    kind: 'CONTRIBUTION',
    on: row.reviewedOn ?? row.submittedOn,
    words: {
      zh: `${zh}：${row.title}${neutral ? '（试点未成功，如实记录）' : ''}`,
      en: `${en}: ${row.title}${neutral ? ' (a trial that did not work)' : ''}`,
    },
    disputeId,
  }
}

/**
 * Digital contribution: one point for each record that somebody else has reviewed and accepted. What is only told, or
 * was a failed trial, gives nothing and takes nothing (考核办法 第十二条).
 */
export function digitalFigure({ world, staffId, span }: Evidence): EvidenceFigure {
  const { open, excluded } = disputedBy(world, staffId)
  const reviewed = [...world.contributions.values()].filter(
    (row) =>
      row.staffId === staffId && !excluded.has(row.id) && row.reviewedOn !== null && isWithin(row.reviewedOn, span),
  )
  const accepted = reviewed.filter(({ state }) => state === 'ACCEPTED')
  const neutral = reviewed.filter(({ state }) => state === 'NEUTRAL')
  const waiting = [...world.contributions.values()].filter(
    (row) => row.staffId === staffId && row.state === 'IN_REVIEW' && row.submittedOn <= span.to,
  ).length
  const hours = accepted.reduce((sum, { hoursSaved }) => sum + (hoursSaved ?? 0), 0)
  return {
    indicator: 'DIGITAL',
    value: accepted.length,
    unit: 'POINTS',
    n: accepted.length,
    note:
      waiting === 0
        ? null
        : { zh: `另有${waiting}项在审核中，审核后才计。`, en: `${waiting} more in review; they count after it.` },
    details: [
      { label: { zh: '每月节省工时', en: 'hours saved a month' }, value: String(hours) },
      ...(neutral.length === 0
        ? []
        : [
            { label: { zh: '未成功的试点（不加不扣）', en: 'failed trials (neutral)' }, value: String(neutral.length) },
          ]),
    ],
    system: { zh: '数字化贡献台账', en: 'register of contributions' },
    rule: 'performance.digital',
    sources: [...accepted, ...neutral].map((row) => sourceOf(row, open.get(row.id) ?? null)),
  }
}
