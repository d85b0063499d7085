import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../sandbox/http/operations.ts'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
import { basicOf, callRaw, exchange, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person
let wang: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  zhang = await signIn(sandbox, 'zhang')
  wang = await signIn(sandbox, 'wang')
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const admin = (method: string, path: string, body?: unknown) =>
  callRaw(sandbox, method, path, basicOf(sandbox), body === undefined ? {} : { body })
const answerOf = (method: string, path: string) => {
  const found = schemas.endpoints.find((one) => one.method === method && one.path === path)
  if (!found) throw new Error(`No endpoint ${method} ${path}`)
  return found.answer
}

describe('the contract', () => {
  test('every endpoint is served and every served operation is in the contract', () => {
    expect(Object.keys(operations).sort()).toEqual(
      schemas.endpoints.map(({ method, path }) => `${method} ${path}`).sort(),
    )
  })

  test('the OpenAPI document names every endpoint with its scopes and an answer', async () => {
    const { body } = await callRaw(sandbox, 'GET', '/openapi.json', '')
    expect(body.openapi).toBe('3.1.0')
    const paths = body.paths as Record<string, Record<string, { responses: object; operationId: string }>>
    const ids = schemas.endpoints.map(({ method, path }) => {
      const operation = paths[path]?.[method.toLowerCase()]
      expect(operation?.responses, path).toHaveProperty('2XX.content')
      return operation?.operationId
    })
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each([
    ['/me', '/me'],
    ['/leave-types', '/leave-types'],
    ['/units', '/units'],
    ['/me/leave-entitlements', '/me/leave-entitlements?year=2026'],
    ['/leave-requests', '/leave-requests'],
    ['/leave-requests', '/leave-requests?scope=team&from=2026-11-30&to=2026-12-04'],
    ['/approvals', '/approvals?assignee=me'],
    ['/staff', '/staff?limit=5'],
    ['/staff/{id}', '/staff/S-1001'],
  ])('the answer of GET %s fits its schema (%s)', async (path, url) => {
    const { status, body } = await wang.get(url)
    expect(status).toBe(200)
    expect(answerOf('GET', path).parse(body)).toEqual(body)
  })

  test('demo people are listed for the client and hidden from people', async () => {
    const { body } = await admin('GET', '/api/v1/demo/people')
    expect(schemas.DemoPeople.parse(body).items).toHaveLength(13)
    expect((await zhang.get('/demo/people')).status).toBe(401)
  })
})

describe('tokens and rights', () => {
  test('a token holds the scopes asked for that the person holds, and says who the person is', async () => {
    const { status, body } = await exchange(
      sandbox,
      'S-1001',
      'leave:read:self approval:submit:self pay:read:all nonsense',
    )
    expect(status).toBe(200)
    const token = schemas.TokenAnswer.parse(body)
    expect(token.scope).toBe('leave:read:self')
    expect(token.person).toMatchObject({
      id: 'S-1001',
      name: '张示例',
      roles: ['staff'],
      unitName: '综合科',
      province: 'ZJ',
    })
    expect(token.person.scopes).toContain('leave:submit:self')
  })

  test('nobody by that id, and people who have left, get invalid_target; a wrong client gets invalid_client', async () => {
    expect(await exchange(sandbox, 'S-9999', '')).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
    expect(await exchange(sandbox, 'S-1490', '')).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
    expect(await exchange({ ...sandbox, clientSecret: 'wrong' }, 'S-1001', '')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  })

  test('without a token, or with one that was changed, nothing is told', async () => {
    for (const authorization of ['', 'Bearer x.y', basicOf(sandbox)]) {
      const answer = await callRaw(sandbox, 'GET', '/api/v1/me', authorization)
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  test('a member of staff has no inbox, no team list and no list of colleagues', async () => {
    for (const path of ['/approvals?assignee=me', '/leave-requests?scope=team', '/staff', '/staff/S-1002'])
      expect(await zhang.get(path), path).toMatchObject({ status: 403, body: { code: 'OUT_OF_SCOPE' } })
  })

  test('a manager sees the own section only, without reasons; the HR officer the whole bureau; the supervisor everybody', async () => {
    const team = (await wang.get('/leave-requests?scope=team')).body.items as { unitName: string }[]
    expect(new Set(team.map(({ unitName }) => unitName))).toEqual(new Set(['综合科']))
    expect(JSON.stringify(team)).not.toContain('reason')
    expect(await wang.get('/staff/S-1003')).toMatchObject({ status: 403, body: { code: 'OUT_OF_SCOPE' } })
    expect(await wang.get('/staff?unit=U-103')).toMatchObject({ status: 403 })
    const sun = await signIn(sandbox, 'sun')
    expect((await sun.get('/staff/S-1003')).status).toBe(200)
    const du = await signIn(sandbox, 'du')
    expect((await du.get('/staff/S-1003')).status).toBe(200)
    expect((await du.get('/leave-requests?scope=team')).status).toBe(403)
  })

  test('a list comes in pages that join without gap or repeat', async () => {
    const du = await signIn(sandbox, 'du')
    const ids: string[] = []
    let cursor = ''
    do {
      const { body } = await du.get(`/staff?limit=100${cursor}`)
      ids.push(...(body.items as { id: string }[]).map(({ id }) => id))
      cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`
    } while (cursor !== '')
    expect(new Set(ids).size).toBe(540)
    expect(ids).toHaveLength(540)
  })
})
