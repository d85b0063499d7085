import type { LeavePlan, LeavePlanInput, Words } from '../../tools/hr-api/schemas/index.ts'
import { hasCalendar, yearOf } from '../../tools/rules/index.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import type { PlanRow } from '../time/record.ts'
import { staffOf, type World } from '../world.ts'
import { inDays } from './checks.ts'
import { countSpan } from './count.ts'
import { balanceOf } from './ledger.ts'

type Spans = PlanRow['spans']

function planOf(world: World, staffId: string, year: number): PlanRow | undefined {
  return [...world.plans.values()].findLast((row) => row.staffId === staffId && row.year === year)
}

function checkSpans({ year, spans }: LeavePlanInput): Spans {
  const sorted = [...spans].sort((one, other) => (one.start < other.start ? -1 : 1))
  for (const [index, { start, end }] of sorted.entries()) {
    if (end < start || yearOf(start) !== year || yearOf(end) !== year)
      throw new Refusal(
        'INVALID',
        `计划的每一段都要在${year}年内，结束不早于开始（${start} 至 ${end}）。跨年的请分成两年各报一段。`,
        `Every part of the plan lies within ${year} and ends after it begins (${start} to ${end}). Split what crosses the year.`,
        { status: 422, needs: ['spans'] },
      )
    const before = sorted[index - 1]
    if (before && start <= before.end)
      throw new Refusal(
        'INVALID',
        `计划里 ${before.start} 至 ${before.end} 与 ${start} 至 ${end} 重叠，请核对。`,
        `${before.start} to ${before.end} and ${start} to ${end} overlap. Check them.`,
        { status: 422, needs: ['spans'] },
      )
  }
  return sorted
}

type Draft = Omit<LeavePlan, 'id' | 'createdAt' | 'version'>

function draftOf(
  { world, today }: Pick<Caller, 'world' | 'today'>,
  staffId: string,
  year: number,
  spans: Spans,
): Draft {
  const isKnown = hasCalendar(year)
  const counted = spans.map((span) => ({
    ...span,
    halfDays: isKnown ? countSpan({ type: 'ANNUAL', ...span }).countedHalfDays : null,
  }))
  const total = isKnown ? counted.reduce((sum, { halfDays }) => sum + (halfDays ?? 0), 0) : null
  const { granted, carried, left } = balanceOf(world, staffId, 'ANNUAL', year, today)
  const entitled = granted + carried > 0 ? left : null
  return {
    staffId,
    staffName: staffOf(world, staffId).name,
    year,
    spans: counted,
    totalHalfDays: total,
    entitledHalfDays: entitled,
    replaces: null,
    notes: notesOf(year, total, entitled),
  }
}

function notesOf(year: number, total: number | null, entitled: number | null): Words[] {
  const notes: Words[] = [
    {
      zh: '计划只进科室的休假日历，不占额度；真正休假时仍要提交请假申请。',
      en: 'A plan goes into the calendar of the unit and draws on no balance; the leave itself is still asked for.',
    },
  ]
  if (total === null)
    notes.push({
      zh: `${year}年的放假安排尚未公布，天数待公布后再算。`,
      en: `The official calendar of ${year} is not published, so the days are counted later.`,
    })
  if (total !== null && entitled !== null && total > entitled)
    notes.push({
      zh: `计划${inDays(total)}天，比现在还能休的${inDays(entitled)}天多${inDays(total - entitled)}天。`,
      en: `The plan has ${inDays(total)} days, ${inDays(total - entitled)} more than the ${inDays(entitled)} that are left.`,
    })
  return notes
}

/** A plan as it is shown. */
export function showPlan(
  caller: Pick<Caller, 'world' | 'today'>,
  { id, staffId, year, spans, createdAt, version }: PlanRow,
): LeavePlan {
  return { id, ...draftOf(caller, staffId, year, spans), createdAt, version }
}

/**
 * `POST /leave-plans`: the plan of annual leave of a year, in place of an earlier one.
 * @throws Refusal INVALID for spans outside the year or over each other, for a year that is over
 */
export function planLeavePlan(caller: Caller, input: LeavePlanInput): Plan {
  const { world, staff, now, today } = caller
  if (input.year < yearOf(today))
    throw new Refusal('INVALID', '不能给已经过去的年份报计划。', 'That year is over.', { status: 422, needs: ['year'] })
  const spans = checkSpans(input)
  const before = planOf(world, staff.id, input.year)
  const row: PlanRow = {
    id: before?.id ?? nextId(world.plans, 'LP', today),
    ...{ staffId: staff.id, year: input.year, spans, createdAt: now, version: (before?.version ?? 0) + 1 },
  }
  const counted = { ...draftOf(caller, staff.id, input.year, spans), replaces: before?.spans ?? null }
  const { id, createdAt, version } = row
  return { counted, change: { plans: [row] }, status: 201, answer: { id, ...counted, createdAt, version } }
}
