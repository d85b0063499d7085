import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { IndexedArticle, IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { ArticleLink, Reader } from '../port.ts'
import { articleKey } from '../split/labels.ts'
import { mayRead } from './filter.ts'

const Row = z.object({
  kind: z.enum(['amends', 'repeals', 'rests_on']),
  own: z.boolean(),
  doc: z.string(),
  from_article: z.string(),
  to_act: z.string(),
  to_article: z.string(),
})

const reversed = { amends: 'amended_by', repeals: 'repealed_by', rests_on: 'basis_of' } as const

function plain(title: string): string {
  return title.replace(/^中华人民共和国/, '')
}

/** The newest version in search of an act that is called so, if the reader may open it. */
function actCalled(snapshot: Snapshot, name: string, reader: Reader): IndexedDocument | null {
  const byId = (snapshot.acts.get(name) ?? []).map((index) => snapshot.documents[index] as IndexedDocument)
  const versions =
    byId.length > 0 ? byId : snapshot.documents.filter(({ live, title }) => live && plain(title) === plain(name))
  const newest = versions.findLast((document) => mayRead(document, reader))
  return newest ?? null
}

/** What an article amends, repeals or rests on, and what other acts say of it; only what the reader may open is told. */
export async function linksOfArticle(
  sql: Queryable,
  snapshot: Snapshot,
  { document, article }: { readonly document: IndexedDocument; readonly article: IndexedArticle },
  reader: Reader,
): Promise<readonly ArticleLink[]> {
  const { rows } = await sql.query(
    `select l.kind, l.version_id = $1::bigint as own, v.doc, l.from_article, l.to_act, l.to_article
     from document_link l join document_version v on v.id = l.version_id
     where l.version_id = $1::bigint
       or (v.state in ('published', 'pending_retire') and v.act_id <> $2 and l.to_act = any($3::text[]))
     order by l.id`,
    [document.id, document.actId, [document.actId, document.title, plain(document.title)]],
  )
  return z
    .array(Row)
    .parse(rows)
    .filter(({ own, from_article, to_article }) => isAbout(article, own ? from_article : to_article))
    .flatMap((row): ArticleLink[] => {
      const saying = snapshot.documents.find(({ live, doc }) => live && doc === row.doc)
      const other = row.own ? actCalled(snapshot, row.to_act, reader) : saying
      return other && mayRead(other, reader) ? [toLink(row, document, other)] : []
    })
}

function isAbout({ label }: IndexedArticle, written: string): boolean {
  return written === '' || articleKey(written) === articleKey(label)
}

function toLink(row: z.output<typeof Row>, document: IndexedDocument, other: IndexedDocument): ArticleLink {
  const [kind, article, since] = row.own
    ? [row.kind, row.to_article, document.effectiveFrom]
    : [reversed[row.kind], row.from_article, other.effectiveFrom]
  return { kind, document: other.doc, title: other.title, article, since: since ?? '' }
}
