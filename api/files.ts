import { Hono } from 'hono'
import type { Db } from '../store/db.ts'
import { fileOf } from '../store/files.ts'
import { type Identity, signedOut } from './identity.ts'

/** What fetching a file needs. */
export type FileRoutes = { readonly db: Db; readonly identity: Identity }

const notFound = {
  error: '没有这个文件，或者它已经过期。需要时请重新生成。',
  errorEn: 'There is no such file, or it has expired. Have it made again if you need it.',
}

/** The route by which people fetch files that were made for them; another's file is answered like none. */
export function createFileRoutes({ db, identity }: FileRoutes): Hono {
  return new Hono().get('/files/:id', async (c) => {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    const file = await fileOf(db, c.req.param('id'), person.id)
    if (!file) return c.json(notFound, 404)
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'private, no-store',
      },
    })
  })
}
