import { planDecision } from '../approval/decide.ts'
import { planTransfer } from '../flows/begin-staff.ts'
import type { CandidateRow, CaseRow, HoldRow } from '../flows/record.ts'
import type { Caller, Plan } from '../plan.ts'
import type { Change, StaffRow } from '../record.ts'
import { scopesOf } from '../roles.ts'
import { applyChange, staffOf, type World } from '../world.ts'

/** Ordinary colleagues of a unit: nobody whom a demo or another planted case knows by name. */
function ordinary(world: World, unitId: string): StaffRow[] {
  const planted = /逾期|将届|试用|借出|待核|样本|示例|测试|演示|模拟|虚拟|占位/
  return [...world.staff.values()].filter(
    (staff) =>
      staff.unitId === unitId &&
      staff.alias === null &&
      staff.status === 'ACTIVE' &&
      !staff.leader &&
      !staff.roles.includes('manager') &&
      !planted.test(staff.name),
  )
}

function nth(world: World, unitId: string, index: number): StaffRow {
  const found = ordinary(world, unitId)[index]
  if (!found) throw new Error(`${unitId} has no ordinary colleague ${index}. Check sandbox/seed/people.ts.`)
  return found
}

function candidate(id: string, name: string, unitId: string, more: Partial<CandidateRow>): CandidateRow {
  const serial = Number(id.slice(2))
  return {
    ...{ id, name, unitId, gender: 'F', birthDate: `200${serial}-03-15`, workStartDate: null },
    ...{ email: `${id.toLowerCase()}@hr.example`, phone: `1380001000${serial}`, ethnicity: '汉族' },
    ...{ politicalStatus: '共青团员', maritalStatus: '未婚', education: '大学本科', degree: '学士' },
    ...{ staffType: 'CIVIL_SERVANT', retirementCategory: 'FEMALE55', position: '科员', rank: '一级科员' },
    // An area that does not exist, as everywhere in the invented bureau.
    nationalId: `990101200${serial}031500${serial}X`,
    notice: `示录〔2026〕${serial}号`,
    ...more,
  }
}

/** One who can begin, one for an institution without a free post, one whose relative leads the section. */
function candidates(): CandidateRow[] {
  return [
    candidate('C-0001', '林新录', 'U-108', {}),
    candidate('C-0002', '郭新聘', 'U-2032', {
      ...{
        gender: 'M',
        staffType: 'INSTITUTION_TECHNICAL',
        retirementCategory: 'MALE60',
        position: '助理工程师',
        rank: '初级',
      },
    }),
    candidate('C-0003', '许回避', 'U-104', { position: '会计' }),
    candidate('C-0004', '邓新聘', 'U-2043', {
      staffType: 'INSTITUTION_TECHNICAL',
      position: '助理工程师',
      rank: '初级',
    }),
  ]
}

/** Matters of competent bodies, one of each kind. */
function holds(world: World): HoldRow[] {
  const on = (index: number, kind: HoldRow['kind'], staff: StaffRow, until: string | null): HoldRow => ({
    ...{ id: `H-${index}`, staffId: staff.id, kind, from: '2026-09-01', until },
  })
  return [
    on(1, 'INVESTIGATION', nth(world, 'U-106', 0), null),
    on(2, 'AUDIT', nth(world, 'U-105', 0), null),
    on(3, 'DUTY', nth(world, 'U-107', 0), null),
    on(4, 'SECRECY', nth(world, 'U-108', 0), '2027-06-30'),
    on(5, 'FILE_CONFLICT', nth(world, 'U-2043', 0), null),
  ]
}

function namedIn(world: World, name: string): StaffRow {
  const found = [...world.staff.values()].find((staff) => staff.name === name)
  if (!found) throw new Error(`Nobody is called ${name}. Check sandbox/seed/posts.ts.`)
  return found
}

/** A secondment that has run out and was neither prolonged nor ended. */
function expiredSecondment(world: World, id: string, name: string, [from, to]: readonly [string, string]): CaseRow {
  const staff = namedIn(world, name)
  const officer = [...world.staff.values()].find(({ alias }) => alias === 'sun')?.id ?? staff.id
  const at = `${from}T09:00:00+08:00`
  const done = (state: string, outcome: string, by: string) => ({
    ...{ state, outcome, by, onBehalfOf: null, comment: null, at },
  })
  const head = staff.supervisorId ?? officer
  return {
    ...{ id, flow: 'SECONDMENT', staffId: staff.id, unitId: staff.unitId, hostUnitId: null, state: 'ACTIVE' },
    ...{ ownerId: officer, dueOn: to, approvalId: null, relatives: [], form: [] },
    facts: {
      host: '示例市数字办',
      from,
      to,
      letter: `示数办函〔2026〕${id.slice(-1)}号`,
      work: '专项工作',
      payBy: '原单位',
      extended: false,
    },
    materials: {
      借调函: { reference: `示数办函〔2026〕${id.slice(-1)}号`, at },
      期限与岗位说明: { reference: '专项工作', at },
    },
    history: [
      done('REQUEST', 'DONE', officer),
      done('HOME_CONSENT', 'APPROVE', head),
      done('PERSON_INFORMED', 'DONE', staff.id),
      done('HR_APPROVAL', 'APPROVE', head),
    ],
    ...{ startedBy: officer, startedAt: at, closedAt: null, version: 5 },
  }
}

function callerAt(world: World, staff: StaffRow, day: string): Caller {
  return {
    world,
    staff,
    scopes: scopesOf(staff.roles),
    client: 'seed',
    noteRead: () => {},
    now: `${day}T09:30:00+08:00`,
    today: day,
  }
}

/** A transfer between two sections that waits for the receiving one. */
function runningTransfer(draft: World): void {
  const carryOut = ({ change }: Plan) => {
    const { events: _events, ...rows } = change
    applyChange(draft, rows)
  }
  const officer = namedIn(draft, '孙范例')
  const person = nth(draft, 'U-105', 2)
  const asked = { staffId: person.id, toUnit: 'U-107', position: '科员', reason: '岗位交流' }
  carryOut(planTransfer(callerAt(draft, officer, '2026-11-16'), asked))
  const row = [...draft.cases.values()].at(-1)
  if (!row?.ownerId || row.approvalId === null) throw new Error('The planted transfer has not begun.')
  carryOut(planDecision(callerAt(draft, staffOf(draft, row.ownerId), '2026-11-18'), row.approvalId, 'APPROVE', {}))
}

/** Candidates, open matters and the cases that are under way when the system starts. */
export function makeLifecycle(world: World): Change {
  const draft: World = { ...world, cases: new Map(), approvals: new Map(world.approvals) }
  applyChange(draft, {
    cases: [
      expiredSecondment(world, 'LC-2026-00001', '韩借出', ['2025-11-01', '2026-10-31']),
      expiredSecondment(world, 'LC-2026-00002', '唐借出', ['2026-05-06', '2026-11-05']),
    ],
  })
  runningTransfer(draft)
  return {
    candidates: candidates(),
    holds: holds(world),
    cases: [...draft.cases.values()],
    approvals: [...draft.approvals.values()].filter(({ subjectType }) => subjectType === 'CASE_STEP'),
  }
}
