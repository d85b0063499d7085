import type { Plugin } from '#sdk'
import { approval } from './approval/index.ts'
import { attendance } from './attendance/index.ts'
import { calc } from './calc/index.ts'
import { certificate } from './certificate/index.ts'
import { growthPlugins } from './growth/index.ts'
import { leave } from './leave/index.ts'
import { lifecyclePlugins } from './lifecycle/index.ts'
import { pay } from './pay/index.ts'
import { peoplePlugins } from './people/index.ts'
import { profile } from './profile/index.ts'

export { evaluateRules, parseRuleLines, type RuleReport } from './rules/evaluate.ts'

/** The plugins that come with the product, in the order they are listed to people. */
export const builtInPlugins: readonly Plugin[] = [
  leave,
  attendance,
  pay,
  certificate,
  profile,
  approval,
  ...lifecyclePlugins,
  ...peoplePlugins,
  ...growthPlugins,
  calc,
]
