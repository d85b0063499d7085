import { definePlugin, type Plugin } from '#sdk'
import { alerts, dispose, scan } from './alerts.ts'
import { card } from './card.ts'
import { compare } from './compare.ts'
import { findContact } from './directory.ts'
import { status } from './establishment.ts'
import { exportPeople } from './export.ts'
import { fileCheck } from './file-check.ts'
import { find } from './find.ts'
import { views } from './privacy.ts'
import { timeline } from './timeline.ts'
import { peopleWordings } from './wordings.ts'

const owner = '人事科'

/** People by conditions, on one screen and over time. */
const people = definePlugin({
  id: 'people',
  title: { zh: '人员', en: 'People' },
  owner,
  service: 'hr',
  tools: [find, exportPeople, card, timeline],
  wordings: peopleWordings.people,
})

/** Work contacts. */
const directory = definePlugin({
  id: 'directory',
  title: { zh: '通讯录', en: 'Directory' },
  owner: '办公室',
  service: 'hr',
  tools: [findContact],
  wordings: peopleWordings.directory,
})

/** What personnel files hold and lack. */
const file = definePlugin({
  id: 'file',
  title: { zh: '人事档案', en: 'Personnel files' },
  owner,
  service: 'hr',
  tools: [fileCheck],
  wordings: peopleWordings.file,
})

/** Approved beside held. */
const establishment = definePlugin({
  id: 'establishment',
  title: { zh: '编制职数', en: 'Establishment' },
  owner,
  service: 'hr',
  tools: [status],
  wordings: peopleWordings.establishment,
})

/** Patrols, alerts and sources beside each other. */
const supervision = definePlugin({
  id: 'supervision',
  title: { zh: '智慧督查', en: 'Supervision' },
  owner: '督查室',
  service: 'hr',
  tools: [scan, alerts, dispose, compare],
  wordings: peopleWordings.supervision,
})

/** Who looked at one's own data. */
const privacy = definePlugin({
  id: 'privacy',
  title: { zh: '我的隐私', en: 'My privacy' },
  owner: '信息科',
  service: 'hr',
  tools: [views],
  wordings: peopleWordings.privacy,
})

/** People, their files and posts, patrols over them, and who looked at whom. */
export const peoplePlugins: readonly Plugin[] = [people, directory, file, establishment, supervision, privacy]
