import * as z from 'zod'
import { Basis, Day, Instant, Period, Words } from './common.ts'

/** Kinds of assessment (`domain/hrms.md` §1, 2026-11): yearly, routine, special, end of a term. */
export const AssessmentKind = z.enum(['ANNUAL', 'ROUTINE', 'SPECIAL', 'TERM'])

/** Grades of civil servants (公务员法 第三十八条) and of institutions (事业单位人事管理条例 第二十一条). */
export const Grade = z.enum(['优秀', '称职', '基本称职', '不称职', '合格', '基本合格', '不合格', '不定等次'])

/** One assessment as the authority confirmed it. */
export const Assessment = z.object({
  id: z.string(),
  staffId: z.string(),
  year: z.number().int(),
  kind: AssessmentKind,
  grade: Grade,
  comment: z.string(),
  confirmedOn: Day,
  /** Last day to ask for a review, by the rule; null where no such way is open. */
  appealUntil: Day.nullable(),
})
export type Assessment = z.output<typeof Assessment>

/** `GET /me/assessments`: own assessments, newest first. */
export const OwnAssessments = z.object({ items: z.array(Assessment), basis: Basis, asOf: Instant })

/** What a manager sees of the assessments of the own unit: `GET /assessments`. */
export const UnitAssessment = Assessment.pick({ id: true, staffId: true, year: true, kind: true, grade: true }).extend({
  name: z.string(),
  unitName: z.string(),
})

/** Indicators of the appraisal by data (考核办法 第九条 to 第十二条). */
export const Indicator = z.enum(['VOLUME', 'TIMELINESS', 'QUALITY', 'PEER360', 'DIGITAL'])
export type Indicator = z.output<typeof Indicator>

/** A row of a business system that a figure was computed from; never a hand-typed number. */
export const EvidenceSource = z.object({
  id: z.string(),
  kind: z.enum(['SERVICE_CASE', 'PEER_GROUP', 'CONTRIBUTION']),
  on: Day,
  words: Words,
  /** Number of the open dispute about this row; null without one. */
  disputeId: z.string().nullable(),
})
export type EvidenceSource = z.output<typeof EvidenceSource>

/** One figure with the rows behind it. */
export const EvidenceFigure = z.object({
  indicator: Indicator,
  /** Null without data or where the group is too small. */
  value: z.number().nullable(),
  unit: z.enum(['CASES', 'SHARE', 'STARS', 'POINTS', 'HOURS']),
  /** How many rows, or raters, it rests on. */
  n: z.number().int(),
  /** Why there is no value, or what was left out of it. */
  note: Words.nullable(),
  details: z.array(z.object({ label: Words, value: z.string() })),
  /** The system that keeps the rows, and the rule by which they were counted. */
  system: Words,
  rule: z.string(),
  sources: z.array(EvidenceSource),
})
export type EvidenceFigure = z.output<typeof EvidenceFigure>

/** `GET /assessment-evidence`: figures for a person and period; input for people who assess, never a grade. */
export const AssessmentEvidence = z.object({
  subject: z.object({ id: z.string(), name: z.string(), unitName: z.string() }),
  period: Period,
  from: Day,
  to: Day,
  figures: z.array(EvidenceFigure),
  asOf: Instant,
})
export type AssessmentEvidence = z.output<typeof AssessmentEvidence>

/** States of a dispute about a row of evidence. */
export const DisputeState = z.enum(['OPEN', 'UPHELD', 'REJECTED'])

/** What is sent with `POST /evidence-disputes`. */
export const DisputeInput = z.object({
  /** Number of the row, or of the assessment. */
  evidenceId: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
})
export type DisputeInput = z.output<typeof DisputeInput>

/** A dispute; the row stays as it is until somebody else has looked at it. */
export const EvidenceDispute = z.object({
  id: z.string(),
  evidenceId: z.string(),
  evidence: Words,
  staffId: z.string(),
  reason: z.string(),
  state: DisputeState,
  /** Who looks at it: an approval of theirs. */
  reviewer: z.object({ id: z.string(), name: z.string() }),
  approvalId: z.string(),
  filedOn: Day,
  decidedOn: Day.nullable(),
  comment: z.string().nullable(),
  /** True when the row no longer counts. */
  recordChanged: z.boolean(),
})
export type EvidenceDispute = z.output<typeof EvidenceDispute>

/** Groups of raters of the view from all sides. */
export const RaterGroup = z.enum(['SUPERIOR', 'SERVICE_TARGET', 'PEER_DEPT', 'SELF'])

/** Questions of a peer review, each answered 0 to 100. */
export const PeerScores = z.object({
  work: z.number().min(0).max(100),
  cooperation: z.number().min(0).max(100),
  conduct: z.number().min(0).max(100),
})
export type PeerScores = z.output<typeof PeerScores>

/** `GET /peer-invitations`: whom the caller is asked to rate. */
export const PeerInvitation = z.object({
  id: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  subjectUnit: z.string(),
  period: Period,
  group: RaterGroup,
  until: Day,
  done: z.boolean(),
})
export type PeerInvitation = z.output<typeof PeerInvitation>

/** What is sent with `POST /peer-reviews`. */
export const PeerReviewInput = z.object({
  subjectId: z.string(),
  period: Period,
  scores: PeerScores,
  comment: z.string().trim().max(500).optional(),
})
export type PeerReviewInput = z.output<typeof PeerReviewInput>

/** The receipt of a peer review; the number says nothing of who gave it. */
export const PeerReviewGiven = z.object({
  id: z.string(),
  subjectName: z.string(),
  period: Period,
  group: RaterGroup,
  score: z.number(),
  /** Fewer raters than this in a group, and nothing of the group is shown to anybody. */
  minRaters: z.number().int(),
})
