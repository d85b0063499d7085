import { expect, test } from 'vitest'
import { scopeClasses } from '#sdk'
import { teamBalances } from '../../../sandbox/leave/team-balances.ts'
import { waitingStep } from '../../../sandbox/leave/views.ts'
import { StaffRow, UnitRow } from '../../../sandbox/record.ts'
import { scopesOf } from '../../../sandbox/roles.ts'
import { requestsOf } from '../../../sandbox/world.ts'
import { callerIn, seededWorld } from './support.ts'

const world = seededWorld()
const staff = [...world.staff.values()]
const aliases = ['zhang', 'wang', 'li', 'sun', 'du', 'kong', 'kong2', 'tian', 'shi', 'shen', 'pei', 'pei2', 'cai']

test('two seeds are the same to the last letter', () => {
  const dump = (one: typeof world) =>
    JSON.stringify([...one.staff.values(), ...one.requests.values(), ...one.ledger.values()])
  expect(dump(seededWorld())).toBe(dump(world))
})

test('there are 480 active people, 86 of them in the organ, and 60 retired', () => {
  expect(staff.filter(({ status }) => status !== 'RETIRED')).toHaveLength(480)
  expect(staff.filter(({ status }) => status === 'RETIRED')).toHaveLength(60)
  expect(staff.filter(({ status, unitId }) => status !== 'RETIRED' && /^U-1\d\d$/.test(unitId))).toHaveLength(86)
  expect(
    staff.filter(({ staffType, status }) => status !== 'RETIRED' && /CONTRACT_OFFBOOK|DISPATCHED/.test(staffType)),
  ).toHaveLength(40)
})

test('every row keeps its schema and everybody has a superior but the head of the bureau', () => {
  for (const row of staff) StaffRow.parse(row)
  for (const row of world.units.values()) UnitRow.parse(row)
  expect(staff.filter(({ supervisorId }) => supervisorId === null).map(({ position }) => position)).toEqual(['局长'])
  expect([...world.units.values()].filter(({ leaderId }) => leaderId === null)).toEqual([])
})

test('no identity number has a valid check digit', () => {
  for (const { nationalId } of staff) {
    const sum = [...nationalId.slice(0, 17)].reduce(
      (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
      0,
    )
    expect(nationalId).toMatch(/^990101\d{11}[\dX]$/)
    expect(nationalId[17]).not.toBe('10X98765432'[sum % 11])
  }
})

test('the demo people exist once each, zhang under wang with nothing pending', () => {
  expect(staff.flatMap(({ alias }) => alias ?? [])).toEqual(aliases)
  const zhang = staff[0]
  expect(zhang).toMatchObject({
    id: 'S-1001',
    name: '张示例',
    staffType: 'CIVIL_SERVANT',
    position: '科员',
    supervisorId: 'S-1002',
  })
  const own = requestsOf(world, 'S-1001')
  expect(own.filter(({ end }) => end >= '2026-11-24')).toEqual([])
  expect(own.filter(({ state }) => state === 'IN_APPROVAL')).toEqual([])
})

test('wang has three to five items waiting, one of them an annual leave of li', () => {
  const waiting = [...world.approvals.values()].filter((row) => waitingStep(row)?.approverId === 'S-1002')
  expect(waiting.length).toBeGreaterThanOrEqual(3)
  expect(waiting.length).toBeLessThanOrEqual(5)
  const types = waiting.map(({ subjectId, requesterId }) => [requesterId, world.requests.get(subjectId)?.type])
  expect(types).toContainEqual(['S-1003', 'ANNUAL'])
})

test('of annual leave one has lost it, one has none yet and one gets more from next month, nobody else', () => {
  const caller = callerIn(world, 'sun')
  const names = (kind: 'NONE' | 'FORFEIT' | 'RISING') =>
    teamBalances(caller, { kind }).map(({ staffName, rising, reason }) => [staffName, reason, rising])
  expect(names('FORFEIT')).toEqual([['何参照', 'sick_leave_threshold', null]])
  expect(names('NONE').map(([name]) => name)).toEqual(['王试用', '何参照'])
  expect(names('RISING')).toEqual([['周占位', null, { on: '2026-12-01', days: 10 }]])
  expect(() => teamBalances(callerIn(world, 'wang'), { kind: 'FORFEIT' })).toThrow(/matter of health/)
  const seen = teamBalances(callerIn(world, 'wang'), {})
  expect([seen.length, seen.filter(({ reason }) => reason !== null)]).toEqual([9, []])
})

test('people share names, so that they must be told apart', () => {
  expect(staff.filter(({ name }) => name === '刘虚拟').map(({ unitId }) => unitId)).toEqual(['U-102', 'U-107'])
  for (const name of ['张示例', '王样本', '李测试']) expect(staff.filter((one) => one.name === name)).toHaveLength(1)
})

test('the roles inside Renshi give nothing beyond what every member of staff holds', () => {
  const base = scopesOf(['staff'])
  for (const role of ['knowledge_admin', 'plugin_admin', 'system_admin', 'security_admin', 'auditor', 'plugin_owner'])
    expect(scopesOf(['staff', role])).toEqual(base)
  expect(base.filter((scope) => scope.endsWith(':read:self'))).toEqual(scopeClasses.map((kind) => `${kind}:read:self`))
})
