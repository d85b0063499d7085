import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** Jobs of Renshi that the HR system knows as principals of their own. */
const jobNames = ['retirement', 'probation', 'leave', 'contract', 'training', 'approval', 'contributions'] as const
/** A job that calls by itself, in nobody's name. */
export const JobName = z.enum(jobNames)
export type JobName = z.output<typeof JobName>

/** What is due, by code; the text of a reminder is written from the code. */
export const DueCode = z.enum([
  'RETIREMENT',
  'PROBATION_END',
  'LEAVE_LAPSE',
  'CONTRACT_END',
  'TRAINING_GAP',
  'APPROVAL_WAITING',
])
export type DueCode = z.output<typeof DueCode>

/** Something due, in ids, days and codes only. */
export const DueItem = z.object({
  /** Number of the matter; with code, recipient and day it tells one matter from another. */
  ref: z.string(),
  code: DueCode,
  /** Who is told. */
  recipientId: z.string(),
  /** Whom it is about. */
  aboutId: z.string(),
  /** The day it falls due, or since when it has waited. */
  on: Day,
})
export type DueItem = z.output<typeof DueItem>

/** The answer of `GET /due/…`: everything from one day to another. */
export const DueList = z.object({ items: z.array(DueItem), asOf: Instant })

/** Our token type for "a job of this client", RFC 8693 subject `job:<name>`. */
export const jobSubjectType = 'urn:renshi:token-type:job'

/** The token of a job. */
export const JobTokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
})
