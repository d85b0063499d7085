import type { Assessment, AssessmentEvidence } from '../../tools/hr-api/schemas/index.ts'
import { computeRule } from '../../tools/rules/index.ts'
import { requireScope } from '../http/authenticate.ts'
import { pageOf } from '../http/page.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf } from '../world.ts'
import { figuresOf } from './figures.ts'
import { earlier, spanOf } from './period.ts'
import type { AssessmentRow } from './record.ts'

const isServant = (staffType: StaffRow['staffType']): boolean => staffType.includes('CIVIL_SERVANT')

/** The last day to ask for a review where the grade opens that way, by the rules of appeal. */
function appealUntil({ grade, confirmedOn }: AssessmentRow, { staffType }: StaffRow): string | null {
  const system = isServant(staffType) ? 'civil_servant' : 'institution'
  const scope = computeRule('appeal.scope', { staffType: system, matter: `年度考核定为${grade}` })
  if (scope.inScope !== true) return null
  const { deadline } = computeRule('appeal.review', { staffType: system, knownDate: confirmedOn })
  return typeof deadline === 'string' ? deadline : null
}

/** `GET /me/assessments` */
export function ownAssessments({ world, staff, now, today }: Caller, query: { year?: number }) {
  const items = [...world.assessments.values()]
    .filter(({ staffId, year }) => staffId === staff.id && (query.year === undefined || year === query.year))
    .filter(({ confirmedOn }) => confirmedOn <= today)
    .sort((one, other) => (one.confirmedOn < other.confirmedOn ? 1 : -1))
    .map((row): Assessment => ({ ...row, appealUntil: appealUntil(row, staff) }))
  const servant = isServant(staff.staffType)
  return {
    items,
    basis: {
      rule: 'appeal.review',
      facts: { staffType: staff.staffType },
      citations: servant
        ? [{ title: '公务员法', article: '第九十五条' }]
        : [{ title: '事业单位人事管理条例', article: '第三十八条' }],
    },
    asOf: now,
  }
}

type UnitQuery = { unit?: string; year?: number; cursor?: string; limit?: number }

/** `GET /assessments`: of the units the caller leads. */
export function unitAssessments(caller: Caller, query: UnitQuery) {
  const { world, now } = caller
  const units = reachedUnits(caller, false, query.unit)
  const rows = [...world.assessments.values()].filter(
    ({ staffId, year }) =>
      units.has(staffOf(world, staffId).unitId) && (query.year === undefined || year === query.year),
  )
  return pageOf(
    rows,
    ({ year, id }) => `${year} ${id}`,
    ({ id, staffId, year, kind, grade }) => {
      const { name, unitId } = staffOf(world, staffId)
      return { id, staffId, year, kind, grade, name, unitName: unitOf(world, unitId).name }
    },
    query,
    now,
  )
}

/** The person that evidence is about: the caller, or somebody of the units the caller leads. */
function subjectFor(caller: Caller, subject: string | undefined): StaffRow {
  const { world, staff, scopes } = caller
  if (subject === undefined || subject === staff.id) return staff
  requireScope(scopes, ['assessment:read:unit'])
  const found = staffOf(world, subject)
  if (reachedUnits(caller, false, undefined).has(found.unitId)) return found
  throw new Refusal(
    'OUT_OF_SCOPE',
    '只能查看本人和本人负责单位的考核数据。',
    'You may only look at your own evidence and that of the units you are responsible for.',
    { needs: ['subject'] },
  )
}

type EvidenceQuery = {
  subject?: string
  period: string
  indicator?: AssessmentEvidence['figures'][number]['indicator']
}

/**
 * `GET /assessment-evidence`: figures with the rows they were computed from; there is no grade in it.
 * @throws Refusal INVALID for a period that has not begun
 */
export function evidenceFor(caller: Caller, query: EvidenceQuery): AssessmentEvidence {
  const { world, today, now } = caller
  const { id, name, unitId } = subjectFor(caller, query.subject)
  if (id !== caller.staff.id)
    caller.noteRead({ source: null, subjects: [id], what: '考核数据', purpose: '考核参考', grant: null })
  const whole = spanOf(query.period)
  if (whole.from > today)
    throw new Refusal(
      'INVALID',
      `${query.period} 还没有开始，请改查已经开始的期间。`,
      `${query.period} has not begun yet. Ask for a period that has.`,
      { needs: ['period'] },
    )
  const span = { from: whole.from, to: earlier(whole.to, today) }
  const figures = figuresOf({ world, staffId: id, period: query.period, span, today })
  return {
    subject: { id, name, unitName: unitOf(world, unitId).name },
    period: query.period,
    ...span,
    figures: figures.filter(({ indicator }) => query.indicator === undefined || indicator === query.indicator),
    asOf: now,
  }
}
