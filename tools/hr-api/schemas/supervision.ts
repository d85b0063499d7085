import * as z from 'zod'
import { Day, Instant } from './common.ts'

/** Codes of alerts (`domain/rules.md` §11, 2026-11). */
export const AlertCode = z.enum([
  'OVER_ESTABLISHMENT',
  'OVER_POST',
  'OVER_RANK',
  'MIXED_USE',
  'RETIREMENT_OVERDUE',
  'RETIREMENT_DUE',
  'LATE_RETIREMENT_NOT_ALLOWED',
  'PROBATION_OVERDUE',
  'PROMOTED_DURING_DISCIPLINE',
  'AVOIDANCE',
  'SECONDMENT_OVERDUE',
  'CONTRACT_EXPIRING',
  'FILE_CONFLICT',
  'EXCELLENT_RATIO_EXCEEDED',
  'PAID_AFTER_TRANSFER',
])
export type AlertCode = z.output<typeof AlertCode>
/** Where an alert stands. */
export const AlertState = z.enum(['OPEN', 'ACKNOWLEDGED', 'DISPOSED', 'FALSE_POSITIVE'])
export type AlertState = z.output<typeof AlertState>

/** One row of a record that an alert rests on. */
export const Evidence = z.object({ record: z.string(), field: z.string(), value: z.string(), asOf: Day })
/** The rule of an alert, as it was valid on the day of the snapshot. */
export const AlertRule = z.object({
  id: z.string(),
  version: z.string(),
  validFrom: Day,
  text: z.string(),
})

/** A hint for the supervisor with everything it rests on: `GET /supervision/alerts`. */
export const Alert = z.object({
  id: z.string(),
  code: AlertCode,
  title: z.string(),
  titleEn: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  /** People or units concerned, by id and name. */
  subjects: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The numbers compared, in one sentence. */
  finding: z.string(),
  findingEn: z.string(),
  evidence: z.array(Evidence),
  rule: AlertRule,
  citations: z.array(z.object({ title: z.string(), article: z.string() })),
  firstSeen: Day,
  lastSeen: Day,
  /** The day on which a scan no longer found it; null while it is found. */
  clearedOn: Day.nullable(),
  state: AlertState,
  reason: z.string().nullable(),
  owner: z.object({
    unitId: z.string(),
    unitName: z.string(),
    staffId: z.string().nullable(),
    name: z.string().nullable(),
  }),
  dueOn: Day,
  history: z.array(
    z.object({ at: Instant, by: z.string(), byName: z.string(), from: AlertState, to: AlertState, reason: z.string() }),
  ),
  version: z.number().int(),
})
export type Alert = z.output<typeof Alert>

/** What to look for: `POST /supervision/snapshots`. */
export const ScanInput = z.object({ codes: z.array(AlertCode).min(1).optional(), unit: z.string().optional() })
/** A dated look at all facts, and what it found. */
export const Snapshot = z.object({
  id: z.string(),
  asOf: Day,
  takenAt: Instant,
  by: z.string(),
  codes: z.array(AlertCode),
  unit: z.string().nullable(),
  /** How many people, units and relations were looked at. */
  checked: z.object({ people: z.number().int(), units: z.number().int(), relations: z.number().int() }),
  found: z.array(z.string()),
  opened: z.array(z.string()),
  cleared: z.array(z.string()),
})
export type Snapshot = z.output<typeof Snapshot>
/** The answer to a scan: the snapshot and every alert it found, the old ones too. */
export const ScanResult = z.object({ snapshot: Snapshot, alerts: z.array(Alert) })

/** The body of `POST /supervision/alerts/{id}:dispose` and `:acknowledge`. */
export const AlertAct = z.object({
  state: z.enum(['ACKNOWLEDGED', 'DISPOSED', 'FALSE_POSITIVE']),
  reason: z.string().min(2).max(500),
})
/** The counted result of a step on an alert. */
export const AlertResult = z.object({
  id: z.string(),
  code: AlertCode,
  title: z.string(),
  titleEn: z.string(),
  subjects: Alert.shape.subjects,
  fromState: AlertState,
  toState: AlertState,
  reason: z.string(),
})
