import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person
let wang: Person
let sun: Person
let du: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  ;[zhang, wang, sun, du] = await Promise.all([
    signIn(sandbox, 'zhang'),
    signIn(sandbox, 'wang'),
    signIn(sandbox, 'sun'),
    signIn(sandbox, 'du'),
  ])
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const itemsOf = <Row>(body: Record<string, unknown>) => body.items as Row[]
const answerOf = (method: string, path: string) => {
  const found = schemas.endpoints.find((one) => one.method === method && one.path === path)
  if (!found) throw new Error(`No endpoint ${method} ${path}`)
  return found.answer
}
const search = (who: Person, filter: schemas.StaffFilter, more: object = {}) =>
  who.post('/staff/search', { filter, ...more })

test.each([
  ['/staff/{id}', '/staff/S-1003'],
  ['/staff', '/staff?limit=100'],
  ['/staff/{id}/assignments', '/staff/S-1002/assignments'],
  ['/staff/{id}/ranks', '/staff/S-1002/ranks'],
  ['/relations', '/relations'],
  ['/directory', '/directory?q=人事科'],
  ['/file-items', '/file-items?staffId=S-1002'],
  ['/file-checks', '/file-checks'],
  ['/establishment', '/establishment'],
  ['/rank-quotas', '/rank-quotas'],
  ['/leader-quotas', '/leader-quotas'],
  ['/post-quotas', '/post-quotas'],
  ['/retirement/due', '/retirement/due'],
  ['/sources', '/sources'],
  ['/sources/{source}/staff/{id}', '/sources/FINANCE/staff/S-1002'],
  ['/sources/{source}/staff', '/sources/ESTABLISHMENT/staff?limit=7'],
  ['/grants', '/grants'],
  ['/accesses', '/accesses?subject=me'],
  ['/supervision/alerts', '/supervision/alerts'],
  ['/supervision/snapshots', '/supervision/snapshots'],
])('the answer of GET %s fits its schema (%s)', async (path, url) => {
  const { status, body } = await sun.get(url)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(answerOf('GET', path).parse(body)).toEqual(body)
})

describe('projections', () => {
  test('the officer sees everything masked, the supervisor what patrols need, a manager the basic fields of the section', async () => {
    const [full, limited, basic] = await Promise.all([
      sun.get('/staff/S-1014'),
      du.get('/staff/S-1014'),
      wang.get('/staff/S-1014'),
    ])
    expect(full.body).toMatchObject({
      view: 'FULL',
      nationalIdMasked: expect.stringMatching(/^\d{4}\*{12}/),
      phoneMasked: expect.stringMatching(/^138\*{4}/),
    })
    expect(limited.body).toMatchObject({ view: 'LIMITED', birthDate: expect.any(String) })
    for (const hidden of ['nationalIdMasked', 'phoneMasked', 'maritalStatus', 'nativePlace', 'supervisor', 'ethnicity'])
      expect(limited.body).not.toHaveProperty(hidden)
    expect(Object.keys(basic.body).sort()).toEqual(['id', 'name', 'position', 'staffType', 'status', 'unit', 'view'])
    expect(JSON.stringify([full.body, limited.body, basic.body])).not.toMatch(/13800001014|990101\d{11}/)
  })

  test('a member of staff sees nobody else, a manager nobody outside the section', async () => {
    for (const path of ['/staff', '/staff/S-1002', '/file-items?staffId=S-1002', '/retirement/due', '/establishment'])
      expect(await zhang.get(path), path).toMatchObject({ status: 403 })
    expect((await wang.get('/staff/S-1003')).status).toBe(403)
    expect((await wang.get('/staff/S-1001/assignments')).status).toBe(403)
    expect((await zhang.get('/staff/S-1001/assignments')).status).toBe(200)
  })

  test('one’s own file is a list; what contradicts itself in it is not told before the organisation has decided', async () => {
    const conflicts = itemsOf<{ staffId: string }>((await sun.get('/file-checks')).body)
    const [first] = conflicts
    const own = await signIn(sandbox, first?.staffId ?? '')
    const { body } = await own.get('/file-items')
    expect(JSON.stringify(body)).not.toMatch(/CONFLICT/)
    expect(schemas.FileList.parse(body).items.length).toBeGreaterThan(5)
  })
})

