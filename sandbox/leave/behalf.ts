import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf } from '../world.ts'

/**
 * Whom something is entered for: the caller, or a colleague in service within the caller's units.
 * @throws Refusal OUT_OF_SCOPE without the right for it, or for somebody outside those units
 */
export function personOf(caller: Caller, forStaffId: string | undefined): StaffRow {
  const { world, staff, scopes } = caller
  if (forStaffId === undefined || forStaffId === staff.id) {
    if (covers(scopes, 'leave:submit:self')) return staff
    throw new Refusal('OUT_OF_SCOPE', '请说明替哪位同事办理。', 'Say for which colleague it is entered.', {
      needs: ['forStaffId'],
    })
  }
  if (!covers(scopes, 'leave:submit:unit'))
    throw new Refusal(
      'OUT_OF_SCOPE',
      '只有科室负责人和人事科可以替同事录入请假。',
      'Only heads of section and the HR office may enter leave for a colleague.',
      { needs: ['leave:submit:unit'] },
    )
  const person = staffOf(world, forStaffId)
  if (!reachedUnits(caller, false, undefined).has(person.unitId))
    throw new Refusal(
      'OUT_OF_SCOPE',
      '此人不在您负责的单位，不能代为办理。',
      'This person is outside the units you are responsible for.',
    )
  if (person.status !== 'ACTIVE' && person.status !== 'PROBATION')
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `${person.name}不在岗（离职、退休或借出），不能在这里请假。`,
      'This person is not in service here, so no leave can be entered.',
    )
  return person
}
