import { computeRule, type RuleRecord } from '../../../../tools/rules/index.ts'

const said: readonly string[] = ['basis', 'citations', 'asOf', 'assumptions', 'steps', 'needsReview']

/** What a rule computes, without what it says of it; that has a test of its own. */
export function figures(id: string, input: RuleRecord): RuleRecord {
  return Object.fromEntries(Object.entries(computeRule(id, input)).filter(([key]) => !said.includes(key)))
}
