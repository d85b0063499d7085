import { createHash } from 'node:crypto'
import { type AlertCode, AlertCode as Codes, type Snapshot } from '../../tools/hr-api/schemas/index.ts'
import { addDays } from '../../tools/rules/index.ts'
import { isInService } from '../establishment/count.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { Change } from '../record.ts'
import { covers } from '../roles.ts'
import { unitOf, type World } from '../world.ts'
import { showAlert } from './alerts.ts'
import {
  type Finding,
  organisationFindings,
  payFindings,
  peopleFindings,
  relationFindings,
  shareFindings,
} from './facts.ts'
import type { AlertRow } from './record.ts'
import { ruleOn } from './rules.ts'

/** What to look at. */
export type Scope = { readonly codes?: readonly AlertCode[]; readonly unit?: string }

/** Everything that the rules find in some units on a day, whatever is known of it already. */
export function findAnomalies(world: World, units: ReadonlySet<string>, asOf: string): Finding[] {
  const staff = [...world.staff.values()].filter(({ unitId }) => units.has(unitId))
  const organisations = [...units].map((id) => unitOf(world, id)).filter(({ type }) => type !== 'INTERNAL')
  const findings = [
    ...organisations.flatMap((unit) => [...organisationFindings(world, unit), ...shareFindings(world, unit)]),
    ...peopleFindings(world, staff.filter(isInService), asOf),
    ...relationFindings(world, asOf).filter(({ unitId }) => units.has(unitId)),
    ...payFindings(world, staff),
  ]
  return findings.filter(({ code }) => ruleOn(code, asOf) !== null)
}

const keyOf = ({ code, subjectIds, part }: Finding): string => [code, ...[...subjectIds].sort(), part].join(' ')

function hashOf(facts: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16)
}

function rowOf(finding: Finding, id: string, asOf: string): AlertRow {
  const { code, unitId, subjectIds, facts, evidence } = finding
  const rule = ruleOn(code, asOf)
  if (!rule) throw new Error(`No rule for ${code} is valid on ${asOf}. Check sandbox/supervision/rules.ts.`)
  return {
    id,
    key: keyOf(finding),
    factsHash: hashOf(facts),
    code,
    unitId,
    subjectIds: [...subjectIds],
    facts: { ...facts },
    evidence: evidence.map((row) => ({ ...row, asOf })),
    rule: { id: code, version: rule.version, validFrom: rule.validFrom, text: rule.text },
    citations: [...rule.citations],
    firstSeen: asOf,
    lastSeen: asOf,
    clearedOn: null,
    state: 'OPEN',
    reason: null,
    ownerUnitId: rule.ownerUnitId,
    dueOn: addDays(asOf, rule.dueDays),
    history: [],
    version: 1,
  }
}

/**
 * What a finding does to the alert that is there: seen again, it is the same one; a dealt-with one stays so while its
 * facts are the same, and a new one is opened when they have changed or come back.
 */
function renewed(before: AlertRow, finding: Finding, asOf: string): AlertRow | null {
  const isSame = before.factsHash === hashOf(finding.facts) && before.clearedOn === null
  const isClosed = before.state === 'DISPOSED' || before.state === 'FALSE_POSITIVE'
  if (isClosed && !isSame) return null
  if (isSame && before.lastSeen >= asOf) return before
  const evidence = finding.evidence.map((row) => ({ ...row, asOf }))
  return {
    ...before,
    facts: { ...finding.facts },
    factsHash: hashOf(finding.facts),
    evidence,
    lastSeen: asOf > before.lastSeen ? asOf : before.lastSeen,
    clearedOn: null,
    version: before.version + 1,
  }
}

/** A dated look at the facts: opens what is new, touches what is still there, marks what is gone. */
export function scanNow(caller: Caller, { codes, unit }: Scope): { change: Change; answer: (world: World) => unknown } {
  const { world, staff, now, today, scopes } = caller
  const units = reachedUnits(caller, covers(scopes, 'supervision:submit:all'), unit)
  const wanted = codes ?? Codes.options
  const found = findAnomalies(world, units, today).filter(({ code }) => wanted.includes(code))
  const { alerts, alertByKey, snapshots } = world.supervision
  const changed: AlertRow[] = []
  const seen: AlertRow[] = []
  const opened: string[] = []
  for (const finding of found) {
    const before = alertByKey.get(keyOf(finding))
    const after = before && renewed(before, finding, today)
    const row = after ?? rowOf(finding, `AL-${String(alerts.size + opened.length + 1).padStart(5, '0')}`, today)
    if (!after) opened.push(row.id)
    if (row !== before) changed.push(row)
    seen.push(row)
  }
  const keys = new Set(seen.map(({ key }) => key))
  const gone = [...alertByKey.values()].filter(
    (row) =>
      row.clearedOn === null &&
      row.lastSeen <= today &&
      wanted.includes(row.code) &&
      units.has(row.unitId) &&
      !keys.has(row.key),
  )
  const cleared = gone.map((row) => ({ ...row, clearedOn: today, version: row.version + 1 }))
  const snapshot: Snapshot = {
    id: `SN-${String(snapshots.size + 1).padStart(4, '0')}`,
    asOf: today,
    takenAt: now,
    by: staff.id,
    codes: [...wanted],
    unit: unit ?? null,
    checked: {
      people: [...world.staff.values()].filter((one) => units.has(one.unitId) && isInService(one)).length,
      units: units.size,
      relations: world.people.relations.size,
    },
    found: seen.map(({ id }) => id),
    opened,
    cleared: cleared.map(({ id }) => id),
  }
  return {
    change: { snapshots: [snapshot], alerts: [...changed, ...cleared] },
    answer: (after) => ({ snapshot, alerts: seen.map((row) => showAlert(after, row)) }),
  }
}
