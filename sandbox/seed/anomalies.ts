import type { FileItem } from '../../tools/hr-api/schemas/index.ts'
import { contractsOf } from '../flows/own-contracts.ts'
import type { DossierRow, FileRow, SourceFactRow } from '../people/record.ts'
import { createPeopleWorld } from '../people/world.ts'
import type { Change, StaffRow } from '../record.ts'
import { applyChange, type World } from '../world.ts'

type Kind =
  | 'dossiers'
  | 'assignments'
  | 'ranks'
  | 'relations'
  | 'disciplineFacts'
  | 'contracts'
  | 'files'
  | 'sourceFacts'
type Planted = { [Name in Kind]: NonNullable<Change[Name]> }
type Careers = Pick<Planted, 'dossiers' | 'assignments' | 'ranks' | 'contracts' | 'files'>

/** The people of the planted cases, found by what they are and never by number. */
export function plantedPeople(world: World) {
  const staff = [...world.staff.values()]
  const one = (what: string, test: (person: StaffRow) => boolean): StaffRow => {
    const found = staff.find((person) => test(person))
    if (!found) throw new Error(`Nobody fits the planted case '${what}'. Check sandbox/seed/anomalies.ts.`)
    return found
  }
  const plain = ({ alias, status, leader }: StaffRow) => alias === null && status === 'ACTIVE' && !leader
  const head = (unitId: string) => one(`head of ${unitId}`, ({ id }) => world.units.get(unitId)?.leaderId === id)
  const filler = (unitId: string, type: StaffRow['staffType'], skip = 0): StaffRow => {
    const fitting = staff.filter(
      (person) =>
        plain(person) && person.unitId === unitId && person.staffType === type && person.workStartDate > '2008',
    )
    return fitting[skip] ?? one(`${type} of ${unitId}`, () => false)
  }
  return {
    mixedUse: filler('U-2011', 'INSTITUTION_TECHNICAL'),
    promoted: head('U-107'),
    disciplined: filler('U-106', 'CIVIL_SERVANT', 1),
    spouse: head('U-104'),
    spouseOf: filler('U-104', 'CIVIL_SERVANT'),
    farSpouse: filler('U-101', 'CIVIL_SERVANT', 1),
    farSpouseOf: filler('U-2031', 'INSTITUTION_TECHNICAL'),
    fileAge: filler('U-2021', 'INSTITUTION_TECHNICAL', 1),
    fileWork: filler('U-108', 'CIVIL_SERVANT', 2),
    fileMissing: filler('U-2012', 'INSTITUTION_TECHNICAL'),
    contracts: [filler('U-2041', 'INSTITUTION_TECHNICAL', 1), filler('U-2052', 'INSTITUTION_TECHNICAL')],
    compareUnit: filler('U-2022', 'INSTITUTION_TECHNICAL', 1),
    compareRank: filler('U-105', 'CIVIL_SERVANT', 1),
    compareKind: filler('U-2062', 'INSTITUTION_TECHNICAL'),
    compareParty: filler('U-103', 'CIVIL_SERVANT', 1),
    compareAttendance: filler('U-2033', 'INSTITUTION_TECHNICAL'),
  } as const
}

function known<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`${id} has no row to plant on. Check the order of the seed's parts.`)
  return row
}

const marked = (file: FileRow, test: (item: FileItem) => boolean, change: Partial<FileItem>): FileItem[] =>
  file.items.map((item) => (test(item) ? { ...item, ...change } : item))

/** A file in which two papers state different days. */
function conflictOf(world: World, staffId: string, code: FileItem['checkCode'], field: string, value: string): FileRow {
  const file = known(world.people.files, staffId)
  const items = marked(file, ({ checkCode }) => checkCode === code, { status: 'CONFLICT' })
  return { ...file, items, stated: { ...file.stated, [field]: value } }
}

