import type { Assignment, RankStep, Relation } from '../../tools/hr-api/schemas/index.ts'
import type {
  DirectoryRow,
  DisciplineRow,
  DossierRow,
  FileRow,
  PeopleChange,
  PeopleExportRow,
  SourceFactRow,
} from './record.ts'

/** What is known of people besides their record; lists are in the order recorded. */
export type PeopleWorld = {
  readonly dossiers: Map<string, DossierRow>
  readonly assignments: Map<string, Assignment[]>
  readonly ranks: Map<string, RankStep[]>
  readonly relations: Map<string, Relation>
  readonly disciplines: Map<string, DisciplineRow[]>
  readonly files: Map<string, FileRow>
  readonly sourceFacts: Map<string, SourceFactRow>
  readonly exports: Map<string, PeopleExportRow>
  readonly directory: Map<string, DirectoryRow>
}

/** Nothing is known of anybody yet. */
export function createPeopleWorld(): PeopleWorld {
  return {
    dossiers: new Map(),
    assignments: new Map(),
    ranks: new Map(),
    relations: new Map(),
    disciplines: new Map(),
    files: new Map(),
    sourceFacts: new Map(),
    exports: new Map(),
    directory: new Map(),
  }
}

type Owned = { readonly id: string; readonly staffId: string }

/** Adds rows to the lists of their people; a row with an id that is there takes its place. */
function addOwned<Row extends Owned>(lists: Map<string, Row[]>, rows: readonly Row[] = []): void {
  for (const row of rows) {
    const list = lists.get(row.staffId) ?? []
    const at = list.findIndex(({ id }) => id === row.id)
    if (at < 0) list.push(row)
    else list[at] = row
    lists.set(row.staffId, list)
  }
}

/** Takes new rows about people into the world. */
export function applyPeople(people: PeopleWorld, change: PeopleChange): void {
  for (const row of change.dossiers ?? []) people.dossiers.set(row.staffId, row)
  for (const row of change.relations ?? []) people.relations.set(row.id, row)
  for (const row of change.files ?? []) people.files.set(row.staffId, row)
  for (const row of change.sourceFacts ?? []) people.sourceFacts.set(row.id, row)
  for (const row of change.peopleExports ?? []) people.exports.set(row.id, row)
  for (const row of change.directoryRows ?? []) people.directory.set(row.staffId, row)
  addOwned(people.assignments, change.assignments)
  addOwned(people.ranks, change.ranks)
  addOwned(people.disciplines, change.disciplineFacts)
}
