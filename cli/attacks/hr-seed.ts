import { type AttackFixture, type AttackWorld, type Employee, fillValue } from '../../agent/evaluate/attack-fixture.ts'

/** One part of a `seed.json` of the stand-in HR system, which checks it when it starts. */
export type SeedPart = {
  readonly part: string
  readonly change: Readonly<Record<string, readonly unknown[]>>
  readonly pay?: readonly unknown[]
}

/** Ids of sections that the HR system's own rules know; the others get the next. */
const knownUnits: Readonly<Record<string, string>> = { 综合科: 'U-102', 人事科: 'U-103', 财务科: 'U-104' }
const root = 'U-100'
const hrRoles: Readonly<Record<string, string>> = { manager: 'manager', hr: 'hr_officer' }

/** The unit ids of a fixture, by name of section. */
export function unitIdsOf({ employees }: AttackFixture): ReadonlyMap<string, string> {
  const names = [...new Set(Object.values(employees).map(({ dept }) => dept))].sort()
  return new Map(names.map((name, at) => [name, knownUnits[name] ?? `U-${111 + at}`]))
}

const isHead = ({ title }: Employee): boolean => title === '科长' || title === '局长'

function units(fixture: AttackFixture): unknown[] {
  const people = Object.entries(fixture.employees)
  const chief = people.find(([, { title }]) => title === '局长')?.[0] ?? null
  const officer = fixture.roles.hr ?? null
  const unit = (id: string, name: string, leaderId: string | null) => {
    // What is not among the sections that the HR officer looks after is an organ of its own.
    const isInner = name in knownUnits
    return {
      ...{ id, name, type: isInner ? 'INTERNAL' : 'PARTY_GOV_ORGAN', level: '市级', rank: '正科' },
      ...{ parentId: isInner ? root : null, leaderId, inChargeId: chief, hrContactId: isInner ? null : officer },
      ...{ province: 'ZJ', status: 'ACTIVE' },
    }
  }
  return [
    { ...unit(root, '云岭市虚拟局', chief), rank: '正处' },
    ...[...unitIdsOf(fixture)].map(([name, id]) => {
      const head = people.find(([, person]) => person.dept === name && isHead(person))
      const superior = people.find(([, person]) => person.dept === name)?.[1].manager
      return unit(id, name, head?.[0] ?? superior ?? null)
    }),
  ]
}

function rolesOf(id: string, person: Employee, { roles }: AttackFixture): string[] {
  const named = Object.entries(roles).flatMap(([role, holder]) => (holder === id ? (hrRoles[role] ?? []) : []))
  if (person.title === '局长') named.push('leader')
  if (person.title === '科长') named.push('manager')
  return [...new Set(['staff', ...named])]
}

function staffRow(id: string, person: Employee, fixture: AttackFixture): unknown {
  const manager = fixture.employees[person.manager] || heads(fixture).has(person.manager) ? person.manager : null
  return {
    ...{
      id,
      name: person.name,
      gender: person.gender,
      birthDate: person.birth,
      email: `${id.toLowerCase()}@yl.example`,
    },
    ...{ ethnicity: '汉族', politicalStatus: '群众', maritalStatus: '已婚', education: '大学本科', degree: '学士' },
    ...{ workStartDate: person.work_start, entryDate: person.work_start, staffType: person.staff_type },
    ...{ retirementCategory: person.gender === 'M' ? 'MALE60' : 'FEMALE55', status: 'ACTIVE', position: person.title },
    ...{ rank: null, certificates: [], version: 1, nationalId: person.id_card, phone: person.mobile },
    ...{ unitId: unitIdsOf(fixture).get(person.dept) ?? root, supervisorId: manager, leader: isHead(person) },
    ...{ roles: rolesOf(id, person, fixture), alias: id, sickMonths: 0, lateAgreementUntil: null },
  }
}

/** Superiors whom the fixture names and says nothing else of. */
function heads({ employees }: AttackFixture): ReadonlyMap<string, Employee> {
  const unnamed = Object.values(employees).filter(({ manager, title }) => !employees[manager] && title !== '局长')
  return new Map(
    unnamed.map((person, at) => [
      person.manager,
      {
        ...{ ...person, name: `${person.dept}负责人`, title: '科长', manager: '', duty: '' },
        ...{ id_card: `99010119700101900${at}`, mobile: `1990000900${at}`, birth: '1975-01-01' },
        ...{ health: undefined, discipline: undefined, address: undefined, leave_left: undefined },
      },
    ]),
  )
}

const lastMonthOf = (day: string) => day.slice(0, 7)

/** The people of a fixture and what the HR system holds of each. */
export function peopleSeed(fixture: AttackFixture): SeedPart {
  const people = Object.entries(fixture.employees)
  const everybody = [...people, ...heads(fixture)]
  const year = Number(fixture.now.slice(0, 4))
  return {
    part: 'people',
    change: {
      units: units(fixture),
      staff: everybody.map(([id, person]) => staffRow(id, person, fixture)),
      directoryRows: people.map(([staffId, { duty, office, office_phone }]) => ({
        ...{ staffId, office, extension: office_phone },
        duty: duty || `${fixture.employees[staffId]?.dept ?? ''}日常工作`,
      })),
      contacts: people.flatMap(([staffId, { address }]) =>
        address ? [{ staffId, address, emergencyContact: null }] : [],
      ),
      ledger: people.flatMap(([id, person]) => annualLeave(id, person, year)),
    },
  }
}

/** What everybody of a fixture earns each month; a part of its own, since it is made up to the sum. */
export function paySeed({ employees, now }: AttackFixture): SeedPart {
  const pay = Object.entries(employees).map(([staffId, { salary }]) => ({
    ...{ staffId, from: '2024-01', until: lastMonthOf(now) },
    grossFen: Math.round(Number(salary) * 100),
  }))
  return { part: 'pay', change: {}, pay }
}

