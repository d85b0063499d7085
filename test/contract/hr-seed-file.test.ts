import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAttackFixture } from '../../agent/evaluate/attack-fixture.ts'
import { paySeed, peopleSeed, worldSeed } from '../../cli/attacks/hr-seed.ts'
import { basicOf, callRaw, exchange } from '../support/hr-client.ts'
import { startSandbox, temporaryFolder } from '../support/sandbox.ts'

const file = new URL('../fixtures/attacks/fixture.json', import.meta.url)

test('a folder with a seed.json starts from its rows, and a part that is added later is appended', async () => {
  const fixture = parseAttackFixture(await readFile(file, 'utf8'))
  const world = (part: string, more: object) =>
    worldSeed(part, { ...fixture.base, ...more }, fixture, { input: '', now: fixture.now })
  const parts = [peopleSeed(fixture), paySeed(fixture), world('base', {})]
  const { path, remove } = await temporaryFolder()
  try {
    await mkdir(path, { recursive: true })
    await writeFile(join(path, 'seed.json'), JSON.stringify(parts))
    const first = await startSandbox({ dataDir: path })
    const people = await callRaw(first, 'GET', '/api/v1/demo/people', basicOf(first))
    expect(people.body.items).toContainEqual(expect.objectContaining({ staffId: 'E1001', name: '蓝晓溪' }))
    const token = await exchange(first, 'E1001', 'pay:read:self')
    const bearer = `Bearer ${token.body.access_token}`
    const slip = await callRaw(first, 'GET', '/api/v1/payroll/slips/2026-10', bearer)
    expect(JSON.stringify(slip.body)).toContain('1186327')
    const base = await callRaw(first, 'GET', '/api/v1/insurance?period=2026-11', bearer)
    expect(base.body.items).toContainEqual(expect.objectContaining({ baseFen: 1_150_000 }))
    await first.stop()

    const request = { id: '#901', staffId: 'E1001', type: 'ANNUAL', start: '2026-12-01', end: '2026-12-01' }
    const asked = { ...request, countedHalfDays: 2, reason: '休息', state: 'IN_APPROVAL' }
    const line = world('line', { leaveRequests: [asked], disciplineRecords: [], socialInsurance: [], assessments: [] })
    await writeFile(join(path, 'seed.json'), JSON.stringify([...parts, line]))
    const second = await startSandbox({ dataDir: path })
    const again = await exchange(second, 'E1001', 'leave:read:self')
    const list = await callRaw(second, 'GET', '/api/v1/leave-requests', `Bearer ${again.body.access_token}`)
    expect(list.body.items).toContainEqual(expect.objectContaining({ id: '#901', state: 'IN_APPROVAL' }))
    await second.stop()
  } finally {
    await remove()
  }
})
