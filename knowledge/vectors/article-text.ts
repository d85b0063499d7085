/** Characters of one article that a model is given; few articles are longer, and models cut what is too long for them. */
const longest = 6000

/**
 * SQL for what a model is given of an article `a` of a version `v`: `《title》（issuer，version）> headings > label` and
 * its text, since a lone article rarely says whose it is.
 */
export const articleText = `left(
  '《' || v.title || '》'
  || coalesce('（' || nullif(concat_ws('，', nullif(v.issuer, ''), nullif(v.version_date, '')), '') || '）', '')
  || coalesce((select string_agg(' > ' || p.heading, '' order by p.place)
               from jsonb_array_elements_text(a.path) with ordinality as p (heading, place)), '')
  || ' > ' || a.label || chr(10) || a.text, ${longest})`

/** Where a run over articles stands: the last one it has looked at. */
export type Cursor = { readonly versionId: string; readonly ordinal: number }

/** Before the first article. */
export const firstCursor: Cursor = { versionId: '0', ordinal: -1 }