describe('finding people', () => {
  test('a typed filter counts and shows who fits, ends of ranges included', async () => {
    const filter: schemas.StaffFilter = {
      ageMax: 35,
      degreeAtLeast: '硕士',
      political: ['中共党员'],
      level: ['正科'],
      levelYears: 3,
    }
    const { body } = await search(sun, filter)
    const found = schemas.StaffFound.parse(body)
    expect(found.count).toBe(3)
    expect(found.items.map(({ unit }) => unit.id).sort()).toEqual(['U-203', 'U-205', 'U-301'])
  })

  test('a manager may look by unit and post only; what is no condition is refused by name', async () => {
    expect(await search(wang, { position: '科员' })).toMatchObject({ status: 200 })
    expect(await search(wang, { ageMax: 35 })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_FIELD', needs: ['ageMax'] },
    })
    expect(await search(sun, { sql: 'select' } as schemas.StaffFilter)).toMatchObject({ status: 400 })
    expect(await search(zhang, {})).toMatchObject({ status: 403 })
  })
})

describe('establishment and retirement', () => {
  test('one unit is over its 编制 by two and one over 副科 by one, nothing else', async () => {
    const over = (path: string) =>
      du.get(path).then(({ body }) => itemsOf<{ unitId: string; over: number }>(body).filter((row) => row.over > 0))
    expect(await over('/establishment')).toMatchObject([{ unitId: 'U-205', over: 2, approved: 50, occupied: 52 }])
    expect(await over('/leader-quotas')).toMatchObject([{ unitId: 'U-206', level: '副科', over: 1 }])
    expect(await over('/rank-quotas?limit=100')).toEqual([])
    expect(await over('/post-quotas?limit=100')).toEqual([])
  })

  test('two people are past their day, three within six months', async () => {
    const overdue = itemsOf<{ name: string }>((await du.get('/retirement/due?overdue=true')).body)
    expect(overdue.map(({ name }) => name).sort()).toEqual(['冯逾期', '马逾期'])
    const due = itemsOf<{ name: string }>((await du.get('/retirement/due?from=2026-11-23&to=2027-05-23')).body)
    expect(due.map(({ name }) => name)).toEqual(['郑将届', '罗将届', '高将届'])
  })
})

describe('sources, grants and the ledger', () => {
  test('a source that is down fails alone', async () => {
    const fault = { kind: 'down', match: { path: '/api/v1/sources/FINANCE' } }
    await callRaw(sandbox, 'POST', '/admin/faults', basicOf(sandbox), { body: fault })
    expect((await sun.get('/sources/FINANCE/staff/S-1002')).status).toBe(503)
    expect((await sun.get('/sources/ATTENDANCE/staff/S-1002')).status).toBe(200)
    expect((await sun.get('/sources')).status).toBe(200)
    await callRaw(sandbox, 'DELETE', '/admin/faults', basicOf(sandbox))
    expect((await sun.get('/sources/FINANCE/staff/S-1002')).status).toBe(200)
  })

  test('each read of somebody’s data is a row that the person and the owner see; the reader’s own are none', async () => {
    const target = await signIn(sandbox, 'S-1016')
    const before = itemsOf((await target.get('/accesses?subject=me')).body).length
    await sun.get('/staff/S-1016')
    await sun.get('/sources/FINANCE/staff/S-1016?purpose=核对')
    await target.get('/staff/S-1016/assignments')
    const mine = itemsOf<schemas.Access>((await target.get('/accesses?subject=me')).body)
    expect(mine).toHaveLength(before + 2)
    expect(mine[0]).toMatchObject({
      staffName: '孙范例',
      source: 'FINANCE',
      ownerUnitName: '财务科',
      purpose: '核对',
      subjectName: '刘虚拟',
      grantId: expect.stringMatching(/^GR-/),
      until: '2027-12-31',
    })
  })

  test('only the owner’s head ends a grant; after that the source is refused by name, and only that source', async () => {
    const owner = await signIn(sandbox, 'S-1037')
    const [grant] = itemsOf<schemas.Grant>((await owner.get('/grants')).body).filter(
      ({ source, granteeUnitId }) => source === 'FINANCE' && granteeUnitId === 'U-103',
    )
    const path = `/grants/${grant?.id}:revoke`
    expect(await sun.write(path, { reason: '不再需要' })).toMatchObject({ status: 403 })
    expect(await zhang.write(path, { reason: '不再需要' })).toMatchObject({ status: 404 })
    expect(await owner.write(path, { reason: '年度授权清理' })).toMatchObject({
      status: 200,
      body: { state: 'REVOKED' },
    })
    expect(await owner.write(path, { reason: '年度授权清理' })).toMatchObject({ status: 409 })
    expect(await sun.get('/sources/FINANCE/staff/S-1002')).toMatchObject({
      status: 403,
      body: { code: 'OUT_OF_SCOPE', detail: expect.stringContaining('财务科') },
    })
    expect((await du.get('/sources/FINANCE/staff/S-1002')).status).toBe(200)
    const used = itemsOf<schemas.Access>((await owner.get('/accesses?subject=unit')).body)
    expect(used.every(({ ownerUnitName }) => ownerUnitName === '财务科')).toBe(true)
    expect(used.length).toBeGreaterThan(0)
    expect((await zhang.get('/accesses?subject=unit')).status).toBe(403)
  })
})

