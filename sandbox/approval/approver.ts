import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers, scopesOf } from '../roles.ts'
import { staffOf, unitOf, type World } from '../world.ts'

const mayApprove = ({ status, roles }: StaffRow): boolean =>
  status === 'ACTIVE' && covers(scopesOf(roles), 'approval:submit:self')

/**
 * An approver by staff id, or by name where only one of that name approves.
 * @throws Refusal NOT_FOUND for nobody, NEEDS_INPUT for several of one name
 */
export function approverNamed(world: World, words: string): StaffRow {
  const named = [...world.staff.values()].filter(({ name, status }) => name === words && status === 'ACTIVE')
  const approvers = named.filter(mayApprove)
  const [only, ...more] = approvers.length > 0 ? approvers : named
  if (!only) return staffOf(world, words)
  if (more.length === 0) return only
  const units = [only, ...more].map(({ id, unitId }) => `${id}（${unitOf(world, unitId).name}）`)
  throw new Refusal(
    'NEEDS_INPUT',
    `叫${words}的有${units.length}位：${units.join('、')}，请说明是哪一位（人员编号）。`,
    'Several people have this name. Say which one, by staff id.',
    { needs: ['to'] },
  )
}

/** @throws Refusal BLOCKED_BY_RULE for somebody without the right to approve */
export function requireApprover(staff: StaffRow): void {
  if (mayApprove(staff)) return
  throw new Refusal(
    'BLOCKED_BY_RULE',
    `${staff.name}没有审批权限，请另选审批人。`,
    'That person has no right to approve. Choose another approver.',
    { needs: ['to'] },
  )
}
