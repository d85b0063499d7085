import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
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

const left = async () => {
  const { body } = await zhang.get('/me/leave-entitlements?year=2026')
  const found = (body.items as Entitlement[]).find(({ type }) => type === 'ANNUAL')
  return [found?.grantedHalfDays, found?.takenHalfDays, found?.reservedHalfDays, found?.leftHalfDays]
}
type Entitlement = {
  type: string
  grantedHalfDays: number
  takenHalfDays: number
  reservedHalfDays: number
  leftHalfDays: number
}
const annual = (start: string, end = start, more: object = {}) => ({ type: 'ANNUAL', start, end, ...more })
const approvalOf = async (requestId: string) => {
  const { body } = await wang.get('/approvals?assignee=me&limit=100')
  return (body.items as { id: string; subjectId: string }[]).find(({ subjectId }) => subjectId === requestId)?.id ?? ''
}

describe('quotes and refusals', () => {
  test('a quote counts by the calendar, says what does not count and who decides', async () => {
    const { status, body } = await zhang.post('/leave/quote', annual('2026-09-18', '2026-09-27'))
    expect(status).toBe(200)
    const quote = schemas.LeaveQuote.parse(body)
    expect(quote).toMatchObject({
      countedHalfDays: 12,
      backOn: '2026-09-28',
      leftBeforeHalfDays: 16,
      leftAfterHalfDays: 4,
    })
    expect(quote.notCounted.map(({ date }) => date)).toEqual(['2026-09-19', '2026-09-25', '2026-09-26', '2026-09-27'])
    expect(quote.notCounted[1]?.reason).toContain('法定')
    expect(quote.warnings.map(({ code }) => code)).toContain('MAKE_UP_DAY')
    expect(quote.approvers.map(({ name }) => name)).toEqual(['王样本', '田预演'])
  })

  test.each([
    ['an end before the start', annual('2026-12-04', '2026-12-02'), 422, 'INVALID'],
    ['working days of 2027', annual('2026-12-30', '2027-01-05'), 422, 'CALENDAR_MISSING'],
    ['a kind that does not exist', { type: 'HOLIDAY', start: '2026-12-02', end: '2026-12-02' }, 400, 'INVALID'],
    ['a field that nobody knows', annual('2026-12-02', '2026-12-02', { staffId: 'S-1002' }), 400, 'INVALID'],
    ['more days than are left', annual('2026-12-07', '2026-12-18'), 422, 'BALANCE_SHORT'],
    ['a weekend', annual('2026-12-05', '2026-12-06'), 422, 'BLOCKED_BY_RULE'],
    ['days of an own leave', { type: 'PERSONAL', start: '2026-11-20', end: '2026-11-20' }, 409, 'DUPLICATE'],
  ])('%s is refused with a sentence in both languages', async (_, body, status, code) => {
    const answer = await zhang.post('/leave-requests?dryRun=true', body)
    expect(answer).toMatchObject({ status, body: { code, status } })
    expect(answer.body.detail).toMatch(/[一-鿿].*[。]$/)
    expect(answer.body.detailEn).toMatch(/^[A-Z].*\.$/)
  })

  test('a balance that is short is told with what is left', async () => {
    const { body } = await zhang.post('/leave-requests?dryRun=true', annual('2026-12-07', '2026-12-18'))
    expect(body.detail).toContain('还剩8天')
  })

  test('home visit leave into 2027 counts calendar days without a calendar', async () => {
    const { body } = await zhang.post('/leave/quote', { type: 'HOME_VISIT', start: '2027-01-04', end: '2027-01-23' })
    expect(body).toMatchObject({ countedHalfDays: 40, leftBeforeHalfDays: null })
    expect((body.approvers as { rule: string }[]).map(({ rule }) => rule)).toEqual(['科室负责人', '分管领导', '人事科'])
  })

  test('an afternoon and the next morning meet in the middle without overlap', async () => {
    expect(
      (
        await zhang.post('/leave-requests?dryRun=true', {
          type: 'PERSONAL',
          start: '2026-11-20',
          end: '2026-11-20',
          endHalf: 'am',
        })
      ).status,
    ).toBe(200)
  })
})

