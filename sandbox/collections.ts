import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { World } from './world.ts'

const views: Readonly<Record<string, (world: World) => unknown[]>> = {
  units: ({ units }) => [...units.values()],
  staff: ({ staff }) => [...staff.values()],
  'leave-requests': ({ requests }) => [...requests.values()],
  approvals: ({ approvals }) => [...approvals.values()],
  'leave-ledger': ({ ledger }) => [...ledger.values()].flat(),
  cases: ({ cases }) => [...cases.values()],
  contracts: ({ contracts }) => [...contracts.values()],
  delegations: ({ delegations }) => [...delegations.values()],
  events: ({ events }) => [...events],
  'service-cases': ({ serviceCases }) => [...serviceCases.values()],
  assessments: ({ assessments }) => [...assessments.values()],
  'peer-reviews': ({ peerReviews }) => [...peerReviews.values()],
  contributions: ({ contributions }) => [...contributions.values()],
  'evidence-disputes': ({ disputes }) => [...disputes.values()],
  'training-courses': ({ courses }) => [...courses.values()],
  'training-records': ({ trainings }) => [...trainings.values()],
  'attendance-corrections': ({ corrections }) => [...corrections.values()],
  'overtime-requests': ({ overtime }) => [...overtime.values()],
  'travel-reports': ({ travels }) => [...travels.values()],
  'leave-plans': ({ plans }) => [...plans.values()],
  certificates: ({ issued }) => [...issued.values()],
  operations: ({ operations }) => [...operations.values()],
  'injury-cases': ({ injuries }) => [...injuries.values()],
  'fund-risks': ({ fundRisks }) => [...fundRisks.values()],
  postings: ({ postings }) => [...postings.values()],
  'job-profiles': ({ jobProfiles }) => [...jobProfiles.values()],
  applications: ({ applications }) => [...applications.values()],
  'people-exports': ({ people }) => [...people.exports.values()],
  dossiers: ({ people }) => [...people.dossiers.values()],
  assignments: ({ people }) => [...people.assignments.values()].flat(),
  ranks: ({ people }) => [...people.ranks.values()].flat(),
  relations: ({ people }) => [...people.relations.values()],
  'file-items': ({ people }) => [...people.files.values()],
  'establishment-quotas': ({ establishment }) => [...establishment.quotas.values()],
  grants: ({ sharing }) => [...sharing.grants.values()],
  accesses: ({ sharing }) => sharing.accesses,
  'supervision-alerts': ({ supervision }) => [...supervision.alerts.values()],
  'supervision-snapshots': ({ supervision }) => [...supervision.snapshots.values()],
}

/** The lowdb files beside the journal: for people to look into, never read back. */
export type Collections = {
  /** Says that the world has changed; the files follow within a moment. */
  changed(): void
  /** Writes what is outstanding. */
  flush(): Promise<void>
}

/**
 * Makes the collections of a world in a folder.
 * @param onFailure hears that a file could not be written; the journal is not touched by that
 */
export function createCollections(
  folder: string,
  world: World,
  onFailure: (error: unknown) => void,
  delayMs = 300,
): Collections {
  const files = Object.entries(views).map(([name, view]) => ({
    low: new Low<unknown[]>(new JSONFile(join(folder, `${name}.json`)), []),
    view,
  }))
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const writeAll = async () => {
    for (const file of files) {
      file.low.data = file.view(world)
      await file.low.write()
    }
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    running = running.then(writeAll).catch(onFailure)
    return running
  }
  return {
    changed() {
      timer ??= setTimeout(() => void flush(), delayMs)
      timer.unref()
    },
    flush,
  }
}
