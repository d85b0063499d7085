import { Hono } from 'hono'
import { z } from '#sdk'
import { mayReadUse, reportUse } from '../jobs/report-use.ts'
import type { Db } from '../store/db.ts'
import { type Identity, signedOut } from './identity.ts'

const Span = z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })

/** Figures for administrators and leaders. */
export function createReportRoutes({ db, identity }: { readonly db: Db; readonly identity: Identity }): Hono {
  return new Hono().get('/reports/use', async (c) => {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    if (!mayReadUse(person))
      return c.json(
        {
          error: '使用情况报告只给管理员和领导看。',
          errorEn: 'The report of use is for administrators and leaders.',
        },
        403,
      )
    const span = Span.safeParse(c.req.query())
    if (!span.success) return c.json({ error: '时间段写法不对。', errorEn: 'That is no span of time.' }, 400)
    return c.json(await reportUse(db, span.data))
  })
}
