import type { EvidenceFigure, PeerScores } from '../../tools/hr-api/schemas/index.ts'
import { score360 } from '../../tools/rules/index.ts'
import type { World } from '../world.ts'
import { disputedBy } from './dispute-rows.ts'
import type { Evidence } from './evidence.ts'
import type { PeerReviewRow } from './record.ts'

type Group = PeerReviewRow['group']

/** Fewer raters than this in a group, and nothing of the group is shown (考核办法 第十一条). */
export const minRaters = 5
const weights: Readonly<Record<Group, number>> = { SUPERIOR: 0.4, SERVICE_TARGET: 0.3, PEER_DEPT: 0.2, SELF: 0.1 }
const groups: readonly Group[] = ['SUPERIOR', 'SERVICE_TARGET', 'PEER_DEPT', 'SELF']

/** Groups of raters in words. */
export const groupNames: Readonly<Record<Group, { readonly zh: string; readonly en: string }>> = {
  SUPERIOR: { zh: '上级', en: 'superior' },
  SERVICE_TARGET: { zh: '服务对象', en: 'people served' },
  PEER_DEPT: { zh: '协作科室', en: 'other sections' },
  SELF: { zh: '本人', en: 'self' },
}

/** The score of one rater: the mean of the questions. */
export function scoreOf({ work, cooperation, conduct }: PeerScores): number {
  return Math.round(((work + cooperation + conduct) / 3) * 100) / 100
}

/** Number under which the reviews of a group are disputed and shown; single reviews have none. */
export function groupId(subjectId: string, period: string, group: Group): string {
  return `PG-${subjectId.slice(2)}-${period}-${group}`
}

/** Group, subject and period behind a number of {@link groupId}; null for another number. */
export function readGroupId(id: string): { subjectId: string; period: string; group: Group } | null {
  const match = /^PG-(\w+)-(20\d\d(?:-Q[1-4]|-\d\d)?)-([A-Z_]+)$/.exec(id)
  const group = groups.find((one) => one === match?.[3])
  return match?.[1] && match[2] && group ? { subjectId: `S-${match[1]}`, period: match[2], group } : null
}

/** Reviews of a person in a group of a period. */
export function reviewsIn(world: World, subjectId: string, period: string, group: Group): PeerReviewRow[] {
  return [...world.peerReviews.values()].filter(
    (row) => row.subjectId === subjectId && row.period === period && row.group === group,
  )
}

function mean(reviews: readonly PeerReviewRow[]): number {
  const sum = reviews.reduce((total, { scores }) => total + scoreOf(scores), 0)
  return Math.round((sum / reviews.length) * 100) / 100
}

const isHidden = (group: Group, raters: number): boolean =>
  raters < minRaters && group !== 'SUPERIOR' && group !== 'SELF'

/** The view from all sides: groups that are too small are left out, and nobody is told who said what. */
export function peerFigure({ world, staffId, period, span }: Evidence): EvidenceFigure {
  const { open, excluded } = disputedBy(world, staffId)
  // Rounds of reviews go by the year; a quarter has the round of its own, if there was one.
  const year = period.slice(0, 4)
  const round = groups.some((group) => reviewsIn(world, staffId, period, group).length > 0) ? period : year
  const found = groups.flatMap((group) => {
    const reviews = reviewsIn(world, staffId, round, group)
    return reviews.length === 0 || excluded.has(groupId(staffId, round, group)) ? [] : [{ group, reviews }]
  })
  const scores = Object.fromEntries(
    found.map(({ group, reviews }) => [group.toLowerCase(), { avg: mean(reviews), raters: reviews.length }]),
  )
  const lower = Object.fromEntries(groups.map((group) => [group.toLowerCase(), weights[group]]))
  const { score } = score360({ scores, weights: lower, minRaters })
  const hidden = found.filter(({ group, reviews }) => isHidden(group, reviews.length))
  const shown = found.filter((one) => !hidden.includes(one))
  return {
    indicator: 'PEER360',
    value: score,
    unit: 'POINTS',
    n: shown.reduce((sum, { reviews }) => sum + reviews.length, 0),
    note: noteOf(
      hidden.map(({ group }) => group),
      found.length,
    ),
    details: shown.map(({ group, reviews }) => ({
      label: groupNames[group],
      value: `${mean(reviews)}（${reviews.length}）`,
    })),
    system: { zh: `${round}年度互评`, en: `peer reviews of ${round}` },
    rule: 'performance.score360',
    sources: found.map(({ group, reviews }) => {
      const id = groupId(staffId, round, group)
      const { zh, en } = groupNames[group]
      return {
        id,
        kind: 'PEER_GROUP' as const,
        on: span.to,
        words: isHidden(group, reviews.length)
          ? { zh: `${zh}：少于${minRaters}人，不显示`, en: `${en}: fewer than ${minRaters}, not shown` }
          : { zh: `${zh}：${reviews.length}人`, en: `${en}: ${reviews.length} raters` },
        disputeId: open.get(id) ?? null,
      }
    }),
  }
}

function noteOf(hidden: readonly Group[], found: number): EvidenceFigure['note'] {
  if (found === 0) return { zh: '这一期间没有互评。', en: 'There was no peer review in this period.' }
  if (hidden.length === 0) return null
  return {
    zh: `${hidden.map((group) => groupNames[group].zh).join('、')}评价人少于${minRaters}人，按匿名要求不计入，其余权重按比例放大。`,
    en: `${hidden.map((group) => groupNames[group].en).join(', ')}: fewer than ${minRaters} raters, left out for anonymity; the other weights are scaled up.`,
  }
}
