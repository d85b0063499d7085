import { type AlertCode, staffTypeNames } from '../../tools/hr-api/schemas/index.ts'
import { computeRule } from '../../tools/rules/index.ts'
import { countEstablished, countLeaders, countRanks, isInService } from '../establishment/count.ts'
import { usedOfBand } from '../establishment/views.ts'
import { contractsOf } from '../flows/own-contracts.ts'
import { secondmentOf } from '../flows/secondments.ts'
import { categoryOf } from '../people/retirement.ts'
import type { StaffRow, UnitRow } from '../record.ts'
import { unitOf, type World } from '../world.ts'

/** An anomaly as the rules name it, before anybody is told. */
export type Finding = {
  readonly code: AlertCode
  /** The organisation or section it belongs to. */
  readonly unitId: string
  readonly subjectIds: readonly string[]
  /** Tells several findings of one code and subject apart, such as the level. */
  readonly part: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly evidence: readonly { readonly record: string; readonly field: string; readonly value: string }[]
}

type RawAlert = Readonly<Record<string, unknown>> & { readonly code: AlertCode }

const kindWords: Readonly<Record<string, string>> = { ADMIN: '行政编制', INSTITUTION: '事业编制' }
const wordsOf = (kind: string): string => kindWords[kind] ?? kind

function scan(facts: Readonly<Record<string, unknown>>): RawAlert[] {
  const { alerts } = computeRule('supervision.scan', facts)
  if (!Array.isArray(alerts)) throw new Error('The rule supervision.scan gave no alerts. Check the facts given to it.')
  return alerts as RawAlert[]
}

const inWords = (counts: Partial<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([kind, held]) => [wordsOf(kind), held ?? 0]))

/** The figures of one organisation beside what was approved. */
export function organisationFindings(world: World, unit: UnitRow): Finding[] {
  const { establishment } = world
  const quotas = [...establishment.quotas.values()].filter(({ unitId }) => unitId === unit.id)
  const leaders = [...establishment.leaders.values()].filter(({ unitId }) => unitId === unit.id)
  const base = [...establishment.rankBases.values()].find(({ unitId }) => unitId === unit.id)
  const bands = Object.keys(base ? countRanks(world, unit.id) : {}).length > 0 ? bandsUsed(world, unit.id) : undefined
  const actual = inWords(countEstablished(world, unit.id))
  const alerts = scan({
    unit: unit.id,
    establishment: Object.fromEntries(quotas.map(({ kind, approved }) => [wordsOf(kind), approved])),
    actual,
    leaderQuota: Object.fromEntries(leaders.map(({ level, approved }) => [level, approved])),
    leaderActual: countLeaders(world, unit.id),
    ...(base && bands ? { level: base.organLevel, generalPosts: base.base, ranks: bands } : {}),
  })
  const documents = [...new Set([...quotas, ...leaders].map(({ approvalDoc }) => approvalDoc))].join('、')
  return alerts.map(({ code, ...facts }) => {
    const part = String(facts.kind ?? facts.level ?? facts.rank ?? '')
    const held =
      code === 'OVER_ESTABLISHMENT'
        ? actual[part]
        : code === 'OVER_POST'
          ? countLeaders(world, unit.id)[part as '正处']
          : bands?.[part]
    const over = Number(facts.over)
    return {
      code,
      unitId: unit.id,
      subjectIds: [unit.id],
      part,
      facts: { ...facts, held, approved: Number(held) - over },
      evidence: [
        { record: documents, field: `核定数（${part}）`, value: String(Number(held) - over) },
        { record: '在册人员名册', field: `实有数（${part}）`, value: String(held) },
      ],
    }
  })
}

const bandNames = [
  '二级巡视员',
  '一至四级调研员',
  '一级、二级调研员',
  '一级调研员',
  '一至四级主任科员',
  '一级、二级主任科员',
]

function bandsUsed(world: World, unitId: string): Record<string, number> {
  return Object.fromEntries(bandNames.map((band) => [band, usedOfBand(world, unitId, band)]))
}

