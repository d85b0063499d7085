/** What a fault test counted, by what it counted: kills, requests, missing, double … */
export type Figures = Readonly<Record<string, number>>

/** Under one name of `docs/safety`'s table, such as `R-01`. */
export type NamedFigures = { readonly name: string; readonly figures: Figures }

declare module 'vitest' {
  interface TaskMeta {
    figures?: NamedFigures[]
  }
}

/**
 * Notes what a test counted, for the table that the run prints at its end. Called after what it counts was expected, so
 * that a figure in the table is one that held.
 * @param task the running test, from its context
 */
export function figure(task: { readonly meta: { figures?: NamedFigures[] } }, name: string, figures: Figures): void {
  task.meta.figures = [...(task.meta.figures ?? []), { name, figures }]
}

/** The table of what was counted: a line a test, by name. */
export function figureTable(noted: readonly (NamedFigures & { readonly where: string })[]): readonly string[] {
  const sorted = [...noted].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  return sorted.map(({ name, where, figures }) => {
    const counted = Object.entries(figures).map(([what, number]) => `${what} ${number.toLocaleString('en')}`)
    return `  ${name.padEnd(5)} ${counted.join(' · ')}   (${where})`
  })
}
