import { definePlugin, type Plugin } from '#sdk'
import { advance } from './advance.ts'
import { contract } from './contract.ts'
import { onboarding } from './onboarding.ts'
import { probation } from './probation.ts'
import { resignation } from './resignation.ts'
import { retirement } from './retirement.ts'
import { secondment } from './secondment.ts'
import { status } from './status.ts'
import { transfer } from './transfer.ts'
import { lifecycleWordings } from './wordings.ts'

const lifecycle = definePlugin({
  id: 'lifecycle',
  title: { zh: '人事事项', en: 'Cases' },
  owner: '人事科',
  service: 'hr',
  tools: [status, advance],
  wordings: lifecycleWordings.lifecycle,
})

/** The flows of working life, from the first day to the last. */
export const lifecyclePlugins: readonly Plugin[] = [
  lifecycle,
  onboarding,
  probation,
  transfer,
  secondment,
  contract,
  resignation,
  retirement,
]
