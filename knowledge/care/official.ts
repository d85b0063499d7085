import * as z from 'zod'
import { Citation, StaffType } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import type { OpenIndex } from '../index/open-index.ts'
import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { KnowledgeResult, OfficialAnswer, Passage } from '../port.ts'
import { checkSentence, findArticle } from '../search/check.ts'
import { holdsIn, mayRead } from '../search/filter.ts'
import { passageOf } from '../search/passages.ts'
import type { Plan } from '../search/plan.ts'
import { createWeights } from './weights.ts'
import { nearestWording, readWording, type Weigh, type Wording } from './wording.ts'

/**
 * From this likeness on a question that says more or less than a wording is the same question. Measured on 60 pairs of
 * test/fixtures/care/wordings.jsonl and on 2,000 questions of the handbook against 5,000 others.
 */
export const officialThreshold = 0.85

const day = z.string().nullable()
const Row = z.object({
  id: z.coerce.string(),
  text: z.string(),
  wordings: z.array(z.string()),
  citations: z.array(Citation),
  audience: z.array(z.string()),
  staff_types: z.array(StaffType),
  region: z.string(),
  valid_from: day,
  valid_until: day,
  approved_on: z.string(),
})
type Row = z.output<typeof Row>
type Known = { readonly item: Row; readonly wording: Wording }

async function loadApproved(sql: Queryable): Promise<readonly Known[]> {
  const { rows } = await sql.query(
    `select id, text, wordings, citations, audience, staff_types, region, valid_from, valid_until, approved_on
     from curated_answer where state = 'approved' order by id`,
  )
  return z
    .array(Row)
    .parse(rows)
    .flatMap((item) => item.wordings.map((text) => ({ item, wording: readWording(text) })))
}

/** True when an answer is meant for this reader, on this day and in this place; looked at before anything is compared. */
function isMeantFor(answer: Row, { sieve, day: asked }: Plan): boolean {
  const { asOf, old } = asked
  if (old || (answer.valid_from !== null && asOf < answer.valid_from)) return false
  if (answer.valid_until !== null && asOf > answer.valid_until) return false
  if (!mayRead(answer, sieve.reader)) return false
  if (!holdsIn({ region: answer.region, city: null }, sieve.region)) return false
  // Somebody whose kind is not known is not given what holds for some kinds only.
  return answer.staff_types.length === 0 || answer.staff_types.some((type) => sieve.staffTypes.includes(type))
}

/** The cited articles as they stand now; null when one of them may no longer be cited, or not to this reader. */
function passagesOf(answer: Row, snapshot: Snapshot, plan: Plan): readonly Passage[] | null {
  const { asOf } = plan.day
  if (answer.citations.length === 0 || checkSentence(snapshot, answer.text, answer.citations, asOf) !== null)
    return null
  const passages: Passage[] = []
  for (const { document, article, quote } of answer.citations) {
    const found = findArticle(snapshot, document, article)
    if (!found || !mayRead(found.document, plan.sieve.reader)) return null
    passages.push(passageOf(snapshot, found.article, { quote, score: 1, today: asOf }))
  }
  return passages
}

function citedDocuments({ documents }: OpenIndex['catalogue'], { citations }: Row): readonly IndexedDocument[] {
  const keys = new Set(citations.map(({ document }) => document))
  return documents.filter(({ live, doc }) => live && keys.has(doc))
}

/** An official answer with the articles it rests on. */
export type MatchedOfficial = { readonly official: OfficialAnswer; readonly passages: readonly Passage[] }

/** Finds the curated answer to a question. */
export type Official = {
  /** Null when there is none for this reader and day, or what it cites is no longer in force. */
  matchOfficial(open: OpenIndex, plan: Plan, text: string): Promise<MatchedOfficial | null>
}

/** Curated answers over the database; they are read again whenever the index has another state. */
export function createOfficial(db: Db, weigh: Weigh = createWeights(db)): Official {
  let held: { readonly version: number; readonly known: Promise<readonly Known[]> } | null = null
  const approved = (version: number) => {
    if (held?.version === version) return held.known
    const known = loadApproved(db)
    held = { version, known }
    known.catch(() => {
      held = null
    })
    return known
  }
  return {
    async matchOfficial(open, plan, text) {
      const known = (await approved(open.catalogue.version)).filter(({ item }) => isMeantFor(item, plan))
      if (known.length === 0) return null
      const nearest = await nearestWording(readWording(text), known, { threshold: officialThreshold, weigh, sql: db })
      // Who names an article wants that article, unless the wording itself does.
      if (!nearest || (plan.named && !nearest.exact)) return null
      const { item } = nearest
      const snapshot = await open.holding(citedDocuments(open.catalogue, item))
      const passages = passagesOf(item, snapshot, plan)
      if (!passages) return null
      const citations = passages.map(({ citation }) => citation)
      return { official: { id: item.id, text: item.text, citations, approvedOn: item.approved_on }, passages }
    },
  }
}

/** A result with the official answer before what search found. */
export function withOfficial(result: KnowledgeResult, matched: MatchedOfficial | null): KnowledgeResult {
  if (!matched) return result
  const isCited = ({ citation }: Passage) =>
    matched.passages.some(({ citation: own }) => own.document === citation.document && own.article === citation.article)
  const best = result.passages[0]?.score ?? 1
  const cited = matched.passages.map((passage) => ({ ...passage, score: best }))
  const others = result.passages.filter((passage) => !isCited(passage))
  return {
    ...result,
    passages: [...cited, ...others],
    answerable: true,
    confidence: 1,
    official: matched.official,
  }
}