const shifted = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** A source that says something else of a person than the record does. */
function otherFacts(people: ReturnType<typeof plantedPeople>): SourceFactRow[] {
  const recordedAt = '2026-10-31T18:00:00+08:00'
  const row = (id: string, source: SourceFactRow['source'], staffId: string, field: string, value: string) => ({
    id,
    source,
    staffId,
    field,
    value,
    recordedAt,
  })
  return [
    row('SF-1', 'ESTABLISHMENT', people.compareUnit.id, 'unit', '公共服务中心'),
    row(
      'SF-2',
      'FINANCE',
      people.compareRank.id,
      'rank',
      people.compareRank.rank === '二级科员' ? '一级科员' : '二级科员',
    ),
    row('SF-3', 'FINANCE', people.compareKind.id, 'staffType', '事业单位工勤人员'),
    row(
      'SF-4',
      'ORGANISATION',
      people.compareParty.id,
      'politicalStatus',
      people.compareParty.politicalStatus === '中共党员' ? '群众' : '中共党员',
    ),
    row('SF-5', 'ATTENDANCE', people.compareAttendance.id, 'unit', '考试服务中心'),
  ]
}

/** Everything that is wrong on purpose (`domain/hrms.md` §5), each case once and nothing beside it. */
export function makeAnomalies(world: World): Planted {
  const people = plantedPeople(world)
  const mixed: DossierRow = {
    ...known(world.people.dossiers, people.mixedUse.id),
    occupiesKind: 'ADMIN',
  }
  const assignment = known(world.people.assignments, people.mixedUse.id).at(-1)
  const promotion = {
    id: `RK-${people.promoted.id.slice(2)}-9`,
    staffId: people.promoted.id,
    rank: people.promoted.rank ?? '',
    from: '2026-07-01',
    basisDoc: '示人〔2026〕41号',
  }
  const before = known(world.people.ranks, people.promoted.id).at(-1)
  const missing = known(world.people.files, people.fileMissing.id)
  return {
    dossiers: [mixed],
    assignments: assignment ? [{ ...assignment, unitId: 'U-101', title: '办公室综合岗' }] : [],
    ranks: before ? [{ ...before, ...promotion, id: before.id }] : [promotion],
    relations: [
      {
        id: 'RL-1',
        staffIdA: people.spouse.id,
        staffIdB: people.spouseOf.id,
        relation: 'SPOUSE',
        words: '夫妻',
        declaredAt: '2025-03-04',
        checked: true,
      },
      {
        id: 'RL-2',
        staffIdA: people.farSpouse.id,
        staffIdB: people.farSpouseOf.id,
        relation: 'SPOUSE',
        words: '夫妻',
        declaredAt: '2024-05-20',
        checked: true,
      },
    ],
    disciplineFacts: [
      {
        id: 'DC-1',
        staffId: people.promoted.id,
        kind: '警告',
        deciding: 'UNIT',
        effectiveOn: '2026-03-10',
        lastDay: '2026-09-09',
        state: 'RELEASED',
        docNo: '示处〔2026〕2号',
      },
      {
        id: 'DC-2',
        staffId: people.disciplined.id,
        kind: '警告',
        deciding: 'UNIT',
        effectiveOn: '2026-08-03',
        lastDay: '2027-02-02',
        state: 'ACTIVE',
        docNo: '示处〔2026〕5号',
      },
    ],
    contracts: people.contracts.flatMap(({ id }, at) =>
      contractsOf(world, id).map((row) => ({
        ...row,
        from: ['2023-12-11', '2023-12-21'][at] ?? row.from,
        to: ['2026-12-10', '2026-12-20'][at] ?? row.to,
      })),
    ),
    files: [
      conflictOf(world, people.fileAge.id, 'AGE', 'birthDateInId', shifted(people.fileAge.birthDate, -1)),
      conflictOf(
        world,
        people.fileWork.id,
        'CADRE_STATUS',
        'workStartInForm',
        shifted(people.fileWork.workStartDate, -1),
      ),
      {
        ...missing,
        items: marked(missing, ({ category }) => category === 4, { status: 'MISSING', hasOriginal: false, pages: 0 }),
      },
    ],
    sourceFacts: otherFacts(people),
  }
}

/** The careers and files of everybody with what is wrong on purpose put in; a later row takes the place of an earlier one. */
export function withAnomalies(world: World, change: Careers): Change {
  const draft: World = { ...world, people: createPeopleWorld(), contracts: new Map() }
  applyChange(draft, change)
  const planted = makeAnomalies(draft)
  return {
    ...change,
    ...planted,
    dossiers: [...change.dossiers, ...planted.dossiers],
    assignments: [...change.assignments, ...planted.assignments],
    ranks: [...change.ranks, ...planted.ranks],
    contracts: [...change.contracts, ...planted.contracts],
    files: [...change.files, ...planted.files],
  }
}
