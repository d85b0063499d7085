import * as z from 'zod'
import { excellentQuota } from './assessment.ts'
import { leadingPost, relationClass, sensitiveWork } from './avoidance.ts'
import { addDays, addMonths, monthOf } from './dates.ts'
import { barsPromotion, sanctionKinds } from './discipline.ts'
import { probationEnd } from './probation.ts'
import { cite, type RuleCitation } from './provenance.ts'
import { mayRetireLate, statutoryRetirement } from './retirement.ts'
import { day, maybe } from './rule.ts'

const counts = z.record(z.string(), z.number())
const PersonRow = z.object({
  id: z.string(),
  category: maybe(z.string()),
  birthDate: maybe(day),
  status: maybe(z.string()),
  staffType: maybe(z.string()),
  lateRetirementApprovedUntil: maybe(day),
  hireDate: maybe(day),
  appointDate: maybe(day),
  firstJob: maybe(z.boolean()),
  contractYears: maybe(z.number()),
  contractProbationMonths: maybe(z.number()),
  probationStatus: maybe(z.string()),
  disciplines: maybe(z.array(z.object({ kind: z.enum(sanctionKinds), effectiveDate: day }))),
  events: maybe(z.array(z.object({ type: z.string(), date: day }))),
  secondment: maybe(z.object({ from_: maybe(day), to: day, extended: maybe(z.boolean()) })),
  currentlyAt: maybe(z.string()),
  contractEnd: maybe(day),
  fileFields: maybe(z.record(z.string(), z.unknown())),
  /** First day in another unit, and the months this unit paid (`YYYY-MM`). */
  transferredOn: maybe(day),
  paidMonths: maybe(z.array(z.string().regex(/^\d{4}-\d{2}$/))),
})
/** The grades a unit proposes for a year. */
const AssessmentRow = z.object({
  unit: maybe(z.string()),
  year: maybe(z.number().int()),
  participants: z.number().int().nonnegative(),
  excellent: z.number().int().nonnegative(),
  raisedRatioApproved: maybe(z.boolean()),
})
const RelationRow = z.object({
  a: z.string(),
  b: z.string(),
  relation: z.string(),
  aPost: z.string(),
  bPost: z.string(),
  sameUnit: z.boolean(),
})
/** Facts for {@link supervisionScan}; a block that is absent is not checked. */
export const SupervisionFacts = z.object({
  unit: maybe(z.string()),
  asOf: maybe(day),
  establishment: maybe(counts),
  actual: maybe(counts),
  mixedUse: maybe(z.array(z.object({ person: z.string(), holds: z.string(), occupies: z.string() }))),
  leaderQuota: maybe(counts),
  leaderActual: maybe(counts),
  level: maybe(z.string()),
  generalPosts: maybe(z.number()),
  ranks: maybe(counts),
  staff: maybe(z.array(PersonRow)),
  relations: maybe(z.array(RelationRow)),
  assessments: maybe(z.array(AssessmentRow)),
})
type Facts = z.output<typeof SupervisionFacts>
type PersonRow = z.output<typeof PersonRow>
type Alert = Readonly<Record<string, unknown>> & { readonly code: string }

/** @see 地方各级人民政府机构设置和编制管理条例 第十五条; numbers per kind, never mixed */
function establishmentAlerts({ establishment, actual }: Facts): Alert[] {
  return Object.entries(actual ?? {}).flatMap(([kind, used]) => {
    const over = used - (establishment?.[kind] ?? 0)
    return establishment && over > 0 ? [{ code: 'OVER_ESTABLISHMENT', kind, over }] : []
  })
}

function mixedUseAlerts({ mixedUse }: Facts): Alert[] {
  return (mixedUse ?? [])
    .filter(({ holds, occupies }) => holds !== occupies)
    .map(({ person }) => ({ code: 'MIXED_USE', person }))
}

function leaderAlerts({ leaderQuota, leaderActual }: Facts): Alert[] {
  return Object.entries(leaderActual ?? {}).flatMap(([level, used]) => {
    const over = used - (leaderQuota?.[level] ?? 0)
    return leaderQuota && over > 0 ? [{ code: 'OVER_POST', level, over }] : []
  })
}

type Band = { readonly percent: number; readonly within?: string }
const cityBands: Readonly<Record<string, Band>> = {
  二级巡视员: { percent: 1 },
  一至四级调研员: { percent: 20 },
  '一级、二级调研员': { percent: 40, within: '一至四级调研员' },
  一级调研员: { percent: 50, within: '一级、二级调研员' },
  一至四级主任科员: { percent: 60 },
  '一级、二级主任科员': { percent: 50, within: '一至四级主任科员' },
}
const countyBands: Readonly<Record<string, Band>> = {
  二级调研员: { percent: 2 },
  '三级、四级调研员': { percent: 10 },
  一至四级主任科员: { percent: 60 },
  '一级、二级主任科员': { percent: 50, within: '一至四级主任科员' },
}

