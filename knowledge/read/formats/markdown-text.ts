/**
 * A line of a file as Markdown that shows just that line: what would begin a heading, a table, a comment, a tag, a link
 * or a front matter is escaped. White space at both ends is left out.
 */
export function escapeMarkdown(line: string): string {
  return line
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
    .replace(/^(?=#{1,6}(?:\s|$)|\||>|`{3}|~{3}|-{3,}$|={3,}$)/, '\\')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/\](?=\()/g, ']\\')
}

/** Text as the cell of a table in Markdown, on one line. */
export function escapeCell(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ')).replace(/\\?\|/g, '\\|')
}

/** Rows of one width as a table in Markdown, the first of them as its header; nothing for no rows. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [header, ...body] = rows.map((row) => `| ${row.map((cell) => escapeCell(cell)).join(' | ')} |`)
  if (header === undefined) return ''
  return [header, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n')
}
