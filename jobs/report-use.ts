import type { Person, Role } from '#sdk'
import type { Queryable } from '../store/db.ts'
import { type OwnUse, ratingReasons, type UseSpan, useByPerson } from '../store/use-report.ts'

/** Groups of fewer people than this are joined with others, so that no figure is about a few. */
export const smallestGroup = 5

/** Minutes that are counted as saved; rough, and told beside the figures. */
const minutes = { answered: 5, lookedUp: 3, step: 0.5 } as const

/** How the savings are computed, for those who read them. */
export const method = {
  zh: `节省步骤：每项已办成的提交，按免填的字段数加 1 步（打开并提交表单），减去说的 2 句话。节省时间（估算）：答复一个政策问题 ${minutes.answered} 分钟，一次查询 ${minutes.lookedUp} 分钟，每步 ${minutes.step} 分钟。少于 ${smallestGroup} 人的部门并入“其他部门”，合并后仍不足的不显示。`,
  en: `Steps saved: for each submission that was done, the fields nobody filled in and 1 for opening and sending the form, less the 2 sentences said. Time saved (an estimate): ${minutes.answered} minutes for a policy question answered, ${minutes.lookedUp} for a look-up, ${minutes.step} a step. Departments of fewer than ${smallestGroup} people are joined as "others", and not shown where that is not enough.`,
} as const

/** Sums over a group of people. */
export type GroupUse = Omit<OwnUse, 'personId' | 'unitId' | 'unitName' | 'fields'> & {
  readonly unit: string
  readonly people: number
  readonly stepsSaved: number
  readonly minutesSaved: number
}

/** Use in a span of time, by department. */
export type UseReport = {
  readonly from: string
  readonly to: string
  /** Null where fewer people used it than may be told of. */
  readonly total: GroupUse | null
  readonly departments: readonly GroupUse[]
  readonly reasons: readonly { readonly reason: string; readonly gap: string | null }[]
  readonly method: typeof method
}

const readers: readonly Role[] = ['leader', 'knowledge_admin', 'plugin_admin', 'system_admin', 'security_admin']

/** True for administrators and leaders. */
export function mayReadUse({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((role) => readers.includes(role))
}

function sumOf(unit: string, people: readonly OwnUse[]): GroupUse {
  const sum = (pick: (one: OwnUse) => number) => people.reduce((total, one) => total + pick(one), 0)
  const stepsSaved = sum(({ fields, submitted }) => Math.max(0, fields + submitted - 2 * submitted))
  const [answered, lookedUp] = [sum((one) => one.answered), sum((one) => one.lookedUp)]
  return {
    ...{ unit, people: people.length, answered, lookedUp, stepsSaved },
    turns: sum((one) => one.turns),
    declined: sum((one) => one.declined),
    handedOver: sum((one) => one.handedOver),
    submitted: sum((one) => one.submitted),
    good: sum((one) => one.good),
    bad: sum((one) => one.bad),
    minutesSaved: Math.round(answered * minutes.answered + lookedUp * minutes.lookedUp + stepsSaved * minutes.step),
  }
}

/**
 * Departments of enough people, largest first, and the others as one. The rows part everybody among them, so nothing
 * is worked out from the total.
 */
export function byDepartment(all: readonly OwnUse[]): readonly GroupUse[] {
  const units = new Map<string, OwnUse[]>()
  for (const one of all) {
    const unit = one.unitName ?? ''
    units.set(unit, [...(units.get(unit) ?? []), one])
  }
  const sorted = [...units].sort(([, one], [, other]) => other.length - one.length)
  const shown = sorted.filter(([unit, people]) => unit !== '' && people.length >= smallestGroup)
  const rest = sorted.filter((group) => !shown.includes(group)).flatMap(([, people]) => people)
  while (rest.length > 0 && rest.length < smallestGroup && shown.length > 0) rest.push(...(shown.pop()?.[1] ?? []))
  return [
    ...shown.map(([unit, people]) => sumOf(unit, people)),
    ...(rest.length >= smallestGroup ? [sumOf('其他部门', rest)] : []),
  ]
}

/** Puts the report of a span together. */
export async function reportUse(sql: Queryable, span: UseSpan): Promise<UseReport> {
  const all = await useByPerson(sql, span)
  const isEnough = all.length >= smallestGroup
  return {
    ...span,
    total: isEnough ? sumOf('全部', all) : null,
    departments: byDepartment(all),
    reasons: await ratingReasons(sql, span),
    method,
  }
}
