/** The command cannot be carried out as it was given; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** The command was understood and did not work; exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly code = 'failed'
}

/** One line to standard output. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** One line to standard error, beside the result. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A value as the one JSON object that ends the output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** Width of a text in a terminal, where Chinese characters take two columns. */
function width(text: string): number {
  let columns = 0
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1
  return columns
}

/** A table with aligned columns. */
export function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map((column, i) => Math.max(width(column), ...rows.map((row) => width(row[i] ?? ''))))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd()
  print(line(columns))
  print(widths.map((columnWidth) => '─'.repeat(columnWidth)).join('  '))
  for (const row of rows) print(line(row))
}
