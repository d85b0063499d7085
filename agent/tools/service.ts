import { definePlugin } from '#sdk'
import type { ServicePorts, TitleOf } from '../service-ports.ts'
import { createForget } from './privacy-forget.ts'
import { createFeedback } from './service-feedback.ts'
import { createHandoff, createTickets } from './service-handoff.ts'
import { createRemind, createReminders, createUnremind } from './service-remind.ts'
import { styleTool } from './service-style.ts'
import { serviceWordings } from './wordings.ts'

/**
 * The agent's own plugins of services to a person: reminders, a colleague, ratings, and forgetting.
 * @param titleOf by which a colleague is told what was done before
 */
export function createServicePlugins(ports: ServicePorts, titleOf: TitleOf) {
  const service = definePlugin({
    id: 'service',
    title: { zh: '服务', en: 'Service' },
    owner: 'renshi',
    service: 'none',
    tools: [
      createRemind(ports.reminders),
      createReminders(ports.reminders),
      createUnremind(ports.reminders),
      createHandoff({ ...ports, titleOf }),
      createTickets(ports.tickets),
      createFeedback(ports),
      styleTool,
    ],
    wordings: serviceWordings.service,
  })
  // Beside the reads of the HR system on who looked at one's data, which are a plugin over the HR API.
  const privacy = definePlugin({
    id: 'privacy',
    title: { zh: '我的隐私', en: 'My privacy' },
    owner: 'renshi',
    service: 'none',
    tools: [createForget(ports)],
    wordings: serviceWordings.privacy,
  })
  return [service, privacy] as const
}
