import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** Where a case of work injury stands (`domain/hrms.md` §3, 2026-11). */
export const InjuryState = z.enum([
  'REPORTED',
  'PRESCREENED',
  'SUBMITTED',
  'SUPPLEMENT',
  'ACCEPTED',
  'DECIDED',
  'APPRAISAL',
  'CLOSED',
])
export type InjuryState = z.output<typeof InjuryState>

/** What is sent with `POST /injury-cases`: facts as they were told, no judgement. */
export const InjuryInput = z.object({
  /** The colleague it is about, where somebody reports for another. */
  forStaffId: z.string().optional(),
  eventAt: z.iso.datetime({ offset: true, local: true }).or(Day),
  place: z.string().trim().min(2).max(100),
  facts: z.string().trim().min(5).max(1000),
  materials: z.array(z.string().trim().min(2).max(60)).max(20).optional(),
})
export type InjuryInput = z.output<typeof InjuryInput>

/** A case as the register holds it; the decision is the social insurance authority's and is only recorded here. */
export const InjuryCase = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  unitName: z.string(),
  /** Day or instant of the accident as told. */
  eventAt: z.string(),
  place: z.string(),
  facts: z.string(),
  materials: z.array(z.string()),
  state: InjuryState,
  reportedOn: Day,
  reportedBy: z.string(),
  /** Last day for the unit to apply, and for the person or the family (工伤保险条例 第十七条). */
  unitDeadline: Day,
  individualDeadline: Day,
  decision: z.enum(['RECOGNISED', 'NOT_RECOGNISED']).nullable(),
  decidedOn: Day.nullable(),
  /** 1 to 10; null before the appraisal. */
  disabilityGrade: z.number().int().min(1).max(10).nullable(),
  version: z.number().int(),
})
export type InjuryCase = z.output<typeof InjuryCase>

/** The counted result of a report. */
export const InjuryQuote = InjuryCase.pick({
  staffId: true,
  name: true,
  eventAt: true,
  place: true,
  unitDeadline: true,
  individualDeadline: true,
}).extend({ materialsNeeded: z.array(z.string()), asOf: Instant })
export type InjuryQuote = z.output<typeof InjuryQuote>

/** The body of `POST /injury-cases/{id}:advance`: what the authority or the HR section has done. */
export const InjuryAdvance = z.object({
  to: InjuryState,
  /** What it rests on: receipt, decision or conclusion with its number. */
  reference: z.string().trim().min(2).max(100),
  decision: InjuryCase.shape.decision.unwrap().optional(),
  disabilityGrade: InjuryCase.shape.disabilityGrade.unwrap().optional(),
})
export type InjuryAdvance = z.output<typeof InjuryAdvance>
