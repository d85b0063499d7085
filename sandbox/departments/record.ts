import * as z from 'zod'
import { Application, FundRisk, InjuryCase, JobProfile, Posting } from '../../tools/hr-api/schemas/index.ts'

/** A case of work injury without what is looked up when it is shown. */
export const InjuryRow = InjuryCase.omit({ name: true, unitName: true, reportedBy: true }).extend({
  reportedById: z.string(),
  /** What was done, by whom, and what it rests on. */
  history: z.array(z.object({ to: InjuryCase.shape.state, by: z.string(), at: z.string(), reference: z.string() })),
})
export type InjuryRow = z.output<typeof InjuryRow>

/** A signal with who disposed of it. */
export const FundRiskRow = FundRisk.extend({ disposedById: z.string().nullable() })
export type FundRiskRow = z.output<typeof FundRiskRow>

/** A post that is advertised. */
export const PostingRow = Posting.omit({ unitName: true, state: true })
export type PostingRow = z.output<typeof PostingRow>

/** Rows of the departments' own records that one record of the journal may make. */
export const DepartmentChange = {
  injuries: z.array(InjuryRow).optional(),
  fundRisks: z.array(FundRiskRow).optional(),
  postings: z.array(PostingRow).optional(),
  jobProfiles: z.array(JobProfile).optional(),
  applications: z.array(Application).optional(),
}
