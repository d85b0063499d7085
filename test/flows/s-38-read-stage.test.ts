import { expect, test } from 'vitest'
import { type Person, scopeClasses } from '#sdk'
import { createToolbox } from '../../agent/toolbox.ts'
import { builtInPlugins } from '../../tools/index.ts'

const everything = scopeClasses.flatMap((kind) => [`${kind}:read:all`, `${kind}:submit:all`] as const)
const person: Person = {
  ...{ id: 'S-1', name: '张示例', roles: ['staff'], scopes: everything, locale: 'zh', staffType: 'civil_servant' },
  ...{ unitId: 'U-1', unitName: '综合科', province: 'ZJ' },
}

test('S-38: in the stage of reading nobody is offered a tool that submits; in the full stage all are', () => {
  const reading = createToolbox(builtInPlugins, 'read').cardsFor(person)
  expect(reading.length).toBeGreaterThan(5)
  expect(reading.filter(({ effect }) => effect !== 'read' && effect !== 'note')).toEqual([])
  const all = createToolbox(builtInPlugins, 'all').cardsFor(person)
  expect(all.map(({ effect }) => effect)).toEqual(expect.arrayContaining(['submit', 'submit+']))
})