describe('a leave from asking to its end', () => {
  test('asked, approved, cancelled: the balance is right in every state', async () => {
    expect(await left()).toEqual([20, 4, 0, 16])
    const asked = await zhang.write('/leave-requests', annual('2026-12-01', '2026-12-02', { reason: '家中有事' }))
    expect(asked.status).toBe(201)
    const request = schemas.LeaveRequest.parse(asked.body)
    expect(request).toMatchObject({ state: 'IN_APPROVAL', countedHalfDays: 4, waitingFor: { name: '王样本' } })
    expect(await left()).toEqual([20, 4, 4, 12])
    const item = await approvalOf(request.id)
    const approved = await wang.write(`/approvals/${item}:approve`, { comment: '同意' })
    expect(schemas.ApprovalResult.parse(approved.body)).toMatchObject({ toState: 'APPROVED', nextApprover: null })
    expect(await left()).toEqual([20, 4, 4, 12])
    expect(await wang.write(`/approvals/${item}:approve`, {})).toMatchObject({ status: 409, body: { code: 'STALE' } })
    const cancelling = await zhang.write(`/leave-requests/${request.id}:cancel`, { reason: '计划有变' })
    expect(cancelling.body).toMatchObject({ state: 'IN_APPROVAL', waitingFor: { name: '王样本' } })
    expect(await left()).toEqual([20, 4, 4, 12])
    await wang.write(`/approvals/${await approvalOf(request.id)}:approve`, {})
    expect((await zhang.get('/leave-requests?state=CANCELLED')).body.items).toHaveLength(1)
    expect(await left()).toEqual([20, 4, 0, 16])
  })

  test.each([
    ['withdrawn by the person', 'WITHDRAWN'],
    ['rejected', 'REJECTED'],
    ['returned', 'RETURNED'],
  ])('%s: all days come back', async (_, state) => {
    const { body } = await zhang.write('/leave-requests', annual('2026-12-08', '2026-12-10'))
    expect(await left()).toEqual([20, 4, 6, 10])
    const act = state === 'REJECTED' ? 'reject' : 'return'
    if (state === 'WITHDRAWN')
      expect((await zhang.write(`/leave-requests/${String(body.id)}:withdraw`, {})).status).toBe(200)
    else
      expect(
        (await wang.write(`/approvals/${await approvalOf(String(body.id))}:${act}`, { comment: '人手不够' })).status,
      ).toBe(200)
    expect(await left()).toEqual([20, 4, 0, 16])
    const items = (await zhang.get(`/leave-requests?state=${state}`)).body.items as { id: string }[]
    expect(items.map(({ id }) => id)).toContain(body.id)
  })

  test('a longer leave goes on to the leader in charge; a step can be forwarded; others cannot act', async () => {
    const { body } = await zhang.write('/leave-requests', annual('2026-12-14', '2026-12-18'))
    const item = await approvalOf(String(body.id))
    const tian = await signIn(sandbox, 'tian')
    expect((await tian.write(`/approvals/${item}:approve`, {})).status).toBe(409)
    expect(await wang.write(`/approvals/${item}:forward`, {})).toMatchObject({
      status: 422,
      body: { code: 'NEEDS_INPUT', needs: ['to'] },
    })
    expect(await wang.write(`/approvals/${item}:forward`, { to: zhang.id })).toMatchObject({
      status: 422,
      body: { code: 'BLOCKED_BY_RULE' },
    })
    const first = await wang.write(`/approvals/${item}:approve`, {})
    expect(first.body).toMatchObject({ toState: 'PENDING', nextApprover: { name: '田预演' } })
    const forwarded = await tian.write(`/approvals/${item}:forward`, { to: 'S-1004' })
    expect(forwarded.body).toMatchObject({ decision: 'FORWARD', nextApprover: { name: '孙范例' } })
    const sun = await signIn(sandbox, 'sun')
    expect((await sun.write(`/approvals/${item}:reject`, {})).body).toMatchObject({ toState: 'REJECTED' })
    expect(await left()).toEqual([20, 4, 0, 16])
  })

  test('the requester cannot approve the own request, and a stranger does not learn that it exists', async () => {
    const own = (await wang.get('/leave-requests?state=IN_APPROVAL')).body.items as { approvalId: string }[]
    const id = own[0]?.approvalId ?? ''
    expect(await wang.write(`/approvals/${id}:approve`, {})).toMatchObject({
      status: 422,
      body: { code: 'BLOCKED_BY_RULE' },
    })
    const sun = await signIn(sandbox, 'sun')
    expect(await sun.write(`/approvals/${id}:approve`, {})).toMatchObject({ status: 404 })
  })

  test('a medical reason does not reach the approver', async () => {
    const { body } = await wang.get('/approvals?assignee=me')
    const sick = (body.items as { leave: { type: string; reason: string | null } }[]).filter(
      ({ leave }) => leave.type === 'SICK',
    )
    expect(sick.map(({ leave }) => leave.reason)).toEqual([null])
  })
})
