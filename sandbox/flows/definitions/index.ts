import type { FlowKind, Words } from '../../../tools/hr-api/schemas/index.ts'
import { type FlowDefinition, rejected, returned, type StepDefinition, withdrawn } from '../definition.ts'
import { contractRenewal } from './contract.ts'
import { contractEnd, resignation } from './leaving.ts'
import { onboarding } from './onboarding.ts'
import { probation } from './probation.ts'
import { lateRetirement, retirement } from './retirement.ts'
import { secondment } from './secondment.ts'
import { transfer } from './transfer.ts'

/** Every flow by its kind. */
export const flows: Readonly<Record<FlowKind, FlowDefinition>> = {
  ONBOARDING: onboarding,
  PROBATION: probation,
  TRANSFER: transfer,
  SECONDMENT: secondment,
  RETIREMENT: retirement,
  LATE_RETIREMENT: lateRetirement,
  RESIGNATION: resignation,
  CONTRACT_END: contractEnd,
  CONTRACT_RENEWAL: contractRenewal,
}

/** The step of a state; undefined where the state is an end. */
export function stepOf(flow: FlowDefinition, state: string): StepDefinition | undefined {
  return flow.steps.find((step) => step.state === state)
}

/** A state in words. */
export function stateTitle(flow: FlowDefinition, state: string): Words {
  const named = [...flow.steps, ...flow.ends, rejected, returned, withdrawn].find((one) => one.state === state)
  if (!named) throw new Error(`The flow ${flow.kind} has no state ${state}. Check its definition.`)
  return named.title
}