describe('patrols', () => {
  const scan = (body: object = {}, now?: string) => du.post('/supervision/snapshots', body, now ? { now } : {})

  test('a scan finds the planted anomalies exactly; a second one opens nothing', async () => {
    const first = schemas.ScanResult.parse((await scan()).body)
    const count: Record<string, number> = {}
    for (const { code } of first.alerts) count[code] = (count[code] ?? 0) + 1
    expect(count).toEqual({
      OVER_ESTABLISHMENT: 1,
      OVER_POST: 1,
      MIXED_USE: 1,
      RETIREMENT_OVERDUE: 2,
      LATE_RETIREMENT_NOT_ALLOWED: 1,
      RETIREMENT_DUE: 3,
      PROBATION_OVERDUE: 1,
      SECONDMENT_OVERDUE: 2,
      PROMOTED_DURING_DISCIPLINE: 1,
      FILE_CONFLICT: 2,
      CONTRACT_EXPIRING: 2,
      AVOIDANCE: 1,
    })
    // The patrol of the evening before had opened them all.
    expect(first.snapshot.found).toHaveLength(18)
    expect(first.snapshot.opened).toEqual([])
    expect(first.alerts.every(({ firstSeen }) => firstSeen === '2026-11-22')).toBe(true)
    for (const alert of first.alerts) {
      expect(alert.evidence.length, alert.code).toBeGreaterThan(0)
      expect(alert.owner.name, alert.code).not.toBeNull()
      expect(alert.dueOn > '2026-11-23').toBe(true)
    }
    const second = schemas.ScanResult.parse((await scan()).body)
    expect(second.snapshot.opened).toEqual([])
    expect(second.alerts.map(({ id }) => id).sort()).toEqual(first.alerts.map(({ id }) => id).sort())
  })

  test('what is dealt with needs a reason, stays so, and does not come back with the same facts', async () => {
    const alerts = itemsOf<schemas.Alert>((await du.get('/supervision/alerts?code=FILE_CONFLICT')).body)
    const id = alerts[0]?.id ?? ''
    const path = `/supervision/alerts/${id}:dispose`
    expect((await du.write(path, { state: 'DISPOSED' })).status).toBe(400)
    expect(await sun.write(path, { state: 'DISPOSED', reason: '已认定' })).toMatchObject({ status: 403 })
    expect(await du.write(path, { state: 'ACKNOWLEDGED', reason: '已转人事科' })).toMatchObject({ status: 200 })
    expect(await du.write(path, { state: 'FALSE_POSITIVE', reason: '录入笔误' })).toMatchObject({
      status: 200,
      body: { state: 'FALSE_POSITIVE', history: [{ to: 'ACKNOWLEDGED' }, { to: 'FALSE_POSITIVE' }] },
    })
    expect((await du.write(path, { state: 'DISPOSED', reason: '再改' })).status).toBe(409)
    const again = schemas.ScanResult.parse((await scan()).body)
    expect(again.snapshot.opened).toEqual([])
  })

  test('another day is another snapshot: what is over is cleared, what has become due is new', async () => {
    const later = schemas.ScanResult.parse(
      (await scan({ codes: ['RETIREMENT_DUE', 'RETIREMENT_OVERDUE'] }, '2027-03-10T09:00:00+08:00')).body,
    )
    const overdue = later.alerts
      .filter(({ code }) => code === 'RETIREMENT_OVERDUE')
      .map(({ subjects }) => subjects[0]?.name)
    expect(overdue.sort()).toEqual(['冯逾期', '罗将届', '郑将届', '马逾期'].sort())
    expect(later.snapshot.cleared).toHaveLength(2)
  })

  test('the officer sees alerts of the own organisation but no sanction', async () => {
    const codes = itemsOf<schemas.Alert>((await sun.get('/supervision/alerts')).body).map(({ code }) => code)
    expect(codes).toContain('AVOIDANCE')
    expect(codes).not.toContain('PROMOTED_DURING_DISCIPLINE')
    expect((await wang.get('/supervision/alerts')).status).toBe(403)
  })
})
