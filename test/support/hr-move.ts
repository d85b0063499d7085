import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '#sdk'
import { openJournal } from '../../sandbox/journal.ts'
import { JournalRecord, type StaffRow, type UnitRow } from '../../sandbox/record.ts'

const Line = z.object({ record: JournalRecord })

/** Everybody and every unit as the HR system's own journal holds them; nothing of the product is asked. */
export async function hrWorld(
  hrDir: string,
): Promise<{ readonly staff: ReadonlyMap<string, StaffRow>; readonly units: ReadonlyMap<string, UnitRow> }> {
  const staff = new Map<string, StaffRow>()
  const units = new Map<string, UnitRow>()
  for (const line of (await readFile(join(hrDir, 'journal.jsonl'), 'utf8')).split('\n').filter(Boolean)) {
    const { change } = Line.parse(JSON.parse(line)).record
    for (const unit of change.units ?? []) units.set(unit.id, unit)
    for (const person of change.staff ?? []) staff.set(person.id, person)
  }
  return { staff, units }
}

/** Moves somebody to another unit, as their personnel office would in the HR system, which must not run meanwhile. */
export async function moveStaff(hrDir: string, staffId: string, unitId: string): Promise<void> {
  const row = (await hrWorld(hrDir)).staff.get(staffId)
  if (!row) throw new Error(`The HR system holds nobody with the id ${staffId}.`)
  const at = '2026-11-23T09:30:00+08:00'
  const { journal } = await openJournal(join(hrDir, 'journal.jsonl'))
  await journal.append({
    kind: 'write',
    ...{ at, staffId, consent: '' },
    operation: { client: 'personnel', key: `move-${staffId}`, fingerprint: '', status: 200, body: null, at },
    change: { staff: [{ ...row, unitId, version: row.version + 1 }] },
  })
  await journal.close()
}
