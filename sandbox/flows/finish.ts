import type { FlowKind } from '../../tools/hr-api/schemas/index.ts'
import { Refusal } from '../refusal.ts'
import { type FlowDefinition, type OutcomeDefinition, rejected, returned, type StepDefinition } from './definition.ts'
import { flows, stepOf } from './definitions/index.ts'
import { type Entered, enterState, type Moment } from './enter.ts'
import { articlesText, requireGuards } from './guards/index.ts'
import type { CaseRow } from './record.ts'
import { missingMaterials, stepBefore, usualNext } from './steps.ts'

/** How a step is ended and by whom. */
export type Finishing = {
  readonly outcome: string
  readonly comment?: string | undefined
  readonly materials?: readonly { readonly name: string; readonly reference: string }[] | undefined
  readonly date?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Number of the one document that is still missing. */
  readonly document?: string | undefined
  readonly by: string
  readonly onBehalfOf: string | null
}

/** Outcomes by which every step ends in its usual way. */
const usual: readonly string[] = ['DONE', 'APPROVE']

function withMaterials({ now }: Moment, row: CaseRow, step: StepDefinition, finishing: Finishing): CaseRow {
  const listed = (step.materials ?? []).map(({ zh }) => zh)
  const [only, ...more] = missingMaterials(step, row)
  const named = [...(finishing.materials ?? [])]
  if (finishing.document && only && more.length === 0) named.push({ name: only.zh, reference: finishing.document })
  const unknown = named.find(({ name }) => !listed.includes(name))
  if (unknown)
    throw new Refusal(
      'INVALID',
      `这一步没有“${unknown.name}”这份材料，需要的是：${listed.join('、') || '无'}。`,
      'This step does not ask for that document.',
      { needs: ['materials'] },
    )
  const given = named.map(({ name, reference }) => [name, { reference, at: now }] as const)
  return { ...row, materials: { ...row.materials, ...Object.fromEntries(given) } }
}

function withDates(
  row: CaseRow,
  step: StepDefinition,
  outcome: OutcomeDefinition | null,
  finishing: Finishing,
): CaseRow {
  const { date, from, until } = finishing
  const facts: Record<string, CaseRow['facts'][string]> = { ...row.facts }
  const put = (name: string | undefined, value: string | undefined) => {
    if (name && value) facts[name] = value
  }
  put(outcome?.date ?? step.dates?.date, date)
  put(step.dates?.from, from)
  put(step.dates?.until, until)
  return { ...row, facts }
}

/** The outcome as the step defines it; null for the usual one. */
function outcomeOf(flow: FlowDefinition, step: StepDefinition, row: CaseRow, name: string): OutcomeDefinition | null {
  if (usual.includes(name)) return null
  const own = step.outcomes?.[name]
  if (own) return own
  if (step.kind === 'APPROVAL' && name === 'REJECT') return { to: rejected.state }
  if (step.kind === 'APPROVAL' && name === 'RETURN') return { to: stepBefore(flow, step, row)?.state ?? returned.state }
  const offered = ['DONE', ...Object.keys(step.outcomes ?? {})]
  throw new Refusal(
    'INVALID',
    `“${step.title.zh}”这一步不能这样结束，可以选：${offered.join('、')}。`,
    `The step '${step.title.en}' cannot end like that. Possible: ${offered.join(', ')}.`,
    { needs: ['outcome'] },
  )
}

function requireMaterials(step: StepDefinition, row: CaseRow): void {
  const missing = missingMaterials(step, row)
  if (missing.length === 0) return
  throw new Refusal(
    'NEEDS_INPUT',
    `“${step.title.zh}”还缺材料：${missing.map(({ zh }) => zh).join('、')}。`,
    `The step '${step.title.en}' still needs: ${missing.map(({ en }) => en).join(', ')}.`,
    { needs: missing.map(({ zh }) => zh) },
  )
}

function requireComment(step: StepDefinition, outcome: OutcomeDefinition | null, { comment }: Finishing): void {
  if (!outcome?.needsComment || comment) return
  throw new Refusal(
    'NEEDS_INPUT',
    `“${step.title.zh}”这样结束要写明理由，理由会告诉本人，本人可以依法申请复核或者申诉（《公务员法》第九十五条）。`,
    `A reason has to be given for ending '${step.title.en}' like that; the person is told and may appeal.`,
    { needs: ['comment'], citations: [{ title: '公务员法', article: '第九十五条' }] },
  )
}

/**
 * The step that a case stands at, when it is the one that is meant.
 * @throws Refusal BLOCKED_BY_RULE for a later step, STALE for an earlier one or a closed case
 */
export function currentStep(row: CaseRow, meant: string | undefined): StepDefinition {
  const flow = flows[row.flow]
  const step = stepOf(flow, row.state)
  const place = (state: string) => flow.steps.findIndex((one) => one.state === state)
  if (!step || row.closedAt !== null)
    throw new Refusal('STALE', `${row.id} 已经办结，不能再推进。`, `${row.id} is closed and cannot go on.`)
  if (meant === undefined || meant === row.state) return step
  if (place(meant) === -1)
    throw new Refusal('INVALID', `${flow.title.zh}没有这一步，请核对。`, 'The flow has no such step.', {
      needs: ['step'],
    })
  if (place(meant) > place(row.state)) throw skipped(row.flow, step, flow.steps[place(meant)]?.title.zh ?? meant)
  throw new Refusal(
    'STALE',
    `${row.id} 已经过了这一步，现在是“${step.title.zh}”。`,
    `${row.id} is past that step and stands at '${step.title.en}'.`,
  )
}

function skipped(kind: FlowKind, step: StepDefinition, meant: string): Refusal {
  const { order } = flows[kind]
  return new Refusal(
    'BLOCKED_BY_RULE',
    `现在是“${step.title.zh}”，办完以前不能跳到“${meant}”，更不能先办后批。（依据：${articlesText(order)}）`,
    `It stands at '${step.title.en}'; steps cannot be skipped. (${articlesText(order)})`,
    { citations: order, needs: ['step'] },
  )
}

/** A case after the end of its present step, with everything that comes with it. */
export function finishStep(moment: Moment, row: CaseRow, finishing: Finishing): Entered {
  const { world, now, today } = moment
  const flow = flows[row.flow]
  const step = currentStep(row, undefined)
  const outcome = outcomeOf(flow, step, row, finishing.outcome)
  requireComment(step, outcome, finishing)
  const given = withDates(withMaterials(moment, row, step, finishing), step, outcome, finishing)
  if (!outcome) requireMaterials(step, given)
  const guards = outcome ? (outcome.guards ?? []) : (step.guards ?? [])
  requireGuards(guards, { world, today, row: given, staff: world.staff.get(row.staffId) ?? null })
  const then = outcome?.afterwards
  const settled = then
    ? { ...given, facts: { ...given.facts, [then.set]: given.facts[then.from] ?? null, [then.flag]: true } }
    : given
  const { outcome: name, comment = null, by, onBehalfOf } = finishing
  const done: CaseRow = {
    ...settled,
    history: [...row.history, { state: row.state, outcome: name, by, onBehalfOf, comment, at: now }],
    version: row.version + 1,
  }
  const to = outcome?.to ?? usualNext(flow, step, done)
  return enterState(moment, done, to, name === 'RETURN' ? 'STEP_RETURNED' : 'STEP_READY')
}
