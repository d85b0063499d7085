import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from '#sdk'
import type { Upkeep } from '../jobs/upkeep.ts'
import { auditPage } from '../store/audit.ts'
import type { Db } from '../store/db.ts'

/** What the operators' routes need. */
export type UpkeepRoutes = {
  readonly db: Db
  /** By which the command line of the same owner is known; null where there is none. */
  readonly localToken: string | null
  /** Null where there is no data directory. */
  readonly upkeep: Upkeep | null
}

const Backup = z.object({ to: z.string().min(1).max(4096).nullable() })
const Span = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  person: z.string().max(100).optional(),
  after: z.coerce.number().int().min(0).default(0),
})

/** The routes of `renshi backup`, `retention` and `audit`: for the owner of the data directory only. */
export function createUpkeepRoutes({ db, localToken, upkeep }: UpkeepRoutes): Hono {
  const ownerOnly = createMiddleware(async (c, next) => {
    if (localToken === null || c.req.header('authorization') !== `Bearer ${localToken}`)
      return c.json(
        { error: '只有本机的命令行可以做这件事。', errorEn: 'Only the command line of this machine may do that.' },
        403,
      )
    return next()
  })
  const routes = new Hono()
  if (!upkeep) return routes
  return routes
    .post('/upkeep/backup', ownerOnly, async (c) => {
      const body = Backup.safeParse(await c.req.json().catch(() => null))
      if (!body.success) return c.json({ error: '请说明备份到哪个文件。', errorEn: 'Say which file to write.' }, 400)
      return c.json(await upkeep.backup(body.data.to))
    })
    .get('/upkeep/retention', ownerOnly, async (c) => c.json({ classes: await upkeep.retention() }))
    .post('/upkeep/retention', ownerOnly, async (c) => c.json({ removed: await upkeep.runRetention('operator') }))
    .get('/upkeep/audit/verify', ownerOnly, async (c) => c.json(await upkeep.verifyAudit()))
    .get('/upkeep/audit/export', ownerOnly, async (c) => {
      const span = Span.safeParse(c.req.query())
      if (!span.success) return c.json({ error: '时间段写法不对。', errorEn: 'That is no span of time.' }, 400)
      const { from, to, person = null, after } = span.data
      return c.json({ rows: await auditPage(db, { from, to, person }, after) })
    })
}
