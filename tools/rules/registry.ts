import { appealRules } from './registry/appeal.ts'
import { disciplineRules } from './registry/discipline.ts'
import { familyLeaveRules } from './registry/family-leave.ts'
import { injuryRules } from './registry/injury.ts'
import { leaveRules } from './registry/leave.ts'
import { retirementRules } from './registry/retirement.ts'
import { staffRules } from './registry/staff.ts'
import { workRules } from './registry/work.ts'
import type { Rule } from './rule.ts'

/** Every rule by its id, with the schema of its input (`domain/rule-signatures.md`, 2026-11). */
export const rules: Readonly<Record<string, Rule>> = {
  ...retirementRules,
  ...leaveRules,
  ...familyLeaveRules,
  ...staffRules,
  ...disciplineRules,
  ...appealRules,
  ...injuryRules,
  ...workRules,
}