/** The share of the best grade in one organisation. */
export function shareFindings(world: World, unit: UnitRow): Finding[] {
  return [...world.establishment.gradeShares.values()]
    .filter(({ unitId }) => unitId === unit.id)
    .flatMap(({ id, year, participants, excellent, raisedRatioApproved }) => {
      const system = unit.type.startsWith('INSTITUTION') ? 'institution' : 'civil_servant'
      const limit = Number(
        computeRule('assessment.excellentQuota', { participants, raisedRatioApproved, system }).maxExcellent,
      )
      if (!(excellent > limit)) return []
      return [
        {
          code: 'EXCELLENT_RATIO_EXCEEDED' as const,
          unitId: unit.id,
          subjectIds: [unit.id],
          part: String(year),
          facts: { year, participants, excellent, limit },
          evidence: [
            { record: id, field: '参加考核人数', value: String(participants) },
            { record: id, field: '优秀人数', value: String(excellent) },
          ],
        },
      ]
    })
}

/** What the rules look at in one person; only what is on record is given, so that nothing is guessed. */
function personFacts(world: World, staff: StaffRow) {
  const { people } = world
  const secondment = secondmentOf(world, staff.id)
  const contract = contractsOf(world, staff.id)[0]
  const ranks = people.ranks.get(staff.id) ?? []
  const posts = (people.assignments.get(staff.id) ?? []).filter(({ level }) => level !== null)
  const disciplines = (people.disciplines.get(staff.id) ?? []).filter(({ state }) => state !== 'REVOKED')
  const stated = people.files.get(staff.id)?.stated
  return {
    id: staff.id,
    category: categoryOf(staff),
    birthDate: staff.birthDate,
    status: '在职',
    staffType: staff.staffType.toLowerCase(),
    lateRetirementApprovedUntil: staff.lateAgreementUntil,
    ...(staff.status === 'PROBATION' ? { hireDate: staff.entryDate, probationStatus: '试用期' } : {}),
    disciplines: disciplines.map(({ kind, effectiveOn }) => ({ kind, effectiveDate: effectiveOn })),
    // The first rank is given at the end of probation and is no promotion.
    events: [
      ...ranks.slice(1).map(({ from }) => ({ type: '晋升职级', date: from })),
      ...posts.map(({ from }) => ({ type: '晋升职务', date: from })),
    ],
    ...(secondment ? { secondment: { from_: secondment.from, to: secondment.to }, currentlyAt: 'HOST' } : {}),
    ...(contract?.to ? { contractEnd: contract.to } : {}),
    ...(stated ? { fileFields: stated } : {}),
  }
}

const statedAs: Readonly<Record<string, readonly [field: string, record: string][]>> = {
  出生日期: [
    ['birthDate', '档案记载'],
    ['birthDateInId', '身份证'],
  ],
  参加工作时间: [
    ['workStart', '履历表'],
    ['workStartInForm', '录用审批表'],
  ],
}

function evidenceOf(world: World, staff: StaffRow, alert: RawAlert): Finding['evidence'] {
  const { people } = world
  const row = (record: string, field: string, value: unknown) => ({ record, field, value: String(value ?? '') })
  switch (alert.code) {
    case 'RETIREMENT_OVERDUE':
    case 'RETIREMENT_DUE':
      return [
        row(`人员 ${staff.id}`, '出生日期', staff.birthDate),
        row('退休年龄规则', '法定退休日期', alert.statutoryDate),
        row(`人员 ${staff.id}`, '状态', '在职'),
      ]
    case 'LATE_RETIREMENT_NOT_ALLOWED':
      return [
        row('延迟退休协议', '延迟至', staff.lateAgreementUntil),
        row(`人员 ${staff.id}`, '人员类别', staffTypeNames[staff.staffType].zh),
      ]
    case 'PROBATION_OVERDUE':
      return [
        row(`人员 ${staff.id}`, '录用日期', staff.entryDate),
        row('试用期规则', '应转正日期', alert.regulariseFrom),
      ]
    case 'PROMOTED_DURING_DISCIPLINE':
      return [
        ...(people.disciplines.get(staff.id) ?? []).map(({ docNo, effectiveOn, lastDay }) =>
          row(docNo, '影响期', `${effectiveOn} 至 ${lastDay}`),
        ),
        ...(people.ranks.get(staff.id) ?? [])
          .slice(-1)
          .map(({ basisDoc, rank, from }) => row(basisDoc, `晋升${rank}`, from)),
      ]
    case 'SECONDMENT_OVERDUE':
      return [secondmentOf(world, staff.id)].flatMap((found) =>
        found ? [row(found.letter, '借调单位', found.host), row(found.letter, '期满日期', found.to)] : [],
      )
    case 'CONTRACT_EXPIRING':
      return contractsOf(world, staff.id)
        .slice(0, 1)
        .map(({ no, to }) => row(no, '合同期满', to))
    case 'FILE_CONFLICT': {
      const stated = people.files.get(staff.id)?.stated ?? {}
      return (statedAs[String(alert.field)] ?? []).map(([field, record]) =>
        row(record, String(alert.field), stated[field]),
      )
    }
    default:
      return []
  }
}

