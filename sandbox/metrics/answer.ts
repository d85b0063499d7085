import type { Metric, MetricAnswer, MetricCode, MetricGroup, MetricSplit } from '../../tools/hr-api/schemas/index.ts'
import { addDays, addMonths } from '../../tools/rules/index.ts'
import { earlier, type Span } from '../assessment/period.ts'
import { postsOf } from '../establishment/count.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { unitOf, type World } from '../world.ts'
import { catalogue } from './catalogue.ts'
import { type Group, hide, threshold } from './hide.ts'
import {
  closedRows,
  headRows,
  leaveRows,
  type Row,
  ratingRows,
  retirementRows,
  type Scope,
  savingRows,
  statutoryDate,
  timingRows,
  trainingRows,
} from './rows.ts'
import { type Splitter, splitterFor } from './split.ts'

/** How the rows of a group become its figure. */
type Measure = { rows(scope: Scope): Row[]; value(rows: readonly Row[]): number | null }

const sumOf = (rows: readonly Row[], field: 'value' | 'of'): number => rows.reduce((sum, row) => sum + row[field], 0)
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
const sum = (rows: readonly Row[]): number => round(sumOf(rows, 'value'), 2)
const mean =
  (digits: number, factor = 1) =>
  (rows: readonly Row[]): number | null => {
    const heads = sumOf(rows, 'of')
    return heads === 0 ? null : round((factor * sumOf(rows, 'value')) / heads, digits)
  }

const measures: Readonly<Record<Exclude<MetricCode, 'VACANCY'>, Measure>> = {
  HEADCOUNT: { rows: headRows, value: sum },
  RETIREMENTS: { rows: retirementRows, value: sum },
  AGE_STRUCTURE: { rows: headRows, value: sum },
  EDUCATION_STRUCTURE: { rows: headRows, value: sum },
  LEAVE_LOAD: { rows: leaveRows, value: sum },
  VOLUME: { rows: closedRows, value: sum },
  TIMELINESS: { rows: timingRows, value: mean(1, 100) },
  QUALITY: { rows: ratingRows, value: mean(2) },
  TRAINING_HOURS: { rows: trainingRows, value: mean(1) },
  TIME_SAVED: { rows: savingRows, value: sum },
}

const small = {
  zh: `少于${threshold}人，为保护个人信息不显示`,
  en: `fewer than ${threshold} people, hidden to protect them`,
}
const derived = {
  zh: '为防止倒推小于5人的组，一并不显示',
  en: 'hidden too, so that a small group cannot be worked out',
}

const peopleIn = (rows: readonly Row[]): number => new Set(rows.map(({ staff }) => staff.id)).size

const isServing = ({ status }: StaffRow): boolean =>
  ['PROBATION', 'ACTIVE', 'SECONDED_OUT', 'ON_LONG_LEAVE', 'SUSPENDED'].includes(status)

type Split = { readonly groups: readonly Group[]; readonly total: Group; label(key: string): MetricGroup['label'] }

const totalWords = { zh: '合计', en: 'total' }

