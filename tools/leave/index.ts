import { definePlugin } from '#sdk'
import { balance } from './balance.ts'
import { cancel } from './cancel.ts'
import { list } from './list.ts'
import { quote } from './quote.ts'
import { submit } from './submit.ts'
import { team } from './team.ts'

/** Leave: balances, counting, asking, taking back, and who is away. */
export const leave = definePlugin({
  id: 'leave',
  title: { zh: '请假', en: 'Leave' },
  owner: '人事科',
  service: 'hr',
  tools: [balance, quote, submit, list, cancel, team],
})
