import { ask, type Person } from './api.ts'
import { el } from './dom.ts'
import { section } from './panel.ts'
import { fact } from './parts.ts'
import { isEnglish, roleName, words } from './words.ts'

type DemoPerson = {
  readonly alias: string
  readonly staffId: string
  readonly name: string
  readonly position: string
  readonly unitName: string
  readonly roles: readonly string[]
}

/** The round sign of a person: the family name. */
export function avatar(name: string): HTMLElement {
  const made = el('span', { class: 'avatar', text: name.slice(0, 1) })
  made.setAttribute('aria-hidden', 'true')
  return made
}

/** The invented people one may sign in as, in demo mode only. */
export async function demoPeople(onPick: (alias: string) => void, current: string | null): Promise<HTMLElement> {
  const { items } = await ask<{ items: DemoPerson[] }>('/api/demo/people')
  const rows = items.map(({ alias, staffId, name, position, unitName, roles }) => {
    const button = el('button', { class: 'person', data: { alias }, on: () => onPick(alias) }, avatar(name))
    const special = roles.filter((role) => role !== 'staff').map(roleName)
    button.append(
      el(
        'span',
        { class: 'person-text' },
        el('span', { class: 'person-name' }, name, ...special.map((text) => el('span', { class: 'tag', text }))),
        el('span', { class: 'person-unit', text: `${unitName} · ${position}` }),
      ),
    )
    if (staffId === current) button.setAttribute('aria-current', 'true')
    return el('li', {}, button)
  })
  return el('ul', { class: 'people' }, ...rows)
}

/** Who is signed in, for the panel. */
export function accountSection(person: Person, onSignOut: () => void): HTMLElement {
  const roles = person.roles.map(roleName).join(isEnglish() ? ', ' : '、')
  const facts = [
    fact(words('staffId'), person.id),
    fact(words('unit'), person.unitName ?? ''),
    fact(words('roles'), roles),
  ]
  return section(
    person.name,
    el('dl', { class: 'about' }, ...facts),
    el('button', { class: 'plain', text: words('signOut'), data: { action: 'sign-out' }, on: onSignOut }),
  )
}
