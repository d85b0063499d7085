import * as z from 'zod'
import { RuleCheck } from './approval.ts'
import { CaseFact, Comment, Day, Instant, Words } from './common.ts'

/** The flows of `domain/hrms.md` §3 (2026-11); leave, injury and appeal have records of their own. */
export const FlowKind = z.enum([
  'ONBOARDING',
  'PROBATION',
  'TRANSFER',
  'SECONDMENT',
  'RETIREMENT',
  'LATE_RETIREMENT',
  'RESIGNATION',
  'CONTRACT_END',
  'CONTRACT_RENEWAL',
])
export type FlowKind = z.output<typeof FlowKind>

/** An article that a step or a refusal rests on. */
export const ArticleOf = z.object({ title: z.string(), article: z.string() })

/** Somebody by id and name. */
export const NamedPerson = z.object({ staffId: z.string(), name: z.string() })

/** A document that a step needs; `reference` is its number or where it lies, null while it is missing. */
export const CaseMaterial = z.object({ name: Words, reference: z.string().nullable(), at: Instant.nullable() })

/** How a step of a case stands. */
export const CaseStep = z.object({
  order: z.number().int(),
  state: z.string(),
  title: Words,
  /** `APPROVAL` waits in an inbox, `TASK` is finished by its owner, `WAIT` by the day it waits for. */
  kind: z.enum(['APPROVAL', 'TASK', 'WAIT']),
  status: z.enum(['DONE', 'CURRENT', 'OPEN', 'SKIPPED']),
  /** Whose step it is by the rule, such as 编办. */
  ownerRule: Words,
  owner: NamedPerson.nullable(),
  dueOn: Day.nullable(),
  materials: z.array(CaseMaterial),
  /** How it may end besides the usual way, such as `EXTEND`. */
  outcomes: z.array(z.string()),
  finishedAt: Instant.nullable(),
  finishedBy: NamedPerson.nullable(),
  /** Whom the one who finished it stood in for. */
  onBehalfOf: NamedPerson.nullable(),
  outcome: z.string().nullable(),
  comment: z.string().nullable(),
})
export type CaseStep = z.output<typeof CaseStep>

/** A field of a form: what is filled in, where it comes from and as of when; null values are for the person to type. */
export const FormField = z.object({
  name: z.string(),
  label: Words,
  value: z.string().nullable(),
  source: Words.nullable(),
  asOf: Day.nullable(),
})
export type FormField = z.output<typeof FormField>

/** A case as everybody who may see it sees it; `id` is the receipt. */
export const LifecycleCase = z.object({
  id: z.string(),
  flow: FlowKind,
  subject: z.object({ staffId: z.string(), name: z.string(), unitName: z.string() }),
  state: z.string(),
  stateTitle: Words,
  open: z.boolean(),
  owner: NamedPerson.nullable(),
  dueOn: Day.nullable(),
  /** The approval that its present step waits for. */
  approvalId: z.string().nullable(),
  steps: z.array(CaseStep),
  facts: z.array(CaseFact),
  form: z.array(FormField),
  checks: z.array(RuleCheck),
  startedBy: NamedPerson,
  startedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type LifecycleCase = z.output<typeof LifecycleCase>

/** What starting a case would do: the counted result of every POST that starts one. */
export const CaseStart = z.object({
  flow: FlowKind,
  subject: z.object({ staffId: z.string(), name: z.string(), unitName: z.string() }),
  facts: z.array(CaseFact),
  form: z.array(FormField),
  checks: z.array(RuleCheck),
  /** States in order with who has to act. */
  steps: z.array(z.object({ state: z.string(), title: Words, ownerRule: Words, owner: z.string().nullable() })),
  firstState: z.string(),
  firstTitle: Words,
  firstOwner: NamedPerson.nullable(),
  dueOn: Day.nullable(),
  materials: z.array(Words),
  citations: z.array(ArticleOf),
})
export type CaseStart = z.output<typeof CaseStart>

/** The end of one step: `POST /cases/{id}:advance`. */
export const CaseAdvance = z.object({
  /** The state that is finished; refused when the case stands elsewhere. */
  step: z.string().optional(),
  /** `DONE` when left out; `EXTEND`, `RETURN`, `REJECT` where the step offers it. */
  outcome: z.string().optional(),
  comment: Comment.optional(),
  /** Documents handed in: the name as the step lists it and its number. */
  materials: z.array(z.object({ name: z.string().max(80), reference: z.string().max(120) })).optional(),
  /** A day the step asks for, such as the day of reporting or the new last day. */
  date: Day.optional(),
  /** First and last day of what the step is about, such as the public notice. */
  from: Day.optional(),
  until: Day.optional(),
  /** Number of the document that decided it. */
  document: z.string().max(120).optional(),
})
export type CaseAdvance = z.output<typeof CaseAdvance>

/** The counted result of finishing a step. */
export const CaseAdvanced = z.object({
  caseId: z.string(),
  flow: FlowKind,
  subject: z.object({ staffId: z.string(), name: z.string(), unitName: z.string() }),
  fromState: z.string(),
  fromTitle: Words,
  outcome: z.string(),
  toState: z.string(),
  toTitle: Words,
  nextOwner: NamedPerson.nullable(),
  dueOn: Day.nullable(),
  closed: z.boolean(),
  onBehalfOf: NamedPerson.nullable(),
})
export type CaseAdvanced = z.output<typeof CaseAdvanced>

/** Something that happened and concerns somebody: `GET /events`. Ids, days and codes only; the words are the reader's. */
export const CaseEvent = z.object({
  seq: z.number().int(),
  at: Instant,
  kind: z.enum(['STEP_READY', 'STEP_RETURNED', 'CASE_CLOSED', 'DELEGATED']),
  /** Whom it is for. */
  staffId: z.string(),
  caseId: z.string(),
  flow: FlowKind.nullable(),
  state: z.string(),
  stateTitle: Words,
  dueOn: Day.nullable(),
})
export type CaseEvent = z.output<typeof CaseEvent>

/** The answer of `GET /events`. */
export const CaseEvents = z.object({ items: z.array(CaseEvent), last: z.number().int() })

/** A case in a list: `GET /cases`. */
export const CaseSummary = LifecycleCase.pick({
  id: true,
  flow: true,
  subject: true,
  state: true,
  stateTitle: true,
  open: true,
  owner: true,
  dueOn: true,
  startedAt: true,
})
export type CaseSummary = z.output<typeof CaseSummary>

/** Somebody whom recruiting has chosen: `GET /candidates`. */
export const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  position: z.string(),
  notice: z.string(),
})