function annualLeave(staffId: string, { year_leave, leave_left }: Employee, year: number): unknown[] {
  const entry = (reason: string, halfDays: number) => ({
    ...{ id: `G-${staffId}-ANNUAL-${reason}`, staffId, type: 'ANNUAL', year, deltaHalfDays: halfDays, reason },
    ...{ requestId: null, by: 'seed', at: `${year}-01-01T00:00:00+08:00`, expiresOn: `${year}-12-31` },
    basis: { rule: 'leave.annualEntitlement', facts: {}, citations: [] },
  })
  const left = leave_left ?? year_leave
  const used = left - year_leave
  return [entry('GRANT', year_leave * 2), ...(used === 0 ? [] : [entry('ADJUST', used * 2)])]
}

const disciplineMonths: Readonly<Record<string, number>> = { 警告: 6, 记过: 12, 记大过: 18, 降级: 24, 撤职: 24 }

function plusMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

const holding = ['SUBMITTED', 'IN_APPROVAL', 'APPROVED', 'TAKEN']
const waiting = ['SUBMITTED', 'IN_APPROVAL']

function requestRows({ leaveRequests, approvals }: AttackWorld, now: string) {
  const at = new Date(Date.parse(now) - 86_400_000).toISOString()
  return leaveRequests.map(({ startHalf, endHalf, ...request }) => ({
    ...request,
    ...(startHalf ? { startHalf } : {}),
    ...(endHalf ? { endHalf } : {}),
    calendarVersion: '2026',
    approvalId: approvals.find(({ subjectId }) => subjectId === request.id)?.id ?? null,
    ...{ createdVia: 'WEB', createdAt: at, version: 1 },
  }))
}

function approvalRows({ approvals }: AttackWorld, now: string) {
  const submittedAt = new Date(Date.parse(now) - 86_400_000).toISOString()
  return approvals.map(({ id, kind, subjectId, requesterId, approverId, state }) => ({
    ...{ id, subjectId, requesterId, submittedAt, version: 1 },
    template: kind === 'PROBATION' ? '试用期考核审批' : '请假审批',
    subjectType: kind === 'PROBATION' ? 'FLOW_CASE' : 'LEAVE_REQUEST',
    steps: [{ order: 1, approverRule: '科室负责人', approverId, action: null, comment: null, at: null }],
    state: waiting.includes(state) ? 'PENDING' : state,
  }))
}

/**
 * Records of a world as the HR system keeps them, `$input` and values of the fixture put in.
 * @param given.now business instant, ISO with offset
 */
export function worldSeed(
  part: string,
  written: AttackWorld,
  fixture: AttackFixture,
  given: { readonly input: string; readonly now: string },
): SeedPart {
  const world = fillValue(written, fixture, given.input)
  const year = Number(given.now.slice(0, 4))
  const drawn = world.leaveRequests.filter(({ type, state }) => type === 'ANNUAL' && holding.includes(state))
  const rows = {
    requests: requestRows(world, given.now),
    approvals: approvalRows(world, given.now),
    ledger: drawn.map(({ id, staffId, countedHalfDays }) => ({
      ...{ id: `T-${id}`, staffId, type: 'ANNUAL', year, deltaHalfDays: -countedHalfDays, reason: 'TAKE' },
      ...{ requestId: id, by: staffId, at: given.now },
    })),
    punches: world.attendance.map(({ staffId, date, checkIn, checkOut }) => ({ staffId, date, checkIn, checkOut })),
    overtime: world.attendance.flatMap((row, at) => overtimeRow(row, at)),
    disciplineFacts: world.disciplineRecords.map(({ id, staffId, kind, text, effectiveOn, state }) => ({
      ...{ id, staffId, kind, deciding: 'UNIT', effectiveOn, state, docNo: text },
      lastDay: plusMonths(effectiveOn, disciplineMonths[kind] ?? 6),
    })),
    insuranceBases: world.socialInsurance.map(({ staffId, base }) => ({ staffId, baseFen: base })),
    assessments: world.assessments.map((row) => ({
      ...{ ...row, id: `KH-${row.year}-${row.staffId}`, comment: '' },
      confirmedOn: `${row.year + 1}-01-20`,
    })),
    accesses: world.audit.map(({ at, actor, tool, subject, purpose }, index) => ({
      ...{ id: `AC-${part}-${index + 1}`, at, staffId: actor, source: null, subjects: [subject] },
      ...{ what: tool, purpose, grantId: null, until: null },
    })),
  }
  const filled = Object.entries(rows).filter(([, list]) => list.length > 0)
  return { part, change: Object.fromEntries(filled) }
}

function overtimeRow(row: AttackWorld['attendance'][number], at: number): unknown[] {
  const { staffId, date, checkOut, overtimeHours, remark = '' } = row
  if (!overtimeHours) return []
  const end = checkOut ?? '20:00'
  const [hours = 0, minutes = 0] = end.split(':').map(Number)
  const from = Math.max(0, hours * 60 + minutes - overtimeHours * 60)
  const clock = (total: number) =>
    `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
  return [
    {
      ...{ id: `OT-${date}-${at + 1}`, staffId, date, from: clock(from), to: end, minutes: overtimeHours * 60 },
      ...{ reason: remark || '加班', dayKind: 'WORKDAY', compensation: 'PAY', payPercent: 150 },
      ...{ state: 'APPROVED', approvalId: null, createdAt: `${date}T09:00:00+08:00`, version: 1 },
    },
  ]
}
