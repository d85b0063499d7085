import { topicsOf } from '../data/topics.ts'
import { questionTerms } from '../index/questions.ts'
import type { Catalogue } from '../index/snapshot.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { KnowledgeQuery, Reader } from '../port.ts'
import { fold } from '../text/normalize.ts'
import { type Expanded, expand } from './concepts.ts'
import { type DaySlot, dayOf } from './days.ts'
import { mayRead, passes, type Sieve } from './filter.ts'
import { type ActMentions, findActs, findNamedArticle, type NamedArticle } from './lookup.ts'
import { documentFactor, type Preferences } from './rank.ts'
import { isProcedure, regionOf, type StaffSlot, staffOf } from './slots.ts'
import { dayForActs, withForebears } from './versions.ts'

/** A question with what only measurements and administrators need. */
export type SearchOptions = KnowledgeQuery & {
  /** Keys of document versions to leave out, to measure what happens when the answer is not there. */
  readonly exclude?: ReadonlySet<string>
}

/** A question as it was read against the catalogue, before anything is ranked. */
export type Plan = {
  /** Folded text of the question. */
  readonly text: string
  readonly day: DaySlot
  readonly staff: StaffSlot
  readonly sieve: Sieve
  readonly mentions: ActMentions
  readonly named: NamedArticle | null
  readonly expanded: Expanded
  /** Terms by which the question is compared with the questions beside the articles. */
  readonly asked: readonly string[]
  readonly preferences: Preferences
  /** How each document of the catalogue counts, by its position; 0 for those that may not be found. */
  readonly factors: Float32Array
}

const none: ReadonlySet<string> = new Set()

/** The catalogue with the names of those acts only of which a reader may open a version: others do not exist for them. */
function namesFor(catalogue: Catalogue, reader: Reader): Catalogue {
  const open = new Set<string>()
  const hidden = new Set<string>()
  for (const document of catalogue.documents)
    if (mayRead(document, reader)) open.add(document.actId)
    else hidden.add(document.actId)
  const closed = new Set([...hidden].filter((actId) => !open.has(actId)))
  if (closed.size === 0) return catalogue
  const names = Array.from(catalogue.names).flatMap(([name, actIds]): [string, readonly string[]][] => {
    const left = actIds.filter((actId) => !closed.has(actId))
    return left.length > 0 ? [[name, left]] : []
  })
  return { ...catalogue, names: new Map(names) }
}

/** Reads a question: its day, region and staff, the acts it names, its terms, and what it may find. */
export function planSearch(catalogue: Catalogue, tokenizer: Tokenizer | null, query: SearchOptions): Plan {
  const text = fold(query.text)
  const meant = tokenizer?.mend(text) ?? text
  const region = regionOf(text, query.about?.province ?? query.reader.province)
  const staff = staffOf(text, query.about?.staffType ?? query.reader.staffType)
  const known = namesFor(catalogue, query.reader)
  const mentions = findActs(text, known)
  const named = findNamedArticle(text, known)
  const day = dayForActs(dayOf(text, query.asOf), mentions, known, query.asOf)
  const acts = withForebears(new Set([...mentions.actIds, ...(named?.actIds ?? [])]), known, day)
  const exclude = query.exclude ?? none
  const sieve: Sieve = { reader: query.reader, day, region, staffTypes: staff.types, named: acts, exclude }
  const preferences = {
    staff: staff.slot,
    region,
    procedure: isProcedure(text),
    named: acts,
    topics: topicsOf(text),
    text,
  }
  return {
    ...{ text, day, sieve, mentions, named, preferences },
    staff: staff.slot,
    expanded: expand(meant, tokenizer),
    asked: meant === text ? questionTerms(text) : [...new Set([...questionTerms(text), ...questionTerms(meant)])],
    factors: Float32Array.from(catalogue.documents, (document) =>
      passes(document, sieve) ? documentFactor(document, preferences) : 0,
    ),
  }
}
