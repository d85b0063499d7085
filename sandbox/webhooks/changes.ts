import type { WebhookDelivery, WebhookEvent } from '../../tools/hr-api/schemas/index.ts'
import type { JournalRecord } from '../record.ts'

type Told = Omit<WebhookDelivery, 'id' | 'at'>

/** What subscribers are told of a record of the journal: ids and codes and nothing of anybody's data. */
export function changesOf(record: JournalRecord): readonly Told[] {
  if (record.kind === 'seed') return []
  const { approvals = [], requests = [], staff = [], alerts = [] } = record.change
  const told = (type: WebhookEvent, subjectId: string, state: string | null): Told => ({ type, subjectId, state })
  return [
    ...approvals.map(({ id, state }) => told('approval.changed', id, state)),
    ...requests.map(({ id, state }) => told('leave.changed', id, state)),
    ...staff.map(({ id }) => told('staff.changed', id, null)),
    ...alerts.flatMap(({ id, state, code }) => (state === 'OPEN' ? [told('alert.opened', id, code)] : [])),
  ]
}
