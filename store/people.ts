import type { Db, Queryable } from './db.ts'

/** An account of a channel, as the channel has verified it. */
export type Account = { readonly channel: string; readonly tenant: string; readonly account: string }

/** Binds an account to a staff member; a later binding replaces an earlier one. */
export async function bindAccount(
  sql: Queryable,
  { channel, tenant, account }: Account,
  personId: string,
): Promise<void> {
  await sql.query(
    `insert into binding (channel, tenant, account, person_id) values ($1, $2, $3, $4)
     on conflict (channel, tenant, account) do update set person_id = excluded.person_id, at = now()`,
    [channel, tenant, account, personId],
  )
}

/** The staff member an account is bound to; null for a guest. */
export async function boundPerson(sql: Queryable, { channel, tenant, account }: Account): Promise<string | null> {
  const { rows } = await sql.query<{ person_id: string }>(
    'select person_id from binding where channel = $1 and tenant = $2 and account = $3',
    [channel, tenant, account],
  )
  return rows[0]?.person_id ?? null
}

/** The same for several accounts of one platform, in their order; null for each that is bound to nobody. */
export async function boundPersons(
  sql: Queryable,
  { channel, tenant }: Omit<Account, 'account'>,
  accounts: readonly string[],
): Promise<readonly (string | null)[]> {
  const { rows } = await sql.query<{ account: string; person_id: string }>(
    'select account, person_id from binding where channel = $1 and tenant = $2 and account = any($3)',
    [channel, tenant, accounts],
  )
  const known = new Map(rows.map((row) => [row.account, row.person_id]))
  return accounts.map((account) => known.get(account) ?? null)
}

/** Gives a person one of Renshi's own roles. */
export async function grantRole(sql: Queryable, personId: string, role: string, grantedBy: string): Promise<void> {
  await sql.query('insert into role_grant (person_id, role, granted_by) values ($1, $2, $3) on conflict do nothing', [
    personId,
    role,
    grantedBy,
  ])
}

/** Renshi's own roles of a person. */
export async function grantedRoles(sql: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ role: string }>('select role from role_grant where person_id = $1 order by role', [
    personId,
  ])
  return rows.map(({ role }) => role)
}

/** Staff ids of everybody with one of Renshi's own roles, in order. */
export async function peopleWithRole(sql: Queryable, role: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ person_id: string }>(
    'select person_id from role_grant where role = $1 order by person_id',
    [role],
  )
  return rows.map((row) => row.person_id)
}

/** Keeps the identity the HR system last gave, for answers while it is away. */
export async function rememberPerson(db: Db, personId: string, person: unknown): Promise<void> {
  await db.query(
    `insert into known_person (person_id, person) values ($1, $2::jsonb)
     on conflict (person_id) do update set person = excluded.person, at = now()`,
    [personId, JSON.stringify(person)],
  )
}

/** The identity the HR system last gave; null when it never did. */
export async function rememberedPerson(sql: Queryable, personId: string): Promise<unknown> {
  const { rows } = await sql.query<{ person: unknown }>('select person from known_person where person_id = $1', [
    personId,
  ])
  return rows[0]?.person ?? null
}

/** Staff ids of everybody with an account that a channel knows, in order. */
export async function boundPeople(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query<{ person_id: string }>('select distinct person_id from binding order by person_id')
  return rows.map((row) => row.person_id)
}

/** Names of everybody whom the HR system has named here, each once. */
export async function rememberedNames(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `select distinct person ->> 'name' as name from known_person where person ->> 'name' is not null`,
  )
  return rows.map(({ name }) => name)
}
