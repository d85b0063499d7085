import type { Approval } from '../../tools/hr-api/schemas/index.ts'
import type { ApprovalRow, RequestRow } from '../record.ts'
import { staffOf, type World } from '../world.ts'
import { overlaps } from './count.ts'
import { balanceOf, requestsHolding } from './ledger.ts'
import { leaveTypeOf } from './types.ts'

type Check = Approval['checks'][number]

/** Half days as people say them. */
export function inDays(halfDays: number): string {
  return String(halfDays / 2)
}

function balanceCheck(world: World, request: RequestRow, today: string): Check[] {
  const { hasBalance, name, nameEn } = leaveTypeOf(request.type)
  if (!hasBalance) return []
  const { left } = balanceOf(world, request.staffId, request.type, Number(request.start.slice(0, 4)), today)
  const ok = left >= 0
  return [
    {
      code: 'BALANCE',
      ok,
      zh: ok ? `${name}余额足够，批准后还剩${inDays(left)}天。` : `${name}超出余额${inDays(-left)}天。`,
      en: ok
        ? `${nameEn}: enough balance, ${inDays(left)} days left after this.`
        : `${nameEn}: ${inDays(-left)} days over the balance.`,
    },
  ]
}

/** Colleagues of the same unit who are away at the same time; only their number is told. */
export function awayInUnit(
  world: World,
  request: Pick<RequestRow, 'staffId' | 'start' | 'end' | 'startHalf' | 'endHalf'>,
) {
  const { unitId } = staffOf(world, request.staffId)
  const colleagues = [...world.staff.values()].filter(
    ({ id, unitId: unit, status }) =>
      unit === unitId && id !== request.staffId && (status === 'ACTIVE' || status === 'PROBATION'),
  )
  const away = colleagues.filter(({ id }) => requestsHolding(world, id).some((other) => overlaps(other, request)))
  return { away: away.length, total: colleagues.length + 1 }
}

function unitCheck(world: World, request: RequestRow): Check {
  const { away, total } = awayInUnit(world, request)
  const ok = (away + 1) * 3 <= total
  return {
    code: 'UNIT_OVERLAP',
    ok,
    zh: `同科室共${total}人，同期另有${away}人请假${ok ? '，不影响在岗' : '，在岗人数偏少'}。`,
    en: `${away} of ${total} people of the section are away at the same time${ok ? '.' : '; few would be left.'}`,
  }
}

/** What the rules say about an item, for the person who decides. */
export function checksOf(world: World, approval: ApprovalRow, request: RequestRow, today: string): Check[] {
  if (approval.subjectType === 'LEAVE_CANCEL') {
    const started = request.start <= today
    return [
      {
        code: 'NOT_STARTED',
        ok: !started,
        zh: started ? '假期已经开始，请核对实际休假天数。' : '假期尚未开始，同意后天数全部退回。',
        en: started ? 'The leave has begun. Check the days taken.' : 'The leave has not begun; all days go back.',
      },
    ]
  }
  if (approval.subjectType === 'LEAVE_RETURN') {
    const { returning } = request
    return [
      {
        code: 'BACK_AT_WORK',
        ok: returning !== undefined && returning.returnedOn <= today,
        zh: '请核对本人确已返岗，同意后没休的天数退回。',
        en: 'Check that the person is back at work; what was not taken goes back.',
      },
    ]
  }
  const materials = leaveTypeOf(request.type).requiresMaterials
  const materialCheck: Check[] =
    materials.length === 0
      ? []
      : [
          {
            code: 'MATERIALS',
            ok: false,
            zh: `需核验材料：${materials.join('、')}。`,
            en: 'Supporting documents have to be seen.',
          },
        ]
  return [...balanceCheck(world, request, today), unitCheck(world, request), ...materialCheck]
}
