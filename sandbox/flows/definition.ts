import type { FlowKind, Words } from '../../tools/hr-api/schemas/index.ts'

/** Whose step it is; {@link ownerNames} says it in words, `owners.ts` finds the person. */
export type OwnerRule =
  | 'SUBJECT'
  | 'SECTION'
  | 'HOST_SECTION'
  | 'HR'
  | 'HR_HEAD'
  | 'IN_CHARGE'
  | 'ORGANISATION'
  | 'ESTABLISHMENT'
  | 'SOCIAL_SECURITY'
  | 'FINANCE'
  | 'AUTHORITY'

/** Conditions of the rules, by name; `guards.ts` checks them. */
export type GuardName =
  | 'in_service'
  | 'not_investigated'
  | 'past_probation'
  | 'file_clear'
  | 'vacancy'
  | 'public_notice'
  | 'avoidance'
  | 'transferable'
  | 'transfer_in_rank'
  | 'min_service'
  | 'probation_over'
  | 'lendable'
  | 'secondment_term'
  | 'extension'
  | 'category_known'
  | 'early_window'
  | 'late_allowed'
  | 'contribution'
  | 'watch_reached'
  | 'retirement_reached'
  | 'resignation'
  | 'notice_period'
  | 'last_day_reached'
  | 'contract_term'
  | 'contract_to_retirement'

/** What entering a state does to the records, by name; `effects.ts` does it. */
export type EffectName =
  | 'hire'
  | 'regularise'
  | 'dismiss'
  | 'move'
  | 'lend'
  | 'take_back'
  | 'keep_on'
  | 'retire'
  | 'leave'
  | 'renew'

/** A way a step may end besides the usual one. */
export type OutcomeDefinition = {
  readonly to: string
  readonly guards?: readonly GuardName[]
  /** A reason has to be given, since it goes to the person. */
  readonly needsComment?: true
  /** The fact that takes the day given with it. */
  readonly date?: string
  /** Once its conditions hold: this fact takes the value of that one, and the flag is set. */
  readonly afterwards?: { readonly set: string; readonly from: string; readonly flag: string }
}

/** One step of a flow. */
export type StepDefinition = {
  readonly state: string
  readonly title: Words
  readonly kind: 'APPROVAL' | 'TASK' | 'WAIT'
  readonly owner: OwnerRule
  /** Calendar days to finish it, or the fact that holds the last day. */
  readonly due: number | { readonly fact: string }
  /** Documents that have to be there when the step ends in its usual way. */
  readonly materials?: readonly Words[]
  /** Conditions that have to hold when it ends in its usual way. */
  readonly guards?: readonly GuardName[]
  /** Left out unless the fact is true. */
  readonly onlyIf?: string
  /** The facts that take the days given with its end. */
  readonly dates?: { readonly date?: string; readonly from?: string; readonly until?: string }
  /** Where it usually leads; the next step when left out. */
  readonly to?: string
  readonly outcomes?: Readonly<Record<string, OutcomeDefinition>>
}

/** An article that a rule rests on. */
export type Article = { readonly title: string; readonly article: string }

/** A flow as data: what a case of it passes through, who acts, what has to be there and what must hold. */
export type FlowDefinition = {
  readonly kind: FlowKind
  readonly title: Words
  /** Conditions that have to hold for a case to begin. */
  readonly startGuards: readonly GuardName[]
  readonly steps: readonly StepDefinition[]
  /** States in which a case is over. */
  readonly ends: readonly { readonly state: string; readonly title: Words }[]
  /** By the state that is entered. */
  readonly effects: Readonly<Record<string, EffectName>>
  /** Where the order of the steps is laid down. */
  readonly order: readonly Article[]
  /** Facts that are shown, with their names. */
  readonly facts: Readonly<Record<string, Words>>
}

/** Owners in words. */
export const ownerNames: Readonly<Record<OwnerRule, Words>> = {
  SUBJECT: { zh: '本人', en: 'the person' },
  SECTION: { zh: '所在科室负责人', en: 'head of the section' },
  HOST_SECTION: { zh: '接收科室负责人', en: 'head of the receiving section' },
  HR: { zh: '人事科经办', en: 'HR officer' },
  HR_HEAD: { zh: '人事科负责人', en: 'head of HR' },
  IN_CHARGE: { zh: '分管领导', en: 'leader in charge' },
  ORGANISATION: { zh: '组织', en: 'organisation department' },
  ESTABLISHMENT: { zh: '编办', en: 'establishment office' },
  SOCIAL_SECURITY: { zh: '人社', en: 'HR and social security' },
  FINANCE: { zh: '财政', en: 'finance' },
  AUTHORITY: { zh: '主管部门', en: 'competent authority' },
}

/** The end of a case that an approver has turned down. */
export const rejected = { state: 'REJECTED', title: { zh: '未获同意', en: 'turned down' } } as const
/** The end of a case that an approver has sent back before any other step. */
export const returned = { state: 'RETURNED', title: { zh: '已退回，可以改好再办', en: 'sent back' } } as const
/** The end of a case that its starter or person took back. */
export const withdrawn = { state: 'WITHDRAWN', title: { zh: '已撤回', en: 'withdrawn' } } as const

/** Documents of the house by their short names. */
export function houseRule(name: string, article: string): Article {
  return { title: `示例市数据管理局${name}`, article }
}

/** A document that a step needs. */
export function material(zh: string, en: string): Words {
  return { zh, en }
}
