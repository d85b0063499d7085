import * as z from 'zod'
import { hashContent } from '#sdk/canonical'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import { type LoadedDocument, loadArticles, loadChanged } from '../index/load.ts'
import { mayRead } from '../search/filter.ts'
import { allFollows } from './follows.ts'
import { type MeantFor, meantFor, type Reachable, type Reason, reasonFor, type Sex } from './recipients.ts'
import type { Notify, RecordCare } from './record.ts'

/** Whom notices can reach. */
export type StaffList = {
  /** Everybody with an account that a channel knows, as the HR system describes them now. */
  everybody(): Promise<readonly Reachable[]>
  /** Sex by the HR system; null when it does not say. */
  sexOf(personId: string): Promise<Sex | null>
}

/** What sending notices works with. */
export type NoticeParts = {
  readonly db: Db
  readonly record: RecordCare
  readonly notify: Notify
  readonly staff: StaffList
}

/** Somebody who will be told, and why. */
export type Recipient = {
  readonly id: string
  readonly name: string
  readonly reason: Reason
  /** True when they have been told of this version. */
  readonly sent: boolean
}

/** Who would be told of a document; sending asks for `token`, so that what was seen is what is sent. */
export type Preview = {
  readonly document: string
  readonly title: string
  readonly meantFor: MeantFor
  readonly audience: readonly string[]
  readonly staffTypes: readonly string[]
  readonly region: string
  readonly recipients: readonly Recipient[]
  /** How many have not been told yet. */
  readonly toSend: number
  readonly token: string
}

const batch = 50

async function published(sql: Queryable, doc: string): Promise<LoadedDocument> {
  const document = (await loadChanged(sql, 0)).find((one) => one.doc === doc)
  if (document) return document
  throw new CurationError(
    `《${doc}》没有已发布的版本，发布后才能通知。`,
    `'${doc}' is not published; notices go out after that.`,
    'missing',
  )
}

async function wordsOf(sql: Queryable, { id }: LoadedDocument) {
  const articles = await loadArticles(sql, [id])
  return {
    headings: articles.flatMap(({ path }) => path).join('\n'),
    articles: articles.map(({ text }) => text),
  }
}

/** Computes who would be told of a published version; nothing is sent. @throws CurationError */
export async function previewNotice(
  { db, staff }: Pick<NoticeParts, 'db' | 'staff'>,
  doc: string,
  sex?: Sex | 'all',
): Promise<Preview> {
  const document = await published(db, doc)
  const words = await wordsOf(db, document)
  const follows = await allFollows(db)
  const told = await toldOf(db, doc)
  const meant: MeantFor =
    sex === undefined ? meantFor(document.title) : { sex: sex === 'all' ? null : sex, from: 'administrator' }
  const recipients: Recipient[] = []
  for (const person of await staff.everybody()) {
    // Sex is asked of the HR system for those only whom the document might be for.
    const isOfSex = meant.sex === null || (mayRead(document, person) && (await staff.sexOf(person.id)) === meant.sex)
    const reason = reasonFor({ document, words, person, follows: follows.get(person.id) ?? [], isOfSex })
    if (reason) recipients.push({ id: person.id, name: person.name, reason, sent: told.has(person.id) })
  }
  recipients.sort((one, other) => (one.id < other.id ? -1 : 1))
  return {
    document: doc,
    title: document.title,
    meantFor: meant,
    audience: document.audience,
    staffTypes: document.staffTypes,
    region: document.region,
    recipients,
    toSend: recipients.filter(({ sent }) => !sent).length,
    token: await hashContent({ id: document.id, meant, to: recipients.map(({ id, reason }) => [id, reason]) }),
  }
}

async function toldOf(sql: Queryable, doc: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ person_id: string }>('select person_id from knowledge_sending where doc = $1', [
    doc,
  ])
  return new Set(rows.map((row) => row.person_id))
}

function sentenceOf({ title, effectiveFrom }: LoadedDocument, reason: Reason) {
  const name = `《${title.replace(/^《|》$/g, '')}》`
  const from = effectiveFrom
    ? { zh: `，${effectiveFrom}起施行`, en: `, in force from ${effectiveFrom}` }
    : { zh: '', en: '' }
  const why = {
    applies: { zh: '它适用于您', en: 'it applies to you' },
    follows: { zh: '您关注了它或它的主题', en: 'you follow it or its subject' },
  }[reason]
  return {
    zh: `${name}已发布${from.zh}；${why.zh}。可以直接问我其中的规定；不想再收到，可以取消关注。`,
    en: `${name} has been published${from.en}; ${why.en}. Ask me about it; you can switch these notices off.`,
  }
}

/** What became of a sending. */
export type Sent = { readonly sent: number; readonly before: number }

/**
 * Tells everybody on a preview who has not been told of this version yet. People are told in small transactions, each
 * with its own mark: after a crash half way, sending again tells the rest and nobody twice.
 * @param token of the preview that was looked at
 * @throws CurationError when the list is another one by now
 */
export async function sendNotice(
  parts: NoticeParts,
  {
    doc,
    sex,
    token,
    actor,
  }: { readonly doc: string; readonly sex?: Sex | 'all' | undefined; readonly token: string; readonly actor: string },
): Promise<Sent> {
  const preview = await previewNotice(parts, doc, sex)
  if (preview.token !== token)
    throw new CurationError(
      '名单和预览时不一样了，请重新预览后再发送。',
      'The list is not the one of the preview any more. Preview it again before sending.',
      'changed',
    )
  const document = await published(parts.db, doc)
  const open = preview.recipients.filter((recipient) => !recipient.sent)
  let sent = 0
  for (let from = 0; from < open.length; from += batch)
    sent += await tell(parts, document, open.slice(from, from + batch), actor)
  return { sent, before: preview.recipients.length - open.length }
}

const Told = z.array(z.object({ person_id: z.string() }))

async function tell(
  { db, record, notify }: NoticeParts,
  document: LoadedDocument,
  recipients: readonly Recipient[],
  actor: string,
): Promise<number> {
  const { doc } = document
  return db.tx(async (sql) => {
    const { rows } = await sql.query(
      `insert into knowledge_sending (doc, person_id, reason, sent_by)
       select $1, person, reason, $4 from unnest($2::text[], $3::text[]) as t (person, reason)
       on conflict do nothing returning person_id`,
      [doc, recipients.map(({ id }) => id), recipients.map(({ reason }) => reason), actor],
    )
    const fresh = new Set(Told.parse(rows).map(({ person_id }) => person_id))
    for (const { id, reason } of recipients) {
      if (!fresh.has(id)) continue
      const sentence = sentenceOf(document, reason)
      await notify(sql, { personId: id, kind: 'knowledge', key: `knowledge:${doc}:${id}`, body: { sentence } })
    }
    if (fresh.size > 0)
      await record(sql, { actor, action: 'knowledge.notice_sent', subject: doc, detail: { people: fresh.size } })
    return fresh.size
  })
}

const Open = z.object({ doc: z.string(), title: z.string(), publishedAt: z.coerce.date() })

/** Published versions of which nobody has been told, the newest first. */
export async function unsentNotices(sql: Queryable, limit = 50): Promise<readonly z.output<typeof Open>[]> {
  const { rows } = await sql.query(
    `select v.doc, v.title, coalesce(v.published_at, v.approved_at) as "publishedAt" from document_version v
     where v.state = 'published' and not exists (select 1 from knowledge_sending s where s.doc = v.doc)
     order by 3 desc, v.doc limit $1`,
    [limit],
  )
  return z.array(Open).parse(rows)
}
