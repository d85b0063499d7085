import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
import { asJob, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
const people = new Map<string, Person>()
const as = (alias: string): Person => {
  const found = people.get(alias)
  if (!found) throw new Error(`${alias} has not signed in`)
  return found
}

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  for (const alias of ['zhang', 'wang', 'li', 'sun', 'du', 'tian']) people.set(alias, await signIn(sandbox, alias))
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const answerOf = (path: string) => {
  const found = schemas.endpoints.find((one) => one.method === 'GET' && one.path === path)
  if (!found) throw new Error(`No endpoint ${path}`)
  return found.answer
}
const metric = async (who: string, path: string) => {
  const { status, body } = await as(who).get(`/metrics/${path}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return schemas.MetricAnswer.parse(body)
}

describe('answers and rights', () => {
  test.each([
    ['/me/assessments', '/me/assessments'],
    ['/assessments', '/assessments?year=2025'],
    ['/assessment-evidence', '/assessment-evidence?period=2026-Q3'],
    ['/evidence-disputes', '/evidence-disputes'],
    ['/peer-invitations', '/peer-invitations'],
    ['/contributions', '/contributions'],
    ['/training/courses', '/training/courses'],
    ['/training/records', '/training/records?year=2026'],
    ['/training/requirements', '/training/requirements?year=2026'],
    ['/metrics', '/metrics'],
    ['/metrics/{indicator}', '/metrics/HEADCOUNT'],
  ])('GET %s fits its schema (%s)', async (path, url) => {
    const { status, body } = await as('wang').get(url)
    expect(status).toBe(200)
    expect(answerOf(path).parse(body)).toEqual(body)
  })

  test('a manager sees the evidence of the own section, nobody that of others', async () => {
    expect((await as('wang').get('/assessment-evidence?period=2026-Q3&subject=S-1001')).status).toBe(200)
    for (const [who, subject] of [
      ['wang', 'S-1003'],
      ['zhang', 'S-1002'],
      ['sun', 'S-1001'],
      ['tian', 'S-1001'],
    ] as const)
      expect(
        await as(who).get(`/assessment-evidence?period=2026-Q3&subject=${subject}`),
        `${who} on ${subject}`,
      ).toMatchObject({ status: 403, body: { code: 'OUT_OF_SCOPE' } })
    expect(await as('zhang').get('/assessments')).toMatchObject({ status: 403 })
    const { body } = await as('wang').get('/assessments?year=2025')
    expect(new Set((body.items as { unitName: string }[]).map(({ unitName }) => unitName))).toEqual(new Set(['综合科']))
  })

  test('a hand-typed figure is impossible: no operation takes one', async () => {
    const dispute = await as('zhang').post('/evidence-disputes?dryRun=true', {
      evidenceId: 'BJ-1',
      reason: 'x',
      value: 99,
    })
    expect(dispute).toMatchObject({ status: 400, body: { code: 'INVALID', needs: ['value'] } })
    const writing = schemas.endpoints.filter(
      ({ writes, path }) => writes && /service-case|assessment|metric/.test(path),
    )
    expect(writing).toEqual([])
  })
})

describe('metrics', () => {
  test('a leader asks about everybody, a manager about the own section, a member of staff about themself', async () => {
    expect((await metric('tian', 'HEADCOUNT?by=GENDER')).total.value).toBe(480)
    expect((await metric('wang', 'HEADCOUNT?by=GENDER')).total).toMatchObject({ value: 9 })
    expect(await as('wang').get('/metrics/HEADCOUNT?subject=U-103')).toMatchObject({ status: 403 })
    expect((await metric('zhang', 'VOLUME')).subject).toEqual({ id: 'S-1001', name: '张示例' })
    expect(await as('zhang').get('/metrics/VOLUME?subject=U-102')).toMatchObject({ status: 403 })
    expect(await as('zhang').get('/metrics/HEADCOUNT')).toMatchObject({ status: 403 })
  })

  test('a group of fewer than five people is hidden, with the reason', async () => {
    const { groups } = await metric('wang', 'AGE_STRUCTURE')
    const hidden = groups.filter(({ value }) => value === null)
    expect(hidden.length).toBeGreaterThan(1)
    for (const one of hidden) expect(one).toMatchObject({ n: null, hidden: { zh: expect.stringMatching(/5人/) } })
    for (const { value, n } of groups) if (value !== null && value > 0) expect(n).toBeGreaterThanOrEqual(5)
  })

  test.each([
    ['NOTHING', 404, 'NOT_FOUND'],
    ['HEADCOUNT?by=MONTH', 400, 'INVALID'],
    ['HEADCOUNT?to=2020-01-01', 400, 'INVALID'],
    ['VOLUME?from=2026-05-01&to=2026-04-01', 400, 'INVALID'],
  ])('%s is refused', async (path, status, code) => {
    expect(await as('tian').get(`/metrics/${path}`)).toMatchObject({ status, body: { code } })
  })
})

describe('jobs', () => {
  const span = 'from=2026-01-01&to=2027-12-31'

  test('get a token of their own for what they need and nothing else', async () => {
    const job = await asJob(sandbox, 'retirement', 'retirement:read:all people:read:all pay:read:all')
    expect(job).toMatchObject({ status: 200, scope: 'retirement:read:all' })
    const due = await job.get(`/due/retirements?${span}`)
    expect(schemas.DueList.parse(due.body).items.length).toBeGreaterThan(0)
    for (const path of ['/me', '/staff', '/due/leave?from=2026-01-01&to=2026-12-31', '/me/retirement'])
      expect((await job.get(path)).status, path).toBe(403)
    expect((await asJob(sandbox, 'payroll', 'pay:read:all')).status).toBe(400)
    expect((await as('sun').get(`/due/retirements?${span}`)).status).toBe(403)
  })

  test.each([
    ['retirement', 'retirements', 'retirement:read:all'],
    ['probation', 'probations', 'lifecycle:read:all'],
    ['leave', 'leave', 'leave:read:all'],
    ['contract', 'contracts', 'contract:read:all'],
    ['training', 'training', 'training:read:all'],
    ['approval', 'approvals', 'approval:read:all'],
  ])('%s is told ids, days and codes only', async (name, path, scope) => {
    const job = await asJob(sandbox, name, scope)
    const { body } = await job.get(`/due/${path}?${span}`)
    const { items } = schemas.DueList.parse(body)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) for (const value of Object.values(item)) expect(value).toMatch(/^[A-Z0-9_-]+$/i)
  })

  test('enter accepted work once, never reviewed by its author', async () => {
    const job = await asJob(sandbox, 'contributions', 'contribution:submit:all')
    const work = {
      ...{ staffId: 'S-1006', kind: 'PROCESS', title: '请假问答更正', source: 'KNOWLEDGE', reference: 'doc@3' },
      ...{ acceptedBy: 'S-1007', acceptedOn: '2026-11-20' },
    }
    const send = async (sent: object, key: string) => {
      const dry = await job.post('/contributions/accepted?dryRun=true', sent)
      if (dry.status !== 200) return dry
      return job.post('/contributions/accepted', { ...sent, confirmationToken: dry.body.confirmationToken }, { key })
    }
    expect(await send(work, 'k-1')).toMatchObject({ status: 201, body: { state: 'ACCEPTED', source: 'KNOWLEDGE' } })
    expect(await send(work, 'k-2')).toMatchObject({ status: 409, body: { code: 'DUPLICATE' } })
    expect(await send({ ...work, reference: 'doc@4', acceptedBy: 'S-1006' }, 'k-3')).toMatchObject({ status: 422 })
    const { body } = await callRaw(sandbox, 'GET', '/health', '')
    expect(body.ok).toBe(true)
  })
})

describe('disputes and contributions over HTTP', () => {
  test('go to the superior as approvals and come back decided', async () => {
    const evidence = schemas.AssessmentEvidence.parse(
      (await as('zhang').get('/assessment-evidence?period=2026-Q3')).body,
    )
    const row = evidence.figures[1]?.sources.at(-1)?.id
    const dispute = await as('zhang').write('/evidence-disputes', { evidenceId: row, reason: '当时已经转办' })
    expect(dispute).toMatchObject({ status: 201, body: { state: 'OPEN', evidenceId: row } })
    const told = await as('zhang').write('/contributions', {
      kind: 'DATA_REUSE',
      title: '复用通讯录数据',
      hoursSaved: 3,
    })
    expect(told).toMatchObject({ status: 201, body: { state: 'IN_REVIEW' } })
    const inbox = (await as('wang').get('/approvals?assignee=me&limit=100')).body.items as {
      id: string
      subjectType: string
    }[]
    for (const one of [dispute, told]) {
      const item = inbox.find(({ id }) => id === one.body.approvalId)
      expect(schemas.Approval.parse(item).matter.zh).toContain('张示例')
      expect((await as('wang').write(`/approvals/${item?.id}:approve`, {})).status).toBe(200)
    }
    const own = (await as('zhang').get('/evidence-disputes')).body.items as object[]
    expect(own).toMatchObject([{ state: 'UPHELD', recordChanged: true }])
  })
})
