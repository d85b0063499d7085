import { buildNames } from './names.ts'
import type { Catalogue, IndexedDocument } from './snapshot.ts'

/** The documents of a state with the ways to find them by name. */
export function catalogueOf(version: number, documents: readonly IndexedDocument[]): Catalogue {
  return { version, documents, acts: groupActs(documents), names: buildNames(documents) }
}

function groupActs(documents: readonly IndexedDocument[]): ReadonlyMap<string, readonly number[]> {
  const acts = new Map<string, number[]>()
  const byDate = documents
    .filter(({ live }) => live)
    .sort((one, two) => (one.effectiveFrom ?? '').localeCompare(two.effectiveFrom ?? ''))
  for (const { actId, index } of byDate) acts.set(actId, [...(acts.get(actId) ?? []), index])
  return acts
}
