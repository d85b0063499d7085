import { chmod, mkdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { openAccessLog } from './access-log.ts'
import { createCollections } from './collections.ts'
import { loadCredentials, writePrivately } from './credentials.ts'
import { toShanghai } from './dates.ts'
import { createFaults } from './faults.ts'
import { createApp } from './http/app.ts'
import { openJournal } from './journal.ts'
import { lockFolder } from './lock.ts'
import { partsOf } from './seed/from-file.ts'
import { createCommit, type System } from './system.ts'
import { createDeliveries } from './webhooks/deliver.ts'
import { applyRecord, createWorld } from './world.ts'

/** How an HR system is started. */
export type Settings = {
  readonly folder: string
  /** 0 = any free one. */
  readonly port: number
  readonly mode: System['mode']
  /** Business instant when a call does not say another; real time in production mode. */
  readonly now: string
  readonly lockWaitMs?: number
  readonly onFault: (error: unknown) => void
}

/** A running HR system. */
export type Running = { readonly url: string; close(): Promise<void> }

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => ready())
  })
  return (server.address() as AddressInfo).port
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), 2000)
  await closed
  clearTimeout(cut)
}

async function openSystem({ folder, mode, now, onFault }: Settings) {
  const { journal, records } = await openJournal(join(folder, 'journal.jsonl'))
  const world = createWorld()
  for (const record of records) applyRecord(world, record)
  const collections = createCollections(folder, world, onFault)
  const deliveries = createDeliveries(world)
  const access = openAccessLog(join(folder, 'access.jsonl'), onFault)
  const system: System = {
    world,
    credentials: await loadCredentials(folder),
    mode,
    now: mode === 'demo' ? () => now : () => toShanghai(Date.now()),
    faults: createFaults(),
    accessLog: access,
    ...createCommit(world, journal, collections, deliveries),
  }
  for (const { part, seed, make } of await partsOf(folder))
    if (!world.seeded.has(part)) await system.commit({ kind: 'seed', part, seed, change: make(world) })
  collections.changed()
  const close = async () => {
    await system.exclusive(() => journal.close())
    await collections.flush()
    await access.close()
    await deliveries.stop()
  }
  return { system, close }
}

/**
 * Starts the HR system on a folder that it then holds alone, and says where in `sandbox.json`.
 * @throws FolderInUse when another one holds it; JournalFault when its journal is damaged
 */
export async function startServer(settings: Settings): Promise<Running> {
  const { folder } = settings
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const unlock = await lockFolder(folder, settings.lockWaitMs)
  try {
    const { system, close } = await openSystem(settings)
    const app = createApp(system, settings.onFault)
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    const url = `http://127.0.0.1:${await listen(server, settings.port)}`
    const about = join(folder, 'sandbox.json')
    await writePrivately(
      about,
      `${JSON.stringify({ url, pid: process.pid, ...system.credentials, mode: system.mode }, null, 2)}\n`,
    )
    return {
      url,
      async close() {
        await closeServer(server)
        await close()
        await rm(about, { force: true })
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
