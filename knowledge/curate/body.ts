import type { ComparedArticle } from './diff.ts'

/** A heading of the path as a line that is read as the same heading again. */
function headingLine(title: string, depth: number): string {
  return `${'#'.repeat(Math.min(6, depth + 2))} ${title}`
}

/** The text of stored articles as Markdown, each heading written where it begins. */
export function bodyOf(articles: readonly ComparedArticle[]): string {
  const blocks: string[] = []
  let open: readonly string[] = []
  for (const { path, text } of articles) {
    const shared = path.findIndex((title, depth) => open[depth] !== title)
    const from = shared < 0 ? path.length : shared
    for (let depth = from; depth < path.length; depth++) blocks.push(headingLine(path[depth] as string, depth))
    open = path
    blocks.push(text)
  }
  return `${blocks.join('\n\n')}\n`
}
