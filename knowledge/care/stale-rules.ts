import { addDays } from './days.ts'

/** Why something is called stale. */
export const staleKinds = [
  'expired',
  'expiring',
  'basis_changed',
  'basis_ended',
  'unused',
  'date_unconfirmed',
  'verification_lapsed',
  'answer_suspended',
  'answer_expired',
  'answer_expiring',
] as const
export type StaleKind = (typeof staleKinds)[number]

/** Days before its last day at which something is called expiring. */
export const expiringDays = 30
/** Days without a citation after which a document counts as never used. */
export const unusedDays = 180

/** A version in search with what ages it. */
export type AgingDocument = {
  readonly doc: string
  readonly title: string
  readonly actId: string
  readonly author: string
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  /** True when a person or the text itself vouches for the date. */
  readonly dateIsKnown: boolean
  readonly verifiedUntil: string | null
  readonly publishedOn: string
  readonly lastUsed: string | null
  /** Acts it rests on, by their id. */
  readonly basis: readonly string[]
}

/** Something that grew old. */
export type Stale = {
  readonly kind: StaleKind
  /** Key of the document version, or `answer:3`. */
  readonly subject: string
  readonly title: string
  /** A sentence for people. */
  readonly why: string
  /** ISO day from which it is so. */
  readonly since: string
  readonly owner: string
}

type Interval = Pick<AgingDocument, 'doc' | 'effectiveFrom' | 'effectiveUntil'>

function holdsOn({ effectiveFrom, effectiveUntil }: Interval, day: string): boolean {
  return (effectiveFrom === null || effectiveFrom <= day) && (effectiveUntil === null || day < effectiveUntil)
}

type Found = Pick<Stale, 'kind' | 'why' | 'since'>

/** A version that ends without another in its place; one that was replaced is history and is kept on purpose. */
function ofItsEnd(document: AgingDocument, versions: readonly AgingDocument[], today: string): Found[] {
  const until = document.effectiveUntil
  if (until === null) return []
  const isFollowed = versions.some(({ doc, ...other }) => doc !== document.doc && holdsOn({ doc, ...other }, until))
  if (isFollowed) return []
  if (until <= today) return [{ kind: 'expired', why: `${until}起不再施行，没有新版本接替。`, since: until }]
  const since = addDays(until, -expiringDays)
  return since <= today ? [{ kind: 'expiring', why: `将于${until}失效，还没有新版本。`, since }] : []
}

/** What became of an act since a document that rests on it came into force. */
function ofBasis(document: AgingDocument, act: string, versions: readonly AgingDocument[], today: string): Found[] {
  const begun = document.effectiveFrom ?? document.publishedOn
  const then = versions.find((version) => holdsOn(version, begun))
  if (!then || holdsOn(then, today)) return []
  const now = versions.find((version) => holdsOn(version, today))
  if (now)
    return [
      {
        kind: 'basis_changed',
        why: `所依据的《${act}》已由《${now.doc}》接替，请核对内容。`,
        since: now.effectiveFrom ?? today,
      },
    ]
  const ended = then.effectiveUntil
  if (ended === null) return []
  return [{ kind: 'basis_ended', why: `所依据的《${act}》已于${ended}失效或废止。`, since: ended }]
}

function ofUse({ lastUsed, publishedOn }: AgingDocument, today: string): Found[] {
  const since = addDays(lastUsed !== null && lastUsed > publishedOn ? lastUsed : publishedOn, unusedDays)
  if (since > today) return []
  const why = lastUsed === null ? '发布以来没有被引用过。' : `${lastUsed}以后没有再被引用。`
  return [{ kind: 'unused', why, since }]
}

function ofItsDates(document: AgingDocument, today: string): Found[] {
  const { verifiedUntil, dateIsKnown, publishedOn } = document
  const found: Found[] = []
  if (!dateIsKnown)
    found.push({ kind: 'date_unconfirmed', why: '施行日期没有人核实，答复里写“日期待核”。', since: publishedOn })
  if (verifiedUntil !== null && verifiedUntil < today)
    found.push({
      kind: 'verification_lapsed',
      why: `只核对到${verifiedUntil}，之后未核。`,
      since: addDays(verifiedUntil, 1),
    })
  return found
}

/** Everything about some documents that grew old, by a business day. @param documents every version in search */
export function staleDocuments(documents: readonly AgingDocument[], today: string): readonly Stale[] {
  const acts = Map.groupBy(documents, ({ actId }) => actId)
  return documents.flatMap((document) => {
    const { doc, title, author, actId } = document
    const found = ofItsEnd(document, acts.get(actId) ?? [], today)
    if (holdsOn(document, today)) {
      for (const act of document.basis) found.push(...ofBasis(document, act, acts.get(act) ?? [], today))
      found.push(...ofUse(document, today), ...ofItsDates(document, today))
    }
    return distinct(found).map((one) => ({ ...one, subject: doc, title, owner: author }))
  })
}

/** Two acts of one basis that changed on one day are one item. */
function distinct(found: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>()
  for (const one of found) {
    const key = `${one.kind} ${one.since}`
    const before = seen.get(key)
    seen.set(key, before ? { ...before, why: `${before.why}${one.why}` } : one)
  }
  return [...seen.values()]
}