/** The limit of a band; a band inside a larger one is a share of that one's limit. @see 公务员职务与职级并行规定 第十三条 */
function rankLimit(bands: Readonly<Record<string, Band>>, rank: string, base: number): number | null {
  const band = bands[rank]
  if (!band) return null
  const of = band.within ? rankLimit(bands, band.within, base) : base
  return of === null ? null : Math.floor((of * band.percent) / 100)
}

/** Every band of an organ and how many of its posts it may hold. @param level 市级机关 or 县级机关 */
export function rankLimits(level: string, base: number): { band: string; limit: number }[] {
  const bands = level.startsWith('县') ? countyBands : cityBands
  return Object.keys(bands).map((band) => ({ band, limit: rankLimit(bands, band, base) ?? 0 }))
}

function rankAlerts({ level, generalPosts, ranks }: Facts): Alert[] {
  if (!ranks || typeof generalPosts !== 'number') return []
  const bands = level?.startsWith('县') ? countyBands : cityBands
  return Object.entries(ranks).flatMap(([rank, used]) => {
    const limit = rankLimit(bands, rank, generalPosts)
    return limit !== null && used > limit ? [{ code: 'OVER_RANK', rank, limit, over: used - limit }] : []
  })
}

function retirementAlerts(person: PersonRow, asOf: string): Alert[] {
  const { id, category, birthDate, staffType, lateRetirementApprovedUntil: until } = person
  if (!category || !birthDate || (person.status && person.status !== '在职')) return []
  const statutory = statutoryRetirement({ category, birthDate })
  if ('status' in statutory) return []
  const { statutoryDate } = statutory
  const lateAllowed = !staffType || staffType === 'institution' || mayRetireLate(staffType)
  const illegal = until && !lateAllowed ? [{ code: 'LATE_RETIREMENT_NOT_ALLOWED', person: id }] : []
  const covered = lateAllowed && until && until >= asOf && until <= addMonths(statutoryDate, 36)
  if (statutoryDate < asOf)
    return covered ? [] : [{ code: 'RETIREMENT_OVERDUE', person: id, statutoryDate }, ...illegal]
  const due = statutoryDate <= addMonths(asOf, 6) && !covered
  return [...(due ? [{ code: 'RETIREMENT_DUE', person: id, statutoryDate, withinMonths: 6 }] : []), ...illegal]
}

function probationAlerts(person: PersonRow, asOf: string): Alert[] {
  if (person.probationStatus !== '试用期' || !person.staffType) return []
  const end = probationEnd({ ...person, staffType: person.staffType })
  // Where the length is not known the longest the law allows is taken, so that nobody is reported too early.
  const longest = 'needs' in end && person.hireDate ? addMonths(person.hireDate, 12) : null
  const regulariseFrom = 'regulariseFrom' in end ? end.regulariseFrom : longest
  return regulariseFrom && regulariseFrom <= asOf
    ? [{ code: 'PROBATION_OVERDUE', person: person.id, regulariseFrom }]
    : []
}

function disciplineAlerts({ id, disciplines, events }: PersonRow): Alert[] {
  const barred = (disciplines ?? []).some((running) => (events ?? []).some((event) => barsPromotion(running, event)))
  return barred ? [{ code: 'PROMOTED_DURING_DISCIPLINE', person: id }] : []
}

function secondmentAlerts({ id, secondment, currentlyAt }: PersonRow, asOf: string): Alert[] {
  const overdue = secondment && secondment.to < asOf && !secondment.extended && currentlyAt !== 'HOME'
  return overdue ? [{ code: 'SECONDMENT_OVERDUE', person: id, dueDate: secondment.to }] : []
}

function contractAlerts({ id, contractEnd }: PersonRow, asOf: string): Alert[] {
  const expiring = contractEnd && contractEnd >= asOf && contractEnd <= addDays(asOf, 30)
  return expiring ? [{ code: 'CONTRACT_EXPIRING', person: id, endDate: contractEnd }] : []
}

/** Pay for months after the month of a transfer, which the new unit owes. */
function transferAlerts({ id, transferredOn, paidMonths }: PersonRow): Alert[] {
  const late = transferredOn ? (paidMonths ?? []).filter((month) => month > monthOf(transferredOn)).sort() : []
  return late.length > 0
    ? [{ code: 'PAID_AFTER_TRANSFER', person: id, transferredOn, months: late.length, lastPaidMonth: late.at(-1) }]
    : []
}

