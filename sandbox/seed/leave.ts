import { addDays, isWorkday } from '../../tools/rules/index.ts'
import { createRandom } from '../faults.ts'
import { balanceOf } from '../leave/ledger.ts'
import type { Change } from '../record.ts'
import { applyChange, type World } from '../world.ts'
import { booksOf, type Planted } from './books.ts'
import { makeGrants } from './grants.ts'

const today = '2026-11-23'

function named(world: World, name: string, unitId: string): string {
  const found = [...world.staff.values()].find((staff) => staff.name === name && staff.unitId === unitId)
  if (!found) throw new Error(`Nobody in ${unitId} is called ${name}. Check sandbox/seed/posts.ts.`)
  return found.id
}

/** The cases that demos and tests rely on: zhang's own history, who is away next week, what waits for wang. */
function plantedLeave(world: World): Planted[] {
  const inSection = (name: string) => named(world, name, 'U-102')
  const zhang = inSection('张示例')
  const wang = inSection('王样本')
  const li = named(world, '李测试', 'U-2013')
  return [
    {
      staffId: zhang,
      type: 'ANNUAL',
      start: '2026-05-06',
      end: '2026-05-07',
      asked: '2026-04-27',
      outcome: 'APPROVED',
    },
    {
      staffId: zhang,
      type: 'SICK',
      start: '2026-09-03',
      end: '2026-09-03',
      endHalf: 'am',
      asked: '2026-09-03',
      outcome: 'APPROVED',
    },
    {
      staffId: zhang,
      type: 'PERSONAL',
      start: '2026-11-20',
      end: '2026-11-20',
      startHalf: 'pm',
      reason: '办理房产手续',
      asked: '2026-11-19',
      outcome: 'APPROVED',
    },
    { staffId: wang, type: 'ANNUAL', start: '2026-08-10', end: '2026-08-14', asked: '2026-08-03', outcome: 'APPROVED' },
    { staffId: wang, type: 'ANNUAL', start: '2026-12-21', end: '2026-12-22', asked: '2026-11-19', outcome: 'PENDING' },
    {
      staffId: inSection('陈模拟'),
      type: 'ANNUAL',
      start: '2026-12-01',
      end: '2026-12-03',
      asked: '2026-11-16',
      outcome: 'APPROVED',
    },
    {
      staffId: inSection('赵演示'),
      type: 'ANNUAL',
      start: '2026-12-07',
      end: '2026-12-09',
      reason: '回老家',
      asked: '2026-11-20',
      outcome: 'PENDING',
    },
    {
      staffId: inSection('刘虚拟'),
      type: 'PERSONAL',
      start: '2026-11-25',
      end: '2026-11-25',
      reason: '孩子家长会',
      asked: '2026-11-20',
      outcome: 'PENDING',
    },
    {
      staffId: inSection('王试用'),
      type: 'SICK',
      start: '2026-11-24',
      end: '2026-11-24',
      endHalf: 'am',
      reason: '复诊',
      asked: '2026-11-22',
      outcome: 'PENDING',
    },
    {
      staffId: inSection('周占位'),
      type: 'ANNUAL',
      start: '2026-12-10',
      end: '2026-12-11',
      asked: '2026-11-09',
      outcome: 'PENDING_CANCEL',
    },
    {
      staffId: li,
      type: 'ANNUAL',
      start: '2026-12-14',
      end: '2026-12-16',
      reason: '家中有事',
      asked: '2026-11-20',
      outcome: 'PENDING',
      forwardedTo: wang,
      comment: '本人外出，请代为审批。',
    },
    { staffId: li, type: 'ANNUAL', start: '2026-07-20', end: '2026-07-21', asked: '2026-07-13', outcome: 'APPROVED' },
  ]
}

const outcomes = ['APPROVED', 'APPROVED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'PENDING'] as const

/** Everyday leave of other people: at most one each, so that nothing overlaps. */
function everydayLeave(world: World, seed: number): Planted[] {
  const random = createRandom(seed)
  const others = [...world.staff.values()].filter(
    ({ alias, status, unitId, supervisorId, id }) =>
      alias === null &&
      status === 'ACTIVE' &&
      unitId !== 'U-102' &&
      supervisorId !== null &&
      Number(id.slice(2)) % 4 === 0,
  )
  return others.flatMap((person): Planted[] => {
    const outcome = outcomes[Math.floor(random() * outcomes.length)] ?? 'APPROVED'
    const start = addDays(
      outcome === 'PENDING' ? '2026-11-24' : '2026-03-02',
      Math.floor(random() * (outcome === 'PENDING' ? 30 : 240)),
    )
    const end = addDays(start, Math.floor(random() * 3))
    const type = random() < 0.6 ? ('ANNUAL' as const) : ('PERSONAL' as const)
    const isPossible =
      isWorkday(start) &&
      end <= '2026-12-31' &&
      (type === 'PERSONAL' || balanceOf(world, person.id, type, 2026, today).left >= 6)
    return isPossible
      ? [
          {
            staffId: person.id,
            type,
            start,
            end,
            asked: outcome === 'PENDING' ? '2026-11-20' : addDays(start, -5),
            outcome,
          },
        ]
      : []
  })
}

/** Balances of everybody and the leave that is already in the books. */
export function makeLeave(world: World, seed: number): Change {
  const draft: World = {
    ...world,
    requests: new Map(),
    requestsByStaff: new Map(),
    approvals: new Map(),
    ledger: new Map(),
  }
  applyChange(draft, { ledger: makeGrants([...world.staff.values()]) })
  for (const planted of [...plantedLeave(draft), ...everydayLeave(draft, seed)])
    applyChange(draft, booksOf(draft, planted))
  return {
    requests: [...draft.requests.values()],
    approvals: [...draft.approvals.values()],
    ledger: [...draft.ledger.values()].flat(),
  }
}
