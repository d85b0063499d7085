import * as z from 'zod'
import { Comment, Day } from './common.ts'

const id = z.string().min(1).max(20)
const document = z.string().max(120)

/** A relative who works here, as the newcomer or the person transferred has declared it. */
export const Relative = z.object({ staffId: id, relation: z.string().min(1).max(20) })

/** `POST /onboardings`: a candidate whom recruiting has handed over. */
export const OnboardingInput = z.object({
  candidateId: id,
  plannedOn: Day,
  /** First and last day of the public notice. */
  noticeFrom: Day.optional(),
  noticeTo: Day.optional(),
  relatives: z.array(Relative).max(5).optional(),
})

/** `POST /probation-reviews`. */
export const ProbationInput = z.object({ staffId: id, opinion: Comment.optional() })

/** `POST /transfers`: within the bureau with `toUnit`, to another body with `toBody`. */
export const TransferInput = z.object({
  staffId: id,
  toUnit: id.optional(),
  toBody: z.string().max(80).optional(),
  position: z.string().max(60).optional(),
  rank: z.string().max(40).optional(),
  reason: Comment.optional(),
  relatives: z.array(Relative).max(5).optional(),
})

/** `POST /secondments`: the host's letter with its term. */
export const SecondmentInput = z.object({
  staffId: id,
  host: z.string().min(1).max(80),
  from: Day,
  to: Day,
  /** Number of the host's letter. */
  letter: document.optional(),
  work: z.string().max(200).optional(),
})

/** `POST /retirement-cases`. */
export const RetirementInput = z.object({
  kind: z.enum(['STATUTORY', 'EARLY_FLEX', 'LATE_FLEX', 'EARLY_93']),
  chosenDate: Day.optional(),
  /** Number of the signed written notice of an early date. */
  notice: document.optional(),
  /** Number of the signed agreement on a late date. */
  agreement: document.optional(),
  /** What only the person can fill in. */
  contactAddress: z.string().max(120).optional(),
  contactPhone: z.string().max(30).optional(),
})

/** `POST /resignations`. */
export const ResignationInput = z.object({ lastDay: Day, reason: Comment.optional() })

/** `POST /contracts/{id}:renew`. */
export const RenewalInput = z.object({
  to: Day.optional(),
  years: z.number().int().min(1).max(10).optional(),
  toRetirement: z.boolean().optional(),
})

/** `POST /delegations`: somebody else decides for a while, at most thirty days. */
export const DelegationInput = z.object({
  to: id,
  from: Day,
  until: Day,
  kinds: z
    .array(z.enum(['LEAVE', 'LIFECYCLE']))
    .min(1)
    .optional(),
  reason: Comment.optional(),
})
export type OnboardingInput = z.output<typeof OnboardingInput>
export type ProbationInput = z.output<typeof ProbationInput>
export type TransferInput = z.output<typeof TransferInput>
export type SecondmentInput = z.output<typeof SecondmentInput>
export type RetirementInput = z.output<typeof RetirementInput>
export type ResignationInput = z.output<typeof ResignationInput>
export type RenewalInput = z.output<typeof RenewalInput>
export type DelegationInput = z.output<typeof DelegationInput>
