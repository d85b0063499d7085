import type { Snapshot } from '../index/snapshot.ts'
import type { Plan } from './plan.ts'
import type { Ranked } from './rank.ts'

/** Kinds of staff for which acts of their own give different answers. */
export type StaffKind = 'civil' | 'institution' | 'labour'

// On these a civil servant, an institution's staff and a contract worker have each their own rule (retrieval.md §6.4).
const split =
  /年休|年假|公休假|加班|辞职|离职|试用|处分|开除|辞退|解聘|工伤|病假|病休|overtime|resign|probation|annual leave|sick leave/

const asGood = 0.55
const looked = 6

/**
 * The kinds of staff among which the answer differs, when a question says of nobody and the reader is of no known kind;
 * null when it does not matter.
 */
export function staffKindsOf(
  order: readonly Ranked[],
  snapshot: Snapshot,
  { text, staff }: Plan,
): readonly StaffKind[] | null {
  const [first] = order
  if (staff !== 'unknown' || !first || !split.test(text)) return null
  const groups = order
    .slice(0, looked)
    .filter(({ score }) => score >= first.score * asGood)
    .flatMap(({ article }) => snapshot.documents[snapshot.articles[article]?.document as number]?.group ?? [])
  const kinds = [...new Set(groups)].filter((group): group is StaffKind => group !== 'special')
  return kinds.length > 1 ? kinds : null
}
