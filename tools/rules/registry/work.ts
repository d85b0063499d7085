import * as z from 'zod'
import { onTimeRate, score360, serviceQuality } from '../performance.ts'
import { cite } from '../provenance.ts'
import { rule } from '../rule.ts'
import { SupervisionFacts, supervisionScan } from '../supervision.ts'

const amount = z.number().nonnegative()
const ofTheProduct = {
  basis: 'convention',
  citations: [],
  assumptions: [
    {
      zh: '指标只作考核参考，不产生考核等次。',
      en: 'Indicators inform an assessment and never make its grade.',
    },
  ],
} as const

/** Rules on performance and supervision, by id. */
export const workRules = {
  'performance.onTimeRate': rule(
    z.object({ closedOnTime: amount, closedLate: amount, openOverdue: amount }),
    onTimeRate,
    () => ofTheProduct,
  ),
  'performance.serviceQuality': rule(
    z.object({ ratings: z.array(z.number().int().min(1).max(5)) }),
    serviceQuality,
    () => ofTheProduct,
  ),
  'performance.score360': rule(
    z.object({
      scores: z.record(z.string(), z.object({ avg: z.number().min(0).max(100), raters: z.number().int().min(0) })),
      weights: z.record(z.string(), amount),
      minRaters: z.number().int().min(0),
    }),
    score360,
    () => ofTheProduct,
  ),
  'supervision.scan': rule(SupervisionFacts, supervisionScan, ({ asOf }) => ({
    basis: 'convention',
    citations: cite('地方各级人民政府机构设置和编制管理条例', '第十五条'),
    ...(asOf ? { asOf } : {}),
    assumptions: [
      { zh: '预警只是线索，须人工核实。', en: 'Alerts are hints to be checked by a person, never findings.' },
    ],
  })),
}
