import { guest, isToolError, type Log, type Person, type Scope, z } from '#sdk'
import type { Directory } from '../agent/ports.ts'
import type { Db } from '../store/db.ts'
import { settingOr } from '../store/settings.ts'
import type { Ticket } from '../store/tickets.ts'

/** The right by which the HR officers of a person are known: theirs is the personnel file, and nobody else's. */
const officersScope: Scope = 'file:submit:unit'
const Roster = z.record(z.string(), z.string()).catch({})
const everyUnit = '*'

/** What finding the one on duty needs. */
export type DutyParts = {
  readonly db: Db
  readonly directory: Pick<Directory, 'holders'>
  readonly log: Log
}

/** Who answers for whom. */
export type Duty = ReturnType<typeof createDuty>

/**
 * Finds the HR officer for a person: by the duty roster in the settings (`service.duty`, unit id or `*` to staff id),
 * else the nearest colleague who keeps the personnel files of the person's unit.
 */
export function createDuty({ db, directory, log }: DutyParts) {
  const holders = async (personId: string): Promise<readonly string[] | null> => {
    if (personId === guest().id) return []
    try {
      return (await directory.holders(personId, officersScope)).map(({ id }) => id)
    } catch (error) {
      if (!isToolError(error)) throw error
      log.warn('The HR officers of a unit could not be asked for.', { code: error.code })
      return null
    }
  }
  return {
    /** @returns null when nobody can be found now */
    async officerFor({ id, unitId, unitIds }: Pick<Person, 'id' | 'unitId' | 'unitIds'>): Promise<string | null> {
      const roster = Roster.parse(await settingOr(db, 'service.duty', {}))
      const units = [unitId, ...(unitIds ?? []), everyUnit]
      const onDuty = units.map((unit) => roster[unit ?? '']).find((staffId) => staffId !== undefined && staffId !== id)
      return onDuty ?? (await holders(id))?.[0] ?? null
    },
    /** Whether somebody may work on a ticket: whose it is, or an HR officer of the one who asked. */
    async mayWork(
      person: Pick<Person, 'id' | 'roles'>,
      { owner, personId }: Pick<Ticket, 'owner' | 'personId'>,
    ): Promise<boolean> {
      if (personId === person.id) return false
      if (owner === person.id) return true
      if (!person.roles.includes('hr_officer')) return false
      return personId === guest().id || ((await holders(personId))?.includes(person.id) ?? false)
    },
  }
}
