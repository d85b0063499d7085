import type { Person } from '#sdk'
import { hideForGood } from '../agent/hide.ts'
import { readWording } from '../knowledge/care/wording.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db, Queryable } from '../store/db.ts'
import {
  type AskedWording,
  type ErasedPerson,
  erasePerson,
  type PersonErased,
  peopleKept,
  saidBy,
} from '../store/erase-person.ts'
import {
  askErasure,
  type Erasure,
  type ErasureMark,
  endErasure,
  keepApplied,
  listErasures,
  lockErasure,
  personHash,
} from '../store/erasures.ts'
import { rememberedNames, rememberedPerson } from '../store/people.ts'
import { mayAsk, mayDecide } from './two-people.ts'

/** Why a step towards an erasure was not taken. */
export type ErasureRefused = 'role' | 'shape' | 'own' | 'same_person' | 'missing' | 'over' | 'waits' | 'nobody'

/** What erasing needs of its place. */
export type ErasureParts = {
  readonly db: Db
  newId(): string
  /** Keeps a mark outside the database; null where there is no data directory. */
  readonly markErased: ((mark: ErasureMark) => Promise<void>) | null
}

async function wordingsOf(sql: Queryable, personId: string, name: string | null): Promise<readonly AskedWording[]> {
  const names = [...(name === null ? [] : [name]), ...(await rememberedNames(sql))]
  const times = new Map<string, number>()
  for (const text of await saidBy(sql, personId)) {
    const { folded } = readWording(hideForGood(text, names, [personId]))
    times.set(folded, (times.get(folded) ?? 0) + 1)
  }
  return [...times].map(([folded, often]) => ({ folded, times: often }))
}

async function whoIs(sql: Queryable, personId: string): Promise<ErasedPerson> {
  const known = await rememberedPerson(sql, personId)
  const name = typeof known === 'object' && known !== null && 'name' in known ? known.name : null
  const said = typeof name === 'string' ? name : null
  return { personId, name: said, wordings: await wordingsOf(sql, personId, said) }
}

/**
 * Erases in a restored database those whom a list names, in the caller's transaction.
 * @param marks erasures that the database does not know of
 * @returns how many people were found in it
 */
export async function eraseAgain(sql: Queryable, marks: readonly ErasureMark[]): Promise<number> {
  if (marks.length === 0) return 0
  const people = await peopleKept(sql)
  let found = 0
  for (const mark of marks) {
    let report: PersonErased | null = null
    for (const personId of people) {
      if ((await personHash(mark.salt, personId)) !== mark.hash) continue
      report = await erasePerson(sql, await whoIs(sql, personId))
      found += 1
    }
    await keepApplied(sql, mark, report)
    await appendAudit(sql, {
      actor: 'system',
      action: 'erasure.applied_again',
      subject: `erasure:${mark.id}`,
      detail: { found: report !== null },
    })
  }
  return found
}

/** Whom to erase, by staff id, and why. */
type Asked = { readonly personId: string; readonly reason: string }

/** Makes the steps of erasing a person: one administrator asks, another person agrees or refuses. */
export function createErasures({ db, newId, markErased }: ErasureParts) {
  const record = (sql: Queryable, actor: string, action: string, { id, number }: Erasure, detail = {}) =>
    appendAudit(sql, { actor, action, subject: `erasure:${number}`, detail: { erasure: id, ...detail } })

  /** The request as the second person finds it. */
  async function openFor(sql: Queryable, number: number, by: Person): Promise<Erasure | ErasureRefused> {
    if (!mayDecide(by)) return 'role'
    const found = await lockErasure(sql, number)
    if (!found) return 'missing'
    if (found.state !== 'asked' || found.personId === null) return 'over'
    return found.personId === by.id ? 'own' : found
  }

  return {
    async list(by: Person): Promise<readonly Erasure[] | ErasureRefused> {
      return mayDecide(by) ? listErasures(db) : 'role'
    },
    /** @param asked null = what was sent is no request, which those who may not ask are not told */
    async ask(by: Person, asked: Asked | null): Promise<Erasure | ErasureRefused> {
      if (!mayAsk(by)) return 'role'
      if (!asked) return 'shape'
      const { personId, reason } = asked
      if (by.id === personId) return 'own'
      return db.tx(async (sql) => {
        if (!(await peopleKept(sql)).includes(personId)) return 'nobody'
        const erasure = await askErasure(sql, { id: newId(), salt: newId(), personId, reason, by: by.id })
        if (!erasure) return 'waits'
        await record(sql, by.id, 'erasure.asked', erasure, { person: personId })
        return erasure
      })
    },
    /** @throws ConversationBusy while a turn or a submission of the person is under way */
    async agree(by: Person, number: number): Promise<Erasure | ErasureRefused> {
      return db.tx(async (sql) => {
        const open = await openFor(sql, number, by)
        if (typeof open === 'string') return open
        if (open.askedBy === by.id) return 'same_person'
        const report = await erasePerson(sql, await whoIs(sql, open.personId ?? ''))
        const { erasure, mark } = await endErasure(sql, { id: open.id, by: by.id, report })
        await record(sql, by.id, 'erasure.done', erasure, { asked: open.askedBy, ...report.erased })
        // Before the commit: should it fail, the list knows one erasure too many that two people had agreed to.
        await markErased?.(mark)
        return erasure
      })
    },
    async refuse(by: Person, number: number): Promise<Erasure | ErasureRefused> {
      return db.tx(async (sql) => {
        const open = await openFor(sql, number, by)
        if (typeof open === 'string') return open
        const { erasure } = await endErasure(sql, { id: open.id, by: by.id, report: null })
        await record(sql, by.id, 'erasure.refused', erasure)
        return erasure
      })
    },
  }
}

/** The steps of erasing a person, as the entries use them. */
export type Erasures = ReturnType<typeof createErasures>
