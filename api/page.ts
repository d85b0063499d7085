import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'

/** The files of the page, read once at start: path to content and media type. */
export type PageFiles = ReadonlyMap<string, { readonly content: string; readonly mediaType: string }>

/** Serves the page, packed; nothing outside the files that were read at start can be asked for. */
export function createPageRoutes(files: PageFiles): Hono {
  const app = new Hono()
  for (const [path, { content, mediaType }] of files)
    app.get(path, compress(), etag(), (c) =>
      c.body(content, 200, { 'content-type': `${mediaType}; charset=utf-8`, 'cache-control': 'no-cache' }),
    )
  return app
}
