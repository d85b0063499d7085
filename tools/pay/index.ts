import { definePlugin } from '#sdk'
import { insurance } from './insurance.ts'
import { slip } from './slip.ts'
import { payWordings } from './wordings.ts'

/** Pay: the own slip and the own contributions, of nobody else. */
export const pay = definePlugin({
  id: 'pay',
  title: { zh: '工资社保', en: 'Pay and insurance' },
  owner: '人事科、财务科',
  service: 'hr',
  tools: [slip, insurance],
  wordings: payWordings,
})
