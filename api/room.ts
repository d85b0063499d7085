import { createMiddleware } from 'hono/factory'
import type { Room } from '../jobs/room.ts'

/** What is told when something cannot be stored; status 507. */
export const noRoom = {
  error:
    '系统的磁盘空间不足，这条内容没有保存，也没有办理任何事。请稍后再试，或联系运维人员。查询仍可使用页面上的已有内容。',
  errorEn: 'The disk of this system is full: this was not kept and nothing was done. Please try later.',
}

/** What makes room, takes none worth speaking of, or is for the operator to decide. */
const goesOn = /^\/api\/(?:upkeep|erasures)(?:\/|$)/

/** Refuses what would have to be stored while the disk is short of room; reads go on. */
export function whileThereIsRoom(room: Pick<Room, 'isEnough'>) {
  return createMiddleware(async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (isRead || goesOn.test(c.req.path) || (await room.isEnough())) return next()
    return c.json(noRoom, 507)
  })
}

const full = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'])

/** True for the error of a database or a file system that has no room left. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && full.has(error.code)
}
