import { definePlugin } from '#sdk'
import { request } from './request.ts'
import { certificateWordings } from './wordings.ts'

/** Certificates of employment, income and retirement that can be verified. */
export const certificate = definePlugin({
  id: 'certificate',
  title: { zh: '证明', en: 'Certificates' },
  owner: '人事科',
  service: 'hr',
  tools: [request],
  wordings: certificateWordings,
})