/** @see 公务员考核规定: a fifth of the participants, a quarter with approval, rounded down */
function assessmentAlerts({ assessments, unit }: Facts): Alert[] {
  return (assessments ?? []).flatMap(({ participants, excellent, raisedRatioApproved, year, unit: of }) => {
    const { maxExcellent: limit } = excellentQuota({ participants, raisedRatioApproved: raisedRatioApproved ?? false })
    const subject = { ...((of ?? unit) ? { unit: of ?? unit } : {}), ...(year ? { year } : {}) }
    return excellent > limit
      ? [{ code: 'EXCELLENT_RATIO_EXCEEDED', ...subject, excellent, limit, over: excellent - limit }]
      : []
  })
}

const fileFieldNames: Readonly<Record<string, string>> = {
  birthDate: '出生日期',
  workStartDate: '参加工作时间',
  workStart: '参加工作时间',
  joinWorkDate: '参加工作时间',
  partyDate: '入党时间',
  joinPartyDate: '入党时间',
  education: '学历',
  name: '姓名',
}

/** A field that another source of the file states differently: `birthDate` beside `birthDateInId`. */
function fileAlerts({ id, fileFields }: PersonRow): Alert[] {
  const fields = fileFields ?? {}
  const conflicts = Object.entries(fields).flatMap(([key, value]) => {
    const base = /^(\w+?)In[A-Z]\w*$/.exec(key)?.[1]
    const stated = base ? fields[base] : undefined
    return base && stated != null && value != null && stated !== value ? [base] : []
  })
  return [...new Set(conflicts)].map((field) => ({
    code: 'FILE_CONFLICT',
    person: id,
    field: fileFieldNames[field] ?? field,
  }))
}

/** The section a post belongs to, such as 综合科: who works in one has the same direct leader. */
function sectionOf(post: string): string | null {
  return /^(.+?(?:科|处|室|股|中心))(?!长|员)/.exec(post)?.[1] ?? null
}

function relationAlerts({ relations }: Facts): Alert[] {
  return (relations ?? []).flatMap(({ a, b, relation, aPost, bPost, sameUnit }) => {
    if (!sameUnit || relationClass(relation) === null) return []
    const leads = (one: string, other: string) => leadingPost.test(one) && sensitiveWork.test(other)
    const section = sectionOf(aPost)
    const together = section !== null && section === sectionOf(bPost)
    return leads(aPost, bPost) || leads(bPost, aPost) || together ? [{ code: 'AVOIDANCE', persons: [a, b] }] : []
  })
}

const sources: Readonly<Record<string, readonly RuleCitation[]>> = {
  OVER_ESTABLISHMENT: cite('地方各级人民政府机构设置和编制管理条例', '第十五条'),
  MIXED_USE: cite('地方各级人民政府机构设置和编制管理条例', '第十五条'),
  OVER_POST: cite('地方各级人民政府机构设置和编制管理条例', '第二十条'),
  OVER_RANK: cite('公务员职务与职级并行规定', '第十三条'),
  RETIREMENT_OVERDUE: cite('国务院关于渐进式延迟法定退休年龄的办法', '第一条'),
  RETIREMENT_DUE: cite('国务院关于渐进式延迟法定退休年龄的办法', '第一条'),
  LATE_RETIREMENT_NOT_ALLOWED: cite('国务院关于渐进式延迟法定退休年龄的办法', '第三条'),
  PROBATION_OVERDUE: [...cite('公务员法', '第三十四条'), ...cite('事业单位人事管理条例', '第十三条')],
  PROMOTED_DURING_DISCIPLINE: cite('公务员法', '第六十四条'),
  AVOIDANCE: cite('公务员法', '第七十四条'),
  EXCELLENT_RATIO_EXCEEDED: cite('公务员考核规定'),
}

/**
 * Alerts of a set of facts, each with its rule and the numbers compared; hints for a supervisor, never findings.
 * @see `domain/rules.md` §11 (2026-11) with the acts named there
 */
export function supervisionScan(facts: Facts): { alerts: Alert[] } {
  const { asOf } = facts
  const people = asOf ? (facts.staff ?? []) : []
  const perPerson = people.flatMap((person) => [
    ...retirementAlerts(person, asOf ?? ''),
    ...probationAlerts(person, asOf ?? ''),
    ...disciplineAlerts(person),
    ...secondmentAlerts(person, asOf ?? ''),
    ...contractAlerts(person, asOf ?? ''),
    ...fileAlerts(person),
    ...transferAlerts(person),
  ])
  const alerts = [
    ...establishmentAlerts(facts),
    ...mixedUseAlerts(facts),
    ...leaderAlerts(facts),
    ...rankAlerts(facts),
    ...perPerson,
    ...relationAlerts(facts),
    ...assessmentAlerts(facts),
  ]
  return { alerts: alerts.map((alert) => ({ ...alert, citations: sources[alert.code] ?? [] })) }
}
