import * as z from 'zod'
import { Day } from './common.ts'

/** Signals of `domain/rules.md` §13 (2026-11): hints to check, never a finding. */
export const FundSignal = z.enum(['DEATH', 'REEMPLOYED', 'DUPLICATE', 'PRISON', 'BACKDATED', 'ACCOUNT_CLUSTER'])
export type FundSignal = z.output<typeof FundSignal>

/** Where the check of a signal stands. */
export const FundRiskState = z.enum(['NEW', 'CHECKING', 'CONFIRMED', 'DISMISSED'])

/** A signal over payments of a fund, about somebody known by a hash only. */
export const FundRisk = z.object({
  id: z.string(),
  fund: z.enum(['PENSION', 'UNEMPLOYMENT', 'INJURY']),
  signal: FundSignal,
  subjectHash: z.string(),
  /** Between 0 and 1. */
  score: z.number().min(0).max(1),
  /** Records it rests on, each with the field and what it says. */
  evidence: z.array(z.object({ record: z.string(), field: z.string(), value: z.string() })),
  firstSeen: Day,
  state: FundRiskState,
  reason: z.string().nullable(),
  version: z.number().int(),
})
export type FundRisk = z.output<typeof FundRisk>

/** The body of `PATCH /fund-risk/{id}`: a person disposes, with a reason. */
export const FundRiskPatch = z.object({
  state: FundRiskState.exclude(['NEW']),
  reason: z.string().trim().min(2).max(300),
  version: z.number().int(),
})
export type FundRiskPatch = z.output<typeof FundRiskPatch>

/** The counted result of disposing of a signal. */
export const FundRiskChanged = z.object({
  id: z.string(),
  before: FundRiskState,
  after: FundRiskState,
  reason: z.string(),
})
