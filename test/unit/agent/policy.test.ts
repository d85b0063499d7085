import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Person, Role, Scope, scopeClasses, scopeSubjects } from '#sdk'
import { decide, decideSecond, type Stage } from '../../../agent/gate.ts'
import {
  builtInPolicy,
  closedPolicy,
  neverNarrowed,
  type Policy,
  policyHash,
  policyProblems,
  readPolicy,
  ruleFor,
} from '../../../agent/policy.ts'
import { createToolbox, type Toolbox } from '../../../agent/toolbox.ts'
import { createPolicyPlugin } from '../../../agent/tools/policy-search.ts'
import { reminders } from '../../../agent/tools/reminders.ts'
import { createServicePlugins } from '../../../agent/tools/service.ts'
import { policyFileText, readPolicyText } from '../../../jobs/policy-text.ts'
import { policyDifferences, policyLines } from '../../../jobs/policy-words.ts'
import { builtInPlugins } from '../../../tools/index.ts'
import { count } from '../../support/counts.ts'

// Only their definitions are looked at; nothing of them runs here.
const own = [
  createPolicyPlugin({} as never),
  reminders,
  ...createServicePlugins({ reminders: {}, tickets: {} } as never, () => undefined),
]
const toolbox = createToolbox([...own, ...builtInPlugins], 'all')
const names = toolbox.cards.map(({ name }) => name)
const catalogue = { names, tool: (name: string) => toolbox.find(name)?.tool }
const scopes = scopeClasses.flatMap((kind) =>
  ['read', 'submit'].flatMap((right) => scopeSubjects.map((subject) => Scope.parse(`${kind}:${right}:${subject}`))),
)
const some = <T>(of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: of.length })

const rules = fc.oneof(
  fc.constant({}),
  fc.constant({ off: true as const }),
  fc.record(
    { roles: fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1 }), secondBy: fc.constantFrom(...scopes) },
    { requiredKeys: [] },
  ),
)
const policies: fc.Arbitrary<Policy> = fc
  .record({
    version: fc.constant(1 as const),
    others: fc.constantFrom('allowed' as const, 'off' as const),
    tools: fc.dictionary(fc.constantFrom(...names, 'no_such'), rules),
  })
  .map((value) => {
    const policy = readPolicy(value)
    if (typeof policy === 'string') throw new Error(policy)
    return policy
  })
const people: fc.Arbitrary<Person> = fc.record({
  ...{ id: fc.constantFrom('S-1', 'guest'), name: fc.constant('张示例'), locale: fc.constant('zh' as const) },
  ...{ roles: some(Role.options), scopes: some(scopes), staffType: fc.constant(null) },
  ...{ unitId: fc.constant(null), unitName: fc.constant(null), province: fc.constant(null) },
})

/** Whatever the rules let through, the product alone lets through too, and what it asks of two stays so. */
function isWithinBuilt(name: string, under: Toolbox, person: Person, stage: Stage): void {
  const [built, ruled] = [toolbox.find(name), under.find(name)]
  if (!built || !ruled) throw new Error(`There is no tool ${name}.`)
  if (decide(person, ruled, stage).allow) expect(decide(person, built, stage).allow, name).toBe(true)
  if (ruled.tool.effect !== built.tool.effect)
    expect([built.tool.effect, ruled.tool.effect]).toEqual(['submit', 'submit+'])
  if (built.tool.effect !== 'submit+') return
  expect(ruled.tool).toBe(built.tool)
  if (decideSecond(person, ruled, stage).allow) expect(decideSecond(person, built, stage).allow, name).toBe(true)
}

describe('rules only take away', () => {
  test('under any rules, whoever may use a tool may use it by the product alone, and no second consent is lost', () => {
    fc.assert(
      fc.property(policies, people, fc.constantFrom('read' as const, 'all' as const), (policy, person, stage) => {
        const under = toolbox.under(policy)
        for (const name of names) isWithinBuilt(name, under, person, stage)
        const offered = new Set(toolbox.cardsFor(person).map(({ name }) => name))
        for (const { name } of under.cardsFor(person)) expect(offered).toContain(name)
        expect(under.cardsFor(person).length + under.withheldFrom(person).length).toBe(names.length)
      }),
      { numRuns: count(60, 1500) },
    )
  })

  test('rights of each person and the way to a colleague are never narrowed', () => {
    fc.assert(
      fc.property(policies, people, (policy, person) => {
        const under = toolbox.under(policy)
        for (const name of neverNarrowed)
          expect(decide(person, under.find(name), 'all'), name).toEqual(decide(person, toolbox.find(name), 'all'))
      }),
      { numRuns: count(40, 1000) },
    )
    for (const name of neverNarrowed) expect(names).toContain(name)
  })

  test('the built-in rules change nothing, and the closed ones leave only what is never narrowed', () => {
    for (const name of names) {
      expect(ruleFor(builtInPolicy, name)).toEqual({})
      expect(ruleFor(closedPolicy, name)).toEqual(neverNarrowed.has(name) ? {} : { off: true })
    }
  })

  test('what is called narrower lets nobody through who was kept out before', () => {
    fc.assert(
      fc.property(policies, policies, people, (before, after, person) => {
        const [old, next] = [toolbox.under(before), toolbox.under(after)]
        for (const { tool, change } of policyDifferences(catalogue, before, after)) {
          if (change === 'narrower' && decide(person, next.find(tool), 'all').allow)
            expect(decide(person, old.find(tool), 'all').allow, tool).toBe(true)
          if (change === 'wider' && decide(person, old.find(tool), 'all').allow)
            expect(decide(person, next.find(tool), 'all').allow, tool).toBe(true)
        }
      }),
      { numRuns: count(40, 1000) },
    )
  })
})

