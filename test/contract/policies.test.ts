import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { guest, type Person, type Role, silentLog } from '#sdk'
import { builtInPolicy, closedPolicy, policyHash } from '../../agent/policy.ts'
import { createPolicies, createPolicyInForce } from '../../jobs/policies.ts'
import { verifyAudit } from '../../store/audit.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

const leave = builtInPlugins.flatMap(({ tools }) => tools).find(({ name }) => name === 'submit')
const admin = (id: string, role: Role): Person => ({ ...guest(), id, name: id, roles: ['staff', role] })
const [shi, shen] = [admin('S-1', 'system_admin'), admin('S-2', 'auditor')]
const [other, zhang] = [admin('S-3', 'security_admin'), admin('S-4', 'manager')]
const content = (tools: Record<string, unknown> = { leave_submit: { off: true } }) => ({
  version: 1,
  others: 'allowed',
  tools,
})

onBothDatabases('rules on who may use what', (open) => {
  let opened: EmptyDatabase
  let db: Db
  const over = (of: Db) =>
    createPolicies({
      db: of,
      inForce: createPolicyInForce(of, silentLog),
      newId: randomUUID,
      tool: (name) => (name === 'leave_submit' ? leave : undefined),
    })
  let policies: ReturnType<typeof over>

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
  })
  beforeEach(async () => {
    await db.exec('truncate policy_change, audit restart identity cascade')
    policies = over(db)
  })
  afterAll(() => opened.close())

  const proposed = async (tools?: Record<string, unknown>, by = shi) => {
    const change = await policies.propose(by, content(tools), '按局发文要求')
    if (typeof change === 'string' || 'problems' in change) throw new Error(`Not proposed: ${JSON.stringify(change)}`)
    return change
  }
  const approved = async (tools?: Record<string, unknown>) => {
    const { number, hash } = await proposed(tools)
    expect(await policies.approve(shen, number, hash)).toMatchObject({ state: 'approved', decidedBy: shen.id })
    return { number, hash }
  }

  test('without an approval the product’s own rules are in force, under their own hash', async () => {
    expect(await policies.inForce()).toEqual({
      ...{ policy: builtInPolicy, hash: await policyHash(builtInPolicy), state: 'built_in', change: null },
    })
  })

  test('what two people agree to is in force at once, at another replica too, and on the trail', async () => {
    const elsewhere = over(opened.another())
    await elsewhere.inForce()
    const { number, hash } = await approved()
    for (const one of [policies, elsewhere])
      expect(await one.inForce()).toMatchObject({ state: 'approved', hash, policy: content(), change: { number } })
    // The same content is the same object, so that nothing is made anew at each turn.
    expect((await policies.inForce()).policy).toBe((await policies.inForce()).policy)
    const { rows } = await db.query('select actor, action, detail from audit order by seq')
    expect(rows).toMatchObject([
      { actor: shi.id, action: 'policy.proposed', detail: { number, hash } },
      { actor: shen.id, action: 'policy.approved', detail: { number, hash, proposed: shi.id } },
    ])
    expect(await verifyAudit(db)).toMatchObject({ rows: 2, brokenAt: null })
  })

  test('one person cannot do both, nor somebody without the right either, nor the database past the service', async () => {
    const { number, hash, id } = await proposed()
    expect(await policies.approve(shi, number, hash)).toBe('same_person')
    expect(await policies.approve(zhang, number, hash)).toBe('role')
    expect(await policies.propose(zhang, content(), '按局发文要求')).toBe('role')
    // An auditor decides and does not propose.
    expect(await policies.propose(shen, content(), '按局发文要求')).toBe('role')
    await expect(
      db.query(`update policy_change set state = 'approved', decided_by = proposed_by where id = $1`, [id]),
    ).rejects.toThrow()
    expect(await policies.inForce()).toMatchObject({ state: 'built_in' })
  })

  test('an approval names the content that was read: changed since, or another hash, nothing is approved', async () => {
    const { number, hash, id } = await proposed()
    const { hash: another } = await proposed({ leave_submit: { roles: ['manager'] } })
    expect(await policies.approve(shen, number, another)).toBe('hash')
    expect(await policies.approve(shen, number, hash.slice(0, 11))).toBe('hash')
    // Somebody puts other rules under the number that is being read, together with their hash or without it.
    await db.query(
      'update policy_change set content = (select content from policy_change where id <> $1) where id = $1',
      [id],
    )
    expect(await policies.approve(shen, number, hash)).toBe('hash')
    await db.query('update policy_change set hash = $2 where id = $1', [id, another])
    expect(await policies.approve(shen, number, hash)).toBe('hash')
    expect(await policies.inForce()).toMatchObject({ state: 'built_in' })
  })

  test('of two proposals on the same rules one is approved; the other has to be proposed anew', async () => {
    const [one, two] = [await proposed(), await proposed({ leave_submit: { roles: ['manager'] } }, other)]
    const both = await Promise.all([
      policies.approve(shen, one.number, one.hash),
      over(opened.another()).approve(shen, two.number, two.hash),
    ])
    expect(both.filter((outcome) => outcome === 'stale')).toHaveLength(1)
    expect(both.filter((outcome) => typeof outcome === 'object')).toHaveLength(1)
    expect(await policies.approve(shen, one.number, one.hash)).toBe(typeof both[0] === 'object' ? 'over' : 'stale')
  })

  test('what is refused stays out of force, and what is in force already is not proposed', async () => {
    const { number, hash } = await proposed()
    expect(await policies.refuse(shen, number)).toMatchObject({ state: 'refused' })
    expect(await policies.approve(shen, number, hash)).toBe('over')
    expect(await policies.approve(shen, 4711, hash)).toBe('missing')
    expect(await policies.propose(shi, content({}), '按局发文要求')).toBe('unchanged')
    expect(await policies.propose(shi, content({ leave_sumbit: { off: true } }), '按局发文要求')).toMatchObject({
      problems: [{ zh: '没有“leave_sumbit”这个工具。' }],
    })
  })

  const changes: readonly (readonly [string, string])[] = [
    ['its content', `update policy_change set content = replace(content, '"off":true', '')`],
    [
      'its content and hash',
      `update policy_change set content = '{"others":"allowed","tools":{},"version":1}',
       hash = '${'0'.repeat(64)}'`,
    ],
    ['who approved it', `update policy_change set decided_by = 'S-9'`],
    ['its row, which is gone', `delete from policy_change`],
    ['its approval on the trail, which is gone', `delete from audit where action = 'policy.approved'`],
    [
      'the approval’s hash',
      `update audit set detail = jsonb_set(detail, '{hash}', '"0"') where action = 'policy.approved'`,
    ],
  ]
  test.each(changes)(
    'a change in the database of %s closes what may be narrowed, until two people agree anew',
    async (_, sql) => {
      await approved()
      await policies.inForce()
      await db.exec(sql)
      for (const one of [policies, over(opened.another())])
        expect(await one.inForce()).toMatchObject({ state: 'damaged', policy: closedPolicy })
      await db.query(`update policy_change set state = 'refused' where state = 'approved'`)
      await approved()
      expect(await policies.inForce()).toMatchObject({ state: 'approved', policy: content() })
    },
  )
})