/** What the rules find in people, and who works in a post of another kind of 编制. */
export function peopleFindings(world: World, staff: readonly StaffRow[], asOf: string): Finding[] {
  const byId = new Map(staff.map((person) => [person.id, person]))
  const mixedUse = staff.flatMap(({ id }) => {
    const dossier = world.people.dossiers.get(id)
    return dossier?.establishmentKind && dossier.occupiesKind
      ? [{ person: id, holds: wordsOf(dossier.establishmentKind), occupies: wordsOf(dossier.occupiesKind) }]
      : []
  })
  const alerts = scan({ asOf, mixedUse, staff: staff.map((person) => personFacts(world, person)) })
  return alerts.flatMap((alert): Finding[] => {
    const person = byId.get(String(alert.person))
    if (!person) return []
    const { code, ...facts } = alert
    const mixed = mixedUse.find((one) => one.person === person.id)
    const isMixed = code === 'MIXED_USE' && mixed !== undefined
    return [
      {
        code,
        unitId: person.unitId,
        subjectIds: [person.id],
        part: String(facts.field ?? ''),
        facts: isMixed ? { ...facts, holds: mixed.holds, occupies: mixed.occupies } : facts,
        evidence: isMixed
          ? [
              { record: '编制台账', field: '所占编制', value: mixed.holds },
              { record: '任职文件', field: '岗位编制', value: mixed.occupies },
            ]
          : evidenceOf(world, person, alert),
      },
    ]
  })
}

/** Kin who hold posts that the law keeps apart. */
export function relationFindings(world: World, asOf: string): Finding[] {
  const relations = [...world.people.relations.values()].flatMap(({ id, staffIdA, staffIdB, words }) => {
    const a = world.staff.get(staffIdA)
    const b = world.staff.get(staffIdB)
    if (!a || !b || !isInService(a) || !isInService(b)) return []
    const post = ({ unitId, position }: StaffRow) => {
      const unit = unitOf(world, unitId).name
      return position.startsWith(unit) ? position : `${unit}${position}`
    }
    return [{ id, a: a.id, b: b.id, relation: words, aPost: post(a), bPost: post(b), sameUnit: a.unitId === b.unitId }]
  })
  return scan({ asOf, relations }).flatMap(({ code, ...facts }) => {
    const [a, b] = facts.persons as [string, string]
    const relation = relations.find((one) => one.a === a && one.b === b)
    if (!relation) return []
    return [
      {
        code,
        unitId: world.staff.get(a)?.unitId ?? '',
        subjectIds: [a, b],
        part: '',
        facts: { ...facts, relation: relation.relation, aPost: relation.aPost, bPost: relation.bPost },
        evidence: [
          { record: relation.id, field: '申报关系', value: relation.relation },
          { record: `人员 ${a}`, field: '岗位', value: relation.aPost },
          { record: `人员 ${b}`, field: '岗位', value: relation.bPost },
        ],
      },
    ]
  })
}

/** Who has left and is still on the pay roll. */
export function payFindings(world: World, staff: readonly StaffRow[]): Finding[] {
  const paid = [...world.people.sourceFacts.values()].filter(
    ({ source, field, value }) => source === 'FINANCE' && field === 'paid' && value === '是',
  )
  const gone = new Map(staff.filter((person) => !isInService(person)).map((person) => [person.id, person]))
  return paid.flatMap(({ id, staffId, recordedAt }) => {
    const person = gone.get(staffId)
    if (!person) return []
    return [
      {
        code: 'PAID_AFTER_TRANSFER' as const,
        unitId: person.unitId,
        subjectIds: [person.id],
        part: '',
        facts: { person: person.id, status: person.status, paidOn: recordedAt.slice(0, 10) },
        evidence: [
          { record: `人员 ${person.id}`, field: '状态', value: person.status },
          { record: id, field: '工资名册', value: '在发' },
        ],
      },
    ]
  })
}
