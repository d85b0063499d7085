import { Hono } from 'hono'
import { z } from '#sdk'

/** What running the clock by hand needs. */
export type TickRoutes = {
  /** By which the command line of the same owner is known; null where there is none. */
  readonly localToken: string | null
  readonly isDemo: boolean
  now(): string
  tick(now: string): Promise<unknown>
}

const Body = z.object({ now: z.iso.datetime({ offset: true }).optional() })

/** The route of `renshi tick`: for the owner of the data directory only; another time only in demo mode. */
export function createTickRoutes({ localToken, isDemo, now, tick }: TickRoutes): Hono {
  return new Hono().post('/tick', async (c) => {
    if (localToken === null || c.req.header('authorization') !== `Bearer ${localToken}`)
      return c.json(
        { error: '只有本机的命令行可以运行定时任务。', errorEn: 'Only the command line of this machine may do that.' },
        403,
      )
    const body = Body.safeParse(await c.req.json().catch(() => null))
    if (!body.success)
      return c.json({ error: '时刻写法不对，例如 2026-11-23T09:00:00+08:00。', errorEn: 'That is no instant.' }, 400)
    return c.json(await tick(isDemo ? (body.data.now ?? now()) : now()))
  })
}
