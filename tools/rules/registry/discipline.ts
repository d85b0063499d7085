import * as z from 'zod'
import {
  disciplineCombine,
  disciplineEffects,
  disciplineNewDuringPeriod,
  disciplinePeriod,
  dismissalAbsence,
  sanctionKinds,
} from '../discipline.ts'
import { cite, type RuleCitation } from '../provenance.ts'
import { day, maybe, rule } from '../rule.ts'
import { isServant } from '../staff-kind.ts'
import { months, onDay, step } from '../steps.ts'

const amount = z.number().nonnegative()
const text = z.string()
const kind = z.enum(sanctionKinds)
const running = z.object({ kind, effectiveDate: day })

/** Where the kinds and periods of a sanction stand, by the kind of staff. */
function periodSources(staffType: string, asOf: string | null): readonly RuleCitation[] {
  if (isServant(staffType))
    return [
      ...cite('公务员法', '第六十四条'),
      ...(asOf && asOf < '2020-07-01'
        ? cite('行政机关公务员处分条例', '第七条')
        : cite('公职人员政务处分法', '第八条')),
    ]
  return [...cite('事业单位工作人员处分规定'), ...cite('事业单位人事管理条例', '第二十九条')]
}

/** Rules on sanctions and absence without leave, by id. */
export const disciplineRules = {
  'discipline.period': rule(
    z.object({ kind, effectiveDate: day, staffType: text }),
    disciplinePeriod,
    ({ effectiveDate, staffType, kind: sanction }, output) => ({
      basis: isServant(staffType) ? 'law' : 'secondary',
      citations: periodSources(staffType, effectiveDate),
      asOf: effectiveDate,
      assumptions: [
        !isServant(staffType) && {
          zh: '事业单位的处分期满，由单位作出解除处分的书面决定。',
          en: 'In an institution the unit issues a written release when the period is over.',
        },
      ],
      steps: [
        step('处分种类', 'Sanction', sanction),
        step('生效日', 'In effect from', onDay(effectiveDate)),
        ...(output.months === null ? [] : [step('处分期', 'Period', months(output.months))]),
        ...(output.lastDay ? [step('最后一天', 'Last day', onDay(output.lastDay))] : []),
      ],
    }),
  ),
  'discipline.effects': rule(
    z.object({ kind, staffType: text, duringPeriod: z.boolean(), asOf: maybe(day) }),
    disciplineEffects,
    ({ staffType, asOf }) => ({
      basis: isServant(staffType) ? 'law' : 'secondary',
      citations: isServant(staffType)
        ? cite('公务员法', '第六十四条')
        : [...cite('事业单位工作人员处分规定'), ...cite('事业单位人事管理条例', '第二十九条')],
      asOf: asOf ?? null,
    }),
  ),
  'discipline.combine': rule(
    z.object({ kinds: z.array(kind).min(1), asOf: maybe(day) }),
    disciplineCombine,
    ({ asOf }) => ({ basis: 'law', citations: cite('公职人员政务处分法', '第十五条'), asOf: asOf ?? null }),
  ),
  'discipline.newDuringPeriod': rule(
    z.object({ first: running, second: running }),
    disciplineNewDuringPeriod,
    ({ second }, output) => ({
      basis: 'law',
      citations: cite('行政机关公务员处分条例', '第十条'),
      asOf: second.effectiveDate,
      steps: [
        step('原处分尚未执行', 'Left of the first', months(output.remainingMonths)),
        ...(output.totalMonths === null
          ? []
          : [step('合并后的处分期（最多48个月）', 'In all, at most 48', months(output.totalMonths))]),
        ...(output.lastDay ? [step('最后一天', 'Last day', onDay(output.lastDay))] : []),
      ],
    }),
  ),
  'dismissal.absence': rule(
    z.object({
      staffType: text,
      consecutiveDays: maybe(amount),
      yearTotalDays: maybe(amount),
      consecutiveWorkdays: maybe(amount),
      yearTotalWorkdays: maybe(amount),
      asOf: maybe(day),
    }),
    dismissalAbsence,
    ({ staffType, asOf }) => ({
      basis: 'law',
      citations: isServant(staffType) ? cite('公务员法', '第八十八条') : cite('事业单位人事管理条例', '第十五条'),
      asOf: asOf ?? null,
      assumptions: [
        {
          zh: '“超过”不含本数；孕期、产期、哺乳期等情形不得辞退。',
          en: '“More than” does not contain the number; nobody is dismissed in pregnancy, childbed or nursing.',
        },
      ],
    }),
  ),
}
