import { readFile } from 'node:fs/promises'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

/** What every command of care is given. */
export type CareOptions = { readonly as: string; readonly json: boolean }

/** Connects, works and closes. */
export async function withConnection(config: Config, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connect(config)
  try {
    await work(connection)
  } finally {
    await connection.close()
  }
}

/** A query whose empty parts are left out. */
export type Query = Readonly<Record<string, string | undefined>>

/** Gets what a path of care has for a query. */
export async function get(connection: Connection, path: string, query: Query, as: string): Promise<unknown> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const search = new URLSearchParams(given).toString()
  return bodyOf(await connection.request(`/api/kb-care/${path}${search ? `?${search}` : ''}`, { as }))
}

/** Sends one step and says that it was done. */
export function send(
  config: Config,
  path: string,
  body: unknown,
  { as, json }: CareOptions,
  done: string,
): Promise<void> {
  return withConnection(config, async (connection) => {
    const answered = await postJson(connection, `/api/kb-care/${path}`, body, as)
    if (json) printJson(answered)
    else print(done)
  })
}

/** Gets a list and prints it as a table, or as it came. */
export function list<S extends z.ZodType>(
  config: Config,
  { path, query = {}, shape }: { readonly path: string; readonly query?: Query; readonly shape: S },
  { as, json }: CareOptions,
  columns: readonly string[],
  rowOf: (item: z.output<S>) => readonly string[],
): Promise<void> {
  return withConnection(config, async (connection) => {
    const body = z.looseObject({ items: z.array(shape) }).parse(await get(connection, path, query, as))
    if (json) printJson(body)
    else printTable(columns, body.items.map(rowOf))
  })
}

/** A text file that somebody names. @throws UsageError */
export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`没有这个文件：${path}。请检查路径。`)
    throw error
  })
}