describe('what people write as rules', () => {
  test('a file says the same as what was written into it, and comments change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(policies, async (policy) => {
        const read = readPolicyText(policyFileText(catalogue, policy))
        if (typeof read === 'string') throw new Error(read)
        expect(await policyHash(read)).toBe(await policyHash(policy))
      }),
      { numRuns: count(40, 500) },
    )
  })

  test.each([
    ['{"version":1,"others":"allowed","tools":{"leave_submit":{"roles":["superuser"]}}}', 'roles'],
    ['{"version":1,"others":"allowed","tools":{"leave_submit":{"off":false}}}', 'off'],
    ['{"version":1,"others":"allowed","tools":{"leave_submit":{"off":true,"roles":["staff"]}}}', 'off'],
    ['{"version":1,"others":"allowed","tools":{"leave_submit":{"scopes":["pay:read:all"]}}}', 'scopes'],
    ['{"version":1,"others":"allowed","tools":{"__proto__x":{}}}', '__proto__x'],
    ['{"version":2,"others":"allowed","tools":{}}', 'version'],
    ['{"version":1,"others":"everybody","tools":{}}', 'others'],
    ['{"version":1,"others":"allowed","tools":{}} // end', 'JSON'],
    ['', 'JSON'],
  ])('%s is no file of rules', (text, named) => {
    const read = readPolicyText(text)
    expect(typeof read).toBe('string')
    expect(read).toContain(named)
  })

  test.each([
    ['leave_sumbit', { off: true }, '没有“leave_sumbit”'],
    ['privacy_forget', { off: true }, '不能收窄'],
    ['policy_search', { roles: ['staff'] }, '不能收窄'],
    ['resignation_submit', { secondBy: 'leave:submit:self' }, '本来就要另一人同意'],
    ['leave_balance', { secondBy: 'leave:submit:unit' }, '不提交'],
  ])('a rule on %s that would not do what it says is told', (name, rule, sentence) => {
    const policy = readPolicy({ version: 1, others: 'allowed', tools: { [name]: rule } })
    if (typeof policy === 'string') throw new Error(policy)
    expect(policyProblems(policy, catalogue.tool).map(({ zh }) => zh)).toEqual([expect.stringContaining(sentence)])
  })

  test('order of tools and roles and the form of a file do not matter to the hash; every rule does', async () => {
    const hash = async (text: string) => {
      const read = readPolicyText(text)
      if (typeof read === 'string') throw new Error(read)
      return policyHash(read)
    }
    const one = await hash(
      '{"version":1,"others":"allowed","tools":{"leave_plan":{},"pay_slip":{"roles":["staff","hr_officer"]}}}',
    )
    const same = await hash(
      '\ufeff// a comment\r\n{"others":"allowed",\r\n "tools":{"pay_slip":{"roles":["hr_officer","staff","staff"]},"leave_plan":{}},"version":1}',
    )
    expect(same).toBe(one)
    const other = await hash(
      '{"version":1,"others":"allowed","tools":{"leave_plan":{},"pay_slip":{"roles":["staff"]}}}',
    )
    expect(other).not.toBe(one)
  })

  test('the table says for each tool who may use it and who has to agree', () => {
    const policy = readPolicy({
      version: 1,
      others: 'off',
      tools: { leave_submit: { roles: ['manager'], secondBy: 'leave:submit:unit' }, leave_balance: {} },
    })
    if (typeof policy === 'string') throw new Error(policy)
    const line = (name: string) => policyLines(catalogue, policy).find(({ tool }) => tool === name)
    expect(line('leave_submit')).toMatchObject({ who: { zh: '只限科室负责人' }, second: 'leave:submit:unit' })
    expect(line('leave_balance')).toMatchObject({ who: { zh: '按权限' }, second: null })
    expect(line('pay_slip')).toMatchObject({ who: { zh: '停用' } })
    expect(line('service_handoff')).toMatchObject({ who: { zh: '按权限（不能收窄）' } })
  })
})
