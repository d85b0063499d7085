import type { Db, Migration, Queryable } from './db.ts'
import { spineMigration } from './migrations/001-spine.ts'
import { knowledgeMigration } from './migrations/002-knowledge.ts'
import { questionsMigration } from './migrations/003-questions.ts'
import { curationMigration } from './migrations/004-curation.ts'
import { careMigration } from './migrations/005-care.ts'
import { vectorsMigration } from './migrations/006-vectors.ts'
import { findingsMigration } from './migrations/007-findings.ts'
import { gramHitsMigration } from './migrations/008-gram-hits.ts'
import { unansweredMigration } from './migrations/009-unanswered.ts'
import { secondConsentMigration } from './migrations/010-second-consent.ts'
import { renderedFilesMigration } from './migrations/011-rendered-files.ts'
import { serviceMigration } from './migrations/012-service.ts'
import { platformsMigration } from './migrations/015-platforms.ts'
import { exchangeMigration } from './migrations/017-exchange.ts'
import { erasuresMigration } from './migrations/020-erasures.ts'
import { limitsMigration } from './migrations/022-limits.ts'
import { policyMigration } from './migrations/023-policy.ts'

/** Every step of the schema in order; only ever added to. */
export const migrations: readonly Migration[] = [
  spineMigration,
  knowledgeMigration,
  questionsMigration,
  curationMigration,
  careMigration,
  vectorsMigration,
  findingsMigration,
  gramHitsMigration,
  unansweredMigration,
  secondConsentMigration,
  renderedFilesMigration,
  serviceMigration,
  platformsMigration,
  exchangeMigration,
  erasuresMigration,
  limitsMigration,
  policyMigration,
]

const lockKey = 7314001

/** Steps of the schema that a database lacks; it may be empty altogether. */
export async function missingSteps(sql: Queryable): Promise<readonly string[]> {
  const { rows: found } = await sql.query(`select to_regclass('schema_migration') is not null as prepared`)
  const { rows } = found[0]?.prepared
    ? await sql.query<{ id: string }>('select id from schema_migration')
    : { rows: [] }
  const done = new Set(rows.map(({ id }) => id))
  return migrations.map(({ id }) => id).filter((id) => !done.has(id))
}

/**
 * Brings the schema up to date, in one transaction and under an advisory lock, so that replicas may start at once.
 * @returns ids of the steps that were run now
 */
export async function migrate(db: Db, steps: readonly Migration[] = migrations): Promise<readonly string[]> {
  return db.tx(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [lockKey])
    await sql.query(
      'create table if not exists schema_migration (id text primary key, at timestamptz not null default now())',
    )
    const { rows } = await sql.query<{ id: string }>('select id from schema_migration')
    const done = new Set(rows.map(({ id }) => id))
    const ran: string[] = []
    for (const step of steps) {
      if (done.has(step.id)) continue
      await sql.query(step.sql)
      await sql.query('insert into schema_migration (id) values ($1)', [step.id])
      ran.push(step.id)
    }
    return ran
  })
}
