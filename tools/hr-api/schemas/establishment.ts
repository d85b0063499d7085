import * as z from 'zod'
import { EstablishmentKind, Level } from './careers.ts'
import { Day } from './common.ts'

const quota = {
  unitId: z.string(),
  unitName: z.string(),
  approvalDoc: z.string(),
}

/** 编制 of a unit and kind: `GET /establishment?unit=`; `over` and `vacant` are never both above zero. */
export const Establishment = z.object({
  ...quota,
  kind: EstablishmentKind,
  approved: z.number().int(),
  occupied: z.number().int(),
  vacant: z.number().int(),
  over: z.number().int(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type Establishment = z.output<typeof Establishment>

/** 领导职数 of a unit and level: `GET /leader-quotas?unit=`. */
export const LeaderQuota = z.object({
  ...quota,
  level: Level,
  approved: z.number().int(),
  actual: z.number().int(),
  vacant: z.number().int(),
  over: z.number().int(),
})
export type LeaderQuota = z.output<typeof LeaderQuota>

/** 职级职数 of a unit and band: `GET /rank-quotas?unit=`. */
export const RankQuota = z.object({
  ...quota,
  band: z.string(),
  base: z.number().int(),
  limit: z.number().int(),
  used: z.number().int(),
  over: z.number().int(),
})
export type RankQuota = z.output<typeof RankQuota>

/** 岗位结构 of an institution: `GET /post-quotas?unit=`. */
export const PostQuota = z.object({
  ...quota,
  category: z.enum(['MANAGEMENT', 'PROFESSIONAL', 'WORKER']),
  grade: z.string(),
  approved: z.number().int(),
  used: z.number().int(),
  over: z.number().int(),
})
export type PostQuota = z.output<typeof PostQuota>
