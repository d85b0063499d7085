import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, signIn } from '../support/hr-client.ts'
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

type Balance = {
  type: string
  grantedHalfDays: number
  takenHalfDays: number
  reservedHalfDays: number
  leftHalfDays: number
}

async function annual(who: Person): Promise<Balance> {
  const { body } = await who.get('/me/leave-entitlements?year=2026')
  const found = (body.items as Balance[]).find(({ type }) => type === 'ANNUAL')
  if (!found) throw new Error('There is no balance of annual leave.')
  return found
}

const workdays = [
  '01',
  '02',
  '03',
  '04',
  '07',
  '08',
  '09',
  '10',
  '11',
  '14',
  '15',
  '16',
  '17',
  '18',
  '21',
  '22',
  '23',
  '24',
  '25',
  '28',
]

test('20 requests at once never draw more than there is, and what is refused draws nothing', async () => {
  const { leftHalfDays } = await annual(zhang)
  const answers = await Promise.all(
    workdays.map((day) => {
      const date = `2026-12-${day}`
      const own = { type: 'ANNUAL', start: date, end: date }
      // Every third is entered by the head of section for the same person.
      return Number(day) % 3 === 0
        ? wang.write('/leave-requests', { ...own, forStaffId: zhang.id })
        : zhang.write('/leave-requests', own)
    }),
  )
  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(made).toHaveLength(leftHalfDays / 2)
  expect(refused.every(({ body }) => body.code === 'BALANCE_SHORT')).toBe(true)
  const after = await annual(zhang)
  expect(after.leftHalfDays).toBe(0)
  expect(after.grantedHalfDays - after.takenHalfDays - after.reservedHalfDays).toBe(0)
})

test('20 changes and ends at once leave a balance that is the sum of what is held', async () => {
  const { body } = await zhang.get('/leave-requests?state=IN_APPROVAL')
  const ids = (body.items as { id: string; type: string }[]).filter(({ type }) => type === 'ANNUAL').map(({ id }) => id)
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const id = ids[index % ids.length]
      const start = `2026-12-${workdays[(index * 7) % workdays.length]}`
      return index % 2 === 0
        ? zhang.write(`/leave-requests/${id}:change`, { start, end: start })
        : zhang.write(`/leave-requests/${id}:withdraw`, {})
    }),
  )
  const { body: all } = await zhang.get('/leave-requests?limit=100')
  const held = (all.items as { type: string; state: string; countedHalfDays: number }[])
    .filter(({ type, state }) => type === 'ANNUAL' && ['IN_APPROVAL', 'APPROVED', 'TAKEN'].includes(state))
    .reduce((sum, { countedHalfDays }) => sum + countedHalfDays, 0)
  const after = await annual(zhang)
  expect(after.leftHalfDays).toBe(after.grantedHalfDays - held)
  expect(after.leftHalfDays).toBeGreaterThanOrEqual(0)
})

test('20 approvals of one request of overtime give its time off once', async () => {
  const asked = await zhang.write('/overtime-requests', {
    ...{ date: '2026-11-28', from: '09:00', to: '13:00', reason: '紧急任务', compensation: 'COMP_OFF' },
  })
  const { body } = await wang.get('/approvals?assignee=me&limit=100')
  const item = (body.items as { id: string; subjectId: string }[]).find(({ subjectId }) => subjectId === asked.body.id)
  const before = await compOff()
  const answers = await Promise.all(Array.from({ length: 20 }, () => wang.write(`/approvals/${item?.id}:approve`, {})))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await compOff()).toBe(before + 1)
})

async function compOff(): Promise<number> {
  const { body } = await zhang.get('/me/leave-entitlements?year=2026')
  return (body.items as Balance[]).find(({ type }) => type === 'COMP_OFF')?.leftHalfDays ?? 0
}
