import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { PageFiles } from './page.ts'

const folder = new URL('../console/', import.meta.url)
const styles = ['colours', 'page', 'talk', 'parts', 'card', 'panel', 'people', 'desk']
const scripts = [
  ...['api', 'article', 'card', 'desk', 'dom', 'inbox', 'outbox', 'page', 'panel', 'parts', 'people', 'rich', 'stream'],
  ...['talk', 'words'],
]

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** The head asks for every module at once, so that the page does not find them one after the other. */
function withPreloads(html: string): string {
  const links = scripts.map((name) => `<link rel="modulepreload" href="/assets/${name}.ts" />`)
  return html.replace('</head>', `${links.join('')}</head>`)
}

/** Reads the page from disk, its TypeScript turned into the JavaScript a browser runs. Only for Node. */
export function readPageFiles(): PageFiles {
  return new Map([
    ['/', { content: withPreloads(read('index.html')), mediaType: 'text/html' }],
    ['/assets/icon.svg', { content: read('icon.svg'), mediaType: 'image/svg+xml' }],
    ...styles.map((name) => [`/assets/${name}.css`, { content: read(`${name}.css`), mediaType: 'text/css' }] as const),
    ...scripts.map(
      (name) =>
        [
          `/assets/${name}.ts`,
          { content: stripTypeScriptTypes(read(`${name}.ts`)), mediaType: 'text/javascript' },
        ] as const,
    ),
  ])
}
