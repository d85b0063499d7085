import { eachDay, isWorkday } from '../../tools/rules/index.ts'
import type { Change, StaffRow } from '../record.ts'
import type { CorrectionRow, OvertimeRow, PayEventRow, PunchRow } from '../time/record.ts'
import type { World } from '../world.ts'

const since = '2026-08-03'
const until = '2026-12-31'

function named(world: World, name: string, unitId: string): StaffRow {
  const found = [...world.staff.values()].find((staff) => staff.name === name && staff.unitId === unitId)
  if (!found) throw new Error(`Nobody in ${unitId} is called ${name}. Check sandbox/seed/posts.ts.`)
  return found
}

/** The first ordinary colleague of a kind, for cases that need one. */
function firstOf(world: World, staffType: StaffRow['staffType']): StaffRow {
  const found = [...world.staff.values()].find(
    (staff) => staff.staffType === staffType && staff.status === 'ACTIVE' && staff.entryDate < '2026-01-01',
  )
  if (!found) throw new Error(`Nobody is ${staffType}. Check sandbox/seed/people.ts.`)
  return found
}

const punch = (staff: StaffRow, date: string, checkIn: string | null, checkOut: string | null): PunchRow => ({
  ...{ staffId: staff.id, date, checkIn, checkOut },
})

/** Zhang's autumn: late twice, early once, two punches missing, of which one can still be put right. */
function plantedPunches(zhang: StaffRow, li: StaffRow): PunchRow[] {
  return [
    punch(zhang, '2026-10-13', '08:41', '18:06'),
    punch(zhang, '2026-11-03', '08:44', '18:09'),
    punch(zhang, '2026-11-05', null, '18:02'),
    punch(zhang, '2026-11-12', '08:21', '17:42'),
    punch(zhang, '2026-11-19', '08:17', null),
    punch(li, '2026-11-09', '08:36', '18:01'),
    punch(li, '2026-11-17', '09:25', '18:05'),
    punch(li, '2026-11-20', null, '18:11'),
  ]
}

/** Ordinary days of those about whom tests and demos say more, so that nothing else shows up beside what is planted. */
function ordinaryPunches(
  people: readonly StaffRow[],
  planted: readonly PunchRow[],
  days: readonly string[],
): PunchRow[] {
  const taken = new Set(planted.map(({ staffId, date }) => `${staffId} ${date}`))
  return people.flatMap((staff) =>
    days.flatMap((date, index) =>
      taken.has(`${staff.id} ${date}`)
        ? []
        : [
            punch(
              staff,
              date,
              `08:${String(12 + (index % 14)).padStart(2, '0')}`,
              `18:${String(index % 20).padStart(2, '0')}`,
            ),
          ],
    ),
  )
}

function overtimeRow(
  staff: StaffRow,
  id: string,
  more: Pick<OvertimeRow, 'date' | 'from' | 'to' | 'minutes' | 'dayKind' | 'reason' | 'compensation' | 'payPercent'>,
): OvertimeRow {
  return {
    ...{ id, staffId: staff.id, state: 'APPROVED', approvalId: null, version: 2 },
    ...{ createdAt: `${more.date}T08:00:00+08:00`, ...more },
  }
}

function plantedOvertime(zhang: StaffRow, offBook: StaffRow): OvertimeRow[] {
  return [
    overtimeRow(zhang, 'OT-2026-00001', {
      ...{ date: '2026-09-26', from: '09:00', to: '13:00', minutes: 240, dayKind: 'REST' },
      ...{ reason: '上级交办的紧急材料', compensation: 'COMP_OFF', payPercent: null },
    }),
    overtimeRow(offBook, 'OT-2026-00002', {
      ...{ date: '2026-10-15', from: '18:30', to: '20:30', minutes: 120, dayKind: 'WORKDAY' },
      ...{ reason: '系统割接值守', compensation: 'PAY', payPercent: 150 },
    }),
  ]
}

function plantedCorrection(zhang: StaffRow): CorrectionRow {
  return {
    ...{ id: 'AC-2026-00001', staffId: zhang.id, date: '2026-10-21', side: 'OUT', time: '18:05' },
    ...{ reason: '参加市里会议，会后直接回家', state: 'APPROVED', approvalId: null },
    ...{ createdAt: '2026-10-22T09:05:00+08:00', version: 2 },
  }
}

function payEvents(zhang: StaffRow, li: StaffRow): PayEventRow[] {
  return [
    {
      ...{ staffId: zhang.id, from: '2026-11', until: null, code: 'GRADE', deltaFen: 5_500 },
      reason: {
        zh: '2026年10月起晋升一个级别工资档次（连续两年年度考核称职），每月增加55.00元',
        en: 'one step of grade pay up from October 2026 (competent in two assessments), 55.00 yuan a month',
      },
    },
    {
      ...{ staffId: zhang.id, from: '2026-11', until: '2026-11', code: 'BACK_PAY', deltaFen: 5_500 },
      reason: {
        zh: '补发2026年10月级别工资晋档差额55.00元',
        en: 'the difference of October 2026 after the step of grade pay, 55.00 yuan',
      },
    },
    {
      ...{ staffId: li.id, from: '2026-09', until: null, code: 'POST', deltaFen: 24_000 },
      reason: {
        zh: '2026年9月起岗位等级由专技十级聘为九级，每月增加240.00元',
        en: 'appointed to technical grade nine from September 2026, 240.00 yuan a month',
      },
    },
  ]
}

/** What the months around November 2026 hold of attendance, overtime and changes of pay. */
export function makeTime(world: World, seed: number): Change {
  const zhang = named(world, '张示例', 'U-102')
  const wang = named(world, '王样本', 'U-102')
  const li = named(world, '李测试', 'U-2013')
  const planted = plantedPunches(zhang, li)
  return {
    devices: [{ from: since, seed }],
    punches: [
      ...planted,
      punch(zhang, '2026-10-21', '08:15', null),
      ...ordinaryPunches(
        [zhang, wang, li],
        [...planted, punch(zhang, '2026-10-21', null, null)],
        [...eachDay(since, until)].filter(isWorkday),
      ),
    ],
    corrections: [plantedCorrection(zhang)],
    overtime: plantedOvertime(zhang, firstOf(world, 'CONTRACT_OFFBOOK')),
    payEvents: payEvents(zhang, li),
    contacts: [
      {
        staffId: zhang.id,
        address: '示例市示范区样板路1号2幢301室',
        emergencyContact: { name: '陈样例', relation: '配偶', phone: '13800009001' },
      },
    ],
  }
}
