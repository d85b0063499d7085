import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
import { basicOf, callRaw, exchange, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person
let wang: Person
let sun: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  zhang = await signIn(sandbox, 'zhang')
  wang = await signIn(sandbox, 'wang')
  sun = await signIn(sandbox, 'sun')
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const dry = (who: Person, path: string, body: object) => who.post(`${path}?dryRun=true`, body)

async function approve(approver: Person, subjectId: unknown, act = 'approve') {
  const { body } = await approver.get('/approvals?assignee=me&limit=100')
  const item = (body.items as { id: string; subjectId: string }[]).find((one) => one.subjectId === subjectId)
  return approver.write(`/approvals/${item?.id}:${act}`, { comment: '已核' })
}

async function balance(who: Person, type: string, year = 2026): Promise<number> {
  const { body } = await who.get(`/me/leave-entitlements?year=${year}`)
  const items = body.items as { type: string; leftHalfDays: number }[]
  return items.find((one) => one.type === type)?.leftHalfDays ?? 0
}

describe('leave that changes', () => {
  test('an approved leave stays until its change is approved, and the balance is right at every step', async () => {
    const first = await zhang.write('/leave-requests', { type: 'ANNUAL', start: '2026-12-01', end: '2026-12-02' })
    await approve(wang, first.body.id)
    expect(await balance(zhang, 'ANNUAL')).toBe(12)
    const path = `/leave-requests/${String(first.body.id)}:change`
    const changed = await zhang.write(path, { start: '2026-12-07', end: '2026-12-09' })
    expect(schemas.LeaveRequest.parse(changed.body)).toMatchObject({ state: 'IN_APPROVAL', replaces: first.body.id })
    expect(await balance(zhang, 'ANNUAL')).toBe(10)
    expect(await zhang.write(path, { start: '2026-12-10', end: '2026-12-10' })).toMatchObject({
      status: 409,
      body: { code: 'DUPLICATE' },
    })
    await approve(wang, changed.body.id)
    const { body } = await zhang.get('/leave-requests')
    const states = (body.items as { id: string; state: string }[]).filter(({ id }) =>
      [first.body.id, changed.body.id].includes(id),
    )
    expect(states.map(({ state }) => state).sort()).toEqual(['APPROVED', 'CANCELLED'])
    expect(await balance(zhang, 'ANNUAL')).toBe(10)
  })

  test('a change that is rejected leaves the leave as it was', async () => {
    const { body } = await zhang.get('/leave-requests?state=APPROVED&from=2026-12-07&to=2026-12-09')
    const id = (body.items as { id: string }[])[0]?.id ?? ''
    const changed = await zhang.write(`/leave-requests/${id}:change`, { start: '2026-12-07', end: '2026-12-11' })
    expect(await balance(zhang, 'ANNUAL')).toBe(6)
    await approve(wang, changed.body.id, 'reject')
    expect(await balance(zhang, 'ANNUAL')).toBe(10)
  })

  test('coming back early gives the days back once it is approved', async () => {
    const now = '2026-12-08T09:00:00+08:00'
    const { body } = await zhang.get('/leave-requests?from=2026-12-07&to=2026-12-09&state=APPROVED', { now })
    const id = (body.items as { id: string }[])[0]?.id ?? ''
    const path = `/leave-requests/${id}:return`
    const counted = await zhang.post(`${path}?dryRun=true`, { returnedOn: '2026-12-08', half: 'pm' }, { now })
    expect(schemas.LeaveReturn.parse(counted.body.counted)).toMatchObject({
      usedHalfDays: 3,
      returnedHalfDays: 3,
      newEnd: '2026-12-08',
      newEndHalf: 'am',
    })
    expect((await zhang.write(path, { returnedOn: '2026-12-08', half: 'pm' }, { now })).status).toBe(200)
    expect(await balance(zhang, 'ANNUAL')).toBe(10)
    await approve(wang, id)
    expect(await balance(zhang, 'ANNUAL')).toBe(13)
  })

  test('leave entered for a colleague keeps both names, and who entered it does not decide', async () => {
    const staff = await wang.get('/staff?name=陈模拟')
    const id = (staff.body.items as { id: string; unit: { name: string } }[]).find(
      ({ unit }) => unit.name === '综合科',
    )?.id
    const asked = { type: 'SICK', start: '2026-11-24', end: '2026-11-25', forStaffId: id }
    const entered = await wang.write('/leave-requests', asked)
    const request = schemas.LeaveRequest.parse(entered.body)
    expect(request).toMatchObject({ staffName: '陈模拟', enteredBy: { name: '王样本' } })
    expect(request.approvers.map(({ name }) => name)).not.toContain('王样本')
    expect(await dry(zhang, '/leave-requests', asked)).toMatchObject({ status: 403, body: { code: 'OUT_OF_SCOPE' } })
    const outside = await dry(wang, '/leave-requests', { ...asked, forStaffId: 'S-1003' })
    expect(outside).toMatchObject({ status: 403, body: { code: 'OUT_OF_SCOPE' } })
  })

  test('home visit leave crosses the year without a balance; annual leave into a year without calendar is refused', async () => {
    const visit = await dry(zhang, '/leave-requests', { type: 'HOME_VISIT', start: '2026-12-25', end: '2027-01-05' })
    expect(visit.status).toBe(200)
    const annual = await dry(zhang, '/leave-requests', { type: 'ANNUAL', start: '2026-12-30', end: '2027-01-05' })
    expect(annual).toMatchObject({ status: 422, body: { code: 'CALENDAR_MISSING' } })
  })
})

describe('attendance', () => {
  const november = '/attendance?from=2026-11-01&to=2026-11-30'

  test('tells what is planted, and the same at every look', async () => {
    const { body } = await zhang.get(november)
    const seen = schemas.Attendance.parse(body)
    expect(seen.totals).toMatchObject({ late: 1, early: 1, missing: 2, absent: 0, leaveHalfDays: 1 })
    expect((await zhang.get(november)).body).toEqual(body)
  })

  test('is read of a colleague only by the HR office, and never by a manager', async () => {
    const path = `${november}&staffId=${zhang.id}`
    expect((await sun.get(path)).status).toBe(200)
    expect(await wang.get(path)).toMatchObject({ status: 403 })
  })

  test('a missing punch is put right once it is approved', async () => {
    const input = { date: '2026-11-19', time: '18:10', reason: '开会' }
    const asked = await zhang.write('/attendance-corrections', input)
    expect(asked.status).toBe(201)
    expect(await dry(zhang, '/attendance-corrections', input)).toMatchObject({ status: 409 })
    await approve(wang, asked.body.id)
    const { body } = await zhang.get('/attendance?from=2026-11-19&to=2026-11-19')
    expect(schemas.Attendance.parse(body).items[0]).toMatchObject({
      status: 'NORMAL',
      checkOut: '18:10',
      source: 'MANUAL',
      correctionRequestId: asked.body.id,
    })
  })

  test.each([
    ['after three working days', { date: '2026-11-05', time: '08:20', reason: '忘了' }, 'BLOCKED_BY_RULE'],
    ['for a day in order', { date: '2026-11-10', time: '18:20', reason: '忘了' }, 'BLOCKED_BY_RULE'],
    ['for being late', { date: '2026-11-03', time: '08:20', reason: '堵车' }, 'BLOCKED_BY_RULE'],
    ['for a Sunday', { date: '2026-11-22', time: '08:20', reason: '忘了' }, 'BLOCKED_BY_RULE'],
    ['for tomorrow', { date: '2026-11-24', time: '08:20', reason: '忘了' }, 'INVALID'],
  ])('a correction %s is refused', async (_, body, code) => {
    const answer = await dry(zhang, '/attendance-corrections', body)
    expect(answer).toMatchObject({ status: 422, body: { code } })
    expect(answer.body.detail).toMatch(/[一-鿿].*。$/)
  })
})

describe('overtime', () => {
  const saturday = { date: '2026-11-28', from: '09:00', to: '13:00', reason: '紧急任务', compensation: 'COMP_OFF' }

  test('a civil servant gets time off, four hours half a day, and no pay', async () => {
    const before = await balance(zhang, 'COMP_OFF')
    expect(await dry(zhang, '/overtime-requests', { ...saturday, compensation: 'PAY' })).toMatchObject({
      status: 422,
      body: { code: 'BLOCKED_BY_RULE', needs: ['compensation'] },
    })
    const asked = await zhang.write('/overtime-requests', saturday)
    expect(await balance(zhang, 'COMP_OFF')).toBe(before)
    await approve(wang, asked.body.id)
    expect(await balance(zhang, 'COMP_OFF')).toBe(before + 1)
  })

  test.each([
    ['within working hours', { date: '2026-11-26', from: '17:00', to: '19:00' }, 'BLOCKED_BY_RULE'],
    ['too late', { date: '2026-11-14', from: '09:00', to: '12:00' }, 'BLOCKED_BY_RULE'],
    ['that ends before it begins', { from: '20:00', to: '18:30' }, 'INVALID'],
    ['over other overtime', { from: '12:00', to: '14:00' }, 'DUPLICATE'],
    ['in a year without calendar', { date: '2027-01-02' }, 'CALENDAR_MISSING'],
  ])('%s is refused', async (_, more, code) => {
    expect((await dry(zhang, '/overtime-requests', { ...saturday, ...more })).body.code).toBe(code)
  })

  test('off-book staff are paid on statutory holidays and may not work beyond the limits', async () => {
    const offBook = await signIn(sandbox, await paidForOvertime())
    const now = '2026-09-28T09:00:00+08:00'
    const holiday = { date: '2026-10-01', from: '09:00', to: '11:00', reason: '值守' }
    const paid = await offBook.post('/overtime-requests?dryRun=true', { ...holiday, compensation: 'PAY' }, { now })
    expect(schemas.OvertimeQuote.parse(paid.body.counted)).toMatchObject({ dayKind: 'STATUTORY', payPercent: 300 })
    const off = await offBook.post('/overtime-requests?dryRun=true', { ...holiday, compensation: 'COMP_OFF' }, { now })
    expect(off.body.code).toBe('BLOCKED_BY_RULE')
    const long = { ...holiday, to: '13:00', compensation: 'PAY' }
    expect((await offBook.post('/overtime-requests?dryRun=true', long, { now })).body.detail).toContain('3小时')
  })
})

describe('pay', () => {
  test('the slip adds up and tells why a month differs', async () => {
    const slip = schemas.PaySlip.parse((await zhang.get('/payroll/slips/2026-11')).body)
    expect(slip.items.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(slip.netFen)
    expect(slip.grossFen + slip.deductionsFen).toBe(slip.netFen)
    expect(slip.items.find(({ code }) => code === 'BACK_PAY')?.basis.zh).toContain('补发2026年10月')
  })

  test('a month that is not paid yet, or that never was, is none', async () => {
    expect((await zhang.get('/payroll/slips/2026-12')).body.detail).toContain('还没有发放')
    expect((await zhang.get('/payroll/slips/2010-01')).status).toBe(404)
    expect((await zhang.get('/payroll/slips/november')).status).toBe(400)
  })

  test.each(['wang', 'sun', 'tian', 'du'])('%s reads the own pay and nobody else’s', async (alias) => {
    const person = await signIn(sandbox, alias)
    const own = await person.get('/payroll/slips/2026-11')
    const other = await zhang.get('/payroll/slips/2026-11')
    expect(own.status).toBe(200)
    expect(own.body.netFen).not.toBe(other.body.netFen)
    for (const path of [`/payroll/slips/2026-11?staffId=${zhang.id}`, `/insurance?staffId=${zhang.id}`])
      expect((await person.get(path)).status).toBe(400)
    const wide = await exchange(sandbox, person.id, 'pay:read:unit pay:read:all')
    expect(wide.body.scope).toBe('')
  })

  test('overtime pay of an off-book colleague comes with the next month', async () => {
    const person = await signIn(sandbox, await paidForOvertime())
    const codes = async (period: string) =>
      schemas.PaySlip.parse((await person.get(`/payroll/slips/${period}`)).body).items.map(({ code }) => code)
    expect(await codes('2026-11')).toContain('OVERTIME')
    expect(await codes('2026-10')).not.toContain('OVERTIME')
  })
})

describe('certificates', () => {
  const input = { kind: 'INCOME', purpose: '办理房贷' }

  test('one is issued, found by its owner only, and verified by its code', async () => {
    const issued = schemas.Certificate.parse((await zhang.write('/certificates', input)).body)
    expect((await zhang.get(`/certificates/${issued.id}`)).status).toBe(200)
    expect((await wang.get(`/certificates/${issued.id}`)).status).toBe(404)
    const verified = await callRaw(sandbox, 'GET', `/api/v1/verify/${issued.code}`, basicOf(sandbox))
    expect(schemas.Verification.parse(verified.body)).toMatchObject({
      valid: true,
      holder: '张**',
      fingerprint: issued.fingerprint,
    })
    expect(JSON.stringify(verified.body)).not.toMatch(/张示例|\d\.\d{2}/)
    const none = await callRaw(sandbox, 'GET', `/api/v1/verify/${'A'.repeat(20)}`, basicOf(sandbox))
    expect(none.status).toBe(404)
  })

  test('retirement is certified to those who have retired', async () => {
    expect(await dry(zhang, '/certificates', { ...input, kind: 'RETIREMENT' })).toMatchObject({
      status: 422,
      body: { code: 'BLOCKED_BY_RULE' },
    })
  })

  test('two of one person have different codes', async () => {
    const codes = await Promise.all([1, 2].map(async () => (await zhang.write('/certificates', input)).body.code))
    expect(new Set(codes).size).toBe(2)
  })
})

describe('the own record', () => {
  const patch = (body: object, etag: string, query = '?dryRun=true', key?: string) =>
    bearer('zhang').then((token) =>
      callRaw(sandbox, 'PATCH', `/api/v1/me${query}`, token, {
        body,
        headers: { 'if-match': etag },
        ...(key ? { key } : {}),
      }),
    )

  test('a change rests on the version that was read', async () => {
    const { headers } = await zhang.get('/me')
    const etag = headers.get('etag') ?? ''
    const counted = await patch({ phone: '13800005566' }, etag)
    expect(counted.body.counted).toMatchObject({ fields: [{ before: '138****1001', after: '138****5566' }] })
    const { confirmationToken } = counted.body
    const done = await patch({ phone: '13800005566', confirmationToken }, etag, '', 'key-phone')
    expect(done.status).toBe(200)
    expect(await patch({ phone: '13800007788' }, etag)).toMatchObject({ status: 412, body: { code: 'STALE' } })
    expect((await zhang.get('/me')).body.phoneMasked).toBe('138****5566')
  })

  test.each(['bankCard', 'name', 'nationalId', 'education', 'degree', 'birthDate'])(
    '%s is refused with the way to go',
    async (field) => {
      const { headers } = await zhang.get('/me')
      const answer = await patch({ [field]: '新的' }, headers.get('etag') ?? '')
      expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN_FIELD', needs: [field] } })
      expect(answer.body.detail).toMatch(/人事科|财务/)
    },
  )

  test('without If-Match nothing is changed', async () => {
    expect((await patch({ phone: '13800005566' }, '')).status).toBe(428)
  })
})

/** The off-book colleague of the seed whose overtime is paid. */
async function paidForOvertime(): Promise<string> {
  const rows = JSON.parse(await readFile(join(folder.path, 'overtime-requests.json'), 'utf8')) as {
    staffId: string
    compensation: string
  }[]
  return rows.find(({ compensation }) => compensation === 'PAY')?.staffId ?? ''
}

async function bearer(alias: string): Promise<string> {
  const people = await callRaw(sandbox, 'GET', '/api/v1/demo/people', basicOf(sandbox))
  const found = (people.body.items as { alias: string; staffId: string }[]).find((one) => one.alias === alias)
  const token = await exchange(sandbox, found?.staffId ?? '', 'profile:read:self profile:submit:self')
  return `Bearer ${String(token.body.access_token)}`
}

describe('private travel', () => {
  test('abroad needs three approvals whatever its length, out of town one', async () => {
    const trip = { from: '2026-12-19', to: '2026-12-20', purpose: '旅游' }
    const abroad = await dry(zhang, '/travel-reports', { ...trip, destination: '香港' })
    const quote = schemas.TravelQuote.parse(abroad.body.counted)
    expect(quote.kind).toBe('ABROAD')
    expect(quote.approvers.map(({ rule }) => rule)).toEqual(['科室负责人', '分管领导', '人事科'])
    const near = await dry(zhang, '/travel-reports', { ...trip, destination: '杭州' })
    expect(schemas.TravelQuote.parse(near.body.counted).approvers).toHaveLength(1)
  })

  test('working days without leave are named, days that have passed refused', async () => {
    const trip = { from: '2026-12-14', to: '2026-12-16', destination: '日本', purpose: '旅游' }
    const { body } = await dry(zhang, '/travel-reports', trip)
    expect(schemas.TravelQuote.parse(body.counted).uncoveredWorkdays).toEqual([
      '2026-12-14',
      '2026-12-15',
      '2026-12-16',
    ])
    expect((await dry(zhang, '/travel-reports', { ...trip, from: '2026-11-20' })).body.code).toBe('BLOCKED_BY_RULE')
  })
})

describe('plans of annual leave', () => {
  test('a plan counts where the calendar is known, takes the place of an earlier one, and the unit sees it', async () => {
    const plan = { year: 2026, spans: [{ start: '2026-12-21', end: '2026-12-25' }] }
    const made = await zhang.write('/leave-plans', plan)
    expect(schemas.LeavePlan.parse(made.body)).toMatchObject({ totalHalfDays: 10, replaces: null })
    const again = await zhang.write('/leave-plans', { ...plan, spans: [{ start: '2026-12-28', end: '2026-12-29' }] })
    expect(again.body).toMatchObject({ id: made.body.id, version: 2, replaces: plan.spans })
    const team = await wang.get('/leave-plans?scope=team&year=2026')
    expect((team.body.items as { staffName: string }[]).map(({ staffName }) => staffName)).toEqual(['张示例'])
    expect((await zhang.get('/leave-plans?scope=team')).status).toBe(403)
    const next = await dry(zhang, '/leave-plans', { year: 2027, spans: [{ start: '2027-02-08', end: '2027-02-12' }] })
    expect(next.body.counted).toMatchObject({ totalHalfDays: null })
  })
})
