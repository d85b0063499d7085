import { addDays, addMonths, fullMonthsBetween, type IsoDay, lastDayOfMonths } from './dates.ts'
import { isOffBook } from './staff-kind.ts'

/** Kinds of sanction from light to heavy. */
export const sanctionKinds = ['警告', '记过', '记大过', '降级', '降低岗位等级', '撤职', '开除'] as const
export type Sanction = (typeof sanctionKinds)[number]

const months: Readonly<Record<Sanction, number | null>> = {
  警告: 6,
  记过: 12,
  记大过: 18,
  降级: 24,
  降低岗位等级: 24,
  撤职: 24,
  开除: null,
}
const longestMonths = 48
const forServants: readonly Sanction[] = ['警告', '记过', '记大过', '降级', '撤职', '开除']
const forOthers: readonly Sanction[] = ['警告', '记过', '降低岗位等级', '开除']
const forManagersBefore: readonly Sanction[] = ['警告', '记过', '降低岗位等级', '撤职', '开除']
const othersOfInstitutions: readonly string[] = ['institution', 'institution_technical', 'institution_worker']
/** Since then managers of institutions are sanctioned like civil servants (公职人员政务处分法). */
const managersAsServants = '2020-07-01'

/** A sanction that does not exist for the kind of staff, with those that do. */
export type KindNotApplicable = { readonly error: 'kind_not_applicable'; readonly allowed: readonly Sanction[] }

/** What is asked of people under a labour contract, to whom these sanctions do not apply. */
type NoSanctions = { readonly status: 'needs_review'; readonly reason: string; readonly reasonEn: string }

const noSanctions: NoSanctions = {
  status: 'needs_review',
  reason: '编外和劳务派遣人员按劳动合同和单位规章制度处理，不适用公务员和事业单位的处分种类和期限。',
  reasonEn:
    'Off-book and dispatched staff fall under their labour contract and the rules of the unit, not under these sanctions.',
}

function allowedFor(staffType: string, asOf?: IsoDay | null): readonly Sanction[] {
  if (staffType === 'institution_manager' && asOf && asOf < managersAsServants) return forManagersBefore
  return othersOfInstitutions.includes(staffType) ? forOthers : forServants
}

/**
 * How long a sanction runs; 开除 has no period.
 * @see 公务员法 第六十二条, 第六十四条; 公职人员政务处分法 第七条, 第八条; 事业单位人事管理条例 第二十九条;
 *   事业单位工作人员处分规定 (2023-11-06)
 */
export function disciplinePeriod(input: {
  readonly kind: Sanction
  readonly effectiveDate: IsoDay
  readonly staffType: string
}): { months: number | null; lastDay: IsoDay | null; releasedFrom: IsoDay | null } | KindNotApplicable | NoSanctions {
  if (isOffBook(input.staffType)) return noSanctions
  const allowed = allowedFor(input.staffType, input.effectiveDate)
  if (!allowed.includes(input.kind)) return { error: 'kind_not_applicable', allowed }
  const length = months[input.kind]
  if (length === null) return { months: null, lastDay: null, releasedFrom: null }
  const lastDay = lastDayOfMonths(input.effectiveDate, length)
  return { months: length, lastDay, releasedFrom: addDays(lastDay, 1) }
}

/**
 * What is barred while a sanction runs; only 警告 leaves the 工资档次 free, 撤职 lowers the 级别 as well.
 * @see 公务员法 第六十四条
 */
export function disciplineEffects(input: {
  readonly kind: Sanction
  readonly staffType: string
  readonly duringPeriod: boolean
  readonly asOf?: IsoDay | null | undefined
}): Record<string, unknown> {
  if (isOffBook(input.staffType)) return noSanctions
  const allowed = allowedFor(input.staffType, input.asOf)
  if (!allowed.includes(input.kind)) return { error: 'kind_not_applicable', allowed }
  const free = !input.duringPeriod
  return {
    promotePost: free,
    promoteRank: free,
    promoteLevel: free,
    promoteSalaryStep: free || input.kind === '警告',
    ...(input.kind === '撤职' ? { lowerLevel: true } : {}),
  }
}

/**
 * Several acts sanctioned at once: different kinds → the heaviest; one kind → between one period and the sum.
 * @see 公职人员政务处分法 第十五条
 */
export function disciplineCombine(input: { readonly kinds: readonly Sanction[] }): {
  execute: Sanction
  periodMonthsMin: number | null
  periodMonthsMax: number | null
} {
  const execute = input.kinds.reduce((heaviest, kind) =>
    sanctionKinds.indexOf(kind) > sanctionKinds.indexOf(heaviest) ? kind : heaviest,
  )
  const own = months[execute]
  const same = input.kinds.every((kind) => kind === execute)
  const most = own === null || !same ? own : Math.min(longestMonths, own * input.kinds.length)
  return { execute, periodMonthsMin: own, periodMonthsMax: most }
}

type Running = { readonly kind: Sanction; readonly effectiveDate: IsoDay }

/**
 * A new sanction while one runs: what is left of the first and the new one, at most 48 months.
 * @see 行政机关公务员处分条例 第十条
 */
export function disciplineNewDuringPeriod(input: { readonly first: Running; readonly second: Running }): {
  remainingMonths: number
  totalMonths: number | null
  lastDay: IsoDay | null
} {
  const { first, second } = input
  const released = addMonths(first.effectiveDate, months[first.kind] ?? 0)
  const remainingMonths = Math.max(0, fullMonthsBetween(second.effectiveDate, released))
  const added = months[second.kind]
  if (added === null) return { remainingMonths, totalMonths: null, lastDay: null }
  const totalMonths = Math.min(longestMonths, remainingMonths + added)
  return { remainingMonths, totalMonths, lastDay: lastDayOfMonths(second.effectiveDate, totalMonths) }
}

/** Whether a sanction of this kind bars a promotion on a day (公务员法 第六十四条). */
export function barsPromotion(running: Running, event: { readonly type: string; readonly date: IsoDay }): boolean {
  const length = months[running.kind]
  if (length === null || !event.type.startsWith('晋升')) return false
  if (event.type === '晋升工资档次' && running.kind === '警告') return false
  return event.date >= running.effectiveDate && event.date <= lastDayOfMonths(running.effectiveDate, length)
}

/**
 * Absence without leave; the numbers themselves are not enough (超过).
 * @see 公务员法 第八十八条 (五); 事业单位人事管理条例 第十五条 (working days)
 */
export function dismissalAbsence(input: {
  readonly staffType: string
  readonly consecutiveDays?: number | null | undefined
  readonly yearTotalDays?: number | null | undefined
  readonly consecutiveWorkdays?: number | null | undefined
  readonly yearTotalWorkdays?: number | null | undefined
}): Record<string, unknown> {
  const beyond = (inARow: number | null | undefined, inAll: number | null | undefined) =>
    (inARow ?? 0) > 15 || (inAll ?? 0) > 30
  if (input.staffType.startsWith('institution'))
    return { mayTerminate: beyond(input.consecutiveWorkdays, input.yearTotalWorkdays) }
  return { mustDismiss: beyond(input.consecutiveDays, input.yearTotalDays) }
}
