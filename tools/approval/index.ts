import { definePlugin } from '#sdk'
import { decide } from './decide.ts'
import { delegate } from './delegate.ts'
import { inbox } from './inbox.ts'
import { approvalWordings } from './wordings.ts'

/** What waits for an approver, and their decisions. */
export const approval = definePlugin({
  id: 'approval',
  title: { zh: '审批', en: 'Approvals' },
  owner: '人事科',
  service: 'hr',
  tools: [inbox, decide, delegate],
  wordings: approvalWordings,
})
