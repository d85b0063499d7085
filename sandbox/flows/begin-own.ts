import type { ResignationInput, RetirementInput } from '../../tools/hr-api/schemas/index.ts'
import { addDays, addMonths, computeRule } from '../../tools/rules/index.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { isServant } from './guards/guard.ts'
import { requireGuards } from './guards/index.ts'
import type { CaseRow } from './record.ts'
import { contributionMonths, mayApply93, requiredMonths, retirementWindow } from './retirement-facts.ts'
import { retirementForm } from './retirement-form.ts'
import { planStart } from './start.ts'

/** A case as far as the conditions of retiring need one before it begins. */
function draftOf({ staff, now }: Caller, flow: CaseRow['flow'], facts: CaseRow['facts']): CaseRow {
  return {
    ...{
      id: '',
      flow,
      staffId: staff.id,
      unitId: staff.unitId,
      hostUnitId: null,
      state: '',
      ownerId: null,
      dueOn: null,
    },
    ...{ approvalId: null, facts, relatives: [], form: [], materials: {}, history: [], startedBy: staff.id },
    ...{ startedAt: now, closedAt: null, version: 1 },
  }
}

function requireDate(caller: Caller, { kind, chosenDate }: RetirementInput): void {
  if (kind === 'STATUTORY' || chosenDate !== undefined) return
  const window = retirementWindow(caller.staff)
  const range = 'statutoryDate' in window ? `（法定日期 ${window.statutoryDate}）` : ''
  throw new Refusal('NEEDS_INPUT', `请说明选定的退休日期${range}。`, 'Say which day of retirement you choose.', {
    needs: ['chosenDate'],
  })
}

function writtenNeeded(input: RetirementInput, chosenDate: string, statutoryDate: string): void {
  if (input.kind === 'EARLY_FLEX' && !input.notice)
    throw new Refusal(
      'NEEDS_INPUT',
      `弹性提前退休要有本人签字的书面告知，最晚在选定日期3个月前（${addMonths(chosenDate, -3)}）交到人事科。请先签好，再告诉我书面告知的编号或名称。（依据：《国务院关于渐进式延迟法定退休年龄的办法》第三条、《示例市数据管理局退休办理指南》第十条）`,
      `An early date needs a signed written notice, handed in by ${addMonths(chosenDate, -3)}. Sign it and give its number or name.`,
      { needs: ['notice'] },
    )
  if (input.kind === 'LATE_FLEX' && !input.agreement)
    throw new Refusal(
      'NEEDS_INPUT',
      `弹性延迟退休要与单位商量一致，在法定日期1个月前（${addMonths(statutoryDate, -1)}）签书面约定。请先签好，再告诉我约定的编号或名称。（依据：《国务院关于渐进式延迟法定退休年龄的办法》第三条、《示例市数据管理局退休办理指南》第十一条）`,
      `A late date needs a written agreement, signed by ${addMonths(statutoryDate, -1)}. Sign it and give its number or name.`,
      { needs: ['agreement'] },
    )
}

/** `POST /retirement-cases`: the form is filled from the records; only what nobody else knows is left open. */
export function planRetirement(caller: Caller, input: RetirementInput): Plan {
  const { staff, today, now } = caller
  const window = retirementWindow(staff)
  const late = input.kind === 'LATE_FLEX'
  const flow = late ? 'LATE_RETIREMENT' : 'RETIREMENT'
  if (!('statutoryDate' in window))
    return planStart(caller, { flow, staffId: staff.id, unitId: staff.unitId, facts: { kind: input.kind } })
  if (late && !window.lateAllowed) requireLate(caller, window.statutoryDate)
  requireDate(caller, input)
  const { statutoryDate } = window
  const chosenDate = input.kind === 'STATUTORY' ? statutoryDate : (input.chosenDate ?? statutoryDate)
  const facts: CaseRow['facts'] = {
    kind: input.kind,
    statutoryDate,
    chosenDate,
    contributionMonths: contributionMonths(staff, [today, chosenDate].sort().at(-1) ?? today),
    requiredMonths: requiredMonths(chosenDate),
    mayApply93: mayApply93(staff, today),
    watchUntil: addMonths(statutoryDate, -12),
    noticeBy: addMonths(statutoryDate, -6),
    choiceBy: addMonths(chosenDate, -3),
    agreementBy: addMonths(statutoryDate, -1),
    isFarAhead: today < addMonths(chosenDate, -12),
    // Who asks has no need of being told.
    needsNotice: false,
    ...(input.notice ? { notice: input.notice, noticeOn: today } : {}),
    ...(input.agreement ? { agreement: input.agreement, agreementOn: today } : {}),
  }
  // What a date breaks by itself is said before papers are asked for.
  const early = draftOf(caller, flow, { ...facts, notice: input.notice ?? 'open', noticeOn: today })
  requireGuards(late ? ['late_allowed'] : ['early_window'], { world: caller.world, today, row: early, staff })
  writtenNeeded(input, chosenDate, statutoryDate)
  const materials = {
    ...(input.agreement ? { 延迟退休书面约定: { reference: input.agreement, at: now } } : {}),
  }
  const begins = { flow, staffId: staff.id, unitId: staff.unitId, facts, materials } as const
  return planStart(caller, { ...begins, form: retirementForm(caller, input, { statutoryDate, chosenDate }) })
}

function requireLate(caller: Caller, statutoryDate: string): void {
  const row = draftOf(caller, 'LATE_RETIREMENT', { kind: 'LATE_FLEX', statutoryDate, chosenDate: statutoryDate })
  requireGuards(['late_allowed'], { world: caller.world, today: caller.today, row, staff: caller.staff })
}

/** `POST /resignations`: civil servants are let go by the appointing authority, others give notice. */
export function planResignation(caller: Caller, { lastDay, reason }: ResignationInput): Plan {
  const { staff, today } = caller
  if (lastDay < today)
    throw new Refusal(
      'INVALID',
      '最后工作日不能早于今天，请核对日期。',
      'The last day cannot lie in the past. Check it.',
      { needs: ['lastDay'] },
    )
  if (!isServant(staff.staffType))
    return planStart(caller, {
      flow: 'CONTRACT_END',
      staffId: staff.id,
      unitId: staff.unitId,
      facts: { lastDay, reason: reason ?? null, noticeOn: today, transferBy: addDays(lastDay, 15) },
    })
  const isLeader = staff.roles.includes('leader')
  const { deadline } = computeRule('resign.approvalDeadline', {
    staffType: 'civil_servant',
    applyDate: today,
    leader: isLeader,
  })
  return planStart(caller, {
    flow: 'RESIGNATION',
    staffId: staff.id,
    unitId: staff.unitId,
    facts: { lastDay, reason: reason ?? null, answerBy: String(deadline), needsAudit: isLeader },
  })
}
