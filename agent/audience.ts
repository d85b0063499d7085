import { guest, type Person, type Role, type Text } from '#sdk'
import type { Thought } from './model.ts'
import type { Toolbox } from './toolbox.ts'

/** What a group is told instead of what is for one person alone. */
export const sentPrivately: Text = { zh: '已私信您。', en: 'I have sent it to you privately.' }

/**
 * Who reads in a group, as one person who may read only what every member may: the rights of a person never reach it,
 * and its roles, units, kind of staff and province are those that all of them share.
 * @param members everybody in it, the asker among them; null when not all of them are known
 */
export function audienceOf(members: readonly Person[] | null, locale: Person['locale']): Person {
  const nobody = guest(locale)
  const [first] = members ?? []
  if (!members || !first || members.some(({ roles }) => roles.includes('guest') || roles.length === 0)) return nobody
  const inAll = <T>(of: (person: Person) => readonly T[]) =>
    of(first).filter((one) => members.every((each) => of(each).includes(one)))
  const same = <T>(of: (person: Person) => T) => (members.every((each) => of(each) === of(first)) ? of(first) : null)
  // Whoever is no guest reads what is for staff, whatever else they are.
  const roles: Role[] = [...new Set<Role>(['staff', ...inAll(({ roles }) => roles)])]
  return {
    ...nobody,
    name: '',
    roles,
    staffType: same(({ staffType }) => staffType),
    province: same(({ province }) => province),
    unitIds: inAll(({ unitId, unitIds }) => unitIds ?? (unitId === null ? [] : [unitId])),
  }
}

/** The person who asks in a group, as the model may know them there: nothing of them that the others need not hear. */
export function inCompany({ id, name, roles }: Person, { staffType, province }: Person) {
  return { id, name, roles, staffType, province, unitName: null }
}

/**
 * True for a next step that may be taken before everybody: words, and looking up what guests may look up too. Whatever
 * else a tool does is for the one who asks.
 */
export function isForAll(thought: Thought, toolbox: Toolbox): boolean {
  if (thought.kind !== 'call') return true
  return thought.calls.every(({ tool: name }) => {
    const tool = toolbox.find(name)?.tool
    return tool === undefined || (tool.effect === 'read' && tool.guests === true)
  })
}
