import type { Access } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, ReadNote } from '../plan.ts'
import type { System } from '../system.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import type { AccessRow } from './record.ts'
import { sources } from './sources.ts'

/** A read as a row of the ledger, with its place in it. */
export function accessRow(
  { staff, now }: Pick<Caller, 'staff' | 'now'>,
  { source, subjects, what, purpose, grant }: ReadNote,
  place: number,
): AccessRow {
  return {
    ...{ id: `AC-${String(place).padStart(6, '0')}`, at: now, staffId: staff.id, source, subjects: [...subjects] },
    ...{ what, purpose, grantId: grant?.id ?? null, until: grant?.until ?? null },
  }
}

/**
 * Puts reads on the ledger before anybody sees what was read.
 * @throws JournalFault when the ledger cannot be written; then nothing is shown
 */
export async function keepReads(
  system: System,
  caller: Pick<Caller, 'staff' | 'now'>,
  reads: readonly ReadNote[],
): Promise<void> {
  await system.exclusive(async () => {
    const before = system.world.sharing.accesses.length
    const accesses = reads.map((read, index) => accessRow(caller, read, before + index + 1))
    await system.commit({
      kind: 'note',
      at: new Date().toISOString(),
      staffId: caller.staff.id,
      change: { accesses },
    })
  })
}

/** The section that answers for the system of record itself. */
const ownOffice = 'U-103'

/** The unit whose data a read showed. */
export function ownerOf({ source }: Pick<AccessRow, 'source'>): string {
  return source === null ? ownOffice : sources[source].ownerUnitId
}

/** A read as it is shown to `reader`: others' names only where one person was concerned. */
export function showAccess(world: World, row: AccessRow, reader: string): Access {
  const who = staffOf(world, row.staffId)
  const [first] = row.subjects
  const subject = row.subjects.includes(reader) ? reader : row.subjects.length === 1 ? first : undefined
  return {
    id: row.id,
    at: row.at,
    staffId: who.id,
    staffName: who.name,
    unitName: unitOf(world, who.unitId).name,
    source: row.source,
    sourceName: row.source === null ? '人事系统' : sources[row.source].name,
    ownerUnitName: unitOf(world, ownerOf(row)).name,
    subjects: row.subjects.length,
    subjectName: subject ? staffOf(world, subject).name : null,
    what: row.what,
    purpose: row.purpose,
    grantId: row.grantId,
    until: row.until,
  }
}