function splitRows(measure: Measure, scope: Scope, splitter: Splitter | null): Split {
  const rows = measure.rows(scope)
  const total = { key: 'total', n: peopleIn(rows), value: measure.value(rows) }
  if (!splitter) return { groups: [], total, label: () => totalWords }
  const byKey = new Map<string, Row[]>(splitter.keys.map((key) => [key, []]))
  for (const row of rows) {
    const key = splitter.keyOf(row)
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const ordered = splitter.keys.length > 0 ? [...byKey] : [...byKey].sort(([one], [other]) => (one < other ? -1 : 1))
  const groups = ordered.map(([key, own]) => ({ key, n: peopleIn(own), value: measure.value(own) }))
  return { groups, total, label: splitter.label }
}

/** Vacant posts of the organisations reached; posts are no personal data, the people on them are never few. */
function vacancies(world: World, units: ReadonlySet<string>): Split {
  const groups = [...world.units.values()].flatMap(({ id, type }) => {
    const posts = type !== 'INTERNAL' && units.has(id) ? postsOf(world, id) : null
    return posts ? [{ key: id, n: posts.occupied, value: Math.max(0, posts.approved - posts.occupied) }] : []
  })
  const total = {
    key: 'total',
    n: groups.reduce((all, { n }) => all + n, 0),
    value: groups.reduce((all, { value }) => all + value, 0),
  }
  const label = (key: string) => {
    const { name } = unitOf(world, key)
    return { zh: name, en: name }
  }
  return { groups, total, label }
}

function shown({ groups, total, label }: Split): Pick<MetricAnswer, 'groups' | 'total'> {
  const hidden = hide(groups.length > 0 ? groups : [total])
  const show = (group: Group, words: MetricGroup['label'], isHidden: boolean): MetricGroup => ({
    key: group.key,
    label: words,
    value: isHidden ? null : group.value,
    n: isHidden ? null : group.n,
    hidden: isHidden ? (group.n < threshold ? small : derived) : null,
  })
  return {
    groups: groups.map((group) => show(group, label(group.key), hidden.groups.has(group.key))),
    total: show(total, totalWords, hidden.total || (groups.length === 0 && hidden.groups.has('total'))),
  }
}

/** What `GET /metrics/{indicator}` may be asked. */
export type MetricQuery = { subject?: string; from?: string; to?: string; by?: MetricSplit }

function metricOf(code: string): Metric {
  const found = catalogue.find((metric) => metric.code === code)
  if (found) return found
  throw new Refusal(
    'NOT_FOUND',
    `没有指标 ${code}，请先查指标目录。`,
    `There is no metric ${code}. See the catalogue.`,
    { needs: ['indicator'] },
  )
}

function spanFor({ reach, name }: Metric, query: MetricQuery, today: string): Span {
  const span = {
    AHEAD: { from: query.from ?? today, to: query.to ?? addDays(addMonths(today, 60), -1) },
    BACK: { from: query.from ?? `${today.slice(0, 4)}-01-01`, to: earlier(query.to ?? today, today) },
    DAY: { from: today, to: today },
  }[reach]
  if (reach === 'DAY' && (query.to ?? today) < today)
    throw new Refusal(
      'INVALID',
      `${name.zh}只有当前数据，不能回溯到 ${query.to}，请去掉日期。`,
      `${name.en} is known as of today only. Leave the dates out.`,
      { needs: ['to'] },
    )
  if (span.to < span.from)
    throw new Refusal('INVALID', '结束日期早于开始日期，请核对。', 'The span ends before it begins.', { needs: ['to'] })
  return span
}

/** The topmost of the units reached. */
function rootsOf(world: World, units: ReadonlySet<string>): string[] {
  return [...units].filter((id) => !units.has(unitOf(world, id).parentId ?? ''))
}

function subjectOf(world: World, roots: readonly string[]): MetricAnswer['subject'] {
  const names = roots.map((id) => unitOf(world, id).name)
  return { id: roots.join(','), name: names.join('、') }
}

/** Units for which the caller may see metrics; people without that right see no more than themselves. */
function reachFor(caller: Caller, subject: string | undefined): ReadonlySet<string> | 'self' {
  const { scopes } = caller
  if (!covers(scopes, 'metrics:read:unit')) {
    if (subject === undefined || subject === 'self') return 'self'
    throw new Refusal('OUT_OF_SCOPE', '您只能查看本人的指标。', 'You may only look at your own figures.', {
      needs: ['subject'],
    })
  }
  return reachedUnits(caller, covers(scopes, 'metrics:read:all'), subject)
}

function notesFor(code: MetricCode, staff: readonly StaffRow[]): MetricAnswer['notes'] {
  if (code !== 'RETIREMENTS') return []
  const open = staff.filter((person) => statutoryDate(person) === null).length
  const some = open < threshold ? { zh: '个别', en: 'a few' } : { zh: `${open}名`, en: String(open) }
  return open === 0
    ? []
    : [
        {
          zh: `${some.zh}人员的退休类别待认定，没有计入。`,
          en: `${some.en} people whose category is open are left out.`,
        },
      ]
}

/** Own figures of somebody without a right to more: about oneself nothing is hidden. */
function ownFigures(caller: Caller, metric: Metric, span: Span): MetricAnswer {
  const { world, staff, now } = caller
  const isOwn = metric.reach === 'BACK' || metric.code === 'RETIREMENTS'
  if (!isOwn || metric.code === 'VACANCY')
    throw new Refusal('OUT_OF_SCOPE', '这项指标只有整体数据，您没有查看的权限。', 'This metric is about units only.')
  const measure = measures[metric.code]
  const rows = measure.rows({ world, staff: [staff], span })
  const total = { key: 'total', label: totalWords, value: measure.value(rows), n: 1, hidden: null }
  return {
    metric,
    subject: { id: staff.id, name: staff.name },
    ...span,
    by: null,
    groups: [],
    total,
    threshold,
    notes: [],
    asOf: now,
  }
}

/**
 * `GET /metrics/{indicator}`: figures of the units the caller reaches; groups of a few people are hidden.
 * @throws Refusal NOT_FOUND for another metric, OUT_OF_SCOPE beyond the caller's units, INVALID for a split it lacks
 */
export function metricFor(caller: Caller, code: string, query: MetricQuery): MetricAnswer {
  const { world, today, now } = caller
  const metric = metricOf(code)
  const span = spanFor(metric, query, today)
  const units = reachFor(caller, query.subject)
  if (units === 'self') return ownFigures(caller, metric, span)
  const by = query.by ?? metric.splits[0] ?? null
  if (by !== null && !metric.splits.includes(by))
    throw new Refusal(
      'INVALID',
      `${metric.name.zh}不能按这一项分组，可用：${metric.splits.join('、')}。`,
      `${metric.name.en} cannot be split like that. Possible: ${metric.splits.join(', ')}.`,
      { needs: ['by'] },
    )
  const staff = [...world.staff.values()].filter((person) => isServing(person) && units.has(person.unitId))
  const roots = rootsOf(world, units)
  const split =
    metric.code === 'VACANCY'
      ? vacancies(world, units)
      : splitRows(measures[metric.code], { world, staff, span }, by && splitterFor(by, world, span, new Set(roots)))
  return {
    metric,
    subject: subjectOf(world, roots),
    ...span,
    by,
    ...shown(split),
    threshold,
    notes: notesFor(metric.code, staff),
    asOf: now,
  }
}

/** `GET /metrics`: the catalogue. */
export function listMetrics({ now }: Caller) {
  return { items: catalogue, nextCursor: null, asOf: now }
}
