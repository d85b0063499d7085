import type { Person } from '#sdk'

/** Roles whose holders ask for what takes two people, and those who decide on it as the second. */
const askers: readonly Person['roles'][number][] = ['system_admin', 'security_admin']
const deciders: readonly Person['roles'][number][] = [...askers, 'auditor']

/** True for an administrator, who may ask for an erasure or other rules. */
export function mayAsk({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((role) => askers.includes(role))
}

/** True for an administrator or auditor, who may agree to what another person asked for. */
export function mayDecide({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((role) => deciders.includes(role))
}
