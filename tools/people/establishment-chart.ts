import type { Locale, Render, ReplyPart } from '#sdk'

type ChartPart = Extract<ReplyPart, { kind: 'chart' }>
type Row = { readonly unit: string; readonly approved: number; readonly held: number }

/** Approved beside held by unit; null where there is nothing to compare. */
export function establishmentChart(rows: readonly Row[], locale: Locale): ChartPart | null {
  if (rows.length < 2) return null
  const names = { zh: ['编制使用', '核定', '实有'], en: ['Use of the establishment', 'Approved', 'Held'] }[locale]
  const [title = '', approved = '', held = ''] = names
  return {
    kind: 'chart',
    title,
    type: 'bar',
    labels: rows.map(({ unit }) => unit),
    series: [
      { name: approved, values: rows.map((row) => row.approved) },
      { name: held, values: rows.map((row) => row.held) },
    ],
  }
}

/** Has the picture of it made; null where this place makes none. */
export async function establishmentPicture(
  rows: readonly Row[],
  locale: Locale,
  render: Render,
): Promise<string | null> {
  const part = establishmentChart(rows, locale)
  if (!part) return null
  const made = await render.chart({ ...part, unit: { zh: '名', en: 'posts' }[locale], fileName: `${part.title}.svg` })
  return made?.url ?? null
}
