import { definePlugin } from '#sdk'
import { abroad } from './abroad.ts'
import { balance } from './balance.ts'
import { behalf } from './behalf.ts'
import { cancel } from './cancel.ts'
import { change } from './change.ts'
import { list } from './list.ts'
import { plan } from './plan.ts'
import { quote } from './quote.ts'
import { giveBack } from './return.ts'
import { submit } from './submit.ts'
import { team } from './team.ts'
import { leaveWordings } from './wordings.ts'

/** Leave: balances, counting, asking, taking back, and who is away. */
export const leave = definePlugin({
  id: 'leave',
  title: { zh: '请假', en: 'Leave' },
  owner: '人事科',
  service: 'hr',
  tools: [balance, quote, submit, list, change, cancel, giveBack, plan, behalf, abroad, team],
  wordings: leaveWordings,
})
