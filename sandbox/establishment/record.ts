import * as z from 'zod'
import { Day, Establishment, LeaderQuota, PostQuota } from '../../tools/hr-api/schemas/index.ts'

/** Approved 编制 of a unit and kind. */
export const EstablishmentQuotaRow = Establishment.pick({
  unitId: true,
  kind: true,
  approved: true,
  approvalDoc: true,
  validFrom: true,
  validTo: true,
}).extend({ id: z.string() })
export type EstablishmentQuotaRow = z.output<typeof EstablishmentQuotaRow>

/** Approved leading posts of a unit and level. */
export const LeaderQuotaRow = LeaderQuota.pick({ unitId: true, level: true, approved: true, approvalDoc: true }).extend(
  {
    id: z.string(),
  },
)
export type LeaderQuotaRow = z.output<typeof LeaderQuotaRow>

/** The number of posts from which the limits of ranks follow. */
export const RankBaseRow = z.object({
  id: z.string(),
  unitId: z.string(),
  organLevel: z.enum(['市级机关', '县级机关']),
  base: z.number().int(),
  approvalDoc: z.string(),
})
export type RankBaseRow = z.output<typeof RankBaseRow>

/** Approved posts of an institution by category and grade. */
export const PostQuotaRow = PostQuota.pick({
  unitId: true,
  category: true,
  grade: true,
  approved: true,
  approvalDoc: true,
}).extend({ id: z.string() })
export type PostQuotaRow = z.output<typeof PostQuotaRow>

/** Grades of the yearly assessment of a unit, as far as their share is limited. */
export const GradeShareRow = z.object({
  id: z.string(),
  unitId: z.string(),
  year: z.number().int(),
  participants: z.number().int(),
  excellent: z.number().int(),
  raisedRatioApproved: z.boolean(),
  confirmedOn: Day,
})
export type GradeShareRow = z.output<typeof GradeShareRow>

/** Rows of the area `establishment` that one record of the journal may make. */
export const establishmentChange = {
  establishmentQuotas: z.array(EstablishmentQuotaRow).optional(),
  leaderQuotas: z.array(LeaderQuotaRow).optional(),
  rankBases: z.array(RankBaseRow).optional(),
  postQuotas: z.array(PostQuotaRow).optional(),
  gradeShares: z.array(GradeShareRow).optional(),
}
const Change = z.object(establishmentChange)
/** What of a change belongs to the area `establishment`. */
export type EstablishmentChange = z.output<typeof Change>
