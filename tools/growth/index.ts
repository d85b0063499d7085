import { definePlugin, type Plugin } from '#sdk'
import { dispute, evidence, mine } from './assessment.ts'
import { add, give } from './contribution.ts'
import { enrol } from './enrol.ts'
import { query } from './metrics.ts'
import { recommend, records } from './training.ts'
import { growthWordings } from './wordings.ts'

const owner = '人事科'

/** Appraisal by data, contributions, peer reviews, metrics and training. */
export const growthPlugins: readonly Plugin[] = [
  definePlugin({
    id: 'assessment',
    title: { zh: '考核', en: 'Assessment' },
    owner,
    service: 'hr',
    tools: [mine, evidence, dispute],
    wordings: growthWordings.assessment,
  }),
  definePlugin({
    id: 'contribution',
    title: { zh: '数字化贡献', en: 'Contributions' },
    owner,
    service: 'hr',
    tools: [add],
    wordings: growthWordings.contribution,
  }),
  definePlugin({
    id: 'review',
    title: { zh: '互评', en: 'Peer reviews' },
    owner,
    service: 'hr',
    tools: [give],
    wordings: growthWordings.review,
  }),
  definePlugin({
    id: 'metrics',
    title: { zh: '指标', en: 'Metrics' },
    owner,
    service: 'hr',
    tools: [query],
    wordings: growthWordings.metrics,
  }),
  definePlugin({
    id: 'training',
    title: { zh: '培训', en: 'Training' },
    owner,
    service: 'hr',
    tools: [recommend, records, enrol],
    wordings: growthWordings.training,
  }),
]
