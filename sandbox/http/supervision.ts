import { type AlertQuery, alertsOf, planDispose, showAlert } from '../supervision/alerts.ts'
import { type Scope, scanNow } from '../supervision/scan.ts'
import { type Operation, read, write } from './operation.ts'
import { pageOf } from './page.ts'

/** Endpoints of patrols and their alerts. */
export const supervisionOperations: Readonly<Record<string, Operation>> = {
  'POST /supervision/snapshots': { kind: 'note', run: (caller, { body }) => scanNow(caller, body as Scope) },
  'GET /supervision/snapshots': read<{ cursor?: string; limit?: number }, undefined>(({ world, now }, { query }) =>
    pageOf(
      [...world.supervision.snapshots.values()],
      ({ id }) => id,
      (row) => row,
      query,
      now,
    ),
  ),
  'GET /supervision/alerts': read<AlertQuery, undefined>((caller, { query }) => {
    const rows = alertsOf(caller, query)
    const subjects = [...new Set(rows.flatMap(({ subjectIds }) => subjectIds))].filter((id) =>
      caller.world.staff.has(id),
    )
    if (subjects.length > 0) caller.noteRead({ source: null, subjects, what: '督查预警', purpose: '督查', grant: null })
    return pageOf(
      rows,
      ({ dueOn, id }) => `${dueOn} ${id}`,
      (row) => showAlert(caller.world, row),
      query,
      caller.now,
    )
  }),
  'POST /supervision/alerts/{id}:dispose': write(planDispose),
}
