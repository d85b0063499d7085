import * as z from 'zod'
import { Day, Instant, Words } from './common.ts'

/** Metrics of the catalogue. */
export const MetricCode = z.enum([
  'HEADCOUNT',
  'RETIREMENTS',
  'AGE_STRUCTURE',
  'EDUCATION_STRUCTURE',
  'VACANCY',
  'LEAVE_LOAD',
  'VOLUME',
  'TIMELINESS',
  'QUALITY',
  'TRAINING_HOURS',
  'TIME_SAVED',
])
export type MetricCode = z.output<typeof MetricCode>

/** By what a metric can be split. */
export const MetricSplit = z.enum(['YEAR', 'MONTH', 'UNIT', 'AGE', 'EDUCATION', 'STAFF_TYPE', 'GENDER', 'LEAVE_TYPE'])
export type MetricSplit = z.output<typeof MetricSplit>

/** What a metric means and who answers for it: `GET /metrics`. */
export const Metric = z.object({
  code: MetricCode,
  name: Words,
  definition: Words,
  unit: Words,
  /** Who keeps the data and answers for the figure. */
  owner: z.string(),
  source: Words,
  splits: z.array(MetricSplit),
  /** Looks ahead from the day asked, or back over a span, or at a day. */
  reach: z.enum(['AHEAD', 'BACK', 'DAY']),
})
export type Metric = z.output<typeof Metric>

/** One group of a metric; a group of too few people has no value. */
export const MetricGroup = z.object({
  key: z.string(),
  label: Words,
  value: z.number().nullable(),
  /** How many people it is about; null where the group is hidden. */
  n: z.number().int().nullable(),
  hidden: Words.nullable(),
})
export type MetricGroup = z.output<typeof MetricGroup>

/** `GET /metrics/{indicator}`: a metric over a subject and a span of days. */
export const MetricAnswer = z.object({
  metric: Metric,
  subject: z.object({ id: z.string(), name: z.string() }),
  from: Day,
  to: Day,
  by: MetricSplit.nullable(),
  groups: z.array(MetricGroup),
  total: MetricGroup,
  /** Groups of fewer people than this are hidden. */
  threshold: z.number().int(),
  /** What a reader must know, such as how many are still to be checked. */
  notes: z.array(Words),
  asOf: Instant,
})
export type MetricAnswer = z.output<typeof MetricAnswer>
