import * as z from 'zod'
import { Day } from './common.ts'

/** Kinds of digital contribution (考核办法 第十二条): a better process, data used again, an innovation. */
export const ContributionKind = z.enum(['PROCESS', 'DATA_REUSE', 'INNOVATION'])
export type ContributionKind = z.output<typeof ContributionKind>

/** States: nothing counts before somebody else has reviewed it; a failed trial is kept without points. */
export const ContributionState = z.enum(['IN_REVIEW', 'ACCEPTED', 'REJECTED', 'NEUTRAL'])

/** What is sent with `POST /contributions`. */
export const ContributionInput = z.object({
  kind: ContributionKind,
  title: z.string().trim().min(2).max(100),
  /** Hours a month that colleagues save, by the person's own estimate. */
  hoursSaved: z.number().positive().max(2000).optional(),
  evidence: z.string().trim().max(500).optional(),
  /** A trial that did not work, told honestly: recorded, neither rewarded nor held against anybody. */
  failedTrial: z.boolean().optional(),
})
export type ContributionInput = z.output<typeof ContributionInput>

/** A contribution as the register holds it. */
export const Contribution = z.object({
  id: z.string(),
  staffId: z.string(),
  kind: ContributionKind,
  title: z.string(),
  hoursSaved: z.number().nullable(),
  evidence: z.string().nullable(),
  failedTrial: z.boolean(),
  state: ContributionState,
  /** Told by the person, or accepted work of the knowledge base or of a plugin. */
  source: z.enum(['PERSON', 'KNOWLEDGE', 'PLUGIN']),
  reference: z.string().nullable(),
  submittedOn: Day,
  reviewer: z.object({ id: z.string(), name: z.string() }),
  /** The approval that decides on it; null for work that was accepted elsewhere. */
  approvalId: z.string().nullable(),
  reviewedOn: Day.nullable(),
  comment: z.string().nullable(),
})
export type Contribution = z.output<typeof Contribution>

/** Accepted work that Renshi knows of: `POST /contributions/accepted`, by the job `contributions` only. */
export const AcceptedWork = z.object({
  staffId: z.string(),
  kind: ContributionKind,
  title: z.string().trim().min(2).max(100),
  source: z.enum(['KNOWLEDGE', 'PLUGIN']),
  /** The document with its revision, or the plugin with its version; one record each. */
  reference: z.string().min(1).max(300),
  /** Who accepted it; never its author. */
  acceptedBy: z.string(),
  acceptedOn: Day,
})
export type AcceptedWork = z.output<typeof AcceptedWork>
