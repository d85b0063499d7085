import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { PageFiles } from './page.ts'

const folder = new URL('../console/', import.meta.url)

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** Reads the page from disk, its TypeScript turned into the JavaScript a browser runs. Only for Node. */
export function readPageFiles(): PageFiles {
  const script = (name: string) => ({ content: stripTypeScriptTypes(read(name)), mediaType: 'text/javascript' })
  return new Map([
    ['/', { content: read('index.html'), mediaType: 'text/html' }],
    ['/assets/page.css', { content: read('page.css'), mediaType: 'text/css' }],
    ['/assets/page.ts', script('page.ts')],
    ['/assets/parts.ts', script('parts.ts')],
    ['/assets/api.ts', script('api.ts')],
  ])
}
