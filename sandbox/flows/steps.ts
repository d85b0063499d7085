import { addDays } from '../../tools/rules/index.ts'
import type { FlowDefinition, StepDefinition } from './definition.ts'
import type { CaseRow } from './record.ts'

/** True when a case passes through a step. */
export function applies({ onlyIf }: StepDefinition, { facts }: Pick<CaseRow, 'facts'>): boolean {
  return onlyIf === undefined || facts[onlyIf] === true
}

/** The first step that a case passes through from a place in the order on. */
export function stepFrom(flow: FlowDefinition, at: number, row: Pick<CaseRow, 'facts'>): StepDefinition | undefined {
  return flow.steps.slice(at).find((step) => applies(step, row))
}

/** Where a step usually leads. */
export function usualNext(flow: FlowDefinition, step: StepDefinition, row: Pick<CaseRow, 'facts'>): string {
  if (step.to) return step.to
  const next = stepFrom(flow, flow.steps.indexOf(step) + 1, row)
  if (!next) throw new Error(`The step ${step.state} of ${flow.kind} leads nowhere. Give it a 'to'.`)
  return next.state
}

/** The step before one, among those that a case passes through. */
export function stepBefore(flow: FlowDefinition, step: StepDefinition, row: CaseRow): StepDefinition | undefined {
  return flow.steps
    .slice(0, flow.steps.indexOf(step))
    .filter((one) => applies(one, row))
    .at(-1)
}

/** The last day for a step that begins today; a fact that holds no day gives none. */
export function dueOf({ due }: StepDefinition, { facts }: Pick<CaseRow, 'facts'>, today: string): string | null {
  if (typeof due === 'number') return addDays(today, due)
  const fact = facts[due.fact]
  return typeof fact === 'string' && fact !== '' ? fact : null
}

/** Documents of a step that a case still lacks. */
export function missingMaterials(step: StepDefinition, { materials }: Pick<CaseRow, 'materials'>) {
  return (step.materials ?? []).filter(({ zh }) => materials[zh] === undefined)
}
