import { definePlugin } from '#sdk'
import { me } from './me.ts'
import { update } from './update.ts'
import { profileWordings } from './wordings.ts'

/** The person's own record. */
export const profile = definePlugin({
  id: 'profile',
  title: { zh: '个人信息', en: 'Own record' },
  owner: '人事科',
  service: 'hr',
  tools: [me, update],
  wordings: profileWordings,
})
