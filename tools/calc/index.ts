import { definePlugin } from '#sdk'
import { annualLeave } from './annual-leave.ts'
import { calendar } from './calendar.ts'
import { deadline } from './deadline.ts'
import { entitlement } from './entitlement.ts'
import { leaveDays } from './leave-days.ts'
import { retirement } from './retirement.ts'
import { calcWordings } from './wordings.ts'

/** Figures that follow from a rule; nothing personal is needed. */
export const calc = definePlugin({
  id: 'calc',
  title: { zh: '政策计算', en: 'Calculators' },
  owner: '人事科',
  service: 'hr',
  tools: [annualLeave, leaveDays, calendar, retirement, deadline, entitlement],
  wordings: calcWordings,
})
