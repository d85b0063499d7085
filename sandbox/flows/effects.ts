import { movedDossier, newDossier, newPost } from '../people/moves.ts'
import type { Change, StaffRow } from '../record.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import type { EffectName } from './definition.ts'
import { flows } from './definitions/index.ts'
import { factText } from './guards/guard.ts'
import type { CandidateRow, CaseRow, ContractRow } from './record.ts'

type Moment = { readonly world: World; readonly today: string }

const bump = (staff: StaffRow, changed: Partial<StaffRow>): Change => ({
  staff: [{ ...staff, ...changed, version: staff.version + 1 }],
})

/** The newcomer of a candidate, on probation from the day of reporting. */
function newcomerOf({ world, today }: Moment, row: CaseRow, candidate: CandidateRow): StaffRow {
  const { notice, workStartDate, ...known } = candidate
  const serial = Math.max(...[...world.staff.keys()].map((id) => Number(id.slice(2)))) + 1
  const reportedOn = factText(row, 'reportedOn') || today
  return {
    ...known,
    id: `S-${serial}`,
    workStartDate: workStartDate ?? reportedOn,
    entryDate: reportedOn,
    status: 'PROBATION',
    certificates: [],
    version: 1,
    supervisorId: unitOf(world, row.unitId).leaderId,
    leader: false,
    roles: ['staff'],
    alias: null,
    sickMonths: 0,
    lateAgreementUntil: null,
  }
}

function hire(moment: Moment, row: CaseRow): Change {
  const candidate = moment.world.candidates.get(row.staffId)
  if (!candidate) return {}
  const staff = newcomerOf(moment, row, candidate)
  const post = newPost(moment.world, staff, { from: staff.entryDate, basisDoc: candidate.notice })
  return { staff: [staff], dossiers: [newDossier(moment.world, staff)], ...post }
}

function move({ world, today }: Moment, row: CaseRow): Change {
  const staff = staffOf(world, row.staffId)
  if (row.hostUnitId === null) return bump(staff, { status: 'TRANSFERRED_OUT' })
  const { leaderId } = unitOf(world, row.hostUnitId)
  const moved: StaffRow = {
    ...staff,
    unitId: row.hostUnitId,
    position: factText(row, 'position') || staff.position,
    rank: factText(row, 'rank') || staff.rank,
    supervisorId: leaderId === staff.id ? staff.supervisorId : leaderId,
  }
  const post = newPost(world, moved, { from: today, basisDoc: row.id })
  return { ...bump(staff, moved), dossiers: movedDossier(world, moved), ...post }
}

function renew({ world }: Moment, row: CaseRow): Change {
  const contract = world.contracts.get(factText(row, 'contractId'))
  if (!contract) return {}
  const toRetirement = row.facts.toRetirement === true
  const renewed: ContractRow = {
    ...contract,
    no: row.materials.新聘用合同编号?.reference ?? contract.no,
    from: factText(row, 'newFrom'),
    to: toRetirement ? null : factText(row, 'newTo'),
    toRetirement,
    renewals: contract.renewals + 1,
    version: contract.version + 1,
  }
  return { contracts: [renewed] }
}

const effects: Readonly<Record<EffectName, (moment: Moment, row: CaseRow) => Change>> = {
  hire,
  move,
  renew,
  regularise: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'ACTIVE' }),
  dismiss: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'DISMISSED' }),
  lend: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'SECONDED_OUT' }),
  take_back: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'ACTIVE' }),
  keep_on: ({ world }, row) => bump(staffOf(world, row.staffId), { lateAgreementUntil: factText(row, 'chosenDate') }),
  retire: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'RETIRED' }),
  leave: ({ world }, row) => bump(staffOf(world, row.staffId), { status: 'RESIGNED' }),
}

/** What a case does to the records by being in its state. */
export function effectOf(moment: Moment, row: CaseRow): Change {
  const name = flows[row.flow].effects[row.state]
  return name ? effects[name](moment, row) : {}
}
